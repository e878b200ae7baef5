"""The limit looks at the last 10,000 records of a topic, and at a full window only."""

from casualty_worker.rejection_limit import RejectionLimit


def test_a_few_bad_records_stop_nothing() -> None:
    limit = RejectionLimit("incidents", 0.9)
    assert all(limit.add(1000, 1000) is None for _ in range(9))


def test_a_full_window_of_bad_records_does() -> None:
    limit = RejectionLimit("incidents", 0.9)
    sentences = [limit.add(1000, 1000) for _ in range(10)]
    assert sentences[:9] == [None] * 9
    assert "10,000 of the last 10,000 records of incidents were rejected (100%" in (sentences[9] or "")


def test_old_records_leave_the_window() -> None:
    limit = RejectionLimit("incidents", 0.5)
    for _ in range(100):
        limit.add(1000, 0)
    assert all(limit.add(1000, 1000) is None for _ in range(5))
    assert limit.add(1000, 1000) is not None


def test_exactly_the_ratio_is_within_it_and_zero_turns_it_off() -> None:
    assert RejectionLimit("incidents", 0.9).add(10_000, 9_000) is None
    assert RejectionLimit("incidents", 0.9).add(10_000, 9_001) is not None
    assert RejectionLimit("incidents", 0).add(100_000, 100_000) is None
