"""Class-data archives: what Java learnt of Kafka's classes in one run makes every later start twice as quick.

Java 17 to 24 write an AppCDS archive, Java 25 and newer an ahead-of-time cache (JEP 514). Writing it makes one stop
two to five seconds slower. Java passes over an archive that does not fit, but crashes over one that is cut short: so
each has its hash beside it.
"""

import os
from contextlib import suppress
from dataclasses import dataclass
from hashlib import file_digest, sha256
from pathlib import Path

from filelock import FileLock

from kafka_local.java import Java

_AHEAD_OF_TIME_VERSION = 25


@dataclass(frozen=True, slots=True)
class Archive:
    """The archive of one Java and one class path.

    Attributes:
        path: the file, whether it exists or not.
        java: the only Java that can use it.
    """

    path: Path
    java: Java

    @property
    def is_whole(self) -> bool:
        """Whether it exists and holds what was written. Reads every byte: 30 ms for 50 MB."""
        with suppress(OSError):
            return self._sum_file.read_text(encoding="utf-8") == _sum(self.path)
        return False

    def place(self, written: Path) -> None:
        """Take a new file as the archive."""
        digest = _sum(written)
        written.replace(self.path)
        self._sum_file.write_text(digest, encoding="utf-8")

    def reading_options(self) -> list[str]:
        """How to start Java with it."""
        return [f"-XX:{'AOTCache' if _is_ahead_of_time(self.java) else 'SharedArchiveFile'}={self.path}"]

    def writing_options(self, target: Path) -> list[str]:
        """How to start Java so that it writes an archive when it ends."""
        return [f"-XX:{'AOTCacheOutput' if _is_ahead_of_time(self.java) else 'ArchiveClassesAtExit'}={target}"]

    @property
    def _sum_file(self) -> Path:
        return self.path.with_name(f"{self.path.name}.sha256")


def _sum(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


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
                self._archive.place(self._target)
            # Also what a broker left that was killed: nobody else records while we hold the lock.
            for leftover in self._archive.path.parent.glob(f"{self._archive.path.name}.*.new*"):
                with suppress(OSError):
                    leftover.unlink()
        finally:
            self._lock.release()


def try_recording(archive: Archive) -> Recording | None:
    """Begin a recording, unless somebody else is at it."""
    lock = FileLock(archive.path.with_suffix(".lock"), timeout=0)
    try:
        lock.acquire()
    except OSError:
        # Somebody else holds it (Timeout), or the cache is only to be read: we start more slowly, and that is all.
        return None
    return Recording(archive, lock)


def archive_options(archive: Archive) -> tuple[list[str], Recording | None]:
    """Java's options for a broker: it reads the archive, or else writes it (then with a recording to finish)."""
    if archive.is_whole:
        return archive.reading_options(), None
    recording = try_recording(archive)
    return (recording.options if recording is not None else []), recording
