"""Workers that share a data directory take a free slot each, under a lock that dies with the process."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

MOST_SLOTS: Final = 256


class NoFreeSlotError(Exception):
    """Every slot of the data directory is taken."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One worker's own directory; it is the worker's as long as `lock` is held."""

    path: Path
    lock: FileLock


def take_slot(data_dir: Path) -> Slot:
    """Take the first free slot of `data_dir`, so that a restarted worker finds the state of one before it.

    Raises:
        NoFreeSlotError: more workers than slots.
    """
    for number in range(MOST_SLOTS):
        path = data_dir / f"worker-{number}"
        path.mkdir(parents=True, exist_ok=True)
        lock = FileLock(path / "lock")
        try:
            lock.acquire(blocking=False)
        except Timeout:
            continue
        return Slot(path, lock)
    raise NoFreeSlotError(
        f"all {MOST_SLOTS} worker slots of {data_dir} are taken; give this worker a CASUALTIES_DATA_DIR"
    )
