"""Wording to Count: the one table of what vague words and bounds mean, each row with its source."""

from collections.abc import Callable
from dataclasses import dataclass
from types import MappingProxyType

from casualty_schemas.count import MOST_PEOPLE, Count


@dataclass(frozen=True, slots=True)
class VagueWord:
    """Words that stand for a number of people, the count that they are read as, and who reads them so."""

    words: tuple[str, ...]
    count: Count
    source: str


@dataclass(frozen=True, slots=True)
class Bound:
    """Words before a number N, how N is read then, and who reads it so."""

    words: tuple[str, ...]
    reading: Callable[[int], Count]
    source: str


VAGUE_WORDS = (
    VagueWord(("several",), Count.at_least(2, best=3), "MAVERICK codes it 3 with low 2, its commonest range"),
    VagueWord(("a number of",), Count.at_least(2, best=3), "as several: MAVERICK"),
    VagueWord(("some",), Count.at_least(2, best=3), "as several: MAVERICK"),
    VagueWord(("multiple",), Count.at_least(2, best=3), "as several: MAVERICK"),
    VagueWord(("a few", "a handful of"), Count.at_least(2, best=3), "as several: MAVERICK"),
    VagueWord(("a couple", "a couple of"), Count.exactly(2), "the word's plain meaning"),
    VagueWord(("tens",), Count.at_least(10), "ACLED codebook: tens are 10"),
    VagueWord(("a dozen",), Count.exactly(12), "ACLED codebook: a dozen is 12"),
    VagueWord(("a score of",), Count.exactly(20), "the word's plain meaning"),
    VagueWord(("dozens",), Count.at_least(12, best=24), "UCDP GED codes 24, Airwars 12-24"),
    VagueWord(("scores",), Count.at_least(20, best=40), "a score is 20; two at the least that makes a plural"),
    VagueWord(("hundreds",), Count.at_least(100), "ACLED codebook: hundreds are 100"),
    VagueWord(("thousands",), Count.at_least(1_000), "by the rule for hundreds: ACLED codebook"),
)


def _at_least(people: int) -> Count:
    return Count.at_least(people)


def _up_to(people: int) -> Count:
    return Count(low=0, best=people, high=people)


def _a_tenth_less(people: int) -> int:
    """Give nine tenths of a number, rounded down."""
    return people * 9 // 10


def _a_tenth_more(people: int) -> int:
    """Give eleven tenths of a number, rounded up."""
    return -(people * -11 // 10)


def _nearly(people: int) -> Count:
    return Count(low=_a_tenth_less(people), best=people, high=people)


def _about(people: int) -> Count:
    return Count(low=_a_tenth_less(people), best=people, high=min(MOST_PEOPLE, _a_tenth_more(people)))


def _fewer_than(people: int) -> Count:
    most = max(0, people - 1)
    return Count(low=0, best=most, high=most)


BOUNDS = (
    Bound(
        ("at least", "more than", "over", "no fewer than", "not less than", "no less than", "upwards of", "upward of"),
        _at_least,
        "ACLED: the lowest figure; MUC-4: an interval open above; UCDP GED: N as best",
    ),
    Bound(
        ("up to", "as many as", "at most", "no more than"), _up_to, "MUC-4: an interval from below; UCDP GED: N as best"
    ),
    Bound(("nearly", "almost", "close to"), _nearly, "N is the most, a tenth less the least"),
    Bound(
        ("about", "around", "approximately", "roughly", "some", "an estimated", "estimated", "circa"),
        _about,
        "MUC-4 marks it ~N; a tenth either way",
    ),
    Bound(("fewer than", "less than", "under"), _fewer_than, "the words' plain meaning"),
)


def between(least: int, most: int) -> Count:
    """Read "between A and B", "A to B": A, as ACLED and UCDP do, with B as the upper bound."""
    low, high = sorted((least, most))
    return Count(low=low, best=low, high=high)


def enemy_loss(count: Count) -> Count:
    """Read a party's claim about its enemy's losses: min(2, N) with N as the upper bound.

    UCDP GED codes such claims 2/2/2 in 39 of 40 cases; Airwars takes none on the perpetrator's word.
    """
    best = min(2, count.best)
    return Count(low=0, best=best, high=max(best, count.ceiling))


def feared(count: Count) -> Count:
    """Read people who are feared or presumed dead: they only raise the upper bound."""
    return Count(low=0, best=0, high=count.ceiling)


VAGUE = MappingProxyType({tuple(words.split()): row.count for row in VAGUE_WORDS for words in row.words})
BOUND = MappingProxyType({tuple(words.split()): row.reading for row in BOUNDS for words in row.words})
