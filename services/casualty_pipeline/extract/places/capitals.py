"""Capitals told of without their name: "in the Iraqi capital", "Ukraine's capital", "another six in the capital"."""

import re
from collections.abc import Sequence
from operator import attrgetter

from casualty_pipeline.locate.gazetteer import Gazetteer
from casualty_pipeline.locate.model import Mention, ResolvedMention, Role
from casualty_pipeline.locate.voting import vote
from casualty_schemas.report import Precision

_CAPITAL = re.compile(
    r"\b(?:(?P<the>(?:in|near|outside|on|of|hit|across|around|inside|rocked|struck) the )|(?<=[a-z])(?:['\u2019]s)? )"
    r"capital\b(?! (?:city of|of|punishment|murder|offen[cs]e|gains?|markets?|letters?|crimes?|investment)\b)"
)
"""A capital of a country; "the state capital" is none."""
_NAMED = (" ", ", ")
"""What stands between a capital and its name."""


def with_capitals(text: str, resolved: Sequence[ResolvedMention], gazetteer: Gazetteer) -> list[ResolvedMention]:
    """Add the capitals of the countries that are named, or of the text's, in the order of the text."""
    found = list(resolved)
    for match in _CAPITAL.finditer(text) if "capital" in text else ():
        if _is_named(text, resolved, match.end()):
            continue
        country: str | None = vote(resolved)[:2] if match["the"] else _owner(resolved, match.start())
        place = gazetteer.capital(country) if country else None
        if place is not None:
            start = match.end() - len("capital")
            mention = Mention(start, match.end(), place.name, place.name.lower(), (), preposition="in")
            shares = ((place.region, 1.0),)
            found.append(
                ResolvedMention(mention, Role.PLACE, place.region, country, place, Precision.PLACE, 1.0, shares)
            )
    return sorted(found, key=_start) if len(found) > len(resolved) else found


_start = attrgetter("mention.start")


def _is_named(text: str, resolved: Sequence[ResolvedMention], end: int) -> bool:
    """Whether the capital's name follows: "the capital, Kyiv", "Yemen's capital Sanaa"."""
    following = next((one.mention for one in resolved if one.mention.start > end), None)
    return following is not None and not following.adjective and text[end : following.start] in _NAMED


def _owner(resolved: Sequence[ResolvedMention], end: int) -> str | None:
    """Give the country whose name or adjective ends where "capital" is told of."""
    return next((one.country for one in resolved if one.mention.end == end and one.region == one.country), None)
