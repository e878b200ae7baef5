"""What a weighed name comes to: a region, the country where that stays open, or nothing."""

from collections.abc import Sequence
from operator import itemgetter

from msgspec import Struct

from casualty_pipeline.locate.evidence import shares_by
from casualty_pipeline.locate.model import Candidate, Kind, Place
from casualty_pipeline.locate.votes import Name
from casualty_schemas.fields import UNKNOWN_REGION
from casualty_schemas.report import Precision

_SURE_REGION = 0.6
"""Least share of a region's candidates for an answer; below it only the country is told."""

_SURE_COUNTRY = 0.75
_A_CITY_IN_ITS_REGION = 0.02
"""A city that bears its region's name is meant unless it has less than this part of the region's people."""

_Pairs = Sequence[tuple[Candidate, float]]


class Reading(Struct, frozen=True, gc=False):
    """The reading of a name; see `ResolvedMention` for what the fields mean."""

    region: str
    place: Place | None
    precision: Precision
    confidence: float
    shares: tuple[tuple[str, float], ...]


UNREAD = Reading(UNKNOWN_REGION, None, Precision.UNKNOWN, 0.0, ((UNKNOWN_REGION, 1.0),))
"""That of a name of which every mention is doubtful."""


def read(name: Name, *, division: bool) -> Reading:
    """Read a name by its shares; `division` says that it is named as a region or district."""
    if len(name.candidates) == 1:
        return _only(name.candidates[0].place)
    pairs = list(zip(name.candidates, name.shares, strict=True))
    shares = shares_by(zip(name.where.regions, name.shares, strict=True))
    region, confidence = shares[0]
    if confidence < _SURE_REGION:
        region, confidence = _country(name)
    place = _place(region, pairs, division=division) if region != UNKNOWN_REGION else None
    return Reading(region, place, _precision(region, place), min(1.0, confidence), shares)


def _only(place: Place) -> Reading:
    """Read a name that means one place."""
    known = None if place.region == UNKNOWN_REGION else place
    return Reading(place.region, known, _precision(place.region, known), 1.0, ((place.region, 1.0),))


def _country(name: Name) -> tuple[str, float]:
    country, share = shares_by(zip(name.where.countries, name.shares, strict=True))[0]
    return (country, share) if share >= _SURE_COUNTRY else (UNKNOWN_REGION, share)


def _place(region: str, pairs: _Pairs, *, division: bool) -> Place | None:
    inside = [(candidate.place, share) for candidate, share in pairs if candidate.place.region == region]
    if not inside:
        return None
    place, best = max(inside, key=itemgetter(1))
    if place.kind is Kind.REGION and not division:
        return _city_of_same_name(place, [other for other, _ in inside]) or place
    rivals = [other for other, share in inside if share > best / 2 and other is not place and other.kind is place.kind]
    return None if rivals and place.kind is not Kind.COUNTRY else place


def _city_of_same_name(region: Place, inside: Sequence[Place]) -> Place | None:
    cities = [place for place in inside if place.kind is Kind.CITY]
    largest = max(cities, key=lambda place: place.population, default=None)
    if largest is None or largest.population < _A_CITY_IN_ITS_REGION * region.population:
        return None
    return largest


def _precision(region: str, place: Place | None) -> Precision:
    if place is not None:
        return place.precision
    if region == UNKNOWN_REGION:
        return Precision.UNKNOWN
    return Precision.REGION if "-" in region else Precision.COUNTRY
