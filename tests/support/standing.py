"""Which version of each document stands among messages, for checks that are made from outside."""

from collections.abc import Iterable
from typing import Any

from casualty_pipeline.dedupe import version_of
from casualty_pipeline.documents import Readers, document_of
from casualty_pipeline.outcomes import Rejected
from casualty_pipeline.replay import Message
from casualty_pipeline.validate import validate


def standing_versions(messages: Iterable[Message], readers: Readers) -> dict[tuple[str, str, str], tuple[Any, ...]]:
    """The greatest version of each document, by (topic, source, id)."""
    versions: dict[tuple[str, str, str], tuple[Any, ...]] = {}
    for message in messages:
        read = validate(
            message.topic, message.value, max_bytes=readers.max_bytes, recorded_at_ms=message.recorded_at_ms
        )
        if not isinstance(read, Rejected):
            topic, source, number = document_of(read)
            version = tuple(version_of(read, readers.named(read).version))
            versions[topic, source, number] = max(version, versions.get((topic, source, number), ()))
    return versions
