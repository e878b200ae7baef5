"""A total over incidents, and the rows that carry it."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import partial
from typing import Self

from msgspec import Struct
from msgspec.json import encode

from casualty_pipeline.resolve.incident import Standing
from casualty_pipeline.resolve.words import NameOf
from casualty_schemas.count import TotalCount
from casualty_schemas.region_total import RegionDayTotal, RegionTotal


class Total(Struct, frozen=True, gc=False):
    """Everything that a row of totals says but its key."""

    killed: TotalCount
    injured: TotalCount
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
            killed=TotalCount.of(each.killed.count for each in incidents if each.killed),
            injured=TotalCount.of(each.injured.count for each in incidents if each.injured),
            incidents=len(incidents),
            reports=sum(len(each.told) for each in incidents),
            sources=len({source for each in incidents for source in each.sources}),
            conflicts=sum(each.conflict for each in incidents),
            first_day=min(each.day for each in incidents),
            last_day=max(each.day for each in incidents),
            updated_at=max(each.updated_at for each in incidents),
        )


def is_unplaced(region: str) -> bool:
    """Whether a code names only a country, or nothing: its row may repeat what regions hold."""
    return "-" not in region


def encode_total(region: str, total: Total, name_of: NameOf, day: date | None = None) -> bytes:
    """The row of a region, or of one day of it."""
    row = RegionTotal if day is None else partial(RegionDayTotal, day=day)
    return encode(
        row(
            region=region,
            region_name=name_of(region),
            country=region[:2],
            unplaced=is_unplaced(region),
            killed=total.killed,
            injured=total.injured,
            incidents=total.incidents,
            reports=total.reports,
            sources=total.sources,
            conflicts=total.conflicts,
            first_day=total.first_day,
            last_day=total.last_day,
            updated_at=total.updated_at,
        )
    )
