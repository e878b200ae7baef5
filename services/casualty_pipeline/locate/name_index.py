"""Folded names to the places that they may mean."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from msgspec import Struct

from casualty_pipeline.locate.atlas import Atlas
from casualty_pipeline.locate.data_files import read_lines
from casualty_pipeline.locate.model import Candidate, Kind, Place
from casualty_pipeline.locate.remembered import Remembered
from casualty_pipeline.locate.tokens import fold, fold_word

_KEPT_NAMES = 20_000
_KEPT_WORDS = 20_000
_KEPT_STARTS = 100_000
"""Nearly all words of a language: every word of every text is asked for."""
_PAIR = 2
_AS_A_DIVISION = 10_000_000
_GOVERNED = frozenset({Kind.COUNTRY, Kind.AREA, Kind.REGION})
_NAMED_FREELY = frozenset({Kind.CITY, Kind.QUARTER, Kind.COUNTRY})


class NameEntry(Struct, frozen=True, gc=False):
    """What a folded name may mean, and what else it is."""

    candidates: tuple[Candidate, ...]
    common: bool = False
    """An ordinary English word."""
    given: bool = False
    """A given name."""
    surname: bool = False
    """A common surname."""
    acronym: bool = False
    """Counts only in capitals ("DPR", "US")."""
    not_a_place: bool = False
    """A phrase that holds a place's name and is none ("Washington Post")."""
    adjective: bool = False
    """Every candidate is a country of which the name is an adjective or its people's name."""
    governed: bool = False
    """A candidate is a country, an area or a region without a city of its name: it may stand for who governs there."""
    country: bool = False
    """A candidate is a country of this very name."""
    people: int = 0
    """People of the largest candidate; a country, area or region counts as ten million."""
    townspeople: int = 0
    """People of the largest candidate that is a city, a quarter or a country."""


class Start(Struct, frozen=True, gc=False):
    """What a word of a text may be the first of: the name `key` alone, or longer ones."""

    key: str
    entry: NameEntry | None
    goes_on: bool


@dataclass(frozen=True, slots=True)
class NameIndex:
    """`lookup` gives a folded name's entry or None; entries are parsed when first met, and remembered."""

    lookup: Callable[[str], NameEntry | None]
    knows: Callable[[str], bool]
    """Whether a folded name is known."""
    fold: Callable[[str], str]
    """Folds a word and remembers it."""
    is_place: Callable[[str], bool]
    """Whether a folded name is that of a place, not only part of another name ("Jewish Hospital")."""
    start: Callable[[str], Start | None]
    """Gives what a word as written may begin, None where it begins no name: most do not, and none without a capital."""
    longer: Mapping[str, int]
    """The number of words of the longest name by its first two words, for names of three words and more."""
    abbreviations: Mapping[str, str]
    given_names: frozenset[str]
    region_entry: Callable[[str], NameEntry | None]
    """Gives the entry of a region by its code, under its display name."""


def read_name_index(atlas: Atlas) -> NameIndex:
    """Read the names of the package; entries are parsed when they are first met."""
    names = dict(line.split("\t", 1) for line in read_lines("names.tsv"))

    @lru_cache(_KEPT_NAMES)
    def lookup(key: str) -> NameEntry | None:
        packed = names.get(key)
        return None if packed is None else _entry(packed, atlas)

    def is_place(key: str) -> bool:
        entry = lookup(key)
        return entry is not None and not entry.not_a_place

    def region_entry(code: str) -> NameEntry | None:
        known = lookup(fold(atlas.name(code)))
        own = (
            tuple(c for c in known.candidates if c.place.region == code and c.place.kind is Kind.REGION)
            if known
            else ()
        )
        return NameEntry(own) if own else None

    openings = frozenset(name[: name.index(" ")] for name in names if " " in name)

    def start(word: str) -> Start | None:
        if not word[0].isupper():
            return None
        key = fold_word(word)
        entry, goes_on = lookup(key) if key in names else None, key in openings
        return Start(key, entry, goes_on) if entry or goes_on else None

    return NameIndex(
        lookup=lookup,
        region_entry=lru_cache(_KEPT_NAMES)(region_entry),
        knows=names.__contains__,
        is_place=is_place,
        fold=Remembered(fold_word, most=_KEPT_WORDS).__getitem__,
        start=Remembered(start, most=_KEPT_STARTS).__getitem__,
        longer=_longer(names),
        abbreviations=dict(line.split("\t") for line in read_lines("abbreviations.tsv")),
        given_names=frozenset(read_lines("given_names.tsv")),
    )


def _longer(names: Mapping[str, str]) -> dict[str, int]:
    longer: dict[str, int] = {}
    for name in names:
        words = name.count(" ") + 1
        if words > _PAIR:
            pair = name[: name.index(" ", name.index(" ") + 1)]
            longer[pair] = max(words, longer.get(pair, 0))
    return longer


def _entry(packed: str, atlas: Atlas) -> NameEntry:
    flags, _, numbers = packed.partition("\t")
    candidates = tuple(_candidate(number, atlas) for number in numbers.split(" ") if number)
    kinds = {candidate.place.kind for candidate in candidates}
    return NameEntry(
        candidates=candidates,
        adjective=kinds == {Kind.COUNTRY} and not any(candidate.primary for candidate in candidates),
        governed=not kinds.isdisjoint(_GOVERNED) and not _is_city_of_its_region(candidates),
        country=any(c.place.kind is Kind.COUNTRY and c.primary for c in candidates),
        people=max((_people(candidate.place) for candidate in candidates), default=0),
        townspeople=max((c.place.population for c in candidates if c.place.kind in _NAMED_FREELY), default=0),
        common="w" in flags,
        given="g" in flags,
        surname="s" in flags,
        acronym="c" in flags,
        not_a_place="x" in flags,
    )


def _is_city_of_its_region(candidates: Sequence[Candidate]) -> bool:
    regions = {c.place.region for c in candidates if c.place.kind is Kind.REGION}
    return any(c.place.kind is Kind.CITY and c.place.region in regions for c in candidates)


def _people(place: Place) -> int:
    return _AS_A_DIVISION if place.kind in _GOVERNED else place.population


def _candidate(number: str, atlas: Atlas) -> Candidate:
    place = atlas.place(int(number.rstrip("*+")))
    return Candidate(place, primary=not number.endswith("*"), typed=number.endswith("+"))
