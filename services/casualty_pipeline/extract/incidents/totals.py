"""Totals against their parts: whether they meet, and what a total in numerals holds beyond them."""

from collections.abc import Sequence

from casualty_pipeline.extract.incidents.figure import Figure, Outcome
from casualty_pipeline.extract.incidents.reports import Placed, category_in, quote_of
from casualty_pipeline.extract.text.tokens import Document
from casualty_pipeline.reading import Figures, PlacedReport
from casualty_schemas.count import Count
from casualty_schemas.report import EvidenceClass, FigureClasses, Report


def figures_of(document: Document, outcome: Outcome) -> Figures:
    """Give a total as the reading carries it."""
    killed, injured = outcome.killed, outcome.injured
    return Figures(
        killed=killed.count if killed else None,
        injured=injured.count if injured else None,
        quote=quote_of(document, killed, injured),
    )


def parts_of(reports: Sequence[PlacedReport]) -> Figures:
    """Add what the reports state, without claims about an enemy."""
    return Figures(
        killed=_sum([placed.report.killed for placed in reports if placed.report.claimed_by is None]),
        injured=_sum([placed.report.injured for placed in reports if placed.report.claimed_by is None]),
    )


def _sum(counts: Sequence[Count | None]) -> Count | None:
    stated = [count for count in counts if count is not None]
    return sum(stated[1:], stated[0]) if stated else None


def meets(total: Outcome, parts: Figures) -> bool:
    """Whether the parts meet the total, in killed and injured as far as it states them."""
    pairs = ((total.killed, parts.killed), (total.injured, parts.injured))
    return all((part or Count.exactly(0)).meets(whole.count) for whole, part in pairs if whole is not None)


def remainder(
    document: Document, total: Outcome, placed: Placed, *, parts: Figures, ordinal: int
) -> list[PlacedReport]:
    """Give what a total in numerals holds beyond its parts, at the place and on the day of `placed`: none or one."""
    killed = _beyond(total.killed, parts.killed)
    injured = _beyond(total.injured, parts.injured)
    if killed is None and injured is None:
        return []
    (spot,), when = placed.spots, placed.when
    report = Report(
        ordinal=ordinal,
        place=spot.report_place(),
        occurred_on=when.first,
        occurred_until=when.last,
        date_precision=when.precision,
        killed=killed,
        injured=injured,
        classes=FigureClasses(
            killed=EvidenceClass.DERIVED if killed else None, injured=EvidenceClass.DERIVED if injured else None
        ),
        category=category_in(document, placed.incident),
        quote=quote_of(document, total.killed, total.injured),
    )
    return [PlacedReport(spot.region, report)]


def _beyond(whole: Figure | None, parts: Count | None) -> Count | None:
    if whole is None or whole.evidence is not EvidenceClass.STATED:
        return None
    left = max(0, whole.count.low - (parts.best if parts else 0))
    return Count.exactly(left) if left else None
