"""Where the group stands in the topics that workers read."""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass

from aiokafka import AIOKafkaConsumer, TopicPartition

from casualty_schemas.topics import INPUTS, REHOMED, REPORTS, Topic
from casualty_settings.settings import Settings

READ_TOPICS = (*INPUTS, REHOMED, REPORTS)


@dataclass(frozen=True, slots=True)
class Offsets:
    """Of one partition: the log's first offset, one past its last, and what the group committed."""

    start: int
    end: int
    committed: int | None

    @property
    def lag(self) -> int:
        """Records that are not committed."""
        return self.end - (self.start if self.committed is None else self.committed)


async def group_offsets(settings: Settings) -> dict[tuple[str, int], Offsets]:
    """Of each partition that workers read, by topic (without prefix) and number."""
    partitions = {
        TopicPartition(settings.topic(topic.name), number): (topic.name, number)
        for topic in READ_TOPICS
        for number in range(settings.partitions)
    }
    consumer = AIOKafkaConsumer(bootstrap_servers=settings.bootstrap, group_id=settings.app_id)
    await consumer.start()
    try:
        # The commits are read first: work goes on meanwhile, and must not look as if it had been committed too early.
        committed = await asyncio.gather(*(consumer.committed(each) for each in partitions))
        starts, ends = await consumer.beginning_offsets(partitions), await consumer.end_offsets(partitions)
    finally:
        await consumer.stop()
    return {
        name: Offsets(starts[each], ends[each], at)
        for (each, name), at in zip(partitions.items(), committed, strict=True)
    }


def rewind(settings: Settings, topics: Iterable[Topic]) -> None:
    """Have the group read topics again from their beginning; it must have no member meanwhile."""
    asyncio.run(_rewind(settings, topics))


async def _rewind(settings: Settings, topics: Iterable[Topic]) -> None:
    consumer = AIOKafkaConsumer(
        bootstrap_servers=settings.bootstrap, group_id=settings.app_id, enable_auto_commit=False
    )
    await consumer.start()
    try:
        partitions = [
            TopicPartition(settings.topic(topic.name), number)
            for topic in topics
            for number in range(settings.partitions)
        ]
        consumer.assign(partitions)
        await consumer.commit(await consumer.beginning_offsets(partitions))
    finally:
        await consumer.stop()
