"""Why the reports of an incident were taken for one: the evidence between them, from the incident's row alone."""

from typing import NamedTuple

from casualty_pipeline.dedupe import utc_text
from casualty_pipeline.resolve.evidence import Evidence, weigh
from casualty_pipeline.resolve.statement import Statement, StatementId, statements_of
from casualty_pipeline.resolve.words import NameOf, place_words
from casualty_schemas.report import Document, RegionReports, Version
from casualty_schemas.resolved_incident import IncidentReport, ResolvedIncident


class Reason(NamedTuple):
    """The points that speak for and against two reports being of the same incident."""

    report: StatementId
    other: StatementId
    evidence: Evidence


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
