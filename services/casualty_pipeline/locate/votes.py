"""What every name of a document speaks for: its vote, spread over its candidates' countries and regions."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from msgspec import Struct

from casualty_pipeline.locate.model import Candidate

_SHARPNESS = 0.7
"""Share ratio of two candidates whose scores differ by one is ten to this."""

_SAME_COUNTRY = 3.0
_SAME_REGION = 1.5
_LOUDEST = 1.0
"""Votes for a region count up to here: names of one region are not independent of each other."""

_DOUBT = 0.5
"""Weight of what the document does not say, so that one other name does not decide alone."""


_REMEMBERED = 65_536


class Where(Struct, frozen=True, gc=False):
    """Where the candidates of a name lie: a country and a region for each of them."""

    countries: tuple[str, ...]
    regions: tuple[str, ...]
    doubled: bool
    """Two candidates lie in one region: a city and its district."""
    parted: bool
    """A candidate lies in several regions."""
    only: str
    """The country of them all, "" where they lie in several."""


@lru_cache(_REMEMBERED)
def _where(candidates: tuple[Candidate, ...]) -> Where:
    places = [candidate.place for candidate in candidates]
    regions = tuple([place.region for place in places])
    countries = tuple([place.country for place in places])
    doubled, parted = len(set(regions)) < len(regions), any(place.parts for place in places)
    return Where(countries, regions, doubled, parted, countries[0] if len(set(countries)) == 1 else "")


class Name(Struct, gc=False):
    """All mentions of one name in a document, read alike: one sense per discourse.

    `scores` and `shares` hold one value for each candidate.
    """

    candidates: tuple[Candidate, ...]
    where: Where
    scores: Sequence[float]
    weight: float
    shares: Sequence[float] = ()

    def share_out(self, scores: Sequence[float]) -> None:
        """Turn scores into shares that sum to 1; a city, its district and its region count as the best of them."""
        best = max(scores)
        raw = [10.0 ** (_SHARPNESS * (score - best)) for score in scores]
        if self.where.doubled:
            raw = _once_a_region(raw, self.where.regions)
        total = sum(raw)
        self.shares = [each / total for each in raw]

    def votes(self) -> "Votes":
        """Spread the name's vote over its candidates by their shares."""
        countries = self._votes_for_countries()
        if self.where.doubled or self.where.parted:
            return Votes(countries, self._votes_for_regions(), self.weight)
        return Votes(countries, dict(zip(self.where.regions, self.shares, strict=True)), self.weight)

    def _votes_for_countries(self) -> dict[str, float]:
        weight = self.weight
        if self.where.only:
            return {self.where.only: sum([share * weight for share in self.shares])}
        countries: dict[str, float] = {}
        for country, share in zip(self.where.countries, self.shares, strict=True):
            countries[country] = countries.get(country, 0.0) + share * weight
        return countries

    def _votes_for_regions(self) -> dict[str, float]:
        """Add up the votes for a region; that for an area goes to the regions that it lies in."""
        regions: dict[str, float] = {}
        for candidate, region, share in zip(self.candidates, self.where.regions, self.shares, strict=True):
            for part in candidate.place.parts or (region,):
                regions[part] = regions.get(part, 0.0) + share
        return regions


def name_of(candidates: tuple[Candidate, ...], scores: Sequence[float], weight: float) -> Name:
    """Make a name of its candidates, with the shares that their own scores give them."""
    name = Name(candidates, _where(candidates), scores, weight, [1.0])
    if len(candidates) > 1:
        name.share_out(scores)
    return name


class Votes(Struct, gc=False):
    """Votes for countries and regions: of one name, or of all names together."""

    countries: dict[str, float] = {}
    regions: dict[str, float] = {}
    total: float = 0.0
    shared: set[str] = set()
    """Regions that more than one name votes for."""

    def heard(self, name: Name, own: "Votes") -> list[float]:
        """Give a name's scores with what the other names add, `own` being its own votes."""
        loud = _SAME_COUNTRY / (self.total - own.total + _DOUBT)
        countries = {c: loud * (self.countries.get(c, 0.0) - mine) for c, mine in own.countries.items()}
        by_country = [
            score + countries[country] for score, country in zip(name.scores, name.where.countries, strict=True)
        ]
        louder = self._louder(own)
        if not louder:
            return by_country
        return [score + louder.get(region, 0.0) for score, region in zip(by_country, name.where.regions, strict=True)]

    def _louder(self, own: "Votes") -> dict[str, float]:
        """Give what others add to the regions of a name; those that it alone votes for are passed over."""
        found: dict[str, float] = {}
        for region in own.regions.keys() & self.shared:
            more = self.regions[region] - own.regions[region]
            if more > 0 and "-" in region:
                found[region] = _SAME_REGION * min(_LOUDEST, more)
        return found


def all_votes(votes: Iterable[Votes]) -> Votes:
    """Add the votes of all names up."""
    every = Votes()
    countries, regions = every.countries, every.regions
    for each in votes:
        every.total += each.total
        for country, share in each.countries.items():
            countries[country] = countries.get(country, 0.0) + share
        for region, share in each.regions.items():
            if region in regions:
                every.shared.add(region)
            regions[region] = regions.get(region, 0.0) + share
    return every


def _once_a_region(raw: Sequence[float], regions: Sequence[str]) -> list[float]:
    most: dict[str, float] = {}
    sums: dict[str, float] = {}
    for each, region in zip(raw, regions, strict=True):
        if each > most.get(region, 0.0):
            most[region] = each
        sums[region] = each + sums.get(region, 0.0)
    return [each * most[region] / sums[region] for each, region in zip(raw, regions, strict=True)]
