"""Capitals told of without their name: "in the Iraqi capital", "Ukraine's capital", "another six in the capital"."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from operator import attrgetter

from casualty_pipeline.locate.gazetteer import Gazetteer
from casualty_pipeline.locate.model import Mention, Place, ResolvedMention, Role
from casualty_pipeline.locate.voting import vote
from casualty_schemas.report import Precision

_CAPITAL = re.compile(
    r"\b(?:(?P<the>(?:in|near|outside|on|of|hit|across|around|inside|rocked|struck) the )|(?<=[a-z])(?:['\u2019]s)? )"
    r"capital\b(?! (?:city of|of|punishment|murder|offen[cs]e|gains?|markets?|letters?|crimes?|investment)\b)"
)
"""A capital of a country; "the state capital" is none."""
_NAMED = (" ", ", ")
"""What stands between a capital and its name."""


def with_capitals(text: str, resolved: Sequence[ResolvedMention], gazetteer: Gazetteer) -> Sequence[ResolvedMention]:
    """Add the capitals of the countries that are named, or of the text's, in the order of the text."""
    told = list(_CAPITAL.finditer(text)) if "capital" in text else []
    if not told:
        return resolved
    owners = {one.mention.end: one.country for one in resolved if one.region == one.country}
    starts = [one.mention.start for one in resolved]
    here = vote(resolved)[:2]
    found = list(resolved)
    for match in told:
        country = here if match["the"] else owners.get(match.start())
        place = gazetteer.capital(country) if country else None
        if place is not None and not _is_named(text, resolved, bisect_right(starts, match.end()), match.end()):
            found.append(_mentioned(place, match.end()))
    return sorted(found, key=_start)


_start = attrgetter("mention.start")


def _is_named(text: str, resolved: Sequence[ResolvedMention], following: int, end: int) -> bool:
    """Whether the capital's name is the mention that follows: "the capital, Kyiv", "Yemen's capital Sanaa"."""
    if following >= len(resolved):
        return False
    mention = resolved[following].mention
    return not mention.adjective and text[end : mention.start] in _NAMED


def _mentioned(place: Place, end: int) -> ResolvedMention:
    mention = Mention(end - len("capital"), end, place.name, place.name.lower(), (), preposition="in")
    shares = ((place.region, 1.0),)
    return ResolvedMention(mention, Role.PLACE, place.region, place.country, place, Precision.PLACE, 1.0, shares)
