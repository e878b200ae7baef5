"""What a real broker shows only now and then: logs that end before their end offset, and brokers that fall silent."""

import time
from typing import Any

import pytest
from aiokafka import ConsumerRecord, TopicPartition

from casualty_cli.errors import CommandError
from casualty_cli.topic_reader import TopicReader
from casualty_settings.settings import load_settings

FULL, GAP = TopicPartition("t", 0), TopicPartition("t", 1)


class Consumer:
    """Partition 0 gives its two records at once; of partition 1 three records before the end are gone.

    Args:
        answers: whether the broker answers fetches of partition 1 (with nothing).
    """

    def __init__(self, *, answers: bool) -> None:
        self._answers = answers
        self._positions = {FULL: 0, GAP: 5}
        self._records = {FULL: [_record(FULL, 0), _record(FULL, 1)]}
        self.rounds = 0

    def assign(self, partitions: list[TopicPartition]) -> None:
        assert partitions == [FULL, GAP]

    async def end_offsets(self, partitions: list[TopicPartition]) -> dict[TopicPartition, int]:
        return dict.fromkeys(partitions, 2) | {GAP: 8}

    async def seek_to_beginning(self, *_: TopicPartition) -> None:
        return

    async def position(self, partition: TopicPartition) -> int:
        return self._positions[partition]

    async def getmany(self, *_: TopicPartition, timeout_ms: int) -> dict[TopicPartition, list[ConsumerRecord]]:
        assert timeout_ms > 0
        self.rounds += 1
        records, self._records = self._records, {}
        self._positions[FULL] = 2
        return records

    def last_poll_timestamp(self, _: TopicPartition) -> int | None:
        return int(time.time() * 1000) if self._answers else None


def _record(partition: TopicPartition, offset: int) -> ConsumerRecord:
    return ConsumerRecord(partition.topic, partition.partition, offset, 0, 0, b"k", b"v", None, 1, 1, ())


def reader(consumer: Any) -> TopicReader:
    return TopicReader(load_settings(), consumer, {"t": 2})


async def test_a_log_that_ends_before_its_end_offset_is_read_to_its_end() -> None:
    consumer = Consumer(answers=True)

    assert [record.offset async for record in reader(consumer).records("t")] == [0, 1]
    assert consumer.rounds > 2, "one silent round is no proof"


async def test_a_broker_that_never_answers_is_not_waited_for_without_end() -> None:
    with pytest.raises(CommandError, match="stopped answering"):
        async for _ in reader(Consumer(answers=False)).records("t"):
            pass
