"""Which offsets of a changelog are strangers', and what the local store may stand for."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from faust_batches.write_log import WriteLog


def test_what_follows_the_owners_own_records_is_a_strangers() -> None:
    log = WriteLog(10)
    log.kept(log.wrote([range(10, 15)]))
    assert log.strangers(15) == []
    assert log.strangers(18) == [range(15, 18)]


def test_what_lies_between_the_owners_records_is_a_strangers_and_holds_the_local_store_back() -> None:
    log = WriteLog(0)
    log.kept(log.wrote([range(5)]))
    log.kept(log.wrote([range(8, 10)]))
    assert log.strangers(10) == [range(5, 8)]
    assert log.floor() == 5
    log.settled(range(5, 8))
    assert log.strangers(10) == []
    assert log.floor() == 10


def test_what_is_published_and_not_kept_holds_the_local_store_back() -> None:
    log = WriteLog(0)
    first, second = log.wrote([range(5)]), log.wrote([range(5, 9)])
    assert not log.is_settled
    log.kept(second)
    assert log.floor() == 0
    log.kept(first)
    assert log.floor() == 9
    assert log.is_settled


def test_records_whose_offsets_the_broker_no_longer_knows_are_taken_for_a_strangers() -> None:
    """They are read and written over with the same rows, which costs little and loses nothing."""
    log = WriteLog(3)
    log.kept(log.wrote([]))
    assert log.strangers(6) == [range(3, 6)]
    assert log.floor() == 3


@given(st.lists(st.tuples(st.sampled_from(["own", "stranger"]), st.integers(1, 4)), max_size=30), st.randoms())
def test_strangers_are_exactly_the_offsets_that_are_not_the_owners(
    written: list[tuple[str, int]], random: Random
) -> None:
    own, strangers, end = [], set(), 0
    for who, count in written:
        span = range(end, end := end + count)
        if who == "own":
            own.append(span)
        else:
            strangers |= set(span)
    random.shuffle(own)  # acknowledgements may come in any order
    log = WriteLog(0)
    tickets = [log.wrote([span]) for span in own]
    for ticket in tickets:
        log.kept(ticket)
    found = log.strangers(end)
    assert {offset for span in found for offset in span} == strangers
    assert log.floor() == min([*strangers, log.next])
    for span in found:
        log.settled(span)
    assert log.strangers(end) == []
    assert log.floor() == end
