"""Why an incident is what it is, from its row alone: what ties its reports together, and what each figure came from."""

from enum import StrEnum
from typing import NamedTuple

from casualty_pipeline.dedupe import utc_text
from casualty_pipeline.resolve.evidence import Evidence, weigh
from casualty_pipeline.resolve.figures import Quantity
from casualty_pipeline.resolve.statement import Statement, StatementId, statements_of
from casualty_pipeline.resolve.words import NameOf, place_words
from casualty_schemas.report import Document, EvidenceClass, RegionReports, Version
from casualty_schemas.resolved_incident import Figure, IncidentReport, ReportId, ResolvedIncident


class Reason(NamedTuple):
    """The points that speak for and against two reports being of the same incident."""

    report: StatementId
    other: StatementId
    evidence: Evidence


class Part(StrEnum):
    """What a report has to do with a figure."""

    GIVES = "gives"
    BOUNDS = "bounds"
    """It is of the same class, and another was chosen; its source's newest spans the bounds."""
    OUTCLASSED = "outclassed"
    """Another report states the figure with better evidence."""
    ADDED = "added"
    """A change after the newest figure."""
    NOT_ADDED = "not_added"
    """A change that a later figure holds already, or that another source told too."""


class Telling(NamedTuple):
    """A report that states a figure, and its part in what the figure is."""

    report: IncidentReport
    part: Part


def tellings(incident: ResolvedIncident, quantity: Quantity) -> list[Telling]:
    """The reports that state the killed, or the injured, oldest first; none where the figure is not stated."""
    figure = incident.killed if quantity == "killed" else incident.injured
    if figure is None:
        return []
    stating = [report for report in incident.reports if _states(report, quantity)]
    oldest_first = sorted(stating, key=lambda each: (each.published_at, each.topic, each.source, each.id, each.ordinal))
    return [Telling(report, _part(report, quantity, figure)) for report in oldest_first]


def _states(report: IncidentReport, quantity: Quantity) -> bool:
    # Those who died of their wounds are taken from the injured.
    return getattr(report, quantity) is not None or (quantity == "injured" and report.from_injured)


def _part(report: IncidentReport, quantity: Quantity, figure: Figure) -> Part:
    if id_of(report) == figure.given_by:
        return Part.GIVES
    if report.change:
        return Part.ADDED if id_of(report) in figure.changed_by else Part.NOT_ADDED
    own_class = getattr(report.classes, quantity) or EvidenceClass.STATED
    return Part.BOUNDS if own_class is figure.evidence_class else Part.OUTCLASSED


def id_of(report: IncidentReport) -> ReportId:
    """Which report it is, without what it says."""
    return ReportId(topic=report.topic, source=report.source, id=report.id, ordinal=report.ordinal)


def explain(incident: ResolvedIncident, name_of: NameOf) -> list[Reason]:
    """For each report but the first the strongest evidence that ties it to one named before it, in the row's order."""
    region_words = place_words(name_of(incident.region))
    statements = [_statement(incident.region, report, region_words) for report in incident.reports]
    reasons = []
    for index, statement in enumerate(statements[1:], start=1):
        found = [Reason(statement.id, before.id, weigh(statement, before)) for before in statements[:index]]
        reasons.append(max(found, key=lambda reason: reason.evidence.score))
    return reasons


def _statement(region: str, report: IncidentReport, region_words: frozenset[str]) -> Statement:
    row = RegionReports(
        region=region,
        document=Document(report.topic, report.source, report.id),
        version=Version(0, utc_text(report.published_at), "", 0),
        reader="",
        published_at=report.published_at,
        url=report.url,
        reports=(report,),
    )
    (statement,) = statements_of(row, region_words)
    return statement
