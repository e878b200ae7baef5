"""The second hop's shell: reports to rows, and published rows reconciled when a partition is taken over."""

import asyncio
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from casualty_pipeline.pipeline import ReportsTallied, load_tally, tally_reports
from casualty_pipeline.resolve.words import NameOf
from casualty_pipeline.tally.incremental import Delta, Tally
from casualty_schemas.topics import (
    CASUALTIES_BY_REGION,
    CASUALTIES_BY_REGION_DAY,
    REPORTS,
    REPORTS_DLQ,
    RESOLVED_INCIDENTS,
    Topic,
)
from casualty_settings.settings import Settings
from casualty_worker.batch_metrics import BatchMetrics
from casualty_worker.dead_letters import Lies, dead_letter
from casualty_worker.metrics import Metrics
from casualty_worker.names import Names
from casualty_worker.reconcile import differences, regions_of, rows_of
from faust_batches.batch import Batch
from faust_batches.publisher import Publisher, Record
from faust_batches.table import BulkTable
from faust_batches.table_partition import Written


@dataclass(frozen=True, slots=True, kw_only=True)
class Outputs:
    """The three tables whose changelogs are the output topics: what lies in a table is what is published."""

    incidents: BulkTable
    regions: BulkTable
    days: BulkTable

    @property
    def tables(self) -> tuple[BulkTable, ...]:
        """All three."""
        return (self.incidents, self.regions, self.days)

    def of(self, delta: Delta) -> Iterator[tuple[Topic, BulkTable, list[tuple[bytes, bytes | None]]]]:
        """Each topic with its table and the rows that the delta has for it, in the order to publish."""
        yield RESOLVED_INCIDENTS, self.incidents, [(key.encode(), row) for key, row in delta.incidents]
        yield CASUALTIES_BY_REGION, self.regions, [(key.encode(), row) for key, row in delta.regions.items()]
        yield CASUALTIES_BY_REGION_DAY, self.days, [(key.encode(), row) for key, row in delta.days.items()]


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondHop:
    """Reports to totals. `tallies` holds what was resolved, by partition; it is derived from the ledger alone."""

    settings: Settings
    ledger: BulkTable
    outputs: Outputs
    publisher: Publisher
    metrics: Metrics
    name_of: NameOf
    """The English name of a region, for people who read rows."""
    tallies: dict[int, Tally] = field(default_factory=dict)
    published_totals: dict[int, dict[bytes, bytes]] = field(default_factory=dict)
    """Rows of `casualties-by-region` as they are acknowledged, by partition: what Prometheus is shown."""

    async def take(self, batch: Batch) -> None:
        """Carry out everything that a batch of `reports` wants done; returns once the batch may be committed."""
        partition = batch.partition
        measured = BatchMetrics(self.metrics, REPORTS.name, batch)
        done = tally_reports(
            batch,
            ledger=self.ledger.store(partition).get,
            tally=self.tallies[partition],
            partitions=self.settings.partitions,
        )
        measured.stage("compute")
        await self._publish_dead_letters(done)
        kept = await self._publish_outputs(partition, done.delta)
        kept.append((self.ledger, await self.ledger.publish(partition, done.ledger)))
        measured.stage("publish")
        for table, rows in kept:
            table.keep(rows)
        self._show_totals(partition, done.delta.regions)
        measured.stage("keep")
        measured.finish(done.outcomes)

    async def take_over(self, partition: int) -> None:
        """Derive everything of a partition from its ledger, and mend what is published otherwise.

        One region after the other, each put to sleep before the next is read: of a long history only one region is in
        memory as a whole.
        """
        tally = Tally(self.settings.counting, self.name_of, resident_days=self.settings.resident_days)
        ledger = self.ledger.store(partition)
        stores = [ledger, *(table.store(partition) for table in self.outputs.tables)]
        for key in regions_of(stores):
            region = key.decode(errors="replace")
            load_tally(tally, rows_of(ledger, key))
            for topic, table, rows in self.outputs.of(tally.rows(region)):
                mended = differences(rows_of(table.store(partition), key), dict(rows))
                table.keep(await table.publish(partition, mended))
                self.metrics.reconciled.labels(topic.name).inc(len(mended))
            tally.sleep(region)
            await asyncio.sleep(0)  # whoever waits for the loop need not wait for all regions
        self.tallies[partition] = tally
        self.published_totals[partition] = dict(self.outputs.regions.store(partition).items())

    def give_up(self, partition: int) -> None:
        """Forget what was derived; another worker derives it anew."""
        self.tallies.pop(partition, None)
        self.published_totals.pop(partition, None)

    def region_rows(self) -> Iterator[bytes]:
        """The published totals of every owned partition; may be called from another thread."""
        for rows in list(self.published_totals.values()):
            yield from list(rows.values())

    def _show_totals(self, partition: int, regions: Mapping[str, bytes | None]) -> None:
        shown = self.published_totals[partition]
        for region, row in regions.items():
            if row is None:
                shown.pop(region.encode(), None)
            else:
                shown[region.encode()] = row

    async def _publish_outputs(self, partition: int, delta: Delta) -> list[tuple[BulkTable, Written]]:
        changed = list(self.outputs.of(delta))
        written = await asyncio.gather(*(table.publish(partition, rows) for _, table, rows in changed))
        for topic, _, rows in changed:
            self.metrics.published.labels(topic.name).inc(len(rows))
        return [(table, each) for (_, table, _), each in zip(changed, written, strict=True)]

    async def _publish_dead_letters(self, done: ReportsTallied) -> None:
        now = datetime.now(UTC)
        letters: dict[int, list[Record]] = {}
        for record, rejected in done.dead_letters:
            lies = Lies(REPORTS.name, record.partition, record.offset)
            value, headers = dead_letter(record, rejected, lies=lies, app_id=self.settings.app_id, now=now)
            letters.setdefault(record.partition, []).append(Record(record.key, value, headers, record.timestamp))
        await self.publisher.send_all(Names(self.settings).topic(REPORTS_DLQ), letters)
