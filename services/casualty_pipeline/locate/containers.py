"""Which mention lies in which: "Springfield, Illinois", "Slavyansk in the Donetsk region", "Nigeria's Borno state"."""

import re
from collections.abc import Collection, Sequence
from math import log10

from msgspec.structs import replace

from casualty_pipeline.locate.model import Candidate, Kind, Mention

_COMMA = re.compile(r",\s|\s?\(|\s?, a[^.,;]{0,30} in |,?\s(?:in|of)\s(?:the\s)?(?:[a-z-]+\s){0,2}")
"""What parts a place from the larger one that follows."""

_OWNER = re.compile(r"['\u2019]s\s(?:[a-z-]+\s){0,5}")
_ADJECTIVE = re.compile(
    r"\s(?:(?:[a-z-]+\s){0,3}(?:city|town|village|settlement|port|capital|province|region|state|district|island|resort)"
    r"(?:\sof)?\s(?:the\s)?)?"
)
_HOLDERS = frozenset({Kind.COUNTRY, Kind.REGION, Kind.DISTRICT, Kind.AREA})
_LESS_KNOWN = 2.0
"""Powers of ten in population: "Veracruz" holds as Mexico's state, not as a district of Honduras."""

_FAR_LESS_KNOWN = 3.0
"""Powers of ten in population: "Kyiv, Kharkiv" is a list although some village Kyiv lies in Kharkiv Oblast."""


def link(mentions: Sequence[Mention], text: str) -> list[Mention]:
    """Set `within` and `container` where one mention holds its neighbour."""
    linked = list(mentions)
    for at in range(len(linked) - 2, -1, -1):
        smaller, larger = linked[at], linked[at + 1]
        between = text[smaller.end : larger.start]
        if _COMMA.fullmatch(between):
            linked[at], linked[at + 1] = _held(smaller, larger, between)
        elif _owns(smaller, between):
            linked[at + 1], linked[at] = _held(larger, smaller, between)
    return linked


def _owns(larger: Mention, between: str) -> bool:
    return bool(_ADJECTIVE.fullmatch(between) if larger.adjective else _OWNER.fullmatch(between))


def _held(smaller: Mention, larger: Mention, between: str) -> tuple[Mention, Mention]:
    if smaller.adjective:
        return smaller, larger
    if smaller.division and between.startswith(" of ") and (city := _cities(larger)):
        return replace(smaller, candidates=city, weak=False, person=False), replace(larger, container=True)
    codes = _codes(larger)
    inside = [c for c in smaller.candidates if is_inside(c, codes)]
    is_in = between.lstrip().startswith("in ") and not larger.adjective  # not "in the Israeli-occupied Golan Heights"
    is_in = is_in or (between == ", " and _is_state_of_small_town(smaller, larger))
    if not inside and is_in and _is_plain_holder(larger) and _is_only_city(smaller):
        return replace(smaller, weak=True), larger
    if not inside or (
        not _is_plain_holder(larger) and _prominence(smaller.candidates) - _prominence(inside) > _FAR_LESS_KNOWN
    ):
        return smaller, larger
    held = tuple(sorted(code for code in codes if any(is_inside(c, [code]) for c in inside)))
    return replace(smaller, within=held, weak=False, person=False), replace(larger, container=True)


def _is_state_of_small_town(smaller: Mention, larger: Mention) -> bool:
    """Whether a state follows a town of which it has none that is known: "Antioch, Tennessee"."""
    states = all(c.place.kind is Kind.REGION and c.place.country in _WITH_STATE for c in larger.candidates)
    return states and _prominence(smaller.candidates) < _WELL_KNOWN


_WITH_STATE = frozenset({"US", "CA", "AU"})
"""Countries of which news names a town with its state (AP Stylebook, "datelines")."""
_WELL_KNOWN = 5.5
"""Powers of ten in population of a city that stands without its state, as in a list."""


def _cities(larger: Mention) -> tuple[Candidate, ...]:
    """Give the city that a district is of ("the Kirovsky district of Donetsk"): the district is read as the city."""
    if larger.division or any(c.place.kind in {Kind.COUNTRY, Kind.AREA} for c in larger.candidates):
        return ()
    return tuple(c for c in larger.candidates if c.place.kind is Kind.CITY)


def _codes(larger: Mention) -> set[str]:
    """Codes of the regions and countries that the larger mention may stand for."""
    holders = [c for c in larger.candidates if c.place.kind in _HOLDERS]
    best = max((_prominence([holder]) for holder in holders), default=0.0)
    known = [holder.place for holder in holders if best - _prominence([holder]) < _LESS_KNOWN]
    return {code for place in known for code in place.parts or (place.region,)}


def is_inside(candidate: Candidate, codes: Collection[str]) -> bool:
    """Whether a candidate lies in one of the regions or countries; a country or region does not lie in itself."""
    place = candidate.place
    if place.kind in {Kind.COUNTRY, Kind.AREA}:
        return place.kind is Kind.AREA and place.country in codes
    return place.country in codes or (place.kind is not Kind.REGION and place.region in codes)


def _is_plain_holder(mention: Mention) -> bool:
    """Whether it cannot be a city in a list."""
    cities = [c for c in mention.candidates if c.place.kind in {Kind.CITY, Kind.QUARTER}]
    if mention.division or not cities:
        return True
    holders = [c for c in mention.candidates if c.place.kind in _HOLDERS]
    return bool(holders) and _prominence(holders) - _prominence(cities) > _FAR_LESS_KNOWN  # Tennessee, Illinois


def _is_only_city(mention: Mention) -> bool:
    return all(candidate.place.kind in {Kind.CITY, Kind.QUARTER} for candidate in mention.candidates)


def _prominence(candidates: Collection[Candidate]) -> float:
    return max(log10(c.place.population + 10) for c in candidates)
