"""An incident as the value of its row in `resolved-incidents`."""

from typing import Any

import orjson

from casualty_pipeline.resolve.copies import Told
from casualty_pipeline.resolve.figures import Current
from casualty_pipeline.resolve.incident import Standing
from casualty_pipeline.resolve.said import Quoted, Said
from casualty_pipeline.resolve.statement import Statement
from casualty_schemas.count import Count
from casualty_schemas.report import Kind, ReportPlace
from casualty_schemas.resolved_incident import FigureRule

_Row = dict[str, Any]


def encode_incident(standing: Standing, rule: FigureRule) -> bytes:
    """The row of an incident: JSON of `ResolvedIncident`, in which what is at its default is left out.

    Built without the model, whose construction costs more than all of resolution; equal incidents are equal bytes.
    """
    reports = [told.first.report for told in standing.told]
    row: _Row = {
        "region": standing.region,
        "incident": standing.incident,
        "day": standing.day,
        "first_day": min([report.occurred_on for report in reports]),
        "last_day": max([report.occurred_until for report in reports]),
        "place": _place(standing.place),
        "category": standing.category,
        "sources": standing.sources,
        "reports": [_report(told) for told in standing.told],
        "updated_at": standing.updated_at,
    }
    if not standing.counted:
        row["counted"] = False
    if standing.unattributed:
        row["unattributed"] = True
    if standing.killed is not None:
        row["killed"] = _figure(standing.killed, rule)
    if standing.injured is not None:
        row["injured"] = _figure(standing.injured, rule)
    return orjson.dumps(row, option=orjson.OPT_UTC_Z)


def _place(place: ReportPlace) -> _Row:
    row: _Row = {"precision": place.precision}
    if place.name is not None:
        row["name"] = place.name
    if place.latitude is not None:
        row["latitude"] = place.latitude
    if place.longitude is not None:
        row["longitude"] = place.longitude
    return row


def _figure(current: Current, rule: FigureRule) -> _Row:
    row: _Row = {
        "count": _count(current.count),
        "rule": rule,
        "evidence_class": current.evidence_class,
        "given_by": _identity(current.given_by.first),
    }
    if current.changed_by:
        row["changed_by"] = [_identity(told.first) for told in current.changed_by]
    if current.conflict:
        row["conflict"] = True
    return row


def _count(count: Count) -> _Row:
    if count.high is None:
        return {"low": count.low, "best": count.best}
    return {"low": count.low, "best": count.best, "high": count.high}


def _identity(statement: Statement) -> _Row:
    topic, source, document, ordinal = statement.id
    return {"topic": topic, "source": source, "id": document, "ordinal": ordinal}


def _report(told: Told) -> _Row:
    statement, report = told.first, told.first.report
    row = _identity(statement)
    row["place"] = _place(report.place)
    row["occurred_on"] = report.occurred_on
    row["occurred_until"] = report.occurred_until
    row["category"] = report.category
    row["class"] = {name: each for name, each in report.classes if each is not None}
    row["published_at"] = statement.published_at
    if report.killed is not None:
        row["killed"] = _count(report.killed)
    if report.injured is not None:
        row["injured"] = _count(report.injured)
    if report.quote is not None:
        row["quote"] = _quote(report.quote)
    if statement.url is not None:
        row["url"] = statement.url
    if told.copies:
        row["copies"] = [_identity(copy) for copy in told.copies]
    _add_particulars(row, report)
    return row


def _quote(quote: Quoted) -> _Row:
    return {"text": quote.text, "start": quote.start, "end": quote.end}


def _add_particulars(row: _Row, report: Said) -> None:
    """What few reports have."""
    if report.date_precision:
        row["date_precision"] = report.date_precision
    if report.change:
        row["change"] = True
    if report.from_injured:
        row["from_injured"] = True
    if report.kind is not Kind.INCIDENT:
        row["kind"] = report.kind
    if report.claimed_by is not None:
        row["claimed_by"] = report.claimed_by
    if report.shared_with is not None:
        row["shared_with"] = report.shared_with
