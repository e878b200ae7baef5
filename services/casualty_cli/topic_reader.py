"""Reads topics from their beginning to their present end, without a consumer group and leaving no trace."""

import asyncio
import time
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from typing import Any, Final

from aiokafka import AIOKafkaConsumer, ConsumerRecord, TopicPartition
from aiokafka.errors import KafkaError

from casualty_cli.errors import CommandError
from casualty_pipeline.partitioning import partition_of
from casualty_settings.kafka import client_options
from casualty_settings.settings import Settings
from casualty_settings.topic_plan import REQUEST_TIMEOUT_MS, admin_client, find_topics, not_reachable

_ROUND_MS: Final = 1_000
"""Twice as long as a broker holds a fetch back that finds nothing."""
_QUIET_ROUNDS: Final = 2
_SILENT_ROUNDS: Final = 30
"""A broker that answers no fetch for so long is gone."""


class TopicReader:
    """Topics of this deployment, read by a consumer of its own."""

    def __init__(self, settings: Settings, consumer: Any, partitions: dict[str, int]) -> None:
        self._settings = settings
        self._consumer = consumer
        self._partitions = partitions

    async def snapshot(self, topic: str, *, key: bytes | None = None) -> dict[bytes, bytes]:
        """The last value of each key of a compacted topic; tombstones drop their key.

        Args:
            topic: its name without prefix.
            key: read only the partition that rows with this key lie in.
        """
        rows: dict[bytes, bytes] = {}
        async for record in self.records(topic, key=key):
            apply_row(rows, record)
        return rows

    async def records(self, topic: str, *, key: bytes | None = None) -> AsyncIterator[ConsumerRecord]:
        """Every record that the topic holds now, in order within each partition."""
        partitions = self._topic_partitions(topic, key)
        self._consumer.assign(partitions)
        async for record in _read_to_end(self._consumer, partitions):
            yield record

    async def follow(self) -> AsyncIterator[list[ConsumerRecord]]:
        """What comes after the records that were read last, in batches; a batch may be empty. Never ends by itself."""
        while True:
            fetched = await self._consumer.getmany(timeout_ms=_ROUND_MS)
            yield [record for records in fetched.values() for record in records]

    def _topic_partitions(self, topic: str, key: bytes | None) -> list[TopicPartition]:
        name = self._settings.topic(topic)
        if name not in self._partitions:
            raise CommandError(f"the topic {name} is not there: `casualties topics create` makes it")
        count = self._partitions[name]
        numbers: Iterable[int] = range(count) if key is None else (partition_of(key, count),)
        return [TopicPartition(name, number) for number in numbers]


def apply_row(rows: dict[bytes, bytes], record: ConsumerRecord) -> None:
    """Bring `rows` up to date with one more record of a compacted topic."""
    if record.value is None:
        rows.pop(record.key, None)
    else:
        rows[record.key] = record.value


@asynccontextmanager
async def topic_reader(settings: Settings) -> AsyncIterator[TopicReader]:
    """A connected reader, closed at the end.

    Raises:
        KafkaUnavailableError: no broker answers.
        SettingsError: a certificate cannot be read.
    """
    async with admin_client(settings) as admin:
        topics = await find_topics(admin)
    consumer = AIOKafkaConsumer(
        **client_options(settings),
        group_id=None,
        enable_auto_commit=False,
        auto_offset_reset="earliest",
        request_timeout_ms=REQUEST_TIMEOUT_MS,
    )
    try:
        await consumer.start()
    except KafkaError as error:
        raise not_reachable(settings) from error
    # Stopped before its tasks first ran, the consumer would cancel whoever stops it.
    await asyncio.sleep(0)
    try:
        yield TopicReader(settings, consumer, {name: topic.partitions for name, topic in topics.items()})
    finally:
        await consumer.stop()


async def _read_to_end(consumer: Any, partitions: list[TopicPartition]) -> AsyncIterator[ConsumerRecord]:
    ends = await consumer.end_offsets(partitions)
    await consumer.seek_to_beginning(*partitions)
    quiet = _Quiet()
    waiting = partitions
    while True:
        waiting = [each for each in waiting if await consumer.position(each) < ends[each]]
        waiting = [each for each in waiting if not quiet.has_nothing_more(consumer, each)]
        if not waiting:
            return
        fetched = await consumer.getmany(*waiting, timeout_ms=_ROUND_MS)
        for records in fetched.values():
            for record in records:
                yield record
        quiet.count(anything=bool(fetched))


class _Quiet:
    """Rounds in a row without a record. Compaction and retention may have removed the last ones before the end."""

    def __init__(self) -> None:
        self._rounds = 0
        self._since_ms = _now_ms()

    def count(self, *, anything: bool) -> None:
        """Take one more round in."""
        if anything:
            self._rounds, self._since_ms = 0, _now_ms()
            return
        self._rounds += 1
        if self._rounds > _SILENT_ROUNDS:
            raise CommandError("Kafka stopped answering in the middle of a topic: is the broker still there?")

    def has_nothing_more(self, consumer: Any, partition: TopicPartition) -> bool:
        """Whether a broker has answered since the silence began, and there was nothing."""
        return self._rounds >= _QUIET_ROUNDS and (consumer.last_poll_timestamp(partition) or 0) >= self._since_ms


def _now_ms() -> int:
    return int(time.time() * 1000)
