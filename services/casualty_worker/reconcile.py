"""What is published against what is derived: the rows that mend the difference."""

from collections.abc import Iterable, Mapping


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
