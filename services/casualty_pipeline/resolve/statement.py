"""A report as resolution works with it: one slotted value, with what comparisons ask for computed once."""

from dataclasses import dataclass
from datetime import UTC, datetime
from sys import intern
from typing import NamedTuple

from casualty_pipeline.resolve.words import Wording, place_words, wording_of
from casualty_schemas.fields import InputTopic
from casualty_schemas.report import Document, Kind, Precision, RegionReports, Report, Version

_NAMELESS: frozenset[str] = frozenset()
_LOCAL = frozenset({Precision.POINT, Precision.PLACE, Precision.DISTRICT})


class StatementId(NamedTuple):
    """(topic, source, id, ordinal): who said it; the last tie-break everywhere."""

    topic: InputTopic
    source: str
    id: str
    ordinal: int


Rank = tuple[int, int, str, StatementId]
"""Best killed and best injured (-1 where not stated), publication, id."""


@dataclass(slots=True, eq=False)
class Statement:
    """One report of one document. Two are the same only if they are the same object: a revision makes new ones.

    Nobody changes one, but it is not frozen: that would make its making, which every report pays, three times as dear.
    """

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
    is_local: bool
    """Whether its place is finer than a region."""
    rank: Rank
    """Unique; neighbours in this order have near figures, then near publications."""

    @property
    def newness(self) -> tuple[str, Version, Document, int]:
        """The order of `latest`: publication, version, document; a document's own reports by their number."""
        return (self.version.published_at, self.version, self.document, self.id.ordinal)

    @property
    def wording(self) -> Wording:
        """The words of its quote; none where there is none."""
        return wording_of(self.report.quote.text if self.report.quote else "")

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
    published_at = row.published_at.astimezone(UTC)
    return tuple([_statement(row, report, published_at, region_words) for report in row.reports])


def _statement(row: RegionReports, report: Report, published_at: datetime, region_words: frozenset[str]) -> Statement:
    topic, source, number = row.document
    document = Document(topic, intern(source), number)
    place, off = report.place, report.date_precision
    local = place.precision in _LOCAL
    named = place_words(place.name) if place.name else _NAMELESS
    if not local and named <= region_words:
        named = _NAMELESS
    identity = StatementId(topic, document.source, number, report.ordinal)
    return Statement(
        identity,
        document,
        row.version,
        published_at,
        row.url,
        report,
        report.occurred_on.toordinal() - off,
        report.occurred_until.toordinal() + off,
        named,
        (place.latitude, place.longitude)
        if local and place.latitude is not None and place.longitude is not None
        else None,
        local,
        (
            -1 if report.killed is None else report.killed.best,
            -1 if report.injured is None else report.injured.best,
            row.version.published_at,
            identity,
        ),
    )
