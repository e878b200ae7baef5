"""Cutting fetches into batches."""

from itertools import pairwise

from faust.types import TP
from hypothesis import given
from hypothesis import strategies as st
from tests.unit.faust_batches.records import record

from faust_batches.batch import Batch, cut, record_size

LENGTHS = st.lists(st.integers(min_value=0, max_value=50), max_size=60)


@given(LENGTHS, st.integers(1, 10), st.integers(1, 100))
def test_batches_hold_all_records_in_order_within_both_limits(lengths: list[int], most: int, most_bytes: int) -> None:
    records = [record(offset, key=b"", value=b"x" * length) for offset, length in enumerate(lengths)]
    batches = list(cut(records, max_records=most, max_bytes=most_bytes))
    assert [each for some, _ in batches for each in some] == records
    for some, size in batches:
        assert size == sum(map(record_size, some))
        assert 1 <= len(some) <= most
        assert size <= most_bytes or len(some) == 1


@given(LENGTHS, st.integers(1, 10), st.integers(1, 100))
def test_batches_are_as_large_as_the_limits_let_them(lengths: list[int], most: int, most_bytes: int) -> None:
    records = [record(offset, key=b"", value=b"x" * length) for offset, length in enumerate(lengths)]
    batches = list(cut(records, max_records=most, max_bytes=most_bytes))
    for (some, size), (following, _) in pairwise(batches):
        assert len(some) == most or size + record_size(following[0]) > most_bytes


def test_a_tombstone_has_the_size_of_its_key() -> None:
    assert record_size(record(0, key=b"four", value=None)) == 4


def test_a_batch_is_a_sequence_of_its_records_and_says_where_it_is_from() -> None:
    records = [record(5), record(9)]
    batch = Batch(tp=TP("topic", 3), records=records, size=16, generation=1)
    assert list(batch) == records
    assert batch[1] is records[1]
    assert batch[:1] == records[:1]
    assert len(batch) == 2
    assert repr(batch) == "topic[3] offsets 5-9 (2 records)"
    assert (batch.first_offset, batch.last_offset) == (5, 9)


def test_batches_of_equal_records_are_different_batches() -> None:
    def again() -> Batch:
        return Batch(tp=TP("topic", 0), records=[record(5)], size=8, generation=1)

    assert again() != again()
