"""Directories for several processes of one machine that share a root: each takes a free slot, under a lock."""

from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from faust_batches.errors import DataDirectoryError

MOST_SLOTS = 256


@dataclass(frozen=True, slots=True)
class Slot:
    """A directory that belongs to this process until it ends or lets go."""

    path: Path
    lock: FileLock

    def release(self) -> None:
        """Let another process have it."""
        self.lock.release()


def take_slot(root: Path) -> Slot:
    """The first free directory of `root/0`, `root/1`, ...; the same ones come back at the next start, with their files.

    The system releases the lock of a process that is killed.

    Raises:
        DataDirectoryError: the root cannot be written to, or all slots are taken.
    """
    for number in range(MOST_SLOTS):
        path = root / str(number)
        try:
            path.mkdir(parents=True, exist_ok=True)
            lock = FileLock(path / ".lock")
            lock.acquire(blocking=False)
        except Timeout:
            continue
        except OSError as error:
            raise DataDirectoryError(f"{path} cannot be used for local stores: {error}") from error
        return Slot(path, lock)
    raise DataDirectoryError(f"all {MOST_SLOTS} slots of {root} are taken by running processes")
