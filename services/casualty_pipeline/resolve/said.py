"""What a report says, in a quarter of the memory of its model: equal parts of different reports are one object."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from casualty_schemas.category import Category
from casualty_schemas.count import Count
from casualty_schemas.report import EvidenceClass, FigureClasses, Kind, Precision, Report, ReportPlace

_REMEMBERED: Final = 65_536
"""Equal parts are shared as long as they are among so many that were met last."""


class Quoted(NamedTuple):
    """The words of a report and where they stand, as in `Quote`."""

    text: str
    start: int
    end: int


@dataclass(slots=True, eq=False)
class Said:
    """The fields of `Report` under the same names. Not frozen, for the reason that `Statement` gives."""

    ordinal: int
    place: ReportPlace
    occurred_on: date
    occurred_until: date
    date_precision: int
    killed: Count | None
    injured: Count | None
    change: bool
    from_injured: bool
    kind: Kind
    classes: FigureClasses
    category: Category
    claimed_by: str | None
    shared_with: tuple[str, ...] | None
    quote: Quoted | None


def said_by(report: Report) -> Said:
    """What a report says."""
    place, classes, quote = report.place, report.classes, report.quote
    first, last = report.occurred_on, report.occurred_until
    return Said(
        report.ordinal,
        _place(place.name, place.latitude, place.longitude, place.precision),
        first,
        first if last == first else last,
        report.date_precision,
        _shared_count(report.killed),
        _shared_count(report.injured),
        report.change,
        report.from_injured,
        report.kind,
        _classes(classes.killed, classes.injured),
        report.category,
        report.claimed_by,
        report.shared_with,
        None if quote is None else Quoted(quote.text, quote.start, quote.end),
    )


def _shared_count(count: Count | None) -> Count | None:
    return None if count is None else _count(count.low, count.best, count.high)


@lru_cache(maxsize=_REMEMBERED)
def _count(low: int, best: int, high: int | None) -> Count:
    return Count.model_construct(low=low, best=best, high=high)


@lru_cache(maxsize=_REMEMBERED)
def _place(name: str | None, latitude: float | None, longitude: float | None, precision: Precision) -> ReportPlace:
    return ReportPlace.model_construct(name=name, latitude=latitude, longitude=longitude, precision=precision)


@lru_cache
def _classes(killed: EvidenceClass | None, injured: EvidenceClass | None) -> FigureClasses:
    return FigureClasses.model_construct(killed=killed, injured=injured)
