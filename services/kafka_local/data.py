"""The directory of one broker: its data, its configuration and its log."""

import fcntl
import os
import shutil
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kafka_local.errors import DataDirectoryError

_PREFIX = "casualties-kafka-"
_YOUNG_SECONDS = 60.0
_WAIT_SECONDS = 15.0


@dataclass(frozen=True, slots=True)
class DataDirectory:
    """Where one broker keeps everything.

    Attributes:
        path: the directory itself.
        temporary: whether `remove` may delete it.
    """

    path: Path
    temporary: bool

    @property
    def log_dir(self) -> Path:
        """Kafka's own part: topics, metadata."""
        return self.path / "kafka"

    @property
    def properties_file(self) -> Path:
        """The server.properties of the last start."""
        return self.path / "server.properties"

    @property
    def log_file(self) -> Path:
        """What the broker said since its last start; what it said before has `.1` appended to the name."""
        return self.path / "broker.log"

    def turn_log(self) -> None:
        """Begin a new log file."""
        with suppress(FileNotFoundError):
            self.log_file.replace(self.log_file.with_name("broker.log.1"))

    def remove(self) -> None:
        """Delete it if it is temporary."""
        if self.temporary:
            shutil.rmtree(self.path, ignore_errors=True)


def open_data(path: Path | None) -> DataDirectory:
    """The directory that was asked for, or a new temporary one where none was.

    Raises:
        DataDirectoryError: it cannot be made or written, or Kafka could not take its name.
    """
    if path is None:
        _sweep()
        return DataDirectory(Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-")), temporary=True)
    absolute = path.expanduser().absolute()
    if "," in str(absolute):
        raise DataDirectoryError(f"Kafka takes the comma in {absolute} for the end of a path. Choose another one.")
    try:
        absolute.mkdir(parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=absolute).close()
    except OSError as error:
        raise DataDirectoryError(
            f"The data directory {absolute} cannot be written ({error.strerror}). Choose another one."
        ) from error
    return DataDirectory(absolute, temporary=False)


def wait_until_unused(log_dir: Path) -> None:
    """Wait for a broker that is just ending there, such as the one of a parent that was killed a moment ago.

    Raises:
        DataDirectoryError: a broker is still at work there after 15 s.
    """
    deadline = time.monotonic() + _WAIT_SECONDS
    while is_in_use(log_dir):
        if time.monotonic() > deadline:
            raise DataDirectoryError(
                f"Another Kafka broker is running on {log_dir}. Stop it, or choose another data directory."
            )
        time.sleep(0.05)


def is_in_use(log_dir: Path) -> bool:
    """Whether a broker holds Kafka's own lock on the directory."""
    try:
        with (log_dir / ".lock").open("r+b") as lock:
            fcntl.lockf(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return False


def _sweep() -> None:
    """Delete temporary directories whose owners were killed."""
    for path in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        with suppress(OSError, ValueError):
            if _is_abandoned(path):
                shutil.rmtree(path, ignore_errors=True)


def _is_abandoned(path: Path) -> bool:
    status = path.stat()
    # A young one may be of a process that this system's list does not show, such as one in a container.
    is_old = time.time() - status.st_mtime > _YOUNG_SECONDS
    is_ours = status.st_uid == os.getuid()
    return is_ours and is_old and not _is_alive(_owner(path)) and not is_in_use(path / "kafka")


def _owner(path: Path) -> int:
    return int(path.name.removeprefix(_PREFIX).partition("-")[0])


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
