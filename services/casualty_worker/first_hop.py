"""The first hop's shell: batches to the core, its result out, each step acknowledged before the next."""

import asyncio
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, get_args

from casualty_pipeline.documents import Readers
from casualty_pipeline.partitioning import home_of
from casualty_pipeline.pipeline import DocumentsRead, Received, read_documents
from casualty_schemas.fields import InputTopic
from casualty_schemas.topics import REHOMED, REPORTS, Topic, dead_letters_of
from casualty_settings.settings import Settings
from casualty_worker.batch_metrics import BatchMetrics
from casualty_worker.dead_letters import Lies, dead_letter, rehomed_from, rehomed_headers
from casualty_worker.metrics import Metrics
from casualty_worker.names import Names
from faust_batches.batch import Batch
from faust_batches.publisher import Publisher, Record, Sendable
from faust_batches.table import BulkTable

INPUT_TOPICS: Final[tuple[InputTopic, ...]] = get_args(InputTopic)


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstHop:
    """Documents to reports.

    Batches of one partition come one at a time, whatever topic they are of (see BatchApp). They have to: a document's
    versions may arrive by its own topic and by `rehomed`, and its row must not be read between another batch's reading
    and writing of it.
    """

    settings: Settings
    readers: Readers
    documents: BulkTable
    publisher: Publisher
    metrics: Metrics

    async def take(self, batch: Batch, topic: Topic) -> int:
        """Carry out everything that a batch of `topic` wants done; returns once the batch may be committed.

        Returns:
            The number of records that were rejected.
        """
        measured = BatchMetrics(self.metrics, topic.name, batch)
        done = read_documents(
            received_from(batch, topic),
            read_from=topic.name,
            documents=self.documents.store(batch.partition).get,
            readers=self.readers,
            partitions=self.settings.partitions,
        )
        measured.stage("compute")
        await self._publish_strays(done, topic)
        rows = await self.documents.publish(batch.partition, done.documents)
        await self._publish_reports(done.reports)
        measured.stage("publish")
        self.documents.keep(rows)
        measured.stage("keep")
        measured.finish(done.outcomes)
        return len(done.dead_letters)

    async def _publish_strays(self, done: DocumentsRead, topic: Topic) -> None:
        names = Names(self.settings)
        now = datetime.now(UTC)
        letters: dict[str, dict[int, list[Record]]] = defaultdict(lambda: defaultdict(list))
        for received, rejected in done.dead_letters:
            record, lies = received.record, lying(received, topic)
            value, headers = dead_letter(record, rejected, lies=lies, app_id=self.settings.app_id, now=now)
            target = letters[names.topic(dead_letters_of(received.topic))]
            target[record.partition].append(Record(record.key, value, headers, record.timestamp))
        rehomed: dict[int, list[Record]] = defaultdict(list)
        for received, home in done.rehomed:
            record = received.record
            headers = rehomed_headers(record, lying(received, topic))
            rehomed[home].append(Record(record.key, record.value, headers, record.timestamp))
        sends = [self.publisher.send_all(name, records) for name, records in letters.items()]
        await asyncio.gather(*sends, self.publisher.send_all(names.topic(REHOMED), rehomed))

    async def _publish_reports(self, reports: Iterable[tuple[str, bytes]]) -> None:
        partitions = self.settings.partitions
        by_partition: dict[int, list[Sendable]] = defaultdict(list)
        for region, value in reports:
            by_partition[home_of(region, partitions)].append((region.encode(), value, (), None))
        await self.publisher.send_all(Names(self.settings).topic(REPORTS), by_partition)


def received_from(batch: Batch, topic: Topic) -> Iterable[Received]:
    """The records of a batch with the input topic that each belongs to."""
    own = input_topic(topic.name)
    for record in batch:
        origin = None if own else rehomed_from(record)
        # A record of `rehomed` without an origin is a stranger's; whatever it is, it ends as a dead letter of articles.
        yield Received(own or input_topic(origin.topic if origin else "") or "articles", record)


def input_topic(name: str) -> InputTopic | None:
    """The input topic of this name, if it is one."""
    return next((topic for topic in INPUT_TOPICS if topic == name), None)


def lying(received: Received, topic: Topic) -> Lies:
    """Where a record lies: in its origin if it was re-homed, else where it was read."""
    record = received.record
    here = Lies(topic.name, record.partition, record.offset)
    return here if topic is not REHOMED else rehomed_from(record) or here
