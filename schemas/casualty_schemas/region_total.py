"""Topics `casualties-by-region` and `casualties-by-region-day`: the totals that people come for."""

from datetime import date
from typing import Annotated

from msgspec import Meta

from casualty_schemas.count import AtLeastZero, TotalCount
from casualty_schemas.fields import CountryCode, RegionCode, UtcInstant, Wire

AtLeastOne = Annotated[int, Meta(ge=1)]


class RegionTotal(Wire, frozen=True, kw_only=True):
    """Everybody killed and injured in one region, over its incidents.

    `unplaced` rows (a country, or ZZ) may repeat what regions hold: no total of ours adds them to regions.
    """

    region: RegionCode
    region_name: str
    country: CountryCode
    unplaced: bool
    killed: TotalCount
    injured: TotalCount
    incidents: AtLeastOne
    reports: Annotated[
        AtLeastOne, Meta(description="Statements behind the incidents; a syndicated copy is not another one.")
    ]
    sources: AtLeastOne
    conflicts: Annotated[AtLeastZero, Meta(description="Incidents in which two sources' newest ranges do not meet.")]
    first_day: date
    last_day: date
    updated_at: Annotated[
        UtcInstant, Meta(description="The newest publication that counts here, never the wall clock.")
    ]


class RegionDayTotal(RegionTotal, frozen=True, kw_only=True):
    """The same for the incidents that stand on one local day."""

    day: date
