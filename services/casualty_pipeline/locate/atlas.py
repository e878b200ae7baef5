"""Countries, regions and places by code and number, parsed only when asked for."""

from collections.abc import Mapping
from dataclasses import dataclass

from casualty_pipeline.locate.data_files import read_lines
from casualty_pipeline.locate.model import Country, Kind, Place, Region
from casualty_schemas.fields import UNKNOWN_REGION


@dataclass(frozen=True, slots=True)
class Atlas:
    """The tables behind the gazetteer. Places are kept as lines: most are never asked for."""

    countries: Mapping[str, Country]
    regions: Mapping[str, Region]
    lifts: Mapping[str, str]
    capitals: Mapping[str, str]
    """The country of every capital, by its folded name."""
    areas: Mapping[str, tuple[str, ...]]
    """The regions that an area lies in, by its name."""
    lines: list[str]

    def region(self, code: str) -> Region | None:
        """Give the region of a code, lifting a lower one."""
        return self.regions.get(code) or self.regions.get(self.lifts.get(code, ""))

    def name(self, code: str) -> str:
        """Give the display name of a region, a country or "ZZ"; an unknown code is its own name."""
        if code == UNKNOWN_REGION:
            return "Unknown"
        known = self.region(code) or self.countries.get(code)
        return known.name if known else code

    def timezone(self, code: str) -> str:
        """Give the zone of a region or country, "UTC" where there is none."""
        known = self.region(code) or self.countries.get(code)
        return (known.timezone if known else "") or "UTC"

    def place(self, number: int) -> Place:
        """Parse one place. A zone that the line leaves out is its region's."""
        name, kind, region, latitude, longitude, people, *zone = self.lines[number].split("\t")
        return Place(
            name=name,
            kind=Kind(kind),
            region=region,
            country=region[:2],
            latitude=float(latitude),
            longitude=float(longitude),
            population=int(people),
            timezone=zone[0] if zone else self.timezone(region),
            parts=self.areas.get(name, ()) if kind == Kind.AREA.value else (),
        )


def read_atlas() -> Atlas:
    """Read the tables of the package."""
    countries = [line.split("\t") for line in read_lines("countries.tsv")]
    areas = (line.split("\t") for line in read_lines("areas.tsv"))
    regions = (line.split("\t") for line in read_lines("regions.tsv"))
    return Atlas(
        countries={row[0]: Country(row[0], row[1], float(row[2]), float(row[3]), row[4]) for row in countries},
        regions={row[0]: _region(row) for row in regions},
        lifts=dict(line.split("\t") for line in read_lines("lifts.tsv")),
        capitals={row[5]: row[0] for row in countries if row[5]} | _OTHER_CAPITALS,
        areas={row[0]: tuple(row[1].split(",")) for row in areas},
        lines=read_lines("places.tsv"),
    )


def _region(row: list[str]) -> Region:
    return Region(row[0], row[1], row[0][:2], float(row[2]), float(row[3]), row[4])


_OTHER_CAPITALS = {"kiev": "UA", "tel aviv": "IL", "the hague": "NL", "new delhi": "IN", "delhi": "IN"}
"""Cities and spellings beyond the list of capitals that stand for governments in news."""
