"""A dense set out of a sparse one: its incidents brought together on few days and in few regions.

Each article is read as it is; then its reports move. Days move by one number for all articles of an incident, so that
they come to lie among those of strangers and what is wrong by a day stays so. Regions become a few. Places stay where
they are, or, for a harder set, become a few of each region, as in a city that has many incidents a day.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import combinations
from typing import Any, Final

import msgspec
from tests.evaluation.sets import Example, GoldSet

from casualty_pipeline.counting import Counting
from casualty_pipeline.dedupe import version_of
from casualty_pipeline.documents import Readers, document_of, read_message, reports_for
from casualty_pipeline.outcomes import Rejected
from casualty_pipeline.tally.scratch import tally_from_scratch
from casualty_pipeline.validate import validate
from casualty_schemas.category import Category
from casualty_schemas.report import RegionReports

_STATES: Final = ("AZ", "CA", "CO", "FL", "GA", "IL", "MI", "MO", "NC", "NY", "OH", "PA", "TN", "TX", "WA")
_FIRST_DAY: Final = date(2016, 7, 4)
_NAIVE_DAYS: Final = 3
_WIDE: Final = {"region", "country", "unknown"}


@dataclass(frozen=True, slots=True)
class Density:
    """On how many days, in how many regions and at how many places of each the incidents come to stand."""

    days: int
    regions: int
    places: int | None = None
    """None: places stay what and where they are."""


def clusters_of(gold: GoldSet, density: Density, readers: Readers) -> list[set[str]]:
    """The ids of the articles behind each incident, after all were brought together."""
    rows = {(row["region"], *row["document"]): row for row in _brought_together(gold, density, readers)}
    delta = tally_from_scratch(
        (msgspec.json.decode(json.dumps(row), type=RegionReports) for row in rows.values()),
        Counting(categories=frozenset(Category)),
        readers.gazetteer.region_name,
    )
    resolved = [json.loads(value)["reports"] for _, value in delta.incidents if value is not None]
    return [{said["id"] for report in reports for said in (report, *report.get("copies", ()))} for reports in resolved]


def naive_clusters_of(gold: GoldSet, density: Density, readers: Readers) -> list[set[str]]:
    """What the naive rule puts together, as pairs: articles of one region whose days are at most three apart."""
    stand = [
        (row["document"][2], row["region"], date.fromisoformat(row["reports"][0]["occurred_on"]))
        for row in _brought_together(gold, density, readers)
    ]
    return [
        {one, other}
        for (one, region, day), (other, its_region, its_day) in combinations(stand, 2)
        if one != other and region == its_region and abs((day - its_day).days) <= _NAIVE_DAYS
    ]


def _brought_together(gold: GoldSet, density: Density, readers: Readers) -> Iterator[dict[str, Any]]:
    places: dict[tuple[str, str], int] = {}
    for told in gold.examples:
        offset = _FIRST_DAY + timedelta(days=told.day.toordinal() % density.days) - told.day
        for row in _rows_of(told, readers):
            region = f"US-{_STATES[int.from_bytes(row['region'].encode()) % density.regions]}"
            yield row | {
                "region": region,
                "published_at": (datetime.fromisoformat(row["published_at"]) + offset).isoformat(),
                "reports": [_moved(report, region, offset, density, places) for report in row["reports"]],
            }


def _rows_of(told: Example, readers: Readers) -> Iterator[dict[str, Any]]:
    message = validate("articles", json.dumps(told.message).encode(), max_bytes=readers.max_bytes)
    assert not isinstance(message, Rejected), message.message
    reading = read_message(message, readers)
    assert not isinstance(reading, Rejected), reading.message
    reader = readers.named(message)
    version = version_of(message, reader.version)
    to = {placed.region for placed in reading.reports}
    document = document_of(message)
    given = reports_for(message, document=document, version=version, reader=reader, reading=reading, to=to)
    yield from (json.loads(value) for _, value in given)


def _moved(
    report: dict[str, Any], region: str, offset: timedelta, density: Density, places: dict[tuple[str, str], int]
) -> dict[str, Any]:
    days = {end: (date.fromisoformat(report[end]) + offset).isoformat() for end in ("occurred_on", "occurred_until")}
    return report | days | {"place": _place(report["place"], region, density, places)}


def _place(place: dict[str, Any], region: str, density: Density, places: dict[tuple[str, str], int]) -> dict[str, Any]:
    if place["precision"] in _WIDE:
        return {"precision": "region"}
    if density.places is None:
        return place
    number = places.setdefault((region, place["name"]), len(places)) % density.places
    return {"precision": "place", "name": f"Town {number}", "latitude": 40.0 + number / 2, "longitude": -90.0}
