"""How resolved incidents are shown to people: the figure, the rule that chose it, and the words behind it."""

from collections.abc import Iterable, Mapping
from itertools import chain
from typing import Final

import typer

from casualty_cli.figures import count_text
from casualty_cli.rows import parse_row
from casualty_schemas.report import EvidenceClass
from casualty_schemas.resolved_incident import Figure, IncidentReport, ReportId, ResolvedIncident

CLASSES: Final = {
    EvidenceClass.STATED: "a figure stated for this incident",
    EvidenceClass.VAGUE: "a vague word, or told later as background",
    EvidenceClass.DERIVED: "a share or a remainder of another count",
    EvidenceClass.CLAIM: "a party's claim about its enemy",
}


def parse_incidents(rows: Mapping[bytes, bytes]) -> dict[bytes, ResolvedIncident]:
    """The rows as messages, the newest day first, then by key."""
    parsed = {key: parse_row(ResolvedIncident, key, value) for key, value in rows.items()}
    return dict(sorted(parsed.items(), key=lambda item: (-item[1].day.toordinal(), item[0])))


def print_incidents(incidents: Iterable[ResolvedIncident]) -> None:
    """One paragraph for each."""
    for incident in incidents:
        for line in incident_lines(incident):
            typer.echo(line)
        typer.echo()


def incident_lines(incident: ResolvedIncident) -> Iterable[str]:
    """What to say of one incident."""
    place = incident.place.name or "place unknown"
    days = "" if incident.first_day == incident.last_day else f" ({incident.first_day} to {incident.last_day})"
    standing = f"{incident.region} {incident.day}{days}  {place}  {incident.category}"
    yield f"{standing}  {incident.incident}{_remarks(incident)}"
    words = {name_of(report): words_of(report) for report in incident.reports}
    yield from _figure_lines("killed", incident.killed, words)
    yield from _figure_lines("injured", incident.injured, words)
    more = " (of the reports listed)" if incident.unlisted else ""
    yield f"  sources: {len(incident.sources)}{more}: {', '.join(incident.sources)}"
    yield from chain.from_iterable(map(_report_lines, incident.reports))
    yield from unlisted_lines(incident)


def unlisted_lines(incident: ResolvedIncident) -> Iterable[str]:
    """How many reports a row had no room for; nothing where it lists them all."""
    if incident.unlisted:
        yield f"  and {incident.unlisted} more reports, for which a row has no room"


def _remarks(incident: ResolvedIncident) -> str:
    remarks = {
        "not in totals: its category is left out": not incident.counted,
        "what a summary says beyond known incidents": incident.unattributed,
    }
    return "".join(f"  [{remark}]" for remark, true in remarks.items() if true)


def _figure_lines(name: str, figure: Figure | None, words: Mapping[str, str]) -> Iterable[str]:
    if figure is None:
        yield f"  {name}: not stated"
        return
    because = f"{figure.rule} of {CLASSES[figure.evidence_class]}"
    conflict = "; sources disagree" if figure.conflict else ""
    yield f"  {name}: {count_text(figure.count)}  ({because}{conflict})"
    given_by = name_of(figure.given_by)
    yield f"    from {given_by}: {words.get(given_by) or 'no words given'}"
    for change in map(name_of, figure.changed_by):
        yield f"    changed by {change}: {words.get(change) or 'no words given'}"


def _report_lines(report: IncidentReport) -> Iterable[str]:
    figures = f"killed {count_text(report.killed)}, injured {count_text(report.injured)}"
    shared = f", shared with {', '.join(report.shared_with)}" if report.shared_with else ""
    yield f"  report {name_of(report)}, published {report.published_at:%Y-%m-%d %H:%M %Z}: {figures}{shared}"
    if report.quote:
        yield f"    {words_of(report)}"
    for copy in report.copies:
        yield f"    the same statement in {name_of(copy)}"


def words_of(report: IncidentReport) -> str:
    """Its quote in quotation marks, on one line; empty where it has none."""
    return f"“{' '.join(report.quote.text.split())}”" if report.quote else ""


def name_of(report: ReportId | IncidentReport) -> str:
    """Who says it, and where: "Sample News (articles 17 #0)"."""
    return f"{report.source} ({report.topic} {report.id} #{report.ordinal})"
