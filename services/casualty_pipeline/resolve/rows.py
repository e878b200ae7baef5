"""An incident as the value of its row in `resolved-incidents`."""

from typing import Any

import orjson

from casualty_pipeline.resolve.copies import Told
from casualty_pipeline.resolve.figures import Current
from casualty_pipeline.resolve.incident import Standing
from casualty_pipeline.resolve.statement import Statement
from casualty_schemas.count import Count
from casualty_schemas.report import FigureClasses, ReportPlace
from casualty_schemas.resolved_incident import FigureRule


def encode_incident(standing: Standing, rule: FigureRule) -> bytes:
    """The row of an incident: JSON of `ResolvedIncident`, in which what is not stated is left out.

    Built without the model, whose construction costs more than all of resolution; equal incidents are equal bytes.
    """
    days = [each.first.report for each in standing.told]
    row: dict[str, Any] = {
        "region": standing.region,
        "incident": standing.incident,
        "day": standing.day,
        "first_day": min(report.occurred_on for report in days),
        "last_day": max(report.occurred_until for report in days),
        "place": _place(standing.place),
        "category": standing.category,
        "counted": standing.counted,
        "unattributed": standing.unattributed,
    }
    if standing.killed:
        row["killed"] = _figure(standing.killed, rule)
    if standing.injured:
        row["injured"] = _figure(standing.injured, rule)
    row["sources"] = standing.sources
    row["reports"] = [_report(each) for each in standing.told]
    row["updated_at"] = standing.updated_at
    return orjson.dumps(row, option=orjson.OPT_UTC_Z)


def _place(place: ReportPlace) -> dict[str, Any]:
    row: dict[str, Any] = {"precision": place.precision}
    if place.name is not None:
        row["name"] = place.name
    if place.latitude is not None and place.longitude is not None:
        row["latitude"], row["longitude"] = place.latitude, place.longitude
    return row


def _classes(classes: FigureClasses) -> dict[str, int]:
    row: dict[str, int] = {}
    if classes.killed is not None:
        row["killed"] = classes.killed
    if classes.injured is not None:
        row["injured"] = classes.injured
    return row


def _figure(current: Current, rule: FigureRule) -> dict[str, Any]:
    return {
        "count": _count(current.count),
        "rule": rule,
        "evidence_class": current.evidence_class,
        "given_by": _identity(current.given_by.first),
        "changed_by": [_identity(told.first) for told in current.changed_by],
        "conflict": current.conflict,
    }


def _count(count: Count) -> dict[str, int | None]:
    return {"low": count.low, "best": count.best, "high": count.high}


def _identity(statement: Statement) -> dict[str, Any]:
    topic, source, document, ordinal = statement.id
    return {"topic": topic, "source": source, "id": document, "ordinal": ordinal}


def _report(told: Told) -> dict[str, Any]:
    statement, report = told.first, told.first.report
    row: dict[str, Any] = {
        "ordinal": report.ordinal,
        "place": _place(report.place),
        "occurred_on": report.occurred_on,
        "occurred_until": report.occurred_until,
        "date_precision": report.date_precision,
    }
    if report.killed is not None:
        row["killed"] = _count(report.killed)
    if report.injured is not None:
        row["injured"] = _count(report.injured)
    row |= {
        "change": report.change,
        "from_injured": report.from_injured,
        "kind": report.kind,
        "class": _classes(report.classes),
        "category": report.category,
    }
    if report.claimed_by is not None:
        row["claimed_by"] = report.claimed_by
    if report.shared_with is not None:
        row["shared_with"] = report.shared_with
    if report.quote is not None:
        row["quote"] = report.quote.__dict__
    row |= {
        "topic": statement.id.topic,
        "source": statement.id.source,
        "id": statement.id.id,
        "published_at": statement.published_at,
    }
    if statement.url is not None:
        row["url"] = statement.url
    row["copies"] = [_identity(copy) for copy in told.copies]
    return row
