"""Incidents into reports: each with its figures, place, day, category and quote; totals checked against their parts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from casualty_pipeline.extract.categories import category_of
from casualty_pipeline.extract.days import When
from casualty_pipeline.extract.days_of_incidents import Calendar
from casualty_pipeline.extract.figures import Figure, Outcome, outcome_of
from casualty_pipeline.extract.gathering import Gathered
from casualty_pipeline.extract.incidents import Incident, Told, gather
from casualty_pipeline.extract.places import NOWHERE, Map, Spot
from casualty_pipeline.extract.predicates import Effect
from casualty_pipeline.extract.tokens import Document
from casualty_pipeline.reading import Figures, PlacedReport, Reading
from casualty_schemas.category import Category
from casualty_schemas.count import Count
from casualty_schemas.report import EvidenceClass, FigureClasses, Kind, Quote, Report

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Placed:
    """An incident with all that its reports need."""

    incident: Incident
    outcome: Outcome
    spots: tuple[Spot, ...]
    when: When


def assemble(document: Document, gathered: Gathered) -> Reading:
    """Make the reading of a document out of its statements."""
    if gathered.places is None or gathered.calendar is None:
        return Reading(ignored=tuple(gathered.ignored))
    incidents, heads = _split(gathered.told)
    placed = _place(incidents, gathered.places, gathered.calendar)
    total = outcome_of(Incident(heads)) if heads else None
    reports: list[PlacedReport] = []
    for one in placed:
        reports.extend(_reports(document, one, len(reports)))
    parts = _parts(reports)
    if total is not None:
        reports.extend(_remainder(document, total, parts, heads, placed, gathered, len(reports)))
    return Reading(
        reports=tuple(reports),
        total=_figures(document, total) if total else None,
        parts=parts if total else None,
        reconciled=_meets(total, parts) if total else None,
        ignored=tuple(gathered.ignored),
    )


def _split(told: Sequence[Told]) -> tuple[list[Incident], list[Told]]:
    """Part the statements into incidents and those of headline and lead that sum several of them up."""
    heads = [one for one in told if one.headline and not _is_specific(one)]
    body = [one for one in told if not (one.headline and not _is_specific(one))]
    incidents = gather(body)
    if not incidents:
        return gather(heads), []
    if len(incidents) == 1:
        for one in reversed(heads):
            incidents[0].told.insert(0, one)
        return incidents, []
    return _join_heads(incidents, heads)


def _join_heads(incidents: list[Incident], heads: list[Told]) -> tuple[list[Incident], list[Told]]:
    """A lead that gives the figures of one incident tells of that one; one that gives more sums up."""
    if not heads:
        return incidents, []
    lead = outcome_of(Incident(heads))
    outcomes = [outcome_of(incident) for incident in incidents]
    if _exceeds(lead, outcomes):
        return incidents, heads
    home = next((i for i, outcome in zip(incidents, outcomes, strict=True) if _agree(lead, outcome)), incidents[0])
    home.told[:0] = heads
    return incidents, []


def _best(figure: Figure | None) -> int:
    return figure.count.best if figure else 0


def _exceeds(lead: Outcome, outcomes: Sequence[Outcome]) -> bool:
    """Whether the lead states more than any one incident does, in killed or injured."""
    return all(
        _best(lead.killed) > _best(outcome.killed) or _best(lead.injured) > _best(outcome.injured)
        for outcome in outcomes
    )


def _agree(lead: Outcome, outcome: Outcome) -> bool:
    return _best(lead.killed) == _best(outcome.killed) and _best(lead.injured) == _best(outcome.injured)


def _is_specific(told: Told) -> bool:
    return len(told.spots) == 1 and not told.spots[0].is_country


def _place(incidents: Sequence[Incident], places: Map, calendar: Calendar) -> list[_Placed]:
    placed: list[_Placed] = []
    for incident in incidents:
        outcome = outcome_of(incident)
        if _is_nobody(outcome):
            continue
        previous = placed[-1].when if placed else None
        spots = incident.spots or (_somewhere(incident, places),)
        placed.append(_Placed(incident, outcome, spots, _when(incident, calendar, previous)))
    return placed


def _is_nobody(outcome: Outcome) -> bool:
    """Whether nobody was hurt, as far as anything is said at all."""
    return all(figure is None or figure.count.high == 0 for figure in (outcome.killed, outcome.injured))


def _is_change(incident: Incident) -> bool:
    """Whether the only dead are people who had been counted among the injured: a change, no figure by itself."""
    deaths = [told for told in incident.told if told.statement.effect is Effect.KILLED]
    return bool(deaths) and all(told.late_death for told in deaths)


def _somewhere(incident: Incident, places: Map) -> Spot:
    """Place what names no place: with the article, but a claim about a whole front in the country alone."""
    main = places.main()
    claims = all(told.claimed_by is not None for told in incident.told)
    return places.of_region(main.region[:2]) if claims and len(incident.told) > 0 and not main.is_country else main


def _when(incident: Incident, calendar: Calendar, previous: When | None) -> When:
    own = incident.when
    if own is not None and own.follows:
        base = previous or calendar.day_for(incident.told[0].sentence)
        day = min(base.first + _DAY, calendar.published.day)
        return When(day, day, 0, 0, 0)
    return calendar.sharpened(own or calendar.day_for(incident.told[0].sentence))


def _reports(document: Document, placed: _Placed, ordinal: int) -> list[PlacedReport]:
    """Give one report for each place that shares the incident's figures, most often one."""
    regions = [spot.region for spot in placed.spots]
    shares = len(regions)
    killed, injured = placed.outcome.killed, placed.outcome.injured
    lead = killed or injured
    assert lead is not None
    change = _is_change(placed.incident)
    if change:
        injured = None
    reports = []
    for index, spot in enumerate(placed.spots):
        report = Report(
            ordinal=ordinal + index,
            place=spot.report_place(),
            occurred_on=placed.when.first,
            occurred_until=placed.when.last,
            date_precision=placed.when.precision,
            killed=killed.count.shares(shares)[index] if killed else None,
            injured=injured.count.shares(shares)[index] if injured else None,
            change=change,
            from_injured=change,
            kind=Kind.SUMMARY if placed.when.period else Kind.INCIDENT,
            classes=_classes(killed, injured, shared=shares > 1),
            category=_category(document, placed.incident),
            claimed_by=next((one.told.claimed_by for one in (killed, injured) if one and one.told.claimed_by), None),
            shared_with=tuple(region for region in regions if region != spot.region) or None,
            quote=_quote(document, killed, injured),
        )
        reports.append(PlacedReport(spot.region, report))
    return reports


def _classes(killed: Figure | None, injured: Figure | None, *, shared: bool) -> FigureClasses:
    def grade(figure: Figure | None) -> EvidenceClass | None:
        if figure is None:
            return None
        return max(EvidenceClass.DERIVED, figure.evidence) if shared else figure.evidence

    return FigureClasses(killed=grade(killed), injured=grade(injured))


def _quote(document: Document, killed: Figure | None, injured: Figure | None) -> Quote | None:
    """Quote the words of both figures where one sentence holds them, else of the killed."""
    told = [figure.told for figure in (killed, injured) if figure is not None]
    if not told:
        return None
    same = [one for one in told if one.sentence == told[0].sentence]
    start = min(one.parsed.tokens[one.statement.start].start for one in same)
    end = max(one.parsed.tokens[one.statement.end - 1].end for one in same)
    return document.quote(start, end)


def _category(document: Document, incident: Incident) -> Category:
    sentences = {one.sentence: one.parsed.sentence.text for one in incident.told}
    return category_of(*sentences.values(), document.text[:2_000])


def _figures(document: Document, outcome: Outcome) -> Figures:
    killed, injured = outcome.killed, outcome.injured
    return Figures(
        killed=killed.count if killed else None,
        injured=injured.count if injured else None,
        quote=_quote(document, killed, injured),
    )


def _parts(reports: Sequence[PlacedReport]) -> Figures:
    return Figures(
        killed=_sum([placed.report.killed for placed in reports if placed.report.claimed_by is None]),
        injured=_sum([placed.report.injured for placed in reports if placed.report.claimed_by is None]),
    )


def _sum(counts: Sequence[Count | None]) -> Count | None:
    stated = [count for count in counts if count is not None]
    return sum(stated[1:], stated[0]) if stated else None


def _meets(total: Outcome, parts: Figures) -> bool:
    pairs = ((total.killed, parts.killed), (total.injured, parts.injured))
    return all((part or Count.exactly(0)).meets(whole.count) for whole, part in pairs if whole is not None)


def _remainder(
    document: Document,
    total: Outcome,
    parts: Figures,
    heads: Sequence[Told],
    placed: Sequence[_Placed],
    gathered: Gathered,
    ordinal: int,
) -> list[PlacedReport]:
    """Give what a total in numerals holds beyond its parts, unplaced at the country or nowhere."""
    killed = _beyond(total.killed, parts.killed)
    injured = _beyond(total.injured, parts.injured)
    if killed is None and injured is None:
        return []
    assert gathered.places is not None
    countries = {spot.region[:2] for one in placed for spot in one.spots}
    spot = gathered.places.of_region(countries.pop()) if len(countries) == 1 else NOWHERE
    when = placed[0].when
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
        category=_category(document, Incident(list(heads))),
        quote=_quote(document, total.killed, total.injured),
    )
    return [PlacedReport(spot.region, report)]


def _beyond(whole: Figure | None, parts: Count | None) -> Count | None:
    if whole is None or whole.evidence is not EvidenceClass.STATED:
        return None
    left = max(0, whole.count.low - (parts.best if parts else 0))
    return Count.exactly(left) if left else None
