"""The limit looks at the last 10,000 records of a topic, and at a full window only."""

import pytest

from casualty_worker.rejection_limit import RejectionLimit, TooManyRejectedError


def test_a_few_bad_records_stop_nothing() -> None:
    limit = RejectionLimit("incidents", 0.9)
    for _ in range(9):
        limit.add(1000, 1000)


def test_a_full_window_of_bad_records_does() -> None:
    limit = RejectionLimit("incidents", 0.9)
    for _ in range(9):
        limit.add(1000, 1000)
    with pytest.raises(TooManyRejectedError, match="10,000 of the last 10,000 records of incidents"):
        limit.add(1000, 1000)


def test_old_records_leave_the_window() -> None:
    limit = RejectionLimit("incidents", 0.5)
    for _ in range(100):
        limit.add(1000, 0)
    for _ in range(5):
        limit.add(1000, 1000)
    with pytest.raises(TooManyRejectedError):
        limit.add(1000, 1000)


def test_exactly_the_ratio_is_within_it_and_zero_turns_it_off() -> None:
    RejectionLimit("incidents", 0.9).add(10_000, 9_000)
    RejectionLimit("incidents", 0).add(100_000, 100_000)
