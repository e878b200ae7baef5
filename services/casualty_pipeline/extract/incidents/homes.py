"""Which incident a statement belongs to: a headline, a lead and the body repeat, "another strike" does not."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from casualty_pipeline.extract.days.when import When
from casualty_pipeline.extract.harm.predicate import Effect, Form
from casualty_pipeline.extract.incidents.incidents import Incident, Told, is_of_region
from casualty_pipeline.extract.incidents.turns import (
    is_town,
    opens_with_another,
    turns_back,
    turns_to_day,
    turns_to_town,
)
from casualty_pipeline.extract.people.group import Kind
from casualty_pipeline.extract.places.places import Spot

_DAY = timedelta(days=1)
_MEMORY = 40
"""Incidents that a text is trusted to come back to; bounds the work on very long ones."""


def gather(body: Iterable[Told]) -> list[Incident]:
    """Gather the statements of the body, in order, into incidents."""
    incidents: list[Incident] = []
    home: Incident | None = None
    for told in body:
        home = _home(told, incidents, home)
        if home is None:
            home = Incident()
            incidents.append(home)
        home.add(told)
    return incidents


def _home(told: Told, incidents: Sequence[Incident], current: Incident | None) -> Incident | None:
    """Find the incident of a statement; `current` is the one that was told of last."""
    if current is None or (told.claimed_by is not None and not told.spots):
        return None
    if told.sentence == current.told[-1].sentence and _meet(told, current):
        return current
    if told.statement.soft or (_is_taken_up(told) and not _is_far_from(told, current)):
        return current
    if opens_incident(told, current.when or incidents[0].when):
        return None
    if not told.spots:
        return _home_without_place(told, incidents, current)
    return next((incident for incident in reversed(incidents[-_MEMORY:]) if _meet(told, incident)), None)


def _is_taken_up(told: Told) -> bool:
    return all(group.kind is Kind.DEFINITE for group in told.statement.groups)


def _is_far_from(told: Told, incident: Incident) -> bool:
    """Whether "all six crew" are of another region than what was told before, so that nobody told of is meant."""
    counted = all(group.count is not None and group.count.best > 1 for group in told.statement.groups)
    if not (counted and told.spots and incident.spots) or any(spot.is_country for spot in told.spots):
        return False
    return not _same_place(told.spots, incident.spots)


def opens_incident(told: Told, before: When | None) -> bool:
    """Whether words of the statement's sentence say that it tells of another incident than what came before."""
    if told.another and (told.spots or told.when or opens_with_another(told.parsed)):
        return True
    return turns_back(told.parsed, told.statement) or turns_to_day(told.parsed, told.statement, told.when, before)


def _home_without_place(told: Told, incidents: Sequence[Incident], current: Incident) -> Incident | None:
    if _is_roll(told):
        named = len(told.statement.groups)
        return next((one for one in reversed(incidents[-_MEMORY:]) if named in one.deaths), current)
    return None if is_of_another_day(told, current) else current


def _is_roll(told: Told) -> bool:
    """Whether it names several dead: "killed were John Roe, 53, Jim Doe, 34, and ...", of whom a number was told."""
    groups = told.statement.groups
    return told.statement.effect is Effect.KILLED and len(groups) > 1 and all(group.name for group in groups)


def _meet(told: Told, incident: Incident) -> bool:
    """Whether place and day allow that it is the same incident."""
    if told.spots and incident.spots and not _same_place(told.spots, incident.spots):
        return False
    if told.statement.listed and _is_elsewhere(told, incident):
        return False
    if told.another and incident.told[-1].sentence != told.sentence:
        return False
    if is_of_another_day(told, incident) or _turns_to_town(told, incident):
        return False
    first, second = told.when, incident.when
    return first is None or second is None or not (first.follows and not second.follows)


def _turns_to_town(told: Told, incident: Incident) -> bool:
    """Whether a town is told of by itself, of what was told of its region or of another town."""
    if told.sentence == incident.told[-1].sentence or not incident.spots:
        return False
    if is_of_region(incident):
        return not told.parsed.sentence.is_title and is_town(told.spots)
    other = is_town(incident.spots) and incident.spots[0].name != told.spots[0].name if told.spots else False
    return other and turns_to_town(told.parsed, told.statement, told.spots)


def _is_elsewhere(told: Told, incident: Incident) -> bool:
    """Whether a list of places goes on to another, be it that no gazetteer knows the one before."""
    if incident.told[-1].sentence == told.sentence:
        return True
    return [spot.name for spot in told.spots] != [spot.name for spot in incident.spots]


def is_of_another_day(told: Told, incident: Incident) -> bool:
    """Whether both days are plain and further apart than a night: "on Wednesday, 25 people were killed"."""
    first, second, statement = told.when, incident.when, told.statement
    if first is None or second is None or statement.form is not Form.PAST or statement.effect is Effect.SHOT:
        return False
    if first.weak or first.follows or first.period or second.period:
        return False
    several = any(group.count is not None and group.count.best > 1 for group in statement.groups)
    return several and not (first.first <= second.last + _DAY and second.first <= first.last + _DAY)


def _same_place(first: Sequence[Spot], second: Sequence[Spot]) -> bool:
    if len(first) > 1 or len(second) > 1:
        return [spot.region for spot in first] == [spot.region for spot in second]
    a, b = first[0], second[0]
    if a.region == b.region:
        return True
    return (a.is_country or b.is_country) and a.region[:2] == b.region[:2]
