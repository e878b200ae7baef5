"""Rows of `reports` for tests of rules: every test names only what its rule is about."""

from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

import msgspec

from casualty_pipeline.counting import Counting
from casualty_pipeline.resolve.figures import Current
from casualty_pipeline.resolve.incident import Standing
from casualty_pipeline.resolve.scratch import resolve_region
from casualty_pipeline.resolve.statement import Statement, statements_of
from casualty_pipeline.resolve.words import place_words
from casualty_schemas.category import Category
from casualty_schemas.count import Count
from casualty_schemas.fields import InputTopic
from casualty_schemas.report import (
    Document,
    EvidenceClass,
    Kind,
    Precision,
    Quote,
    RegionReports,
    Report,
    ReportPlace,
    Version,
)
from casualty_schemas.resolved_incident import FigureRule

REGION = "UA-63"
DAY = date(2025, 7, 23)
NOON = datetime(2025, 7, 23, 12, tzinfo=UTC)

KHARKIV = ReportPlace(name="Kharkiv", latitude=49.98, longitude=36.25, precision=Precision.PLACE)
KUPIANSK = ReportPlace(name="Kupiansk", latitude=49.71, longitude=37.61, precision=Precision.PLACE)
KHARKIV_REGION = ReportPlace(name="Kharkiv region", precision=Precision.REGION)
NAMES = {"UA-63": "Kharkiv Oblast", "UA-14": "Donetsk Oblast", "UA": "Ukraine", "ZZ": "Unknown"}
REGION_WORDS = place_words(NAMES[REGION])

NORTH = ReportPlace(name="Lyptsi", latitude=50.09, longitude=36.25, precision=Precision.PLACE)
BETWEEN = ReportPlace(name="Cherkaska", latitude=50.00, longitude=36.25, precision=Precision.PLACE)
SOUTH = ReportPlace(name="Bezliudivka", latitude=49.91, longitude=36.25, precision=Precision.PLACE)
"""In a row, 10 km apart: the first and the last are strangers unless something between joins them."""

_numbers = count(1)

Stated = int | Count | None


def counted(stated: Stated) -> Count | None:
    return Count.exactly(stated) if isinstance(stated, int) else stated


def report(
    *,
    killed: Stated = None,
    injured: Stated = None,
    ordinal: int = 0,
    place: ReportPlace = KHARKIV,
    day: date = DAY,
    until: date | None = None,
    precision: int = 0,
    category: Category = Category.DRONE_STRIKE,
    quote: str | None = None,
    killed_class: EvidenceClass = EvidenceClass.STATED,
    injured_class: EvidenceClass = EvidenceClass.STATED,
    kind: Kind = Kind.INCIDENT,
    change: bool = False,
    from_injured: bool = False,
) -> Report:
    """A report of the drone strike on Kharkiv on the 23rd, but for what is said otherwise."""
    said: dict[str, Any] = {
        "ordinal": ordinal,
        "place": place,
        "occurred_on": day,
        "occurred_until": until or day,
        "date_precision": precision,
        "killed": counted(killed),
        "injured": counted(injured),
        "category": category,
        "quote": None if quote is None else Quote(text=quote, start=0, end=len(quote)),
        "class": {
            "killed": None if killed is None else killed_class,
            "injured": None if injured is None else injured_class,
        },
        "kind": kind,
        "change": change,
        "from_injured": from_injured,
    }
    return msgspec.convert(said, Report)


def row(
    *reports: Report,
    hours: float = 0,
    source: str | None = None,
    document: str | None = None,
    topic: InputTopic = "articles",
    revision: int = 0,
    region: str = REGION,
) -> RegionReports:
    """A document with these reports, published so many hours after noon of the 23rd, of a source of its own."""
    number = next(_numbers)
    published_at = NOON + timedelta(hours=hours)
    return RegionReports(
        region=region,
        document=Document(topic, source or f"source {number:04}", document or f"document {number:04}"),
        version=Version(revision, published_at.strftime("%Y-%m-%dT%H:%M:%S.%fZ"), "", 1),
        reader="test",
        published_at=published_at,
        reports=reports,
    )


def told(**said: Any) -> RegionReports:
    """A document with one report; `hours`, `source`, `document`, `topic`, `revision`, `region` are the document's."""
    of_document = {name: said.pop(name) for name in tuple(said) if name in _OF_DOCUMENT}
    return row(report(**said), **of_document)


_OF_DOCUMENT = frozenset({"hours", "source", "document", "topic", "revision", "region"})


def statement(**said: Any) -> Statement:
    """The one statement of a document."""
    (said_once,) = statements_of(told(**said), REGION_WORDS)
    return said_once


def resolve(
    *rows: RegionReports, rule: FigureRule = FigureRule.LATEST, counting: Counting | None = None
) -> list[Standing]:
    """The incidents of these rows, earliest day first."""
    return sorted(
        resolve_region(rows, counting or Counting(rule=rule), NAMES.__getitem__), key=lambda each: (each.day, each.key)
    )


Range = tuple[int, int, int | None]


def figures(incident: Standing) -> tuple[Range | None, Range | None]:
    """(low, best, high) of killed and of injured; None is not stated."""
    return _range(incident.killed), _range(incident.injured)


def _range(current: Current | None) -> Range | None:
    return None if current is None else (current.count.low, current.count.best, current.count.high)


def parsed(value: bytes | None) -> Any:
    """A row as plain JSON."""
    assert value is not None, "a tombstone has no value"
    return msgspec.json.decode(value)
