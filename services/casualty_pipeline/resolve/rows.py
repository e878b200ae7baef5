"""An incident as the value of its row in `resolved-incidents`."""

from collections.abc import Iterable, Sequence
from typing import Final, TypeVar

from msgspec.json import encode

from casualty_pipeline.resolve.copies import Told
from casualty_pipeline.resolve.figures import Current
from casualty_pipeline.resolve.incident import Standing
from casualty_pipeline.resolve.statement import Statement
from casualty_schemas.resolved_incident import Figure, FigureRule, IncidentReport, ReportId, ResolvedIncident

Item = TypeVar("Item")

MOST_BYTES: Final = 1 << 20
"""Of a row, so that no incident grows beyond what Kafka takes and its clients fetch, however many tell of it."""


def encode_incident(standing: Standing, rule: FigureRule) -> bytes:
    """The row of an incident; equal incidents are equal bytes.

    Where it would be larger than `MOST_BYTES`, it lists the reports that give its figures and the newest others, half
    as many until it fits. That it does, for readers quote no more than some thousand letters.
    """
    most = len(standing.members)
    row = encode(_incident(standing, rule, most))
    while len(row) > MOST_BYTES and most:
        most //= 2
        row = encode(_incident(standing, rule, most))
    return row


def _incident(standing: Standing, rule: FigureRule, most: int) -> ResolvedIncident:
    reports = [told.first.report for told in standing.told]
    listed = tuple([_report(told, most) for told in _listed(standing, most)])
    return ResolvedIncident(
        region=standing.region,
        incident=standing.incident,
        day=standing.day,
        first_day=min([report.occurred_on for report in reports]),
        last_day=max([report.occurred_until for report in reports]),
        place=standing.place,
        category=standing.category,
        counted=standing.counted,
        unattributed=standing.unattributed,
        killed=_figure(standing.killed, rule, most),
        injured=_figure(standing.injured, rule, most),
        sources=standing.sources if most >= len(standing.members) else _sources(listed),
        reports=listed,
        unlisted=len(standing.members) - sum([1 + len(report.copies) for report in listed]),
        updated_at=standing.updated_at,
    )


def _sources(listed: Iterable[IncidentReport]) -> tuple[str, ...]:
    named = {report.source for report in listed}
    return tuple(sorted(named.union(copy.source for report in listed for copy in report.copies)))


def _listed(standing: Standing, most: int) -> Sequence[Told]:
    told = standing.told
    if most >= len(told):
        return told
    figures = [current for current in (standing.killed, standing.injured) if current]
    giving = {id(each) for current in figures for each in (current.given_by, *_last(current.changed_by, most))}
    oldest = len(told) - most
    return [each for at, each in enumerate(told) if at >= oldest or id(each) in giving]


def _last(items: Sequence[Item], most: int) -> Sequence[Item]:
    return items[max(0, len(items) - most) :]


def _figure(current: Current | None, rule: FigureRule, most: int) -> Figure | None:
    if current is None:
        return None
    return Figure(
        count=current.count,
        rule=rule,
        evidence_class=current.evidence_class,
        given_by=_identity(current.given_by.first),
        changed_by=tuple([_identity(told.first) for told in _last(current.changed_by, most)]),
        conflict=current.conflict,
    )


def _identity(statement: Statement) -> ReportId:
    return ReportId(*statement.id)


def _report(told: Told, most: int) -> IncidentReport:
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
        copies=tuple([_identity(copy) for copy in _last(told.copies, most)]),
    )
