"""Local stores: the same behaviour in memory and on disk, and what only files can do."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rocksdict import Cache

from faust_batches.errors import DataDirectoryError
from faust_batches.rocks import RocksStore
from faust_batches.settings import BatchSettings
from faust_batches.store import MemoryStore, Row, Store

MakeStore = Callable[[], Store]


def rocks(path: Path, *, now: float = 1000.0) -> RocksStore:
    return RocksStore(path, cache=Cache(1 << 20), settings=BatchSettings(data_dir=path), clock=lambda: now)


@pytest.fixture(params=["memory", "rocks"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    return MemoryStore() if request.param == "memory" else rocks(tmp_path / "store")


def test_a_new_store_is_empty_and_stands_for_nothing(store: Store) -> None:
    assert store.offset is None
    assert dict(store.items()) == {}
    assert store.count() == 0


def test_rows_are_read_one_by_one_in_many_by_prefix_and_all(store: Store) -> None:
    store.write([(b"a|1", b"x"), (b"a|2", b""), (b"b|1", b"y"), (b"", b"no key")], 4)
    assert store.get(b"a|1") == b"x"
    assert store.get(b"a|2") == b""
    assert store.get(b"c") is None
    assert store.get_many([b"b|1", b"c", b"a|1"]) == [b"y", None, b"x"]
    assert sorted(store.prefix(b"a|")) == [(b"a|1", b"x"), (b"a|2", b"")]
    assert dict(store.items()) == {b"a|1": b"x", b"a|2": b"", b"b|1": b"y", b"": b"no key"}
    assert store.count() == 4
    assert store.offset == 4


def test_the_last_of_several_rows_of_a_key_stands(store: Store) -> None:
    store.write([(b"a", b"1"), (b"a", None), (b"b", b"1"), (b"b", b"2"), (b"c", None), (b"c", b"3")], 6)
    assert dict(store.items()) == {b"b": b"2", b"c": b"3"}


def test_clearing_forgets_rows_and_offset(store: Store) -> None:
    store.write([(b"a", b"1")], 6)
    store.clear()
    assert store.offset is None
    assert dict(store.items()) == {}
    store.write([(b"b", b"2")], 1)
    assert dict(store.items()) == {b"b": b"2"}


@given(st.lists(st.tuples(st.binary(max_size=3), st.none() | st.binary(max_size=3)), max_size=40))
def test_both_stores_agree(rows: list[Row]) -> None:
    memory = MemoryStore()
    memory.write(rows, len(rows))
    expected: dict[bytes, bytes | None] = dict(rows)
    assert dict(memory.items()) == {key: value for key, value in expected.items() if value is not None}


def test_files_keep_rows_offset_and_time(tmp_path: Path) -> None:
    first = rocks(tmp_path, now=1234.5)
    first.write([(b"a", b"1"), (b"\x00", b"zero")], 7)
    first.close()
    again = rocks(tmp_path)
    assert (again.offset, again.current_at) == (7, 1234.5)
    assert dict(again.items()) == {b"a": b"1", b"\x00": b"zero"}
    assert dict(again.prefix(b"\x00")) == {b"\x00": b"zero"}
    assert again.count() == 2


def test_files_in_use_are_refused_with_their_path(tmp_path: Path) -> None:
    first = rocks(tmp_path)
    with pytest.raises(DataDirectoryError, match=str(tmp_path)):
        rocks(tmp_path)
    first.close()


def test_broken_files_are_removed(tmp_path: Path) -> None:
    first = rocks(tmp_path)
    first.write([(b"a", b"1")], 7)
    first.close()
    for manifest in tmp_path.glob("MANIFEST-*"):
        manifest.write_bytes(b"nonsense" * 10)
    again = rocks(tmp_path)
    assert again.offset is None
    assert dict(again.items()) == {}
