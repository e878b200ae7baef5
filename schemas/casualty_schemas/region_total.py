"""Topics `casualties-by-region` and `casualties-by-region-day`: the totals that people come for."""

from pydantic import Field

from casualty_schemas.count import TotalCount
from casualty_schemas.fields import CountryCode, Day, Instant, RegionCode, Wire


class RegionTotal(Wire):
    """Everybody killed and injured in one region, over its incidents.

    `unplaced` rows (a country, or ZZ) may repeat what regions hold: no total of ours adds them to regions.
    """

    region: RegionCode
    region_name: str
    country: CountryCode
    unplaced: bool
    killed: TotalCount
    injured: TotalCount
    incidents: int = Field(ge=1)
    reports: int = Field(ge=1, description="Statements behind the incidents; a syndicated copy is not another one.")
    sources: int = Field(ge=1)
    conflicts: int = Field(ge=0, description="Incidents in which two sources' newest ranges do not meet.")
    first_day: Day
    last_day: Day
    updated_at: Instant = Field(description="The newest publication that counts here, never the wall clock.")


class RegionDayTotal(RegionTotal):
    """The same for the incidents that stand on one local day."""

    day: Day
