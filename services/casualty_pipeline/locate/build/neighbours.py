"""Regions of cities; one without a division of its own takes that of the nearest city of its country."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from casualty_pipeline.locate.build.divisions import Divisions
from casualty_pipeline.locate.grid import Grid

_NEAR_KM = 30.0


def regions_of_cities(cities: Sequence[Mapping[str, Any]], divisions: Divisions) -> dict[int, str]:
    """Give the region of every city by geonameid, its country's code where none is near."""
    regions = {city["geonameid"]: divisions.region(city) for city in cities}
    by_country = defaultdict(list)
    for city in cities:
        by_country[divisions.country(city)].append(city)
    for members in by_country.values():
        regions |= _filled(members, regions)
    return regions


def _filled(cities: Sequence[Mapping[str, Any]], regions: Mapping[int, str]) -> dict[int, str]:
    ids = [city["geonameid"] for city in cities]
    open_ones = [at for at, number in enumerate(ids) if "-" not in regions[number]]
    if not open_ones:
        return {}
    known = [at for at, number in enumerate(ids) if "-" in regions[number]]
    grid = Grid((at, cities[at]["latitude"], cities[at]["longitude"]) for at in known)
    found = {at: grid.nearest(cities[at]["latitude"], cities[at]["longitude"], _NEAR_KM) for at in open_ones}
    return {ids[at]: regions[ids[near]] for at, near in found.items() if near is not None}
