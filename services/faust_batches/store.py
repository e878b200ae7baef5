"""Local stores: the rows of one table in one partition, and the changelog offset that they stand for."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

Row = tuple[bytes, bytes | None]
"""Key and value; no value deletes."""


class ReadableStore(Protocol):
    """What an app sees of a local store. Iteration is in no order that may be relied on."""

    def get(self, key: bytes) -> bytes | None:
        """The value of a key."""

    def get_many(self, keys: Sequence[bytes]) -> list[bytes | None]:
        """The values of keys, in their order."""

    def prefix(self, prefix: bytes) -> Iterator[tuple[bytes, bytes]]:
        """Rows whose key begins so."""

    def items(self) -> Iterator[tuple[bytes, bytes]]:
        """All rows."""

    def count(self) -> int:
        """Number of rows, counted by reading them."""


class Store(ReadableStore, Protocol):
    """A local store as its table sees it."""

    @property
    def offset(self) -> int | None:
        """The changelog offset up to which, and without which, the rows are known; None if there is none."""

    @property
    def current_at(self) -> float:
        """Unix time of the last write."""

    def write(self, rows: Iterable[Row], offset: int) -> None:
        """Write rows, in order, and the offset that the store stands for then: all of it or nothing."""

    def clear(self) -> None:
        """Forget everything, the offset too."""

    def close(self) -> None:
        """Let go of files; the store is used no more."""


class MemoryStore:
    """A store for tests and for small tables that are read from their changelog at each start."""

    def __init__(self) -> None:
        self.offset: int | None = None
        self.current_at = 0.0
        self._rows: dict[bytes, bytes] = {}

    def get(self, key: bytes) -> bytes | None:
        """The value of a key."""
        return self._rows.get(key)

    def get_many(self, keys: Sequence[bytes]) -> list[bytes | None]:
        """The values of keys, in their order."""
        return [self._rows.get(key) for key in keys]

    def prefix(self, prefix: bytes) -> Iterator[tuple[bytes, bytes]]:
        """Rows whose key begins so."""
        return ((key, value) for key, value in self._rows.items() if key.startswith(prefix))

    def items(self) -> Iterator[tuple[bytes, bytes]]:
        """All rows."""
        return iter(self._rows.items())

    def count(self) -> int:
        """Number of rows."""
        return len(self._rows)

    def write(self, rows: Iterable[Row], offset: int) -> None:
        """Write rows and the offset that the store stands for then."""
        for key, value in rows:
            if value is None:
                self._rows.pop(key, None)
            else:
                self._rows[key] = value
        self.offset = offset

    def clear(self) -> None:
        """Forget everything."""
        self._rows.clear()
        self.offset = None

    def close(self) -> None:
        """Nothing to let go of."""
