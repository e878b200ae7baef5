"""How totals are shown: rows for programs, ranked tables for people."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import typer
from rich.console import Console

from casualty_cli.figures import total_text
from casualty_cli.output import print_row, print_table
from casualty_cli.rows import parse_row
from casualty_schemas.count import TotalCount
from casualty_schemas.region_total import RegionDayTotal, RegionTotal
from casualty_schemas.topics import CASUALTIES_BY_REGION_DAY

_COLUMNS: Final = ("region", "name", "days", "killed", "injured", "incidents", "reports", "sources", "conflicts")
_NUMBERS: Final = 6
_UNPLACED_TITLE: Final = "Without a region: these may repeat what regions hold and are added to nothing"

Rows = Mapping[bytes, bytes]


class TotalsView:
    """Shows the rows of one topic of totals; `update` shows what changed since."""

    def __init__(self, topic: str, *, json: bool) -> None:
        self.topic = topic
        self._json = json
        self._shown: Rows = {}

    def show(self, rows: Rows) -> None:
        """Everything, ranked."""
        self._shown = dict(rows)
        if self._json:
            for key, value in sorted(rows.items()):
                print_row(self.topic, key.decode(), value)
            return
        print_totals(parse_totals(self.topic, rows))

    def update(self, rows: Rows) -> None:
        """For programs the rows that changed, a gone one with the value null; for people the whole table again."""
        if not self._json:
            if rows != self._shown:
                Console().clear()
                self.show(rows)
            return
        for key in sorted(rows.keys() | self._shown.keys()):
            if rows.get(key) != self._shown.get(key):
                print_row(self.topic, key.decode(), rows.get(key, b"null"))
        self._shown = dict(rows)


def parse_totals(topic: str, rows: Rows) -> list[RegionTotal]:
    """The rows as messages, those with most killed first."""
    model = RegionDayTotal if topic == CASUALTIES_BY_REGION_DAY.name else RegionTotal
    totals = [parse_row(model, key, value) for key, value in rows.items()]
    return sorted(totals, key=lambda total: (-total.killed.best, -total.injured.best, total.region, total.first_day))


def print_totals(totals: Sequence[RegionTotal]) -> None:
    """The ranked table with its sum, and unplaced rows apart."""
    placed = [total for total in totals if not total.unplaced]
    unplaced = [total for total in totals if total.unplaced]
    if not totals:
        typer.echo("no casualties are counted")
    if placed:
        print_table(_COLUMNS, [*map(_cells, placed), _sum_cells(placed)], numbers=_NUMBERS)
    if unplaced:
        print_table(_COLUMNS, map(_cells, unplaced), title=_UNPLACED_TITLE, numbers=_NUMBERS)


def _cells(total: RegionTotal) -> tuple[str, ...]:
    days = f"{total.first_day}" if total.first_day == total.last_day else f"{total.first_day} to {total.last_day}"
    figures = (total_text(total.killed), total_text(total.injured))
    counted = (total.incidents, total.reports, total.sources, total.conflicts)
    return (total.region, total.region_name, days, *figures, *map(str, counted))


def _sum_cells(totals: Sequence[RegionTotal]) -> tuple[str, ...]:
    incidents = sum(total.incidents for total in totals)
    killed, injured = (_sum(total.killed for total in totals), _sum(total.injured for total in totals))
    return ("", "all of these regions", "", total_text(killed), total_text(injured), str(incidents), "", "", "")


def _sum(counts: Iterable[TotalCount]) -> TotalCount:
    addends = [*counts]
    return TotalCount(
        low=sum(each.low for each in addends),
        best=sum(each.best for each in addends),
        high=sum(each.high for each in addends),
        open_ended=any(each.open_ended for each in addends),
    )
