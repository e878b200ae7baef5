"""What headline and lead tell of a region, and the body town by town: a total that its parts check, or the same."""

from collections.abc import Sequence
from itertools import islice

from casualty_pipeline.extract.incidents.figures import outcome_of
from casualty_pipeline.extract.incidents.incidents import Incident, Told, is_of_region
from casualty_pipeline.extract.incidents.turns import is_town

_WHOLES = 20
"""Totals of a text that are held against its incidents at most; bounds the work on very long ones."""


def without_totals(incidents: list[Incident]) -> tuple[list[Incident], list[Told]]:
    """Take out what sums up several incidents of one region; a region's that only one town has is that town's."""
    several = (one for one in incidents if len(one.spots) > 1)
    for whole in islice(several, _WHOLES):
        shared = [one for one in incidents if one is not whole and _is_one_of(one, whole)]
        if _is_sum(whole.told, shared):
            return [one for one in incidents if one is not whole], whole.told
    for whole in islice(filter(is_of_region, incidents), _WHOLES):
        towns = [one for one in incidents if one is not whole and _is_in(one, whole)]
        if towns:
            rest = [one for one in incidents if one is not whole]
            return (rest, whole.told) if _is_sum(whole.told, towns) else (_joined(whole, towns, incidents), [])
    return _without_title(incidents)


def _without_title(incidents: list[Incident]) -> tuple[list[Incident], list[Told]]:
    """Take a headline out of the first incident where its figure is that of all incidents of the region."""
    first, others = incidents[0], incidents[1:]
    title = [told for told in first.told if told.parsed.sentence.is_title]
    body = [told for told in first.told if not told.parsed.sentence.is_title]
    same = [one for one in others if _is_of_same_region(one, first)]
    if not (title and body and same):
        return incidents, []
    bare = Incident(body, first.spots, first.when, of_headline=first.of_headline)
    stated = _deaths(title)
    if (
        stated is None
        or stated <= (_deaths(body) or 0)
        or stated != sum(_deaths(one.told) or 0 for one in [bare, *same])
    ):
        return incidents, []
    return [bare, *others], title


def _is_of_same_region(incident: Incident, first: Incident) -> bool:
    regions = {spot.region for spot in (*incident.spots, *first.spots)}
    return len(regions) <= 1


def _is_one_of(incident: Incident, whole: Incident) -> bool:
    """Whether an incident is of one of the several places that a whole is of."""
    regions = [spot.region for spot in whole.spots]
    return len(regions) > 1 and len(incident.spots) == 1 and incident.spots[0].region in regions


def _is_in(incident: Incident, whole: Incident) -> bool:
    """Whether an incident is of a town of a region that was told of as a whole, and of no other story."""
    if incident.told[0].another or not is_town(incident.spots):
        return False
    return incident.spots[0].region == whole.spots[0].region


def _is_sum(whole: Sequence[Told], towns: Sequence[Incident]) -> bool:
    """Whether a figure can add up those of several towns: they hold no more than it."""
    if len(towns) <= 1:
        return False
    stated = _deaths(whole)
    return stated is not None and sum(_deaths(town.told) or 0 for town in towns) <= stated


def _joined(whole: Incident, towns: Sequence[Incident], incidents: Sequence[Incident]) -> list[Incident]:
    for told in sorted((told for town in towns for told in town.told), key=_sentence):
        whole.add(told)
    whole.spots = towns[0].spots
    return [one for one in incidents if all(one is not town for town in towns)]


def _sentence(told: Told) -> int:
    return told.sentence


def _deaths(told: Sequence[Told]) -> int | None:
    """Count the dead, or the injured where nobody died."""
    outcome = outcome_of(Incident(list(told)))
    figure = outcome.killed or outcome.injured
    return figure.count.best if figure else None
