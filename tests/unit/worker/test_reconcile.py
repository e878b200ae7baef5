"""What mends the published rows, whatever they are."""

from hypothesis import given
from hypothesis import strategies as st

from casualty_worker.reconcile import differences, regions_of, rows_of
from faust_batches.store import MemoryStore

keys = st.sampled_from([b"a", b"b", b"c", b"d"])
values = st.sampled_from([b"1", b"2", b""])
tables = st.dictionaries(keys, values)


@given(tables, tables)
def test_the_difference_makes_published_rows_the_derived_ones(
    published: dict[bytes, bytes], derived: dict[bytes, bytes]
) -> None:
    mended = dict(published)
    for key, row in differences(published.items(), dict(derived)):
        if row is None:
            del mended[key]
        else:
            assert mended.get(key) != row, "a row that is right is written again"
            mended[key] = row
    assert mended == derived


def test_tombstones_come_first() -> None:
    found = differences([(b"old", b"1")], {b"new": b"1"})
    assert found == [(b"old", None), (b"new", b"1")]


def store_of(*keys: bytes) -> MemoryStore:
    store = MemoryStore()
    store.write([(key, b"row of " + key) for key in keys], 1)
    return store


def test_rows_of_a_country_are_not_those_of_its_regions() -> None:
    days = store_of(b"UA|2025-07-24", b"UA-63|2025-07-24", b"UA-6|2025-07-24", b"UA-63|2025-07-25")
    totals = store_of(b"UA", b"UA-63")
    assert regions_of([days, totals]) == [b"UA", b"UA-6", b"UA-63"]
    assert [key for key, _ in rows_of(days, b"UA")] == [b"UA|2025-07-24"]
    assert [key for key, _ in rows_of(days, b"UA-63")] == [b"UA-63|2025-07-24", b"UA-63|2025-07-25"]
    assert [*rows_of(totals, b"UA")] == [(b"UA", b"row of UA")]


def test_every_row_is_of_one_region_whatever_a_stranger_wrote() -> None:
    keys = {b"", b"|", b"garbage", b"\xff|\xff|1", b"UA-63|a|b", b"UA-63"}
    store = store_of(*keys)
    found = [key for region in regions_of([store]) for key, _ in rows_of(store, region)]
    assert sorted(found) == sorted(keys)
