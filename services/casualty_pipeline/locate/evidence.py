"""How likely each candidate of a name is: its prominence, and what the other names of the document speak for.

A place of ten times the people is five times as likely (the exponent is fitted on US and Ukrainian news). Every
distinct name first spreads one vote over its candidates' countries and regions by prominence alone; these votes, less
its own, then raise the candidates that the rest of the document speaks for, round after round.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from math import log10

from casualty_pipeline.locate.containers import is_inside
from casualty_pipeline.locate.model import Candidate, Kind, Mention, Place
from casualty_pipeline.locate.votes import Name, Votes, all_votes, name_of

_KIND_BONUS = {
    Kind.COUNTRY: 3.0,
    Kind.AREA: 2.0,
    Kind.REGION: 0.5,
    Kind.DISTRICT: 0.0,
    Kind.CITY: 0.0,
    Kind.QUARTER: 0.0,
}
_LARGE_REGION = 5_000_000
"""More people do not make a region better known: Punjab is as well India's as Pakistan's."""

_ALTERNATE_COST = 0.8
_MUCH_SAID = 1.0
_HARDLY = 0.05
_WORTH_A_FOREIGN_MENTION = 300_000

_SAINT = "saint "
_ENGLISH = frozenset({"US", "CA", "GB", "AU", "NZ", "IE", "ZA", "JM", "AG", "BB", "GD", "KN", "LC", "VC"})
"""Where towns named after saints are written with "St."."""
_ENGLISH_SAINT = 0.7
_HYPHEN_COST = 1.0

_PRIOR = 2.0
_COUNTRY_NAMED = 2.0
"""A country's own name speaks louder for it than one of its places."""

_ACTS_ONLY = 0.5
"""Governments and peoples that act say less about where: Russians shell Ukraine."""

_MOST_CANDIDATES = 60
_REMEMBERED = 65_536
_ROUNDS = 3


def weigh(
    mentions: Sequence[Mention], believed: Collection[str], priors: Collection[str]
) -> tuple[dict[str, Name], Votes]:
    """Weigh the names of a document whose keys are `believed`: those of which a mention is no doubtful one.

    Gives the names by key, and the votes of all of them.
    """
    groups: dict[str, list[Mention]] = {key: [] for key in believed}
    for mention in mentions:
        if mention.key in groups:
            groups[mention.key].append(mention)
    names = {key: _name(group, priors) for key, group in groups.items()}
    return names, _discuss(list(names.values()))


def _discuss(names: Sequence[Name]) -> Votes:
    """Share every name's vote out anew by what the others said, round after round; give the last votes of all."""
    votes = [name.votes() for name in names]
    every = all_votes(votes)
    for _ in range(_ROUNDS if len(names) > 1 else 0):
        for at, name in enumerate(names):
            if len(name.candidates) > 1:
                name.share_out(every.heard(name, votes[at]))
                votes[at] = name.votes()
        every = all_votes(votes)
    return every


def stray_names(names: Mapping[str, Name], every: Votes) -> set[str]:
    """Give the names of small places in countries that nothing else in a document of some length speaks for."""
    return {key for key, name in names.items() if _is_stray(name, every)}


def _is_stray(name: Name, every: Votes) -> bool:
    rest = every.total - name.weight
    if rest < _MUCH_SAID:
        return False
    candidate = name.candidates[max(range(len(name.shares)), key=name.shares.__getitem__)]
    best = candidate.place
    large = candidate.primary and best.population > _WORTH_A_FOREIGN_MENTION
    if best.kind not in {Kind.CITY, Kind.QUARTER} or large:
        return False
    return every.countries.get(best.country, 0.0) - name.votes().countries[best.country] < _HARDLY * rest


def _name(group: Sequence[Mention], priors: Collection[str]) -> Name:
    candidates = _likely(_inside(group))
    scores: Sequence[float] = _prominences(candidates)
    if len(candidates) > 1 and group[0].key.startswith(_SAINT):
        scores = [score + _spelling(group[0].text, each.place) for score, each in zip(scores, candidates, strict=True)]
    if priors:
        scores = [score + _prior(candidate, priors) for score, candidate in zip(scores, candidates, strict=True)]
    return name_of(candidates, scores, _weight(group))


def _weight(group: Sequence[Mention]) -> float:
    if all(mention.government or mention.adjective for mention in group):
        return _ACTS_ONLY
    return _COUNTRY_NAMED if group[0].candidates[0].place.kind is Kind.COUNTRY else 1.0


def _inside(group: Sequence[Mention]) -> tuple[Candidate, ...]:
    """Keep the candidates that lie in what any mention of the name is said to lie in."""
    same = group[0].candidates
    if all(mention.candidates is same and not mention.within for mention in group):
        return same
    codes = {code for mention in group for code in mention.within}
    every = tuple({id(candidate): candidate for mention in group for candidate in mention.candidates}.values())
    inside = tuple(candidate for candidate in every if is_inside(candidate, codes)) if codes else ()
    return inside or every


@lru_cache(_REMEMBERED)
def _likely(candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    if len(candidates) <= _MOST_CANDIDATES:
        return candidates
    return tuple(sorted(candidates, key=_prominence, reverse=True)[:_MOST_CANDIDATES])


@lru_cache(_REMEMBERED)
def _prominences(candidates: tuple[Candidate, ...]) -> tuple[float, ...]:
    return tuple([_prominence(candidate) for candidate in candidates])


def _prominence(candidate: Candidate) -> float:
    place = candidate.place
    people = min(place.population, _LARGE_REGION) if place.kind is Kind.REGION else place.population
    return log10(people + 10) + _KIND_BONUS[place.kind] - (0.0 if candidate.primary else _ALTERNATE_COST)


def _spelling(written: str, place: Place) -> float:
    """How a saint is written tells of the language: "St. Louis" is English, "Saint-Louis" is not."""
    abbreviated = not written.lower().startswith(_SAINT.rstrip())
    in_english = _ENGLISH_SAINT if abbreviated and place.country in _ENGLISH else 0.0
    return in_english - (_HYPHEN_COST if "-" in place.name and "-" not in written else 0.0)


def _prior(candidate: Candidate, priors: Collection[str]) -> float:
    return _PRIOR if candidate.place.country in priors or candidate.place.region in priors else 0.0


def shares_by(names: Iterable[tuple[str, float]]) -> tuple[tuple[str, float], ...]:
    """Add up shares by code, the greatest first, equal ones by code."""
    sums: defaultdict[str, float] = defaultdict(float)
    for code, share in names:
        sums[code] += share
    return tuple(sorted(sums.items(), key=lambda item: (-item[1], item[0])))
