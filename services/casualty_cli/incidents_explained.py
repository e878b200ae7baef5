"""One incident shown to people in full: its reports in time, what ties them together, how each figure came about."""

from collections.abc import Iterable, Iterator
from types import MappingProxyType
from typing import Any

from casualty_cli.figures import count_text
from casualty_cli.incidents_view import CLASSES, incident_lines, name_of, unlisted_lines, words_of
from casualty_pipeline.resolve.evidence import THRESHOLD
from casualty_pipeline.resolve.explain import Part, Reason, Telling, explain, tellings
from casualty_pipeline.resolve.figures import Quantity
from casualty_pipeline.resolve.words import NameOf
from casualty_schemas.report import EvidenceClass
from casualty_schemas.resolved_incident import Figure, FigureRule, IncidentReport, ReportId, ResolvedIncident

_RULES = MappingProxyType(
    {
        FigureRule.LATEST: "the newest",
        FigureRule.MAX: "the highest",
        FigureRule.MODE: "the most frequent",
        FigureRule.MIN: "the lowest",
    }
)
_PARTS = MappingProxyType(
    {
        Part.GIVES: "gives the figure",
        Part.BOUNDS: "of the same kind, not chosen",
        Part.OUTCLASSED: "set aside: another states it better",
        Part.ADDED: "told later, changes the figure",
        Part.NOT_ADDED: "a change that the figure holds already",
    }
)


def explained_lines(incident: ResolvedIncident, name_of_region: NameOf) -> Iterator[str]:
    """What to say of one incident that somebody asks about."""
    heading, *_ = incident_lines(incident)
    yield heading
    yield ""
    yield "Reports, oldest first:"
    for report in sorted(incident.reports, key=lambda each: (each.published_at, name_of(each))):
        yield from _report_lines(report)
    yield from unlisted_lines(incident)
    yield ""
    yield from _reason_lines(incident, name_of_region)
    for quantity, figure in _figures(incident):
        yield ""
        yield from _figure_lines(quantity, figure, tellings(incident, quantity))


def reasons_json(incident: ResolvedIncident, name_of_region: NameOf) -> list[dict[str, Any]]:
    """What ties each report but the first to an earlier one: points by name, and their sum."""
    return [
        {
            "report": _identity(reason.report),
            "tied_to": _identity(reason.other),
            "points": reason.evidence._asdict(),
            "score": reason.evidence.score,
            "threshold": THRESHOLD,
        }
        for reason in _reasons(incident, name_of_region)
    ]


def _report_lines(report: IncidentReport) -> Iterator[str]:
    days = f"{report.occurred_on}" if report.occurred_on == report.occurred_until else _span(report)
    off = f", {report.date_precision} days either way" if report.date_precision else ""
    yield f"  {report.published_at:%Y-%m-%d %H:%M %Z}  {name_of(report)}"
    yield f"    killed {count_text(report.killed)}, injured {count_text(report.injured)}"
    yield f"    {days}{off}; {report.place.name or 'no place named'} ({report.place.precision}); {report.category}"
    if report.quote:
        yield f"    {words_of(report)}"
    if report.url:
        yield f"    {report.url}"
    for copy in report.copies:
        yield f"    the same statement in {name_of(copy)}"


def _span(report: IncidentReport) -> str:
    return f"{report.occurred_on} to {report.occurred_until}"


def _reasons(incident: ResolvedIncident, name_of_region: NameOf) -> list[Reason]:
    # A summary is a check on incidents and is matched with none.
    return [] if incident.unattributed else explain(incident, name_of_region)


def _reason_lines(incident: ResolvedIncident, name_of_region: NameOf) -> Iterator[str]:
    if incident.unattributed:
        yield "Summaries of these days: what they say beyond the incidents that are known."
        return
    reasons = _reasons(incident, name_of_region)
    if incident.unlisted:
        yield "Only ties between the reports listed here are shown; what joins one of them may be among the others."
    elif not reasons:
        yield "No other report was taken for the same incident."
        return
    yield f"Why they are one incident (points for and against; {THRESHOLD} join two reports):"
    for reason in reasons:
        points = ", ".join(f"{name} {points:+d}" for name, points in reason.evidence._asdict().items())
        yield f"  {name_of(_identified(reason.report))}"
        yield f"    {reason.evidence.score} with {name_of(_identified(reason.other))}: {points}"


def _figures(incident: ResolvedIncident) -> Iterable[tuple[Quantity, Figure | None]]:
    return (("killed", incident.killed), ("injured", incident.injured))


def _figure_lines(quantity: Quantity, figure: Figure | None, told: Iterable[Telling]) -> Iterator[str]:
    if figure is None:
        yield f"{quantity}: not stated"
        return
    conflict = "; sources disagree" if figure.conflict else ""
    chosen = f"{_RULES[figure.rule]} ({figure.rule}) of its kind, {CLASSES[figure.evidence_class]}"
    yield f"{quantity}: {count_text(figure.count)}, {chosen}{conflict}"
    for telling in told:
        report = telling.report
        yield f"  {report.published_at:%Y-%m-%d %H:%M %Z}  {_said(quantity, telling)}  {name_of(report)}"


def _said(quantity: Quantity, telling: Telling) -> str:
    report = telling.report
    if quantity == "injured" and report.injured is None:
        return f"{count_text(report.killed)} of them died  ({_PARTS[telling.part]})"
    of_class = getattr(report.classes, quantity) or EvidenceClass.STATED
    why = f"{_PARTS[telling.part]}; {CLASSES[of_class]}" if telling.part is Part.OUTCLASSED else _PARTS[telling.part]
    return f"{count_text(getattr(report, quantity))}  ({why})"


def _identified(identity: tuple[Any, ...]) -> ReportId:
    topic, source, document, ordinal = identity
    return ReportId(topic=topic, source=source, id=document, ordinal=ordinal)


def _identity(identity: tuple[Any, ...]) -> dict[str, Any]:
    return dict(zip(("topic", "source", "id", "ordinal"), identity, strict=True))
