"""The final rows of a set of messages, with no Kafka and from scratch: the oracle of the worker (invariant 1).

It shares the stages with the worker, and none of the incremental path: of each document the greatest version that can
be read, then one resolution of everything.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from casualty_pipeline.accepted import Accepted
from casualty_pipeline.counting import Counting
from casualty_pipeline.dedupe import version_of
from casualty_pipeline.documents import Readers, document_of, read_message, reports_for
from casualty_pipeline.outcomes import Rejected
from casualty_pipeline.registers import decode_reports
from casualty_pipeline.tally.incremental import Delta
from casualty_pipeline.tally.scratch import tally_from_scratch
from casualty_pipeline.validate import validate
from casualty_schemas.fields import InputTopic
from casualty_schemas.report import Document, RegionReports, Version
from casualty_schemas.topics import CASUALTIES_BY_REGION, CASUALTIES_BY_REGION_DAY, RESOLVED_INCIDENTS


@dataclass(frozen=True, slots=True)
class Message:
    """A record of an input topic, as far as it matters here; a record's key never does."""

    topic: InputTopic
    value: bytes | None
    recorded_at_ms: int | None = None
    """The record's own timestamp, in milliseconds since 1970."""


class Row(NamedTuple):
    """A row of an output topic; `topic` is without prefix, `value` the JSON as published."""

    topic: str
    key: str
    value: bytes


def replay(messages: Iterable[Message], *, readers: Readers, counting: Counting) -> list[Row]:
    """The rows of the three output topics after `messages`, in whatever order they came, sorted by topic and key.

    Messages that cannot be read give nothing, as in the worker.
    """
    versions: dict[Document, dict[Version, Accepted]] = defaultdict(dict)
    for message in messages:
        read = validate(
            message.topic, message.value, max_bytes=readers.max_bytes, recorded_at_ms=message.recorded_at_ms
        )
        if not isinstance(read, Rejected):
            versions[document_of(read)][version_of(read, readers.named(read).version)] = read
    reports = (row for document, said in versions.items() for row in _reports(document, said, readers))
    return sorted(_rows(tally_from_scratch(reports, counting, readers.gazetteer.region_name)))


def _reports(document: Document, versions: dict[Version, Accepted], readers: Readers) -> Iterator[RegionReports]:
    """What the greatest version that can be read gives to each region."""
    for version in sorted(versions, reverse=True):
        message = versions[version]
        reading = read_message(message, readers)
        if isinstance(reading, Rejected):
            continue
        to = {placed.region for placed in reading.reports}
        reader = readers.named(message)
        given = reports_for(message, document=document, version=version, reader=reader, reading=reading, to=to)
        yield from (decode_reports(value) for _, value in given)
        return


def _rows(delta: Delta) -> Iterator[Row]:
    for topic, rows in (
        (RESOLVED_INCIDENTS, delta.incidents),
        (CASUALTIES_BY_REGION, delta.regions.items()),
        (CASUALTIES_BY_REGION_DAY, delta.days.items()),
    ):
        for key, value in rows:
            assert value is not None, "nothing was there before that a tombstone could end"
            yield Row(topic.name, key, value)
