"""Dead letters as the worker writes them, read back: where a message lay, why it was refused, and its bytes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from aiokafka import ConsumerRecord

from casualty_worker.dead_letters import PREFIX

UNKNOWN: Final = "unknown"


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """A record of a dead-letter topic; `failed_at` is when it was refused first."""

    topic: str
    partition: int
    offset: int
    failed_at: datetime
    code: str
    stage: str
    message: str
    origin: str
    """Where it lay: topic/partition@offset."""
    key: bytes | None
    value: bytes | None
    headers: tuple[tuple[str, bytes | None], ...]

    @property
    def name(self) -> str:
        """Where the dead letter itself lies."""
        return f"{self.topic}/{self.partition}@{self.offset}"


@dataclass(frozen=True, slots=True)
class Group:
    """Dead letters of one topic and code."""

    topic: str
    code: str
    count: int
    first: datetime
    last: datetime
    message: str
    """That of the last one."""


def read_letter(topic: str, record: ConsumerRecord) -> DeadLetter:
    """A record as a dead letter; what headers do not say is "unknown", and its own timestamp stands for the time."""
    told = {name: (value or b"").decode(errors="replace") for name, value in record.headers}

    def header(name: str) -> str:
        return told.get(f"{PREFIX}{name}") or UNKNOWN

    return DeadLetter(
        topic=topic,
        partition=record.partition,
        offset=record.offset,
        failed_at=_instant(header("first_failed_at"), record.timestamp),
        code=header("error.code"),
        stage=header("stage"),
        message=header("error.message"),
        origin=f"{header('topic')}/{header('partition')}@{header('offset')}",
        key=record.key,
        value=record.value,
        headers=tuple(record.headers),
    )


def _instant(text: str, timestamp_ms: int) -> datetime:
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except ValueError:
        return datetime.fromtimestamp(timestamp_ms / 1000, tz=UTC)


def group(letters: Iterable[DeadLetter]) -> list[Group]:
    """The letters by topic and code, the most frequent first."""
    groups: dict[tuple[str, str], list[DeadLetter]] = {}
    for letter in letters:
        groups.setdefault((letter.topic, letter.code), []).append(letter)
    return sorted((_summary(each) for each in groups.values()), key=lambda each: (-each.count, each.topic, each.code))


def _summary(letters: list[DeadLetter]) -> Group:
    first = min(letters, key=lambda letter: letter.failed_at)
    last = max(letters, key=lambda letter: letter.failed_at)
    return Group(last.topic, last.code, len(letters), first.failed_at, last.failed_at, last.message)


def letter_as_json(letter: DeadLetter) -> dict[str, Any]:
    """A letter for programs: bytes that are no text stand in base64 under another name."""
    return {
        "topic": letter.topic,
        "partition": letter.partition,
        "offset": letter.offset,
        "failed_at": letter.failed_at.isoformat(),
        "code": letter.code,
        **_bytes_as_json("key", letter.key),
        **_bytes_as_json("value", letter.value),
        "headers": {name: (value or b"").decode(errors="replace") for name, value in letter.headers},
    }


def _bytes_as_json(name: str, content: bytes | None) -> dict[str, str | None]:
    from base64 import b64encode

    try:
        return {name: None if content is None else content.decode()}
    except UnicodeDecodeError:
        return {f"{name}_base64": b64encode(content or b"").decode()}
