"""Regions of the whole world with their largest towns, for messages that do not all tell of the same few."""

from collections import defaultdict
from collections.abc import Iterable

from tests.support.messages import Places

from casualty_pipeline.locate.atlas import read_atlas
from casualty_pipeline.locate.model import Kind, Place

TOWNS = 4
"""Of each region, at most."""


def populous_regions(number: int) -> Places:
    """ISO 3166-2 codes of the regions with the most people, each with its largest towns."""
    atlas = read_atlas()
    towns: dict[str, list[Place]] = defaultdict(list)
    for place in map(atlas.place, range(len(atlas.lines))):
        if place.kind is Kind.CITY and place.region in atlas.regions:
            towns[place.region].append(place)
    chosen = sorted(towns, key=lambda region: (-_people(towns[region]), region))[:number]
    return tuple((region, _largest(towns[region])) for region in chosen)


def _people(towns: Iterable[Place]) -> int:
    return sum(town.population for town in towns)


def _largest(towns: Iterable[Place]) -> tuple[str, ...]:
    by_size = sorted(towns, key=lambda town: (-town.population, town.name))
    return tuple(town.name for town in by_size[:TOWNS])
