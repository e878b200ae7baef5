"""Dead letters: the original bytes with the reason in headers, and what re-homed records carry of their origin."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import version
from typing import Final

from casualty_pipeline.outcomes import Rejected
from casualty_pipeline.pipeline import Record
from casualty_schemas.topics import OWN_MAX_BYTES

Headers = tuple[tuple[str, bytes | None], ...]
"""As Kafka has them: a header's value may be null."""

PREFIX: Final = "__dlq."
REHOMED: Final = "__rehomed."

LONGEST_MESSAGE: Final = 1024
"""Bytes of an error message in a header."""
ROOM: Final = 64 << 10
"""Bytes kept free below the topic's limit for keys and the protocol's own framing."""


@cache
def own_version() -> str:
    """The installed version; read from disk once, not for each of ten thousand dead letters."""
    return version("casualty-stream")


@dataclass(frozen=True, slots=True)
class Lies:
    """Where a record lies: topic without prefix, partition, offset."""

    topic: str
    partition: int
    offset: int


def dead_letter(
    record: Record, rejected: Rejected, *, lies: Lies, app_id: str, now: datetime
) -> tuple[bytes | None, Headers]:
    """Value and headers of a dead letter: the value byte for byte, the original headers, and the reason.

    Besides our own headers it carries those of Kafka Connect, which viewers of dead letters know how to show. A value
    so large that the topic would refuse it is cut, and its length and SHA-256 stand in headers instead.
    """
    before = {name: value for name, value in record.headers if name.startswith(PREFIX)}
    tried = before.get(f"{PREFIX}attempt") or b""
    attempt = int(tried) + 1 if tried.isdigit() else 1
    message = rejected.message.encode()[:LONGEST_MESSAGE].decode(errors="ignore")
    failed_at = (
        before.get(f"{PREFIX}first_failed_at") or now.astimezone(UTC).isoformat(timespec="milliseconds").encode()
    )
    headers = {
        f"{PREFIX}topic": lies.topic,
        f"{PREFIX}partition": lies.partition,
        f"{PREFIX}offset": lies.offset,
        f"{PREFIX}timestamp": record.timestamp,
        f"{PREFIX}stage": rejected.stage,
        f"{PREFIX}error.code": rejected.code,
        f"{PREFIX}error.message": message,
        f"{PREFIX}app": app_id,
        f"{PREFIX}version": own_version(),
        f"{PREFIX}attempt": attempt,
        f"{PREFIX}first_failed_at": failed_at.decode(errors="replace"),
        "__connect.errors.topic": lies.topic,
        "__connect.errors.partition": lies.partition,
        "__connect.errors.offset": lies.offset,
        "__connect.errors.stage": rejected.stage,
        "__connect.errors.exception.message": f"{rejected.code}: {message}",
    }
    kept = tuple((name, value) for name, value in record.headers if name not in headers and not name.startswith(PREFIX))
    ours = tuple((name, str(value).encode()) for name, value in headers.items())
    return _fitting(record, (*kept, *ours))


def _fitting(record: Record, headers: Headers) -> tuple[bytes | None, Headers]:
    value = record.value
    size = len(record.key or b"") + sum(len(name) + len(content or b"") for name, content in headers)
    room = max(0, OWN_MAX_BYTES - ROOM - size)
    if value is None or len(value) <= room:
        return value, headers
    digest = hashlib.sha256(value).hexdigest()
    cut = ((f"{PREFIX}truncated", str(len(value)).encode()), (f"{PREFIX}sha256", digest.encode()))
    return value[:room], (*headers, *cut)


def rehomed_headers(record: Record, lies: Lies) -> Headers:
    """Headers of a re-homed record: the original ones and where it came from."""
    origin = {"topic": lies.topic, "partition": lies.partition, "offset": lies.offset}
    ours = tuple((f"{REHOMED}{name}", str(value).encode()) for name, value in origin.items())
    return (*(header for header in record.headers if not header[0].startswith(REHOMED)), *ours)


def rehomed_from(record: Record) -> Lies | None:
    """Where a re-homed record came from; None where its headers do not say."""
    given = {name.removeprefix(REHOMED): value for name, value in record.headers if name.startswith(REHOMED)}
    try:
        topic, partition, offset = (given[name] or b"" for name in ("topic", "partition", "offset"))
        return Lies(topic.decode(), int(partition), int(offset))
    except (KeyError, ValueError):
        return None
