"""Taking partitions over and giving them up: the order of things in which nothing is lost or done by two owners."""

import asyncio
import logging
import time
from collections import defaultdict
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from typing import TYPE_CHECKING, cast

from faust.tables.manager import TableManager
from faust.types import TP

from faust_batches.errors import AssignmentError, BatchesError
from faust_batches.process import end_process
from faust_batches.recovery import recover
from faust_batches.tracker import NO_GENERATION

if TYPE_CHECKING:
    from faust_batches.app import BatchApp

log = logging.getLogger(__name__)

Callback = Callable[[frozenset[int]], Awaitable[None]]
"""Told partition numbers."""


class Ownership:
    """Every partition is given up and taken over at each rebalance, also one that stays here.

    Somebody else may have owned it in between (this process may have been out of the group without noticing), so its
    state is forgotten and taken from its changelogs again; the local store makes that cheap.
    """

    def __init__(self, app: "BatchApp") -> None:
        self.taken_over = asyncio.Event()
        self.generation = NO_GENERATION
        self.on_assigned: list[Callback] = []
        self.on_revoked: list[Callback] = []
        self._app = app
        self._changing = asyncio.Lock()
        self._taking_over: asyncio.Task[None] | None = None
        self._partitions: frozenset[int] = frozenset()
        self._stopped = False
        self._locks: defaultdict[int, asyncio.Lock] = defaultdict(asyncio.Lock)

    def alone(self, partition: int) -> asyncio.Lock:
        """Held by whoever works on a partition: a handler, of whatever topic, or the mending of its changelogs."""
        return self._locks[partition]

    async def is_confirmed(self) -> bool:
        """Ask the group's coordinator whether it still takes this process for the owner."""
        return await self._app.batch_consumer.thread.is_member(self.generation)

    async def assign(self, assigned: frozenset[TP], generation: int) -> None:
        """The group gave this process these partitions; returns at once, taking over goes on in the background."""
        async with self._changing:
            if self._stopped:
                return
            app = self._app
            await app.topics.maybe_wait_for_subscriptions()
            await app.topics.on_partitions_assigned(set(assigned))
            await app.fetcher.maybe_start()
            self.generation = generation
            self._taking_over = asyncio.create_task(self._take_over(assigned, generation))

    async def revoke(self) -> None:
        """The group is about to give this process's partitions anew; it waits for the return of this call."""
        async with self._changing:
            await self._give_up()

    async def stop(self) -> None:
        """Give everything up for good."""
        async with self._changing:
            if not self._stopped:
                await self._give_up()
            self._stopped = True

    # -- taking over

    async def _take_over(self, assigned: frozenset[TP], generation: int) -> None:
        try:
            await self._recover_and_resume(assigned, generation)
        except BatchesError as error:
            end_process(f"partitions cannot be taken over: {error}")
        except Exception as error:  # noqa: BLE001 - a task's error would go unseen
            end_process(f"partitions cannot be taken over: {error!r}", cause=error)

    async def _recover_and_resume(self, assigned: frozenset[TP], generation: int) -> None:
        app, began = self._app, time.monotonic()
        sources = frozenset(tp for tp in assigned if tp.topic in app.batched_topics)
        self._partitions = co_partitioned(assigned, app.batched_topics | app.changelog_topics)
        tables = [table.open(partition) for table in app.bulk_tables for partition in sorted(self._partitions)]
        await recover(
            tables, reader=app.changelogs, metrics=app.metrics, max_age=app.batch_settings.local_store_max_age
        )
        app.metrics.assigned = self._partitions
        await self._call_on_assigned()
        await app.batch_consumer.begin_partitions(sources, generation)
        app.flow_control.resume()
        app.batch_consumer.resume_flow()
        cast(TableManager, app.tables).on_actives_ready()
        app.on_rebalance_end()
        app.metrics.recovery_seconds = time.monotonic() - began
        app.metrics.ready = True
        self.taken_over.set()
        log.info("partitions %s taken over in %.2f s", sorted(self._partitions), app.metrics.recovery_seconds)

    async def _call_on_assigned(self) -> None:
        async with AsyncExitStack() as alone:  # with all partitions, lest they are mended meanwhile
            for partition in sorted(self._partitions):
                await alone.enter_async_context(self.alone(partition))
            for callback in self.on_assigned:
                await callback(self._partitions)

    # -- giving up

    async def _give_up(self) -> None:
        seconds = self._app.batch_settings.drain_timeout
        try:
            async with asyncio.timeout(seconds):
                await self._finish_and_forget()
        except TimeoutError as error:
            handled = ", ".join(map(repr, self._app.batch_consumer.tracker.begun)) or "none"
            end_process(
                f"partitions could not be given up within {seconds:.0f} s; batches in their handlers: {handled}",
                cause=error,
            )

    async def _finish_and_forget(self) -> None:
        app = self._app
        app.metrics.ready = False
        await self._stop_taking_over()
        app.batch_consumer.stop_flow()
        app.flow_control.suspend()
        app.flow_control.clear()
        await app.batch_consumer.drained()
        await app.batch_consumer.commit()
        await app.reconciler.reconcile()
        if self._partitions:
            for callback in self.on_revoked:
                await callback(self._partitions)
        for table in app.bulk_tables:
            table.close()
        app.batch_consumer.tracker.forget()
        self._partitions = app.metrics.assigned = frozenset()
        self.generation = NO_GENERATION

    async def _stop_taking_over(self) -> None:
        task, self._taking_over = self._taking_over, None
        if task is not None:
            task.cancel()
            await asyncio.wait([task])


def co_partitioned(assigned: frozenset[TP], topics: frozenset[str]) -> frozenset[int]:
    """The partition numbers assigned, which must be the same for every topic of the app.

    Raises:
        AssignmentError: they are not, so a table would get two writers.
    """
    numbers: dict[str, set[int]] = {topic: set() for topic in topics}
    for topic, partition in assigned:
        if topic not in numbers:
            raise AssignmentError(f"the group assigned {topic}[{partition}], which this app does not read in batches")
        numbers[topic].add(partition)
    if len({frozenset(each) for each in numbers.values()}) > 1:
        shown = "; ".join(f"{topic}: {sorted(each) or 'none'}" for topic, each in sorted(numbers.items()))
        raise AssignmentError(
            f"the group assigned different partitions of topics that belong together ({shown}). All topics need one "
            f"partition count, and all members of the group must run the same version of the app"
        )
    return frozenset(next(iter(numbers.values()), set()))
