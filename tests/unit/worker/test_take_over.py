"""A partition is taken over a region at a time, so that of a long history memory holds one region at most."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

import pytest
from msgspec.json import encode
from tests.support.reports import DAY, NAMES, told

from casualty_pipeline.counting import Counting
from casualty_pipeline.registers import LedgerRow, ledger_key
from casualty_pipeline.tally.incremental import Tally
from casualty_settings.settings import Settings
from casualty_worker.metrics import Metrics
from casualty_worker.second_hop import Outputs, SecondHop
from faust_batches.store import MemoryStore, Row

REGIONS = ("UA-63", "UA-14", "UA")
HISTORY = [
    told(killed=1, region=region, day=DAY + timedelta(days=day), hours=24 * day)
    for region in REGIONS
    for day in range(300)
]
RESIDENT = 5


class Table:
    """A table whose changelog takes everything at once."""

    def __init__(self, rows: Iterable[Row] = ()) -> None:
        self.rows = MemoryStore()
        self.rows.write(rows, 0)
        self.published: list[Row] = []

    def store(self, _partition: int) -> MemoryStore:
        return self.rows

    async def publish(self, _partition: int, rows: Iterable[Row]) -> list[Row]:
        return [*rows]

    def keep(self, rows: list[Row]) -> None:
        self.published += rows
        self.rows.write(rows, 0)


def second_hop(incidents: Table, regions: Table, days: Table) -> SecondHop:
    ledger = Table(
        (ledger_key(each.region, each.document), LedgerRow(each.version, encode(each)).encode()) for each in HISTORY
    )
    tables: dict[str, Any] = {"incidents": incidents, "regions": regions, "days": days}
    shell: dict[str, Any] = {"ledger": ledger, "publisher": None}
    return SecondHop(
        settings=Settings(resident_days=RESIDENT),
        outputs=Outputs(**tables),
        metrics=Metrics(),
        name_of=NAMES.__getitem__,
        **shell,
    )


async def test_what_is_published_is_mended_and_old_days_of_one_region_at_a_time_are_in_memory(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    awake: list[int] = []
    sleep = Tally.sleep

    def watched(tally: Tally, region: str) -> None:
        awake.append(len(tally.rows().incidents))
        sleep(tally, region)

    monkeypatch.setattr(Tally, "sleep", watched)
    tables = Table([(b"UA-63|0123", b"a stranger's")]), Table([(b"ZZ", b"a stranger's")]), Table()
    hop = second_hop(*tables)
    await hop.take_over(0)

    left = len(hop.tallies[0].rows().incidents)
    assert left <= len(REGIONS) * (RESIDENT + 1)
    assert max(awake) <= 300 + left
    scratch = Tally(Counting(), NAMES.__getitem__)
    derived = scratch.apply(HISTORY)
    assert {key.decode(): row for key, row in tables[0].rows.items()} == dict(derived.incidents)
    assert {key.decode(): row for key, row in tables[1].rows.items()} == derived.regions
    assert {key.decode(): row for key, row in tables[2].rows.items()} == derived.days
    assert hop.published_totals[0].keys() == {region.encode() for region in REGIONS}

    published = [len(table.published) for table in tables]
    await hop.take_over(0)
    assert [len(table.published) for table in tables] == published, "what is right is not published again"
