"""Incidents into a reading: each with its figures, place and day; totals checked against their parts."""

from collections.abc import Sequence
from datetime import timedelta

from casualty_pipeline.extract.days.days_of_incidents import Calendar
from casualty_pipeline.extract.days.when import When
from casualty_pipeline.extract.incidents.figure import NOTHING_STATED, Outcome
from casualty_pipeline.extract.incidents.figures import outcome_of
from casualty_pipeline.extract.incidents.gathering import Gathered
from casualty_pipeline.extract.incidents.incidents import Incident, Told
from casualty_pipeline.extract.incidents.leads import split_lead
from casualty_pipeline.extract.incidents.reports import Placed, reports_of
from casualty_pipeline.extract.incidents.scene import at_scene
from casualty_pipeline.extract.incidents.totals import figures_of, meets, parts_of, remainder
from casualty_pipeline.extract.places.places import NOWHERE, Map, Spot
from casualty_pipeline.extract.text.tokens import Document
from casualty_pipeline.reading import PlacedReport, Reading

_DAY = timedelta(days=1)


def assemble(document: Document, gathered: Gathered) -> Reading:
    """Make the reading of a document out of its statements."""
    if gathered.places is None or gathered.calendar is None:
        return Reading(ignored=tuple(gathered.ignored))
    incidents, heads = split_lead(gathered.told)
    placed = at_scene(document, _place(incidents, gathered.places, gathered.calendar), gathered.places)
    reports: list[PlacedReport] = []
    for one in placed:
        reports.extend(reports_of(document, one, len(reports)))
    total = outcome_of(Incident(heads)) if heads else NOTHING_STATED
    if _is_nobody(total) or not placed:
        return Reading(reports=tuple(reports), ignored=tuple(gathered.ignored))
    parts = parts_of(reports)
    unplaced = Placed(Incident(heads), total, (_common_place(placed, heads, gathered.places),), placed[0].when)
    reports.extend(remainder(document, total, unplaced, parts=parts, ordinal=len(reports)))
    return Reading(
        reports=tuple(reports),
        total=figures_of(document, total),
        parts=parts,
        reconciled=meets(total, parts),
        ignored=tuple(gathered.ignored),
    )


def _common_place(placed: Sequence[Placed], heads: Sequence[Told], places: Map) -> Spot:
    """Give the region that a total is of and all incidents lie in, else the country that they share, else nowhere."""
    regions = {spot.region for one in placed for spot in one.spots}
    of_total = [told.spots[0] for told in heads if len(told.spots) == 1 and not told.spots[0].is_country]
    if of_total and regions == {spot.region for spot in of_total}:
        return of_total[0]
    countries = {spot.region[:2] for one in placed for spot in one.spots}
    return places.of_region(countries.pop()) if len(countries) == 1 else NOWHERE


def _place(incidents: Sequence[Incident], places: Map, calendar: Calendar) -> list[Placed]:
    placed: list[Placed] = []
    for incident in incidents:
        outcome = outcome_of(incident)
        if _is_nobody(outcome):
            continue
        previous = placed[-1].when if placed else None
        spots = incident.spots or (_somewhere(incident, places),)
        when = _when(incident, calendar, previous)
        if incident.of_death:
            others = {told.sentence for other in incidents if other is not incident for told in other.told}
            when = calendar.before_death(when, incident.told[0].sentence, others)
        placed.append(Placed(incident, outcome, spots, when))
    return placed


def _is_nobody(outcome: Outcome) -> bool:
    """Whether nobody was hurt, as far as anything is said at all."""
    return all(figure is None or figure.count.high == 0 for figure in (outcome.killed, outcome.injured))


def _somewhere(incident: Incident, places: Map) -> Spot:
    """Place what names no place: with the article, but a claim about a whole front in the country alone.

    So is what only headline and lead place, in a country that the report is written from.
    """
    main = places.main()
    claims = all(told.claimed_by is not None for told in incident.told)
    wide = main.dateline and any(spot.is_country for told in incident.told for spot in told.spots)
    return places.of_region(main.region[:2]) if (claims or wide) and not main.is_country else main


def _when(incident: Incident, calendar: Calendar, previous: When | None) -> When:
    own = incident.when
    if own is not None and own.follows:
        base = previous or calendar.day_for(incident.told[0].sentence)
        day = min(base.first + _DAY, calendar.published.day)
        return When(day, day, 0, 0, 0)
    return calendar.sharpened(own or calendar.day_for(min(told.sentence for told in incident.told)))
