"""How likely each candidate of a name is: its prominence, and what the other names of the document speak for.

A place of ten times the people is five times as likely (the exponent is fitted on US and Ukrainian news). Every
distinct name first spreads one vote over its candidates' countries and regions by prominence alone; these votes, less
its own, then raise the candidates that the rest of the document speaks for, round after round.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from math import log10

from casualty_pipeline.locate.containers import is_inside
from casualty_pipeline.locate.model import Candidate, Kind, Mention

_SHARPNESS = 0.7
"""Share ratio of two candidates whose scores differ by one is ten to this."""

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
_SAME_COUNTRY = 3.0
_SAME_REGION = 1.5
_LOUDEST = 1.0
"""Votes for a region count up to here: names of one region are not independent of each other."""

_DOUBT = 0.5
"""Weight of what the document does not say, so that one other name does not decide alone."""

_MUCH_SAID = 1.0
_HARDLY = 0.05
_WORTH_A_FOREIGN_MENTION = 300_000

_PRIOR = 2.0
_COUNTRY_NAMED = 2.0
"""A country's own name speaks louder for it than one of its places."""

_ACTS_ONLY = 0.5
"""Governments and peoples that act say less about where: Russians shell Ukraine."""

_MOST_CANDIDATES = 60
_REMEMBERED = 65_536
_ROUNDS = 3


@dataclass(slots=True)
class Name:
    """All mentions of one name in a document, read alike: one sense per discourse."""

    candidates: tuple[Candidate, ...]
    countries: list[str]
    regions: list[str]
    scores: list[float]
    shares: list[float]
    weight: float = 1.0

    def votes(self) -> "Votes":
        """Spread the name's vote over its candidates by their shares."""
        own = Votes(total=self.weight)
        countries, regions, weight = own.countries, own.regions, self.weight
        for candidate, country, region, share in zip(
            self.candidates, self.countries, self.regions, self.shares, strict=True
        ):
            countries[country] = countries.get(country, 0.0) + share * weight
            for part in candidate.place.parts or (region,):
                regions[part] = regions.get(part, 0.0) + share
        return own


@dataclass(slots=True)
class Votes:
    """Votes for countries and regions: of one name, or of all names together."""

    countries: dict[str, float] = field(default_factory=dict)
    regions: dict[str, float] = field(default_factory=dict)
    total: float = 0.0

    def add(self, other: "Votes") -> None:
        """Add another name's votes."""
        self.total += other.total
        for country, votes in other.countries.items():
            self.countries[country] = self.countries.get(country, 0.0) + votes
        for region, votes in other.regions.items():
            self.regions[region] = self.regions.get(region, 0.0) + votes

    def heard(self, name: Name, own: "Votes") -> list[float]:
        """Give a name's scores with what the other names add, `own` being its own votes."""
        loud = _SAME_COUNTRY / (self.total - own.total + _DOUBT)
        countries = {c: loud * (self.countries.get(c, 0.0) - mine) for c, mine in own.countries.items()}
        regions = {
            r: _SAME_REGION * min(_LOUDEST, max(0.0, self.regions.get(r, 0.0) - mine))
            for r, mine in own.regions.items()
            if "-" in r
        }
        return [
            score + countries[country] + regions.get(region, 0.0)
            for score, country, region in zip(name.scores, name.countries, name.regions, strict=True)
        ]


def weigh(
    mentions: Sequence[Mention], believed: Collection[int], priors: Collection[str]
) -> tuple[dict[str, Name], Votes]:
    """Weigh every name of a document; only the mentions numbered in `believed` speak for others.

    Gives the names by key, and the votes of all that speak.
    """
    groups: dict[str, list[Mention]] = {}
    for mention in mentions:
        groups.setdefault(mention.key, []).append(mention)
    speaking = {mentions[number].key for number in believed}
    names = {key: _name(group, priors, speaks=key in speaking) for key, group in groups.items()}
    every = _discuss([name for name in names.values() if name.weight])
    for name in names.values():
        if not name.weight and len(name.candidates) > 1:
            name.shares = _shares(every.heard(name, name.votes()), name.regions)
    return names, every


def _discuss(names: Sequence[Name]) -> Votes:
    """Share every name's vote out anew by what the others said, round after round; give the last votes of all."""
    votes = [name.votes() for name in names]
    every = _sum(votes)
    for _ in range(_ROUNDS if len(names) > 1 else 0):
        for at, name in enumerate(names):
            if len(name.candidates) > 1:
                name.shares = _shares(every.heard(name, votes[at]), name.regions)
                votes[at] = name.votes()
        every = _sum(votes)
    return every


def _sum(votes: Iterable[Votes]) -> Votes:
    every = Votes()
    for each in votes:
        every.add(each)
    return every


def stray_names(names: Mapping[str, Name], every: Votes) -> set[str]:
    """Give the names of small places in countries that nothing else in a document of some length speaks for."""
    return {key for key, name in names.items() if _is_stray(name, every)}


def _is_stray(name: Name, every: Votes) -> bool:
    rest = every.total - name.weight
    if rest < _MUCH_SAID or not name.weight:
        return False
    candidate = name.candidates[max(range(len(name.shares)), key=name.shares.__getitem__)]
    best = candidate.place
    large = candidate.primary and best.population > _WORTH_A_FOREIGN_MENTION
    if best.kind not in {Kind.CITY, Kind.QUARTER} or large:
        return False
    return every.countries.get(best.country, 0.0) - name.votes().countries[best.country] < _HARDLY * rest


def _name(group: Sequence[Mention], priors: Collection[str], *, speaks: bool) -> Name:
    candidates = _likely(_inside(group))
    scores = [_prominence(candidate) for candidate in candidates]
    if priors:
        scores = [score + _prior(candidate, priors) for score, candidate in zip(scores, candidates, strict=True)]
    weight = _weight(group) if speaks else 0.0
    countries = [candidate.place.country for candidate in candidates]
    regions = [candidate.place.region for candidate in candidates]
    return Name(candidates, countries, regions, scores, _shares(scores, regions), weight)


def _weight(group: Sequence[Mention]) -> float:
    if all(mention.government or mention.adjective for mention in group):
        return _ACTS_ONLY
    return _COUNTRY_NAMED if group[0].candidates[0].place.kind is Kind.COUNTRY else 1.0


def _inside(group: Sequence[Mention]) -> tuple[Candidate, ...]:
    """Keep the candidates that lie in what any mention of the name is said to lie in."""
    if len(group) == 1 and not group[0].within:
        return group[0].candidates
    codes = {code for mention in group for code in mention.within}
    every = tuple({id(candidate): candidate for mention in group for candidate in mention.candidates}.values())
    inside = tuple(candidate for candidate in every if is_inside(candidate, codes)) if codes else ()
    return inside or every


def _likely(candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    if len(candidates) <= _MOST_CANDIDATES:
        return candidates
    return tuple(sorted(candidates, key=_prominence, reverse=True)[:_MOST_CANDIDATES])


def _prominence(candidate: Candidate) -> float:
    return _prominence_of(candidate.place.population, candidate.place.kind, candidate.primary)


@lru_cache(_REMEMBERED)
def _prominence_of(population: int, kind: Kind, primary: bool) -> float:  # noqa: FBT001 - a key of the cache
    people = min(population, _LARGE_REGION) if kind is Kind.REGION else population
    return log10(people + 10) + _KIND_BONUS[kind] - (0.0 if primary else _ALTERNATE_COST)


def _prior(candidate: Candidate, priors: Collection[str]) -> float:
    return _PRIOR if candidate.place.country in priors or candidate.place.region in priors else 0.0


def _shares(scores: Sequence[float], regions: Sequence[str]) -> list[float]:
    """Turn scores into shares that sum to 1; a city, its district and its region count once, as the best of them."""
    if len(scores) == 1:
        return [1.0]
    best = max(scores)
    raw = [10 ** (_SHARPNESS * (score - best)) for score in scores]
    if len(set(regions)) < len(regions):
        raw = _once_a_region(raw, regions)
    total = sum(raw)
    return [each / total for each in raw]


def _once_a_region(raw: Sequence[float], regions: Sequence[str]) -> list[float]:
    most: dict[str, float] = {}
    sums: dict[str, float] = {}
    for each, region in zip(raw, regions, strict=True):
        most[region] = max(each, most.get(region, 0.0))
        sums[region] = each + sums.get(region, 0.0)
    return [each * most[region] / sums[region] for each, region in zip(raw, regions, strict=True)]


def shares_by(names: Iterable[tuple[str, float]]) -> tuple[tuple[str, float], ...]:
    """Add up shares by code, the greatest first, equal ones by code."""
    sums: defaultdict[str, float] = defaultdict(float)
    for code, share in names:
        sums[code] += share
    return tuple(sorted(sums.items(), key=lambda item: (-item[1], item[0])))
