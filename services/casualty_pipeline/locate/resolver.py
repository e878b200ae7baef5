"""Chooses one reading for every mention, and leaves open what the document leaves open."""

from collections.abc import Collection, Sequence

from casualty_schemas.report import Precision

from casualty_pipeline.locate.evidence import Name, shares_by, stray_names, weigh
from casualty_pipeline.locate.model import UNKNOWN_REGION, Candidate, Kind, Mention, Place, ResolvedMention, Role

_SURE_REGION = 0.6
"""Least share of a region's candidates for an answer; below it only the country is told."""

_SURE_COUNTRY = 0.75
_A_CITY_IN_ITS_REGION = 0.02
"""A city that bears its region's name is meant unless it has less than this part of the region's people."""


def resolve_mentions(mentions: Sequence[Mention], *, priors: Collection[str] = ()) -> list[ResolvedMention]:
    """Resolve the mentions of one document, in their order."""
    roles = [_role(mention) for mention in mentions]
    _settle(mentions, roles)
    believed = [number for number, role in enumerate(roles) if role is not Role.DOUBTFUL]
    names = weigh(mentions, believed, priors)
    strays = stray_names(names)
    for number, mention in enumerate(mentions):
        if roles[number] is Role.PLACE and mention.key in strays and not _is_sure(mention):
            roles[number] = Role.DOUBTFUL
    return [_resolved(mention, role, names[mention.key]) for mention, role in zip(mentions, roles, strict=True)]


def _role(mention: Mention) -> Role:
    if mention.adjective or mention.government:
        return Role.ACTOR
    if mention.person or ((mention.common or mention.weak) and not mention.within):
        return Role.DOUBTFUL
    return Role.PLACE


def _is_sure(mention: Mention) -> bool:
    return bool(mention.preposition or mention.within or mention.division)


def _settle(mentions: Sequence[Mention], roles: list[Role]) -> None:
    """Read a name alike throughout: a person once named in full, or a place that another mention makes sure of."""
    persons = {mention.key for mention in mentions if mention.person}
    places = {
        m.key for m, role in zip(mentions, roles, strict=True) if role is Role.PLACE and (m.preposition or m.within)
    }
    for number, mention in enumerate(mentions):
        if roles[number] is Role.DOUBTFUL and not mention.person and mention.key in places:
            roles[number] = Role.PLACE
        if roles[number] is Role.PLACE and not _is_sure(mention) and mention.key in persons - places:
            roles[number] = Role.DOUBTFUL


def _resolved(mention: Mention, role: Role, name: Name) -> ResolvedMention:
    pairs = list(zip(name.candidates, name.shares, strict=True))
    shares = shares_by((candidate.place.region, share) for candidate, share in pairs)
    region, confidence = next(iter(shares.items()))
    if confidence < _SURE_REGION:
        region, confidence = _country_of(pairs)
    place = _place_in(region, pairs, mention) if region != UNKNOWN_REGION else None
    return ResolvedMention(
        mention=mention,
        role=role,
        region=region,
        country=None if region == UNKNOWN_REGION else region[:2],
        place=place,
        precision=_precision(region, place),
        confidence=min(1.0, confidence),
        shares=tuple(shares.items()),
    )


def _country_of(pairs: Sequence[tuple[Candidate, float]]) -> tuple[str, float]:
    countries = shares_by((candidate.place.country, share) for candidate, share in pairs)
    country, share = next(iter(countries.items()))
    return (country, share) if share >= _SURE_COUNTRY else (UNKNOWN_REGION, share)


def _place_in(region: str, pairs: Sequence[tuple[Candidate, float]], mention: Mention) -> Place | None:
    inside = [(candidate.place, share) for candidate, share in pairs if candidate.place.region == region]
    if not inside:
        return None
    place, best = max(inside, key=lambda pair: pair[1])
    if place.kind is Kind.REGION and not mention.division:
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
