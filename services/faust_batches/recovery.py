"""Recovery: local stores catch up with their changelogs, in batches."""

import logging
import time
from collections.abc import Iterable
from dataclasses import dataclass

from faust_batches.changelog import ChangelogReader
from faust_batches.metrics import Metrics
from faust_batches.table_partition import TablePartition

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Plan:
    """Read from this offset on; with a reason, after the local store was cleared."""

    start: int
    cleared_because: str | None = None


def plan(offset: int | None, changelog: range, *, age: float, max_age: float) -> Plan:
    """Where to read on from, given the offset that a local store stands for and the offsets that the changelog holds.

    `age` and `max_age`: seconds since the store was current, and how many of them may pass before a tombstone that it
    has not seen may be compacted away.
    """
    if offset is None:
        return Plan(changelog.start)
    if offset > changelog.stop:
        return Plan(changelog.start, f"it stands for offset {offset}, past the end {changelog.stop}: another topic")
    if offset < changelog.start:
        return Plan(
            changelog.start, f"it stands for offset {offset}, before the start {changelog.start}: rows are gone"
        )
    if age > max_age:
        return Plan(changelog.start, f"it was current {age / 3600:.1f} h ago: tombstones may be gone")
    return Plan(offset)


async def recover(
    partitions: Iterable[TablePartition], *, reader: ChangelogReader, metrics: Metrics, max_age: float
) -> None:
    """Bring local stores to the present ends of their changelogs."""
    by_tp = {partition.tp: partition for partition in partitions}
    changelogs = await reader.bounds(by_tp)
    spans = {
        tp: range(_prepare(partition, changelogs[tp], max_age), changelogs[tp].stop) for tp, partition in by_tp.items()
    }
    async for tp, records in reader.read(spans):
        by_tp[tp].apply(records)
        metrics.recovered_records += len(records)
    for tp, partition in by_tp.items():
        partition.recovered(changelogs[tp].stop)


def _prepare(partition: TablePartition, changelog: range, max_age: float) -> int:
    store = partition.store
    planned = plan(store.offset, changelog, age=time.time() - store.current_at, max_age=max_age)
    if planned.cleared_because is not None:
        log.error("the local store of %s[%s] is rebuilt: %s", *partition.tp, planned.cleared_because)
        store.clear()
    return planned.start
