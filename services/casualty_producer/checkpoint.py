"""Where publishing a file stopped: a small file that a later run with `--resume` starts from.

It belongs to one cluster, topic and file (path and inode), and only stands if the bytes before its position are still
those that were published. It never runs ahead of what the broker acknowledged; what was acknowledged after it was last
written is sent again, which changes no figure: the worker counts each version of a document once.
"""

import hashlib
import os
import time
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import BinaryIO, Final

import msgspec

from casualty_producer.lines import START, Position
from casualty_producer.window import Window

_TAIL_BYTES: Final = 4096
_SAVE_SECONDS: Final = 1.0


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """Everything up to `position` is acknowledged or refused; `tail` is the hash of the last bytes before it."""

    position: Position = START
    acknowledged: int = 0
    refused: int = 0
    tail: str = ""


class CheckpointFile:
    """The checkpoint of one file on its way to one topic.

    Args:
        directory: where checkpoints lie.
        cluster: the id of the Kafka cluster.
        topic: the topic's full name.
        path: the file that is published.
    """

    def __init__(self, directory: Path, *, cluster: str, topic: str, path: Path) -> None:
        identity = msgspec.json.encode([cluster, topic, str(path.resolve()), path.stat().st_ino])
        self._source = path
        self.path = directory / f"{hashlib.sha256(identity).hexdigest()[:32]}.json"

    def load(self) -> Checkpoint:
        """What was published before; a fresh one if nothing was, or if the file has other content now."""
        try:
            saved = msgspec.json.decode(self.path.read_bytes())
        except FileNotFoundError:
            return Checkpoint()
        checkpoint = Checkpoint(**{**saved, "position": Position(**saved["position"])})
        with self._source.open("rb") as file:
            return checkpoint if _tail(file, checkpoint.position.offset) == checkpoint.tail else Checkpoint()

    def save(self, checkpoint: Checkpoint) -> None:
        """Write it so that a crash leaves the old one or the new one."""
        with self._source.open("rb") as file:
            signed = replace(checkpoint, tail=_tail(file, checkpoint.position.offset))
        self.path.parent.mkdir(parents=True, exist_ok=True)
        draft = self.path.with_suffix(f".{os.getpid()}")
        draft.write_bytes(msgspec.json.encode(asdict(signed)))
        draft.replace(self.path)


class CheckpointKeeper:
    """Writes a checkpoint at most once a second, and the last one at the end.

    Args:
        file: where; None where there is none to keep.
        before: what an earlier run had done of the file.
    """

    def __init__(self, file: CheckpointFile | None, before: Checkpoint) -> None:
        self._file = file
        self._before = before
        self._latest: Checkpoint | None = None
        self._saved_at = time.monotonic()

    def keep(self, window: Window) -> None:
        """Take the window's position as the newest."""
        self._latest = Checkpoint(
            window.position, self._before.acknowledged + window.acknowledged, self._before.refused + window.refused
        )
        if time.monotonic() - self._saved_at >= _SAVE_SECONDS:
            self.finish()

    def finish(self) -> None:
        """Write the newest."""
        if self._file is not None and self._latest is not None:
            self._file.save(self._latest)
        self._saved_at = time.monotonic()


def _tail(file: BinaryIO, offset: int) -> str:
    """Hash of the bytes right before `offset`; of fewer bytes, and so another one, if the file is shorter now."""
    start = max(0, offset - _TAIL_BYTES)
    file.seek(start)
    return hashlib.sha256(file.read(offset - start)).hexdigest()
