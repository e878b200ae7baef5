"""A total over incidents, and the rows that carry it."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import NamedTuple, Self

import orjson

from casualty_pipeline.resolve.incident import Standing
from casualty_pipeline.resolve.words import NameOf
from casualty_schemas.count import Count, TotalCount


class People(NamedTuple):
    """A `TotalCount` as plain numbers, in the order of its fields."""

    low: int
    best: int
    high: int
    open_ended: bool


class Total(NamedTuple):
    """Everything that a row of totals says but its key."""

    killed: People
    injured: People
    incidents: int
    reports: int
    sources: int
    conflicts: int
    first_day: date
    last_day: date
    updated_at: datetime

    @classmethod
    def of(cls, incidents: Sequence[Standing]) -> Self | None:
        """The total over incidents, from scratch; None where there is none."""
        if not incidents:
            return None
        return cls(
            killed=_people(each.killed.count for each in incidents if each.killed),
            injured=_people(each.injured.count for each in incidents if each.injured),
            incidents=len(incidents),
            reports=sum(len(each.told) for each in incidents),
            sources=len({source for each in incidents for source in each.sources}),
            conflicts=sum(each.conflict for each in incidents),
            first_day=min(each.day for each in incidents),
            last_day=max(each.day for each in incidents),
            updated_at=max(each.updated_at for each in incidents),
        )


def _people(counts: Iterable[Count]) -> People:
    total = TotalCount.of(counts)
    return People(total.low, total.best, total.high, total.open_ended)


def is_unplaced(region: str) -> bool:
    """Whether a code names only a country, or nothing: its row may repeat what regions hold."""
    return "-" not in region


def _row(people: People) -> dict[str, int]:
    low, best, high, open_ended = people
    return {"low": low, "best": best, "high": high, "open_ended": open_ended}


def encode_total(region: str, total: Total, name_of: NameOf, day: date | None = None) -> bytes:
    """The row of a region, or of one day of it: JSON of `RegionTotal` or `RegionDayTotal`."""
    row: dict[str, object] = {
        "region": region,
        "region_name": name_of(region),
        "country": region[:2],
        "unplaced": is_unplaced(region),
        "killed": _row(total.killed),
        "injured": _row(total.injured),
        "incidents": total.incidents,
        "reports": total.reports,
        "sources": total.sources,
        "conflicts": total.conflicts,
        "first_day": total.first_day,
        "last_day": total.last_day,
        "updated_at": total.updated_at,
    }
    if day is not None:
        row["day"] = day
    return orjson.dumps(row, option=orjson.OPT_UTC_Z)
