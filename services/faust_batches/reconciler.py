"""One writer a partition: what strangers wrote into our changelogs is found and written over."""

import asyncio
import logging
import time
from typing import TYPE_CHECKING, Any

from aiokafka.errors import KafkaTimeoutError
from mode import Service

from faust_batches.process import end_process
from faust_batches.table import BulkTable

if TYPE_CHECKING:
    from faust_batches.app import BatchApp

log = logging.getLogger(__name__)

TOUCH_AFTER = 60.0
"""Seconds after which a local store that was not written to is marked as current."""


class Reconciler(Service):
    """Compares, every so often and before partitions are given up, the ends of changelogs with what was written there.

    A predecessor that was paused may wake and send what it had queued, for Kafka has no fence against it. Whether it is
    this process that is the stranger is asked of the group's coordinator before anything is mended.
    """

    app: "BatchApp"

    def __init__(self, app: "BatchApp", **kwargs: Any) -> None:
        self.app = app
        self._comparing = asyncio.Lock()
        super().__init__(**kwargs)

    @Service.task
    async def _reconcile_regularly(self) -> None:
        async for _ in self.itertimer(self.app.batch_settings.reconcile_interval, name="reconcile"):
            try:
                await self.reconcile()
            except KafkaTimeoutError as error:
                log.warning("changelogs could not be compared with what was written, Kafka does not answer: %s", error)
            except Exception as error:  # noqa: BLE001 - whatever it is, changelogs are not watched any more
                end_process(f"changelogs could not be compared with what was written: {error!r}", cause=error)

    async def reconcile(self) -> None:
        """Find and mend what strangers wrote into the changelogs of owned partitions, once these are recovered."""
        async with self._comparing:
            owned = {each.tp: (table, number) for table in self.app.bulk_tables for number, each in table.owned.items()}
            if not owned:
                return
            for tp, end in (await self.app.changelogs.ends(owned)).items():
                table, number = owned[tp]
                if (mine := table.owned.get(number)) is None:
                    return  # given up meanwhile
                if mine.strangers(end):
                    await self._mend(table, number)
                elif mine.is_settled and time.time() - mine.store.current_at > TOUCH_AFTER:
                    mine.touch()

    async def _mend(self, table: BulkTable, number: int) -> None:
        """Mend while no handler is at work on the partition."""
        app = self.app
        async with app.ownership.alone(number):
            if (mine := table.owned.get(number)) is None:
                return
            mended = await mine.mend(reader=app.changelogs, sender=app.publisher, is_owner=app.ownership.is_confirmed)
            if mended.records:
                app.metrics.foreign_records += mended.records
                log.warning("%s[%s]: %s records of a stranger were written over", *mine.tp, mended.records)
            if mended.changed and table.on_repaired is not None:
                await table.on_repaired(number, mended.changed)
