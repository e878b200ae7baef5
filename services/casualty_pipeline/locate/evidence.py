"""How likely each candidate of a name is: its prominence, and what the other names of the document speak for.

A place of ten times the people is five times as likely (the exponent is fitted on US and Ukrainian news). Every distinct
name first spreads one vote over its candidates' countries and regions by prominence alone; these votes, less its own, then
raise the candidates that the rest of the document speaks for.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
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
_ALTERNATE_COST = 0.8
_SAME_COUNTRY = 3.0
_SAME_REGION = 1.5
_DOUBT = 0.5
"""Weight of what the document does not say, so that one other name does not decide alone."""

_MUCH_SAID = 3.0
_HARDLY = 0.05
_WORTH_A_FOREIGN_MENTION = 300_000

_PRIOR = 2.0
_COUNTRY_NAMED = 2.0
"""A country's own name speaks louder for it than one of its places."""

_MOST_CANDIDATES = 60
_ROUNDS = 3


@dataclass(slots=True)
class Name:
    """All mentions of one name in a document, read alike: one sense per discourse."""

    candidates: tuple[Candidate, ...]
    scores: list[float]
    shares: list[float]
    weight: float = 1.0


@dataclass(slots=True)
class Support:
    """Votes for countries and regions: of one name, or of all names together."""

    countries: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    regions: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    total: float = 0.0

    @classmethod
    def of(cls, name: Name) -> "Support":
        """Spread a name's vote over its candidates by their shares."""
        own = cls(total=name.weight)
        for candidate, share in zip(name.candidates, name.shares, strict=True):
            place = candidate.place
            own.countries[place.country] += share * name.weight
            for region in place.parts or (place.region,):
                own.regions[region] += share
        return own

    def add(self, other: "Support") -> None:
        """Add another name's votes."""
        self.total += other.total
        for country, votes in other.countries.items():
            self.countries[country] += votes
        for region, votes in other.regions.items():
            self.regions[region] += votes

    def heard(self, name: Name, own: "Support") -> list[float]:
        """Give a name's scores with what the other names add, `own` being its own votes."""
        rest = self.total - own.total + _DOUBT
        countries = {
            c: _SAME_COUNTRY * max(0.0, v - own.countries.get(c, 0.0)) / rest for c, v in self.countries.items()
        }
        others = {region: min(1.0, max(0.0, v - own.regions.get(region, 0.0))) for region, v in self.regions.items()}
        return [
            score
            + countries.get(candidate.place.country, 0.0)
            + _SAME_REGION * (others.get(candidate.place.region, 0.0) if "-" in candidate.place.region else 0.0)
            for candidate, score in zip(name.candidates, name.scores, strict=True)
        ]


def weigh(mentions: Sequence[Mention], believed: Collection[int], priors: Collection[str]) -> dict[str, Name]:
    """Weigh every name of a document; only the mentions numbered in `believed` speak for others."""
    groups: dict[str, list[Mention]] = {}
    for mention in mentions:
        groups.setdefault(mention.key, []).append(mention)
    names = {key: _name(group, priors) for key, group in groups.items()}
    for key in {mention.key for mention in mentions} - {mentions[number].key for number in believed}:
        names[key].weight = 0.0
    speaking = [name for name in names.values() if name.weight]
    for _ in range(_ROUNDS - 1):
        _listen(speaking, speaking)
    _listen(list(names.values()), speaking)
    return names


def _listen(names: Sequence[Name], speaking: Sequence[Name]) -> None:
    """Share the names' votes out anew by what those who speak said in the round before."""
    support, silent = Support(), Support()
    votes = [Support.of(name) for name in speaking]
    for vote in votes:
        support.add(vote)
    own = {id(name): vote for name, vote in zip(speaking, votes, strict=True)}
    for name in names:
        if len(name.candidates) > 1:
            name.shares = _shares(support.heard(name, own.get(id(name), silent)))


def stray_names(names: Mapping[str, Name]) -> set[str]:
    """Give the names of small places in countries that nothing else in a document of some length speaks for."""
    support = Support()
    for name in names.values():
        support.add(Support.of(name))
    return {key for key, name in names.items() if _is_stray(name, support)}


def _is_stray(name: Name, support: Support) -> bool:
    place = max(zip(name.shares, range(len(name.candidates)), strict=True))[1]
    best = name.candidates[place].place
    rest = support.total - name.weight
    if rest < _MUCH_SAID or best.kind not in {Kind.CITY, Kind.QUARTER} or best.population > _WORTH_A_FOREIGN_MENTION:
        return False
    return support.countries[best.country] - Support.of(name).countries[best.country] < _HARDLY * rest


def _name(group: Sequence[Mention], priors: Collection[str]) -> Name:
    candidates = _likely(_inside(group))
    scores = [_prominence(candidate) + _prior(candidate, priors) for candidate in candidates]
    named = any(not m.adjective and m.candidates[0].place.kind is Kind.COUNTRY for m in group)
    return Name(candidates, scores, _shares(scores), _COUNTRY_NAMED if named else 1.0)


def _inside(group: Sequence[Mention]) -> tuple[Candidate, ...]:
    """Keep the candidates that lie in what any mention of the name is said to lie in."""
    codes = {code for mention in group for code in mention.within}
    every = group[0].candidates if _alike(group) else tuple(_union(group))
    inside = tuple(candidate for candidate in every if is_inside(candidate, codes)) if codes else ()
    return inside or every


def _alike(group: Sequence[Mention]) -> bool:
    return all(mention.candidates is group[0].candidates for mention in group)


def _union(group: Sequence[Mention]) -> Iterable[Candidate]:
    return dict.fromkeys(candidate for mention in group for candidate in mention.candidates)


def _likely(candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    if len(candidates) <= _MOST_CANDIDATES:
        return candidates
    return tuple(sorted(candidates, key=_prominence, reverse=True)[:_MOST_CANDIDATES])


def _prominence(candidate: Candidate) -> float:
    place = candidate.place
    return log10(place.population + 10) + _KIND_BONUS[place.kind] - (0.0 if candidate.primary else _ALTERNATE_COST)


def _prior(candidate: Candidate, priors: Collection[str]) -> float:
    return _PRIOR if candidate.place.country in priors or candidate.place.region in priors else 0.0


def _shares(scores: Sequence[float]) -> list[float]:
    best = max(scores)
    raw = [10 ** (_SHARPNESS * (score - best)) for score in scores]
    total = sum(raw)
    return [each / total for each in raw]


def shares_by(names: Iterable[tuple[str, float]]) -> tuple[tuple[str, float], ...]:
    """Add up shares by code, the greatest first, equal ones by code."""
    sums: defaultdict[str, float] = defaultdict(float)
    for code, share in names:
        sums[code] += share
    return tuple(sorted(sums.items(), key=lambda item: (-item[1], item[0])))
