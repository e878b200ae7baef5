"""An incident as the value of its row in `resolved-incidents`."""

from msgspec.json import encode

from casualty_pipeline.resolve.copies import Told
from casualty_pipeline.resolve.figures import Current
from casualty_pipeline.resolve.incident import Standing
from casualty_pipeline.resolve.statement import Statement
from casualty_schemas.resolved_incident import Figure, FigureRule, IncidentReport, ReportId, ResolvedIncident


def encode_incident(standing: Standing, rule: FigureRule) -> bytes:
    """The row of an incident; equal incidents are equal bytes."""
    reports = [told.first.report for told in standing.told]
    return encode(
        ResolvedIncident(
            region=standing.region,
            incident=standing.incident,
            day=standing.day,
            first_day=min([report.occurred_on for report in reports]),
            last_day=max([report.occurred_until for report in reports]),
            place=standing.place,
            category=standing.category,
            counted=standing.counted,
            unattributed=standing.unattributed,
            killed=_figure(standing.killed, rule),
            injured=_figure(standing.injured, rule),
            sources=standing.sources,
            reports=tuple([_report(told) for told in standing.told]),
            updated_at=standing.updated_at,
        )
    )


def _figure(current: Current | None, rule: FigureRule) -> Figure | None:
    if current is None:
        return None
    return Figure(
        count=current.count,
        rule=rule,
        evidence_class=current.evidence_class,
        given_by=_identity(current.given_by.first),
        changed_by=tuple([_identity(told.first) for told in current.changed_by]),
        conflict=current.conflict,
    )


def _identity(statement: Statement) -> ReportId:
    return ReportId(*statement.id)


def _report(told: Told) -> IncidentReport:
    statement, report = told.first, told.first.report
    topic, source, document, ordinal = statement.id
    return IncidentReport(
        topic=topic,
        source=source,
        id=document,
        ordinal=ordinal,
        place=report.place,
        occurred_on=report.occurred_on,
        occurred_until=report.occurred_until,
        date_precision=report.date_precision,
        killed=report.killed,
        injured=report.injured,
        change=report.change,
        from_injured=report.from_injured,
        kind=report.kind,
        classes=report.classes,
        category=report.category,
        claimed_by=report.claimed_by,
        shared_with=report.shared_with,
        quote=report.quote,
        published_at=statement.published_at,
        url=statement.url,
        copies=tuple([_identity(copy) for copy in told.copies]),
    )
