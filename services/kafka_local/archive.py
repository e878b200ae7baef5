"""Class-data archives: what Java learnt of Kafka's classes in one run makes every later start twice as quick.

Java 17 to 24 write an AppCDS archive, Java 25 and newer an ahead-of-time cache (JEP 514). Either is a hint: Java starts
without one that is missing or does not fit, and says so. Writing it makes one stop two to five seconds slower.
"""

import os
import re
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import structlog
from filelock import FileLock, Timeout

from kafka_local.java import Java

_AHEAD_OF_TIME_VERSION = 25
_REFUSED = re.compile(r"^\[[^\n]*\]\[(?:warning|error)\s*\]\[(?:cds|aot)", re.MULTILINE)

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Archive:
    """The archive of one Java and one class path.

    Attributes:
        path: the file, whether it exists or not.
        java: the only Java that can use it.
    """

    path: Path
    java: Java

    def reading_options(self) -> list[str]:
        """How to start Java with it."""
        return [f"-XX:{'AOTCache' if _is_ahead_of_time(self.java) else 'SharedArchiveFile'}={self.path}"]

    def writing_options(self, target: Path) -> list[str]:
        """How to start Java so that it writes an archive when it ends."""
        # At its end it would warn of hundreds of classes that it leaves out.
        if _is_ahead_of_time(self.java):
            return [f"-XX:AOTCacheOutput={target}", "-Xlog:aot*=error"]
        return [f"-XX:ArchiveClassesAtExit={target}", "-Xlog:cds*=error"]

    def discard_if_refused(self, log: str) -> None:
        """Delete an archive that Java would not take, so that the next stop makes a better one."""
        if self.path.exists() and _REFUSED.search(log):
            _log.warning("Java refuses its class-data archive; the next broker makes a new one", path=str(self.path))
            self.path.unlink(missing_ok=True)


def archive_for(folder: Path, java: Java, class_path: str) -> Archive:
    """The archive that fits this Java and these jars."""
    fit = "\n".join((str(java.path.resolve()), java.identity, class_path))
    suffix = "aot" if _is_ahead_of_time(java) else "jsa"
    return Archive(folder / f"classes-{sha256(fit.encode()).hexdigest()[:16]}.{suffix}", java)


def _is_ahead_of_time(java: Java) -> bool:
    return java.major >= _AHEAD_OF_TIME_VERSION


class Recording:
    """One broker's run that writes the archive; other brokers that run at the same time do not."""

    def __init__(self, archive: Archive, lock: FileLock) -> None:
        self._archive = archive
        self._lock = lock
        self._target = archive.path.with_name(f"{archive.path.name}.{os.getpid()}.new")

    @property
    def options(self) -> list[str]:
        """What Java has to be started with."""
        return self._archive.writing_options(self._target)

    def finish(self, *, keep: bool) -> None:
        """Put what was written in its place, after Java ended; or throw it away."""
        try:
            if keep and self._target.exists():
                self._target.replace(self._archive.path)
        finally:
            for leftover in self._archive.path.parent.glob(f"{self._target.name}*"):
                with suppress(OSError):
                    leftover.unlink()
            self._lock.release()


def try_recording(archive: Archive) -> Recording | None:
    """Begin a recording, unless there is an archive or somebody else is at it."""
    if archive.path.exists():
        return None
    lock = FileLock(archive.path.with_suffix(".lock"), timeout=0)
    try:
        lock.acquire()
    except Timeout:
        return None
    return Recording(archive, lock)
