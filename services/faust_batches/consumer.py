"""Faust's consumer, made to hand on batches: fetches within limits, acknowledges in order, commits exact offsets."""

import asyncio
import time
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, cast

from aiokafka.errors import ConsumerStoppedError, IllegalStateError, KafkaError, OffsetOutOfRangeError
from faust.transport.drivers import aiokafka as driver
from faust.types import TP, ConsumerMessage, Message
from mode import ServiceT
from typing_extensions import override

from faust_batches import positions
from faust_batches.batch import Batch, cut
from faust_batches.process import end_process
from faust_batches.thread import BatchConsumerThread, Fetched
from faust_batches.tracker import OffsetTracker

if TYPE_CHECKING:
    from faust_batches.app import BatchApp

IDLE_WAIT = 0.5
"""Seconds between signs of life while nothing may be fetched."""


class BatchConsumer(driver.Consumer):
    """Hands at most one fetch of one partition to its agent as one event.

    Ownership of partitions is `ownership.Ownership`'s business: it stops and resumes the flow, and says where to begin.
    """

    app: "BatchApp"
    _thread: BatchConsumerThread

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.tracker = OffsetTracker()
        self.epoch = 0
        self._work = asyncio.Event()
        self._acknowledged = asyncio.Event()
        self._commits = asyncio.Lock()
        super().__init__(*args, **kwargs)

    @override
    def _new_consumer_thread(self) -> BatchConsumerThread:
        return BatchConsumerThread(self, loop=self.loop, beacon=self.beacon)

    @property
    def thread(self) -> BatchConsumerThread:
        """The thread that talks to the group."""
        return self._thread

    # -- the flow of batches

    @override
    def stop_flow(self) -> None:
        """Accept nothing more of what was fetched so far."""
        self.epoch += 1
        super().stop_flow()

    @override
    def resume_flow(self) -> None:
        super().resume_flow()
        self._work.set()

    @override
    async def _drain_messages(self, fetcher: ServiceT) -> None:
        try:
            while not (self.should_stop or fetcher.should_stop):
                await self._fetch_and_deliver()
        except (asyncio.CancelledError, ConsumerStoppedError):
            return  # the app stops
        except OffsetOutOfRangeError as error:
            end_process(await self._explain_loss(error.args[0]))
        except Exception as error:  # noqa: BLE001 - whatever it is, nothing would be read any more
            end_process(f"reading from Kafka failed: {error!r}", cause=error)

    async def _explain_loss(self, lost: Mapping[TP, int]) -> str:
        logs = await self._thread.log_states([TP(*tp) for tp in lost])
        return "; ".join(
            positions.explain_loss(TP(*tp), logs[TP(*tp)], wanted=wanted, what="offset to read next is")
            for tp, wanted in lost.items()
        )

    async def _fetch_and_deliver(self) -> None:
        epoch, wanted = self.epoch, self._wanted()
        if not wanted:
            await self._stay_alive()
            return
        room = self.app.batch_settings.max_bytes_in_flight - self.tracker.bytes_in_flight
        try:
            fetched = await self._thread.fetch(wanted, epoch=epoch, max_bytes=room)
        except IllegalStateError:
            if epoch == self.epoch:
                raise
            return
        if epoch != self.epoch:
            return
        for each in fetched:
            if each.position is not None:
                self.tracker.pass_over(each.tp, each.position)
        batches = [batch for each in fetched for batch in self._batches(each)]
        for batch in [batch for batch in batches if self.tracker.add(batch)]:
            if epoch == self.epoch:
                await self.callback(_message(batch))

    def _wanted(self) -> frozenset[TP]:
        limits = self.app.batch_settings
        if not self.flow_active or self.tracker.bytes_in_flight >= limits.max_bytes_in_flight:
            return frozenset()
        in_flight = self.tracker.batches_in_flight
        return frozenset(tp for tp in self.tracker.partitions if in_flight(tp) < limits.max_batches_in_flight)

    async def _stay_alive(self) -> None:
        self._work.clear()
        await self._thread.keep_alive()
        try:
            async with asyncio.timeout(IDLE_WAIT):
                await self._work.wait()
        except TimeoutError:
            return

    def _batches(self, fetched: Fetched) -> Iterator[Batch]:
        if not fetched.records:
            return
        limits = self.app.batch_settings
        generation = self.tracker.generation
        if len(fetched.records) <= limits.max_batch_records and fetched.size <= limits.max_batch_bytes:
            yield Batch(tp=fetched.tp, records=fetched.records, size=fetched.size, generation=generation)
            return
        for records, size in cut(
            fetched.records, max_records=limits.max_batch_records, max_bytes=limits.max_batch_bytes
        ):
            yield Batch(tp=fetched.tp, records=records, size=size, generation=generation)

    # -- acknowledging and committing

    def begin(self, batch: Batch) -> bool:
        """A handler is about to take the batch; False if it must not."""
        if not (self.flow_active and self.tracker.begin(batch, time.monotonic())):
            return False
        self.app.metrics.consumed[batch.topic] += len(batch)
        return True

    @override
    def ack(self, message: Message) -> bool:
        """The batch's effects are durable. Ignored for a batch that no handler of this generation has begun."""
        batch = cast(Batch, message.value)
        message.acked = True
        known = self.tracker.ack(batch)
        if known:
            self.app.metrics.acknowledged[batch.topic] += len(batch)
        self._settled()
        return known

    def abandon(self, batch: Batch) -> None:
        """The handler of the batch was cancelled; the batch is never committed."""
        self.tracker.abandon(batch)
        self._settled()

    def _settled(self) -> None:
        self._work.set()
        self._acknowledged.set()

    async def drained(self) -> None:
        """Wait until no batch is in a handler."""
        while self.tracker.begun:
            self._acknowledged.clear()
            await self._acknowledged.wait()

    @override
    async def commit(self, topics: Any = None, start_new_transaction: bool = True) -> bool:
        """Commit what is acknowledged; nothing if the group has moved on."""
        del topics, start_new_transaction
        async with self._commits:
            offsets, generation = self.tracker.committable(), self.tracker.generation
            if not offsets:
                return False
            try:
                done = await self._thread.commit_offsets(offsets, generation=generation)
            except KafkaError as error:
                end_process(f"offsets {_shown(offsets)} could not be committed: {error}", cause=error)
            if done and generation == self.tracker.generation:
                self.tracker.committed(offsets)
                self.app.metrics.last_commit_at = time.time()
            return done

    # -- what Ownership asks

    async def begin_partitions(self, partitions: frozenset[TP], generation: int) -> None:
        """Read these partitions from their committed offsets on.

        Raises:
            OffsetsLostError: a committed offset lies outside its log.
        """
        offsets = positions.starts(await self._thread.log_states(partitions))
        await self._thread.begin_at(offsets)
        self.tracker.start(generation, offsets)

    @override
    async def on_partitions_revoked(self, revoked: set[TP]) -> None:
        """Called by the consumer thread while this process still is a member; the group waits for it."""
        try:
            await self.app.ownership.revoke()
        except Exception as error:  # noqa: BLE001 - aiokafka would log it and rejoin the group all the same
            end_process(f"partitions could not be given up in order: {error!r}", cause=error)

    @override
    async def on_partitions_assigned(self, assigned: set[TP], generation_id: int = 0) -> None:
        """Called by the consumer thread; there are no heartbeats until it returns."""
        try:
            self.app.lease.renew(self.app.lease.now())  # the group has just answered
            await self._thread.hold(assigned)
            await self.app.ownership.assign(frozenset(assigned), generation_id)
            self.app.on_rebalance_return()
        except Exception as error:  # noqa: BLE001 - as above
            end_process(f"partitions could not be taken over: {error!r}", cause=error)

    # -- Faust's own ways that batches do not go

    @override
    async def on_stop(self) -> None:
        """The app has drained and committed already."""

    @override
    async def on_task_error(self, exc: BaseException) -> None:
        """An agent's error ends the process before it comes here."""

    @override
    async def verify_all_partitions_active(self) -> None:
        """Look for a handler that is stuck (Faust looks at single events, which there are none of)."""
        limit = self.app.batch_settings.handler_timeout
        now = time.monotonic()
        for batch, since in self.tracker.begun.items():
            if now - since > limit:
                end_process(f"{batch}: its handler has not returned for {now - since:.0f} s (limit {limit:.0f} s)")


def _message(batch: Batch) -> ConsumerMessage:
    last = batch.records[-1]
    return ConsumerMessage(
        batch.topic,
        batch.partition,
        batch.last_offset,
        last.timestamp / 1000.0,
        last.timestamp_type,
        None,
        None,
        batch,  # type: ignore[arg-type]  # BatchSchema passes it on as it is
        None,
        tp=batch.tp,
        generation_id=batch.generation,
    )


def _shown(offsets: Mapping[TP, int]) -> str:
    return ", ".join(f"{tp.topic}[{tp.partition}]={offset}" for tp, offset in sorted(offsets.items()))
