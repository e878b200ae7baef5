"""Collects countries, areas, regions, districts, cities, quarters and postal places with their names."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from casualty_pipeline.locate.build.collector import ALTERNATE, PRIMARY, WITH_DIVISION_WORD, Collector, Entry
from casualty_pipeline.locate.build.divisions import Divisions
from casualty_pipeline.locate.build.extents import Extent
from casualty_pipeline.locate.build.names import AlternateNames
from casualty_pipeline.locate.build.neighbours import regions_of_cities
from casualty_pipeline.locate.build.policies import BARE_DISTRICTS, TYPED_DISTRICTS, is_kept
from casualty_pipeline.locate.build.sources import Sources, Subdivision, table
from casualty_pipeline.locate.build.spellings import is_latin_name, read_romanisation, russian_forms
from casualty_pipeline.locate.cues import DISTRICT_WORDS, DIVISION_WORDS
from casualty_pipeline.locate.model import Kind
from casualty_pipeline.locate.tokens import fold

_QUARTER_POPULATION = 60_000
_NEWSWORTHY = 100_000
_LARGE_CITY = 400_000
_DISTRICT_POPULATION = 5_000
_TYPE_WORD = re.compile(rf"\b(?:{'|'.join(sorted(DIVISION_WORDS | DISTRICT_WORDS))})\b", re.IGNORECASE)


@dataclass(slots=True)
class Places:
    """Runs over the sources once and fills a collector."""

    sources: Sources
    divisions: Divisions
    collector: Collector = field(default_factory=Collector)
    extents: defaultdict[str, Extent] = field(default_factory=lambda: defaultdict(Extent))
    region_of_city: dict[int, str] = field(default_factory=dict)

    def collect(self) -> Collector:
        """Fill the collector with everything."""
        self._measure()
        self._countries()
        self._areas()
        self._regions()
        self._districts()
        self._cities()
        self._quarters()
        self._postal()
        self._newsworthy()
        self._demote_namesakes()
        self._keep_demonyms()
        return self.collector

    def _measure(self) -> None:
        self.region_of_city.update(regions_of_cities(self.sources.cities, self.divisions))
        for city in self.sources.cities:
            region = self.region_of_city[city["geonameid"]]
            districts = [row.geonames for row in self.sources.divisions_of.get(city["geonameid"], []) if row.is_lower]
            for key in {region, self.divisions.country(city), *districts}:
                self.extents[key].take(city)

    def _countries(self) -> None:
        forms = {row[0]: row for row in table("countries.tsv")}
        for code, country in self.sources.countries.items():
            if code in self.divisions.territory:
                continue
            number = self._add(country["name"], Kind.COUNTRY, code, population=country["population"])
            _, names, demonyms, *_ = forms.get(code, [code, "", "", ""])
            self._name_all([country["name"], *names.split("|")], number)
            self._name_all(demonyms.split("|"), number, ALTERNATE)

    def _areas(self) -> None:
        for country, names, _, latitude, longitude, *_ in table("areas.tsv"):
            first = names.split("|")[0]
            zone = self.extents[country].timezone
            entry = Entry(first, Kind.AREA, country, float(latitude), float(longitude), 1_000_000, zone)
            self._name_all(names.split("|"), self.collector.add(entry))

    def _regions(self) -> None:
        aliases = {row[0]: row[1].split("|") for row in table("aliases.tsv")}
        territories = {region: (country,) for country, region in self.divisions.territory.items()}
        rows = defaultdict(list)
        for row in self.sources.subdivisions:
            rows[row.iso].append(row)
        for code in sorted(self.divisions.first_order & self.extents.keys()):
            display = self.divisions.display_name(code)
            number = self._add(display, Kind.REGION, code, population=self.extents[code].population)
            own = [name for row in rows[code] for name in (row.name, *row.aliases.split("|"))]
            own += [self.sources.countries[territory]["name"] for territory in territories.get(code, ())]
            self._name_region(number, [display, *own, *aliases.get(code, [])], in_english=code[:2] != "US")

    def _name_region(self, number: int, names: Iterable[str], *, in_english: bool) -> None:
        for name in filter(is_latin_name, names):
            mark = WITH_DIVISION_WORD if name.endswith("+") else PRIMARY
            self.collector.name(name.rstrip("+"), number, mark)
            bare = _TYPE_WORD.sub("", name.rstrip("+")).strip(" '\u2019")
            if in_english and bare != name and is_latin_name(bare):
                self.collector.name(bare, number, WITH_DIVISION_WORD)

    def _districts(self) -> None:
        for row in self.sources.subdivisions:
            region = self.divisions.iso_of.get(row.admin1, "")
            if not row.is_lower or not region or row.iso in self.divisions.first_order:
                continue
            if row.iso or row.geonames[:2] in TYPED_DISTRICTS:
                self._district(row, region)

    def _district(self, row: Subdivision, region: str) -> None:
        bare = _TYPE_WORD.sub("", row.name).strip(" '\u2019")
        if not is_latin_name(bare) or fold(bare) in self.sources.common_words:
            return
        centre = self.extents.get(row.geonames) or self.extents[region]
        people = min(centre.population, 100_000) if row.geonames in self.extents else _DISTRICT_POPULATION
        entry = Entry(row.name, Kind.DISTRICT, region, *centre.centre, people, centre.timezone)
        number = self.collector.add(entry)
        free = bool(row.iso) or row.geonames[:2] in BARE_DISTRICTS
        self.collector.name(row.name, number, PRIMARY if free or bare != row.name else WITH_DIVISION_WORD)
        self.collector.name(bare, number, PRIMARY if free else WITH_DIVISION_WORD)

    def _cities(self) -> None:
        alternates = AlternateNames(self.sources, self._strong_keys())
        for city in self.sources.cities:
            country, people = self.divisions.country(city), city["population"] or 0
            if not is_kept(country, people):
                continue
            region = self.region_of_city[city["geonameid"]]
            entry = Entry(
                city["name"], Kind.CITY, region, city["latitude"], city["longitude"], people, city["timezone"]
            )
            number = self.collector.add(entry)
            self.collector.name(city["name"], number)
            self._name_all(alternates.of(city, country), number, ALTERNATE)

    def _strong_keys(self) -> frozenset[str]:
        """Keys of countries and regions, that no small place's alternate name may take."""
        return frozenset(key for key, marks in self.collector.names.items() if any(m != "+" for m in marks.values()))

    def _quarters(self) -> None:
        for region, city, names, *_ in table("quarters.tsv"):
            extent = self.extents[region]
            for name in names.split("|"):
                mark = WITH_DIVISION_WORD if name.endswith("+") else PRIMARY
                plain = name.rstrip("+")
                if self._has(plain, region):
                    continue
                latitude, longitude = self._city_centre(city, region) or extent.centre
                entry = Entry(plain, Kind.QUARTER, region, latitude, longitude, _QUARTER_POPULATION, extent.timezone)
                self.collector.name(plain, self.collector.add(entry), mark)

    def _postal(self) -> None:
        done: set[tuple[str, str]] = set()
        romanisation = read_romanisation()
        for row in self.sources.postal:
            region = self.divisions.iso_of.get(row.admin1, "")
            name = romanisation.name(row.name.partition("(")[0]) if row.country == "UA" else row.name
            if not region or not is_latin_name(name) or (name, region) in done or self._has(name, region):
                continue
            done.add((name, region))
            zone = self.extents[region].timezone
            number = self.collector.add(Entry(name, Kind.CITY, region, row.latitude, row.longitude, 0, zone))
            self.collector.name(name, number)
            if row.country == "UA":
                self._name_all(russian_forms(name), number, ALTERNATE)

    def _newsworthy(self) -> None:
        for region, name, spellings, *point in table("newsworthy.tsv"):
            number = self._city_number(name, region)
            if number is None:
                number = self._missing_city(region, name, point)
            entry = self.collector.entries[number]
            self.collector.entries[number] = replace(entry, population=max(entry.population, _NEWSWORTHY))
            self._name_all([name, *spellings.split("|")], number)

    def _demote_namesakes(self) -> None:
        """Let a large city's name mean the region around it only as "X region" ("Buenos Aires", "Kyiv", "Moscow")."""
        entries = self.collector.entries
        for marks in self.collector.names.values():
            cities = [entries[n] for n, mark in marks.items() if entries[n].kind is Kind.CITY and mark == PRIMARY]
            homes = {city.region for city in cities if city.population > _LARGE_CITY}
            for number in marks:
                region = entries[number]
                if (
                    region.kind is Kind.REGION
                    and homes
                    and region.region not in homes
                    and _shares_country(region, homes)
                ):
                    marks[number] = WITH_DIVISION_WORD

    def _keep_demonyms(self) -> None:
        """Let an adjective or a people's name mean its country alone ("Indian", "Polish")."""
        entries = self.collector.entries
        for key in {fold(name) for row in table("countries.tsv") for name in row[2].split("|") if name}:
            marks = self.collector.names.get(key, {})
            self.collector.names[key] = {n: mark for n, mark in marks.items() if entries[n].kind is Kind.COUNTRY}

    def _missing_city(self, region: str, name: str, point: list[str]) -> int:
        if not all(point):
            raise SystemExit(f"newsworthy.tsv: {region} has no {name!r}, and no coordinates are given")
        zone = self.extents[region].timezone
        number = self.collector.add(Entry(name, Kind.CITY, region, float(point[0]), float(point[1]), 0, zone))
        self.collector.name(name, number)
        return number

    def _has(self, name: str, region: str) -> bool:
        return any(
            self.collector.entries[number].region == region for number in self.collector.names.get(fold(name), {})
        )

    def _city_centre(self, city: str, region: str) -> tuple[float, float] | None:
        number = self._city_number(city, region)
        entry = None if number is None else self.collector.entries[number]
        return (entry.latitude, entry.longitude) if entry else None

    def _city_number(self, city: str, region: str) -> int | None:
        """Find the largest city of a name in a region."""
        entries = self.collector.entries
        inside = [
            number
            for number in self.collector.names.get(fold(city), {})
            if entries[number].region == region and entries[number].kind in {Kind.CITY, Kind.QUARTER}
        ]
        return max(inside, key=lambda number: entries[number].population, default=None)

    def _add(self, name: str, kind: Kind, code: str, *, population: int) -> int:
        extent = self.extents[code]
        return self.collector.add(Entry(name, kind, code, *extent.centre, population, extent.timezone))

    def _name_all(self, names: Iterable[str], number: int, mark: str = PRIMARY) -> None:
        for name in filter(None, names):
            self.collector.name(name, number, mark)


def _shares_country(region: Entry, homes: set[str]) -> bool:
    return any(home[:2] == region.region[:2] for home in homes)
