"""Reads changelogs from one offset to another: at recovery, and where strangers wrote."""

import asyncio
import logging
from collections.abc import AsyncIterator, Collection, Iterator, Mapping
from typing import Any, cast

from aiokafka import AIOKafkaConsumer, ConsumerRecord, TopicPartition
from faust.types import TP
from mode import Service
from typing_extensions import override

from faust_batches.aiokafka_tasks import pace_metadata, raise_if_ended
from faust_batches.settings import MIB, ClientSettings

log = logging.getLogger(__name__)

POLL_MS = 200
WARN_MS = 30_000
MAX_RECORDS = 20_000
TOGETHER = 16
"""Partitions read at the same time; all of them fit into one answer of a broker, so that none is left out of it."""
FETCH_BYTES = 2 * MIB


class ChangelogReader(Service):
    """A consumer outside the group, with positions of its own."""

    def __init__(self, client: ClientSettings, **kwargs: Any) -> None:
        self._client = client
        self._reading = asyncio.Lock()
        self._waited = 0
        self._consumer: AIOKafkaConsumer | None = None
        super().__init__(**kwargs)

    @override
    async def on_start(self) -> None:
        self._consumer = AIOKafkaConsumer(
            **self._client.options(),
            enable_auto_commit=False,
            auto_offset_reset="none",
            isolation_level="read_uncommitted",
            fetch_max_wait_ms=POLL_MS // 2,
            max_partition_fetch_bytes=FETCH_BYTES,
            fetch_max_bytes=FETCH_BYTES * TOGETHER,
        )
        await self._consumer.start()
        pace_metadata(self._consumer._client)  # noqa: SLF001 - see there

    @override
    async def on_stop(self) -> None:
        if self._consumer is not None:
            await self._consumer.stop()

    @property
    def _kafka(self) -> AIOKafkaConsumer:
        assert self._consumer is not None, "the changelog reader was not started"
        return self._consumer

    async def bounds(self, partitions: Collection[TP]) -> dict[TP, range]:
        """The offsets that the logs hold: from their start up to, and without, their end."""
        native = [TopicPartition(*tp) for tp in partitions]
        starts, ends = await asyncio.gather(self._kafka.beginning_offsets(native), self._kafka.end_offsets(native))
        return {TP(*tp): range(starts[tp], ends[tp]) for tp in native}

    async def ends(self, partitions: Collection[TP]) -> dict[TP, int]:
        """One past the last offset of each log."""
        ends = await self._kafka.end_offsets([TopicPartition(*tp) for tp in partitions])
        return {TP(*tp): end for tp, end in ends.items()}

    async def read(self, spans: Mapping[TP, range]) -> AsyncIterator[tuple[TP, list[ConsumerRecord]]]:
        """All records within these offsets, partition by partition in order; partitions are mixed.

        Ends when each partition is read up to its span's end, or when its log has nothing more before that: compaction
        may have removed the last records, and there is none to wait for.
        """
        async with self._reading:
            for some in _groups({TopicPartition(*tp): span for tp, span in spans.items() if span}):
                async for tp, records in self._read_together(some):
                    yield TP(*tp), records

    async def _read_together(
        self, spans: dict[TopicPartition, range]
    ) -> AsyncIterator[tuple[TopicPartition, list[ConsumerRecord]]]:
        self._seek({tp: span.start for tp, span in spans.items()})
        left = {tp: span.stop for tp, span in spans.items()}
        positions: dict[TopicPartition, int] = {}
        while left:
            got = await self._poll(left)
            for tp, records in got.items():
                yield tp, _before(left[tp], records)
            positions = {tp: await self._kafka.position(tp) for tp in left}
            left = {tp: stop for tp, stop in left.items() if positions[tp] < stop}
            if not got and all(map(self._kafka.last_poll_timestamp, left)):
                break
        for tp, stop in left.items():
            async for records in self._read_alone(tp, range(positions[tp], stop)):
                yield tp, records

    async def _read_alone(self, tp: TopicPartition, span: range) -> AsyncIterator[list[ConsumerRecord]]:
        """Read one partition until its log gives nothing more.

        Alone in its request, a partition gets at least one batch if there is any, however large, so an empty answer
        proves that there is none up to the log's end. Among others it may just have found no room.
        """
        self._seek({tp: span.start})
        seen = answered = None
        while await self._kafka.position(tp) < span.stop:
            answered = self._kafka.last_poll_timestamp(tp)
            got = await self._poll([tp])
            if got:
                yield _before(span.stop, got[tp])
                seen = self._kafka.last_poll_timestamp(tp)
            elif answered != seen:
                log.info("%s[%s]: nothing at offsets below its end %s: compacted away", *tp, span.stop)
                return

    async def _poll(self, partitions: Collection[TopicPartition]) -> dict[TopicPartition, list[ConsumerRecord]]:
        raise_if_ended(self._kafka._client, self._kafka._fetcher)  # noqa: SLF001 - see there
        got = await self._kafka.getmany(*partitions, timeout_ms=POLL_MS, max_records=MAX_RECORDS)
        self._waited = 0 if got else self._waited + POLL_MS
        if self._waited and self._waited % WARN_MS == 0:
            log.warning("still waiting for changelog records of %s", ", ".join(f"{t}[{p}]" for t, p in partitions))
        return cast(dict[TopicPartition, list[ConsumerRecord]], got)

    def _seek(self, offsets: Mapping[TopicPartition, int]) -> None:
        self._kafka.assign(list(offsets))
        for tp, offset in offsets.items():
            self._kafka.seek(tp, offset)


def _before(stop: int, records: list[ConsumerRecord]) -> list[ConsumerRecord]:
    return records if records[-1].offset < stop else [record for record in records if record.offset < stop]


def _groups(spans: dict[TopicPartition, range]) -> Iterator[dict[TopicPartition, range]]:
    partitions = list(spans)
    for start in range(0, len(partitions), TOGETHER):
        yield {tp: spans[tp] for tp in partitions[start : start + TOGETHER]}
