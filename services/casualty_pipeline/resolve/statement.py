"""A report as resolution works with it: one slotted value, with what comparisons ask for computed once."""

from datetime import datetime
from functools import lru_cache
from math import cos, radians, sin
from sys import intern
from typing import Final, NamedTuple

from msgspec import Struct

from casualty_pipeline.resolve.words import place_words, telling_words
from casualty_schemas.fields import InputTopic
from casualty_schemas.report import Document, Kind, Precision, RegionReports, Report, Version

_NO_WORDS: Final[frozenset[str]] = frozenset()
_EARTH_KM: Final = 6371.0
_WIDE: Final = (Precision.REGION, Precision.COUNTRY, Precision.UNKNOWN)


class StatementId(NamedTuple):
    """(topic, source, id, ordinal): who said it; the last tie-break everywhere."""

    topic: InputTopic
    source: str
    id: str
    ordinal: int


Rank = tuple[int, int, str, StatementId]
"""Best killed and best injured (-1 where not stated), publication, id."""


class Statement(Struct, frozen=True, eq=False, gc=False):
    """One report of one document. Two are the same only if they are the same object: a revision makes new ones."""

    id: StatementId
    document: Document
    version: Version
    published_at: datetime
    """UTC."""
    url: str | None
    report: Report
    first_day: int
    """First day on which it may have happened, precision included (proleptic ordinal)."""
    last_day: int
    place: frozenset[str]
    """Telling words of the place's name, known to the gazetteer or not; empty where it is the region's own."""
    point: tuple[float, float] | None
    """Latitude and longitude in degrees, of a place finer than a region."""
    spot: tuple[float, float, float] | None
    """The same point as kilometres from the middle of the Earth, between which straight lines are measured: over the
    80 km that matter they are half a metre shorter than the way over the ground."""
    is_local: bool
    """Whether its place is finer than a region."""
    rank: Rank
    """Unique; neighbours in this order have near figures, then near publications."""

    @property
    def newness(self) -> tuple[str, Version, Document, int]:
        """The order of `latest`: publication, version, document; a document's own reports by their number."""
        return (self.version.published_at, self.version, self.document, self.id.ordinal)

    @property
    def telling(self) -> frozenset[str]:
        """The telling words of its quote; none where there is none."""
        return telling_words(self.report.quote.text) if self.report.quote else _NO_WORDS

    @property
    def is_summary(self) -> bool:
        """Whether it is only a check on the incidents of its days."""
        return self.report.kind is Kind.SUMMARY

    @property
    def owners(self) -> tuple[object, ...]:
        """Two statements that share an owner are told apart by it, and so are distinct incidents.

        A document tells its own reports apart, a source the incidents that it gives ids of their own.
        """
        return (self.document, self.document.source) if self.document.topic == "incidents" else (self.document,)


def statements_of(row: RegionReports, region_words: frozenset[str]) -> tuple[Statement, ...]:
    """The statements of one document in one region, whose own name has these words."""
    topic, source, number = row.document
    document = Document(topic, intern(source), number)
    return tuple([_statement(row, report, document, region_words) for report in row.reports])


def _statement(row: RegionReports, report: Report, document: Document, region_words: frozenset[str]) -> Statement:
    place, off = report.place, report.date_precision
    killed, injured = report.killed, report.injured
    local = place.precision not in _WIDE
    named = place_words(place.name) if place.name else _NO_WORDS
    if not local and named <= region_words:
        named = _NO_WORDS
    identity = StatementId(*document, report.ordinal)
    point = None
    if local and place.latitude is not None and place.longitude is not None:
        point = (place.latitude, place.longitude)
    return Statement(
        identity,
        document,
        row.version,
        row.published_at,
        row.url,
        report,
        report.occurred_on.toordinal() - off,
        report.occurred_until.toordinal() + off,
        named,
        point,
        None if point is None else _spot(*point),
        local,
        (
            -1 if killed is None else killed.best,
            -1 if injured is None else injured.best,
            row.version.published_at,
            identity,
        ),
    )


@lru_cache(maxsize=65_536)
def _spot(latitude: float, longitude: float) -> tuple[float, float, float]:
    north, east = radians(latitude), radians(longitude)
    from_axis = _EARTH_KM * cos(north)
    return from_axis * cos(east), from_axis * sin(east), _EARTH_KM * sin(north)
