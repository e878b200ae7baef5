"""The thread that talks to the group: heartbeats go on there while the main loop computes."""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Coroutine, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

from aiokafka import AIOKafkaConsumer, ConsumerRecord, OffsetAndMetadata, TopicPartition
from aiokafka.consumer.group_coordinator import GroupCoordinator
from aiokafka.errors import CommitFailedError, IllegalStateError
from faust.transport.drivers import aiokafka as driver
from faust.types import TP
from typing_extensions import override

from faust_batches.aiokafka_tasks import pace_metadata, raise_if_ended
from faust_batches.batch import record_size
from faust_batches.positions import LogState
from faust_batches.settings import BatchSettings

if TYPE_CHECKING:
    from faust_batches.consumer import BatchConsumer

T = TypeVar("T")
SLICE = 500
"""Records taken from aiokafka at a time, so that limits in bytes are kept without reading one by one."""
FETCH_WAIT_MS = 50
"""How long a broker may wait for records. aiokafka has one fetch at a time under way to a broker, so a long wait for a
quiet partition would hold up a busy one."""


@dataclass(slots=True)
class Fetched:
    """Records of one partition, in order, and their size in bytes.

    `position` is where to read next, where a fetch found no record: what lies before it are none (markers of
    transactions, or records that compaction removed).
    """

    tp: TP
    records: list[ConsumerRecord] = field(default_factory=list)
    size: int = 0
    position: int | None = None

    def extend(self, records: list[ConsumerRecord]) -> int:
        """Add records; gives their size."""
        self.records.extend(records)
        more = sum(map(record_size, records))
        self.size += more
        return more


class BatchConsumerThread(driver.AIOKafkaConsumerThread):
    """Faust's consumer thread, with the few operations that batches need; all of them are called from the main loop."""

    consumer: "BatchConsumer"

    @override
    def __post_init__(self) -> None:
        super().__post_init__()
        self._positions = asyncio.Lock()

    @override
    async def on_start(self) -> None:
        await super().on_start()
        pace_metadata(self._ensure_consumer()._client)  # noqa: SLF001 - see there
        self._coordinator._do_heartbeat = self._heartbeat(self._coordinator._do_heartbeat)  # noqa: SLF001

    def _heartbeat(self, beat: Callable[[], Awaitable[bool]]) -> Callable[[], Awaitable[bool]]:
        lease = self.consumer.app.lease

        async def beat_and_renew() -> bool:
            sent_at = lease.now()
            if alive := await beat():
                lease.renew(sent_at)
            return alive

        return beat_and_renew

    @override
    def _create_worker_consumer(self, transport: Any) -> AIOKafkaConsumer:
        del transport
        app = self.consumer.app
        batches = app.batch_settings
        self._assignor = app.assignor
        return AIOKafkaConsumer(
            **app.client_settings.options(),
            client_id=app.conf.broker_client_id,
            group_id=app.conf.id,
            group_instance_id=batches.instance_id,
            partition_assignment_strategy=[self._assignor],
            enable_auto_commit=False,
            auto_offset_reset="none",  # a reset is a loss, see positions.starts
            isolation_level=batches.isolation_level,
            max_partition_fetch_bytes=batches.max_fetch_bytes,
            fetch_max_wait_ms=FETCH_WAIT_MS,
            request_timeout_ms=_milliseconds(batches.request_timeout),
            session_timeout_ms=_milliseconds(batches.session_timeout),
            heartbeat_interval_ms=_milliseconds(batches.heartbeat_interval),
            rebalance_timeout_ms=_milliseconds(batches.rebalance_timeout),
            max_poll_interval_ms=_milliseconds(batches.handler_timeout),
        )

    async def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Run a coroutine on the thread's loop. Not by Faust's method queue: its two workers may both be waiting."""
        return await asyncio.wrap_future(asyncio.run_coroutine_threadsafe(work, self.thread_loop))

    async def fetch(self, wanted: Collection[TP], *, epoch: int, max_bytes: int) -> list[Fetched]:
        """At most about a batch of each wanted partition, and `max_bytes` (plus one slice) of all together."""
        return await self.run(self._fetch(set(wanted), epoch=epoch, max_bytes=max_bytes))

    async def _fetch(self, wanted: set[TP], *, epoch: int, max_bytes: int) -> list[Fetched]:
        found: dict[TP, Fetched] = {}
        consumer = self._ensure_consumer()
        async with self._positions:
            raise_if_ended(consumer._client, consumer._fetcher)  # noqa: SLF001 - see there
            while wanted and max_bytes > 0 and epoch == self.consumer.epoch:
                wait = 0 if found else FETCH_WAIT_MS
                got = await consumer.getmany(*_native(wanted), timeout_ms=wait, max_records=SLICE)
                if not got:
                    break
                for native, records in got.items():
                    mine = found.setdefault(tp := TP(*native), Fetched(tp))
                    max_bytes -= mine.extend(records)
                    if self._is_batch(mine):
                        wanted.discard(tp)
            if not found and epoch == self.consumer.epoch:
                return [Fetched(tp, position=await consumer.position(TopicPartition(*tp))) for tp in wanted]
        return list(found.values())

    def _is_batch(self, fetched: Fetched) -> bool:
        limits: BatchSettings = self.consumer.app.batch_settings
        return len(fetched.records) >= limits.max_batch_records or fetched.size >= limits.max_batch_bytes

    async def keep_alive(self) -> None:
        """Tell aiokafka that the main loop lives, though it fetches nothing now; else the member leaves the group."""
        await self.run(self._keep_alive())

    async def _keep_alive(self) -> None:
        self._coordinator.check_errors()
        # aiokafka has no public way to say so short of a fetch.
        with self._ensure_consumer()._subscription.fetch_context():  # noqa: SLF001
            pass

    async def hold(self, partitions: Collection[TP]) -> None:
        """Have aiokafka fetch nothing from these partitions until `seek` says where to begin."""
        await self.run(self._hold(partitions))

    async def _hold(self, partitions: Collection[TP]) -> None:
        self._ensure_consumer().pause(*_native(partitions))

    async def log_states(self, partitions: Collection[TP]) -> dict[TP, LogState]:
        """What the logs hold and what the group committed."""
        return await self.run(self._log_states(_native(partitions)))

    async def _log_states(self, partitions: list[TopicPartition]) -> dict[TP, LogState]:
        consumer = self._ensure_consumer()
        committed = await asyncio.gather(*(consumer.committed(tp) for tp in partitions))
        start, end = await asyncio.gather(consumer.beginning_offsets(partitions), consumer.end_offsets(partitions))
        return {
            TP(*tp): LogState(start=start[tp], end=end[tp], committed=offset)
            for tp, offset in zip(partitions, committed, strict=True)
        }

    async def begin_at(self, offsets: Mapping[TP, int]) -> None:
        """Seek, and fetch from there; waits for a fetch under way, whose records belong to the old positions."""
        await self.run(self._begin_at(offsets))

    async def _begin_at(self, offsets: Mapping[TP, int]) -> None:
        async with self._positions:
            consumer = self._ensure_consumer()
            for tp, offset in offsets.items():
                consumer.seek(TopicPartition(*tp), offset)
            consumer.resume(*_native(offsets))

    async def commit_offsets(self, offsets: Mapping[TP, int], *, generation: int) -> bool:
        """Commit as a member of this generation; False if the group has moved on, and nothing was committed."""
        return await self.run(self._commit_offsets(offsets, generation))

    async def _commit_offsets(self, offsets: Mapping[TP, int], generation: int) -> bool:
        consumer = self._ensure_consumer()
        if self._coordinator.generation != generation:
            return False
        try:
            await consumer.commit({TopicPartition(*tp): OffsetAndMetadata(at, "") for tp, at in offsets.items()})
        except (CommitFailedError, IllegalStateError):
            return False
        return True

    async def is_member(self, generation: int) -> bool:
        """Ask the coordinator, by a heartbeat, whether this process is still a member of this generation."""
        return await self.run(self._is_member(generation))

    async def _is_member(self, generation: int) -> bool:
        coordinator = self._coordinator
        await coordinator.ensure_coordinator_known()
        beat: bool = coordinator.generation == generation and await coordinator._do_heartbeat()  # noqa: SLF001
        return beat

    @property
    def _coordinator(self) -> GroupCoordinator:
        # The generation and a heartbeat of our own are nowhere in aiokafka's public interface.
        return self._ensure_consumer()._coordinator  # noqa: SLF001


def _native(partitions: Collection[TP]) -> list[TopicPartition]:
    return [TopicPartition(*tp) for tp in partitions]


def _milliseconds(seconds: float) -> int:
    return int(seconds * 1000)
