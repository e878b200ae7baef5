"""What every name of a document speaks for: its vote, spread over its candidates' countries and regions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from casualty_pipeline.locate.model import Candidate

_SHARPNESS = 0.7
"""Share ratio of two candidates whose scores differ by one is ten to this."""

_SAME_COUNTRY = 3.0
_SAME_REGION = 1.5
_LOUDEST = 1.0
"""Votes for a region count up to here: names of one region are not independent of each other."""

_DOUBT = 0.5
"""Weight of what the document does not say, so that one other name does not decide alone."""


@dataclass(slots=True)
class Name:
    """All mentions of one name in a document, read alike: one sense per discourse.

    `countries`, `regions`, `scores` and `shares` hold one value for each candidate.
    """

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
        if len(self.shares) == 1 and not self.candidates[0].place.parts:
            countries[self.countries[0]] = self.shares[0] * weight
            regions[self.regions[0]] = self.shares[0]
            return own
        for at, share in enumerate(self.shares):
            country = self.countries[at]
            countries[country] = countries.get(country, 0.0) + share * weight
            for part in self.candidates[at].place.parts or (self.regions[at],):
                regions[part] = regions.get(part, 0.0) + share
        return own


@dataclass(slots=True)
class Votes:
    """Votes for countries and regions: of one name, or of all names together."""

    countries: dict[str, float] = field(default_factory=dict)
    regions: dict[str, float] = field(default_factory=dict)
    total: float = 0.0

    def heard(self, name: Name, own: "Votes") -> list[float]:
        """Give a name's scores with what the other names add, `own` being its own votes."""
        loud = _SAME_COUNTRY / (self.total - own.total + _DOUBT)
        countries = {c: loud * (self.countries.get(c, 0.0) - mine) for c, mine in own.countries.items()}
        regions = {r: more for r, mine in own.regions.items() if (more := self.regions.get(r, 0.0) - mine) > 0}
        louder = {r: _SAME_REGION * min(_LOUDEST, more) for r, more in regions.items() if "-" in r}
        return [
            score + countries[country] + louder.get(region, 0.0)
            for score, country, region in zip(name.scores, name.countries, name.regions, strict=True)
        ]


def all_votes(votes: Iterable[Votes]) -> Votes:
    """Add the votes of all names up."""
    every = Votes()
    countries, regions = every.countries, every.regions
    for each in votes:
        every.total += each.total
        for country, share in each.countries.items():
            countries[country] = countries.get(country, 0.0) + share
        for region, share in each.regions.items():
            regions[region] = regions.get(region, 0.0) + share
    return every


def shares_of(scores: Sequence[float], regions: Sequence[str]) -> list[float]:
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
