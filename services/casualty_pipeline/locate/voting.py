"""The region of a document on one incident."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from math import log

from casualty_pipeline.locate.model import Kind, ResolvedMention, Role
from casualty_schemas.fields import UNKNOWN_REGION

_UP_FRONT = 2.0
_FAR_OFF = 0.5
"""A dateline tells where a report was written; it decides only where nothing else does."""

_HELD = 2.0
_SURE = 0.5
"""Least part of all votes for a region that no single name is resolved to."""


def vote(resolved: Sequence[ResolvedMention], *, lead: int = 400) -> str:
    """Give the region of a document on one incident: every distinct name votes, weighted up before offset `lead`.

    A name votes for all its candidate regions by their shares, and more the more often it is named, but less than in
    proportion. Where no region gets a clear vote, a region whose authorities speak does, then
    the country that is named most, else "ZZ".
    """
    places = [each for each in resolved if each.role is Role.PLACE]
    voters = [each for each in places if "-" in each.shares[0][0] and not each.mention.container]
    regions = _votes(voters, lead) or _votes([each for each in places if "-" in each.shares[0][0]], lead)
    if regions:
        region, votes = max(regions.items(), key=lambda item: (item[1], item[0]))
        if votes >= _SURE * sum(regions.values()) or any(each.region == region for each in places):
            return region
    return _own_authorities(resolved) or _country(places) or _country(resolved) or UNKNOWN_REGION


def _votes(places: Sequence[ResolvedMention], lead: int) -> dict[str, float]:
    weights: defaultdict[str, float] = defaultdict(float)
    shares: dict[str, tuple[tuple[str, float], ...]] = {}
    for each in places:
        front = _FAR_OFF if each.mention.dateline else _UP_FRONT if each.mention.start < lead else 1.0
        weights[each.mention.key] += front * (_HELD if each.mention.within else 1.0)
        shares[each.mention.key] = each.shares
    votes: defaultdict[str, float] = defaultdict(float)
    for key, weight in weights.items():
        for region, share in shares[key]:
            if "-" in region:
                votes[region] += share * (1 + log(weight))
    return votes


def _own_authorities(resolved: Sequence[ResolvedMention]) -> str:
    """Give the region that speaks itself ("- DPR"): a region's authorities speak of what happens there."""
    speaking = [each for each in resolved if each.mention.government and each.place and each.place.kind is Kind.REGION]
    return speaking[0].region if speaking else ""


def _country(resolved: Sequence[ResolvedMention]) -> str:
    named = Counter(each.country for each in resolved if each.country and each.role is not Role.DOUBTFUL)
    return max(named, key=lambda code: (named[code], code), default="")
