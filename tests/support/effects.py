"""Invariant 2, read from Kafka alone: whatever the group has committed has had its effects."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from aiokafka import ConsumerRecord
from tests.support.offsets import group_offsets

from casualty_cli.topic_reader import TopicReader, topic_reader
from casualty_pipeline.accepted import UNREADABLE, Accepted
from casualty_pipeline.dedupe import DocumentRow, document_key, join_documents, version_of
from casualty_pipeline.documents import Readers, document_of, read_message
from casualty_pipeline.outcomes import Rejected
from casualty_pipeline.partitioning import partition_of
from casualty_pipeline.registers import decode_ledger, decode_reports, join_ledger, ledger_key
from casualty_pipeline.validate import validate
from casualty_schemas.fields import InputTopic
from casualty_schemas.report import Document, RegionReports, Version
from casualty_schemas.topics import INPUTS, changelog, dead_letters_of
from casualty_settings.settings import Settings
from casualty_worker.dead_letters import Lies, rehomed_from

Places = set[tuple[str, int, int]]
"""Topic, partition, offset of records."""


@dataclass(frozen=True, slots=True)
class Effects:
    """Everything that a worker's batches leave in Kafka before they are committed."""

    dead_letters: Places
    rehomed: Places
    documents: dict[bytes, DocumentRow]
    reported: dict[tuple[str, Document], Version]
    """The greatest version of each (region, document) in `reports`."""
    ledger: dict[bytes, Version]


async def missing_effects(settings: Settings, readers: Readers) -> list[str]:
    """A sentence for each committed record without its effects; may be asked while workers are at work."""
    offsets = await group_offsets(settings)
    async with topic_reader(settings) as reader:
        committed = {
            topic: [
                record
                async for record in reader.records(topic)
                if record.offset < (offsets[topic, record.partition].committed or 0)
            ]
            for topic in ("articles", "incidents", "rehomed", "reports")
        }
        effects = await _effects(settings, reader)
    judge = _Judge(settings, readers, effects)
    first_hop = (
        judge.first_hop(topic, record) for topic in committed if topic != "reports" for record in committed[topic]
    )
    second_hop = map(judge.second_hop, committed["reports"])
    return [sentence for sentences in (*first_hop, *second_hop) for sentence in sentences]


async def dead_and_rejected(settings: Settings, readers: Readers) -> tuple[Places, Places]:
    """Where the records lie that have a dead letter, and those that should: no version of theirs can be read."""
    async with topic_reader(settings) as reader:
        dead = {_dead(record) for topic in INPUTS async for record in reader.records(dead_letters_of(topic.name).name)}
        rejected = {
            (topic, record.partition, record.offset)
            for topic in get_args(InputTopic)
            async for record in reader.records(topic)
            if _is_rejected(topic, record, readers)
        }
    return dead, rejected


def _is_rejected(topic: InputTopic, record: ConsumerRecord, readers: Readers) -> bool:
    message = validate(topic, record.value, max_bytes=readers.max_bytes, recorded_at_ms=record.timestamp)
    if isinstance(message, Rejected):
        return True
    return topic == "incidents" and isinstance(read_message(message, readers), Rejected)


async def _effects(settings: Settings, reader: TopicReader) -> Effects:
    documents: dict[bytes, bytes | None] = {}
    async for record in reader.records(changelog(settings.app_id, "documents").name):
        documents[record.key] = join_documents(documents.get(record.key), record.value)
    ledger: dict[bytes, bytes | None] = {}
    async for record in reader.records(changelog(settings.app_id, "ledger").name):
        ledger[record.key] = join_ledger(ledger.get(record.key), record.value)
    reported: dict[tuple[str, Document], Version] = {}
    async for record in reader.records("reports"):
        said = _reports(record)
        if said is not None:
            key = (said.region, said.document)
            reported[key] = max(reported.get(key, said.version), said.version)
    return Effects(
        dead_letters={
            place
            for topic in ("articles", "incidents", "reports")
            for place in [_dead(record) async for record in reader.records(dead_letters_of(topic).name)]
        },
        rehomed={
            (lies.topic, lies.partition, lies.offset)
            for lies in [rehomed_from(record) async for record in reader.records("rehomed")]
            if lies is not None
        },
        documents={key: DocumentRow.decode(row) for key, row in documents.items() if row is not None},
        reported=reported,
        ledger={key: decode_ledger(row).version for key, row in ledger.items() if row is not None},
    )


def _dead(record: ConsumerRecord) -> tuple[str, int, int]:
    headers = dict(record.headers)
    return (headers["__dlq.topic"].decode(), int(headers["__dlq.partition"]), int(headers["__dlq.offset"]))


def _reports(record: ConsumerRecord) -> RegionReports | None:
    try:
        return decode_reports(record.value or b"")
    except UNREADABLE:
        return None


@dataclass(frozen=True, slots=True)
class _Judge:
    settings: Settings
    readers: Readers
    effects: Effects

    def first_hop(self, read_from: str, record: ConsumerRecord) -> Iterator[str]:
        here = Lies(read_from, record.partition, record.offset)
        lies = (rehomed_from(record) or here) if read_from == "rehomed" else here
        place = (lies.topic, lies.partition, lies.offset)
        topic: InputTopic = "incidents" if lies.topic == "incidents" else "articles"
        message = validate(topic, record.value, max_bytes=self.readers.max_bytes, recorded_at_ms=record.timestamp)
        if place in self.effects.dead_letters:
            return
        if isinstance(message, Rejected):
            yield f"{here}: rejected and committed, and no dead letter"
        elif partition_of(document_of(message).id.encode(), self.settings.partitions) != record.partition:
            if place not in self.effects.rehomed:
                yield f"{here}: a stray, committed and not re-homed"
        else:
            yield from self._applied(here, message)

    def _applied(self, here: Lies, message: Accepted) -> Iterator[str]:
        document = document_of(message)
        version = version_of(message, self.readers.named(message).version)
        row = self.effects.documents.get(document_key(document))
        if row is None or row.version < version:
            yield f"{here}: committed, and the row of {document} is {row}"
            return
        for region in row.reached if row.version == version else ():
            reported = self.effects.reported.get((region, document))
            if reported is None or reported < version:
                yield f"{here}: committed, and {region} was told nothing of it (last of {reported})"

    def second_hop(self, record: ConsumerRecord) -> Iterator[str]:
        said = _reports(record)
        here = ("reports", record.partition, record.offset)
        if said is None:
            if here not in self.effects.dead_letters:
                yield f"{here}: rejected and committed, and no dead letter"
            return
        kept = self.effects.ledger.get(ledger_key(said.region, said.document))
        if kept is None or kept < said.version:
            yield f"{here}: committed, and the ledger holds {kept} of {said.document} in {said.region}"
