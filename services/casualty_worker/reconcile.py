"""What is published against what is derived: the rows that mend the difference."""

from collections.abc import Iterable, Iterator, Mapping

from faust_batches.store import ReadableStore


def regions_of(stores: Iterable[ReadableStore]) -> list[bytes]:
    """The regions that the keys of these stores begin with, whoever wrote them."""
    return sorted({key.partition(b"|")[0] for store in stores for key, _ in store.items()})


def rows_of(store: ReadableStore, region: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The rows of a region: the one that is its own, and those of its days, incidents or documents."""
    own = store.get(region)
    if own is not None:
        yield region, own
    yield from store.prefix(region + b"|")


def differences(
    published: Iterable[tuple[bytes, bytes]], derived: Mapping[bytes, bytes | None]
) -> list[tuple[bytes, bytes | None]]:
    """Tombstones for published keys that are derived no longer, then the derived rows that are not published so."""
    same: set[bytes] = set()
    gone: list[tuple[bytes, bytes | None]] = []
    for key, row in published:
        wanted = derived.get(key)
        if wanted is None:
            gone.append((key, None))
        elif wanted == row:
            same.add(key)
    missing = [(key, row) for key, row in derived.items() if row is not None and key not in same]
    return [*gone, *missing]
