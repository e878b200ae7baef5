"""First-order divisions: which ISO code a city lies in, display names, and what lower codes are lifted to."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from casualty_pipeline.locate.build.sources import Sources, Subdivision, table

_BY_SECOND_LEVEL = frozenset({"PS", "TW", "RS", "MK"})
"""Countries whose ISO 3166-2 codes stand for GeoNames' second order."""

_WEST_BANK_UNDER_ISRAEL = "IL.WE"
_PLAIN_OBLAST = ("UA", "RU", "BY", "BG", "KG", "KZ")


@dataclass(frozen=True)
class Divisions:
    """Maps GeoNames' divisions to ISO 3166-2."""

    sources: Sources

    @cached_property
    def iso_of(self) -> Mapping[str, str]:
        """ISO 3166-2 code by GeoNames first-order code."""
        own = {
            row.geonames: row.iso for row in self.sources.subdivisions if row.iso and not row.is_lower and row.geonames
        }
        own |= {row[0]: row[1] for row in table("divisions.tsv")}
        for admin1, iso in own.items():
            if admin1[:2] != iso[:2] or iso not in self.sources.iso_parents:
                raise SystemExit(f"{admin1} -> {iso}: outside its country, or no valid ISO 3166-2 code")
        return own

    @cached_property
    def territory(self) -> Mapping[str, str]:
        """Division of a country by the territory's own ISO 3166-1 code ("PR" is "US-PR")."""
        return {row[0]: row[1] for row in table("territories.tsv")}

    @cached_property
    def first_order(self) -> frozenset[str]:
        """Codes that are regions of this product."""
        second = {r.iso for r in self.sources.subdivisions if r.iso and r.iso[:2] in _BY_SECOND_LEVEL and r.is_lower}
        unlifted = {code for code in self.sources.iso_parents if not self._lift(code)}
        return frozenset(self.iso_of.values()) | frozenset(self.territory.values()) | second | unlifted

    @cached_property
    def lifts(self) -> Mapping[str, str]:
        """First-order code by valid lower code."""
        return {code: self._lift(code) for code in self.sources.iso_parents if code not in self.first_order}

    def country(self, city: Mapping[str, Any]) -> str:
        """Give the ISO 3166-1 code of a city; the West Bank is never Israel's."""
        code = str(city["countrycode"])
        return "PS" if f"{code}.{city['admin1code']}" == _WEST_BANK_UNDER_ISRAEL else code

    def region(self, city: Mapping[str, Any]) -> str:
        """Give the region of a city, or its country's code where there is none."""
        country = self.country(city)
        pointers = self.sources.divisions_of.get(city["geonameid"], [])
        second = self._second_level(country, pointers)
        return second or self._first_level(country, city) or self.territory.get(country) or country

    def display_name(self, code: str) -> str:
        """Give the English display name of a region."""
        return self._display_names.get(code) or self.sources.iso_names[code]

    def _first_level(self, country: str, city: Mapping[str, Any]) -> str:
        return self.iso_of.get(f"{country}.{city['admin1code']}", "")

    def _second_level(self, country: str, pointers: list[Subdivision]) -> str:
        if country not in _BY_SECOND_LEVEL:
            return ""
        own = [row.iso for row in pointers if row.iso[:2] == country]
        taiwan = ["TW-" + row.geonames.split(".")[-1] for row in pointers if country == "TW" and row.is_lower]
        return next((code for code in own + taiwan if code in self.sources.iso_parents), "")

    def _lift(self, code: str) -> str:
        first = set(self.iso_of.values())
        if code in first:
            return code
        if code in self._by_geonames and code[:2] not in _BY_SECOND_LEVEL:
            return self.iso_of.get(self._by_geonames[code], "")
        parent = self.sources.iso_parents.get(code, "")
        return self._lift(parent) if parent else ""

    @cached_property
    def _by_geonames(self) -> dict[str, str]:
        return {row.iso: row.admin1 for row in self.sources.subdivisions if row.iso and row.is_lower}

    @cached_property
    def _display_names(self) -> dict[str, str]:
        names = {iso: self.sources.admin1_names.get(code, "") for code, iso in self.iso_of.items()}
        shared = {iso for iso, count in Counter(self.iso_of.values()).items() if count > 1}
        names = {iso: name for iso, name in names.items() if name and iso not in shared}
        for row in self.sources.subdivisions:
            if row.iso[:2] in _PLAIN_OBLAST and row.iso in names:
                names[row.iso] = _with_type(names[row.iso], row.aliases.split("|"))
        return names | {row[0]: row[1] for row in table("region_names.tsv")}


def _with_type(name: str, aliases: list[str]) -> str:
    """Prefer "Kharkiv Oblast" to "Kharkiv" where the division is known by it."""
    typed = [each for each in aliases if each.isascii() and each.endswith((" Oblast", " Krai", " Voblast"))]
    return next((each for each in typed if each.partition(" ")[0] == name), None) or (
        typed[0] if typed and " " not in name else name
    )
