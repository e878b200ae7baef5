"""What mends the published rows, whatever they are."""

from hypothesis import given
from hypothesis import strategies as st

from casualty_worker.reconcile import differences

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
