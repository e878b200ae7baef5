"""What the words around a name say: a division, a government, a person, or hardly a place at all."""

from collections.abc import Callable, Mapping

from msgspec import Struct

from casualty_pipeline.locate.cues import (
    AFTER_AND,
    AFTER_HYPHEN,
    AIMED,
    BEFORE_GOVERNMENT,
    BEFORE_OF,
    COMPASS,
    DISTRICT_WORDS,
    DIVISION_WORDS,
    GOVERNMENT_NOUNS,
    GOVERNMENT_VERBS,
    MILITARY_NOUNS,
    OF_TOWNS,
    PLACE_NOUNS,
    PLURAL_DIVISION_WORDS,
    PREPOSITIONS,
    SPANISH_OPENINGS,
    STREET_WORDS,
    TITLES,
)
from casualty_pipeline.locate.hits import Hit
from casualty_pipeline.locate.model import Kind
from casualty_pipeline.locate.name_index import NameIndex
from casualty_pipeline.locate.words import Words

_DIVISION_NOUNS = DIVISION_WORDS | DISTRICT_WORDS
_ARTICLES = frozenset({"the", "a", "an"})
_LISTING = frozenset({" ", ", ", "-"})
"""What stands between the names of a list."""
_FARTHEST_PLURAL = 8
"""Words behind a name among which a plural may speak for it and others."""


class Neighbours(Struct, frozen=True, gc=False):
    """The folded words next to a name, "" where a comma, a full stop or the text's end stands instead."""

    words: Words
    first: int
    last: int
    before: str
    after: str
    preposition: str
    """The preposition before the name, over an article or a compass word between; else ""."""
    capital_before: bool
    capital_after: bool

    @property
    def in_capitals(self) -> bool:
        """Whether the name is written in capitals throughout."""
        return all(self.words.raw[at].isupper() for at in range(self.first, self.last + 1))


def neighbours(hit: Hit, words: Words) -> Neighbours:
    """Look at the words beside a name."""
    left, right = hit.first - 1, hit.last + 1
    before = words.fold(words.raw[left]) if words.adjacent(left) else ""
    after = words.fold(words.raw[right]) if words.adjacent(hit.last) else ""
    return Neighbours(
        words,
        hit.first,
        hit.last,
        before,
        after,
        _preposition(before, left, words) if before else "",
        bool(before) and words.raw[left][0].isupper(),
        bool(after) and words.raw[right][0].isupper(),
    )


def _preposition(before: str, at: int, words: Words) -> str:
    for step in range(3):
        if step and not words.adjacent(at):
            return ""
        word = words.folded(at) if step else before
        if word in PREPOSITIONS or (word == "of" and _is_had_by_place(words.folded(at - 1))):
            return word
        if word not in COMPASS and word not in _ARTICLES:
            return ""
        at -= 1
    return ""


def _is_had_by_place(word: str) -> bool:
    return word in BEFORE_OF or word in COMPASS or word in PLACE_NOUNS or word in _DIVISION_NOUNS


def division_of(near: Neighbours) -> tuple[str, int]:
    """Give the word that makes a name a division, and the last word of both: "X region", "region of X"."""
    if near.after in _DIVISION_NOUNS:
        return near.after, near.last + 1
    if near.before == "of" and near.words.adjacent(near.first - 2):
        division = near.words.folded(near.first - 2)
        if division in _DIVISION_NOUNS and not near.words.capital(near.first - 3):
            return division, near.last
    return _shared_division(near), near.last


def _shared_division(near: Neighbours) -> str:
    """Find the plural that speaks for several names: "Kherson, Mykolaiv and Dnipropetrovsk regions"."""
    words, last = near.words, near.last
    for at in range(last + 1, min(last + _FARTHEST_PLURAL, len(words.raw))):
        if words.gaps[at - 1] not in _LISTING:
            return ""
        written = words.raw[at]
        word = words.fold(written)
        if word in PLURAL_DIVISION_WORDS:
            return PLURAL_DIVISION_WORDS[word]
        if not written[0].isupper() and word != "and":
            return ""
    return ""


def speaks_as_government(hit: Hit, near: Neighbours, capitals: Mapping[str, str]) -> bool:
    """Whether a capital, a country or a self-declared republic stands for those who govern there."""
    capital = hit.key in capitals
    if not capital and not hit.entry.governed:
        return False
    if _hyphened(near) or near.before in {"pro", "anti"} or (capital and near.after in MILITARY_NOUNS):
        return True
    if near.preposition in {"in", "near", "at", "outside", "around", "inside", "across"}:
        return False
    return _acts(near) or near.before in BEFORE_GOVERNMENT or _is_attribution(near) or (capital and _is_addressed(near))


def _hyphened(near: Neighbours) -> bool:
    at = near.last + 1
    return at < len(near.words) and near.words.gaps[near.last] == "-" and near.after in AFTER_HYPHEN


def _acts(near: Neighbours) -> bool:
    words, after = near.words, near.after
    if after in {"and", "or"} and words.folded(near.last + 2) in AFTER_AND:
        return True
    noun = after in GOVERNMENT_NOUNS or (after in COMPASS and words.folded(near.last + 2) in GOVERNMENT_NOUNS)
    return noun or after in GOVERNMENT_VERBS


def _is_addressed(near: Neighbours) -> bool:
    """Whether something is aimed at it: "points at Moscow", "deliveries to Kyiv"."""
    return near.before in {"at", "on", "to", "for"} and near.words.folded(near.first - 2) in AIMED


def _is_attribution(near: Neighbours) -> bool:
    """Whether it is the speaker at a headline's end or start: "3 killed - Kyiv", "Moscow: ...", "by Kyiv"."""
    text, words = near.words.text, near.words
    rest = text[words.ends[near.last] : words.ends[near.last] + 2]
    start = words.starts[near.first]
    if rest[:1] == ":" and (start == 0 or text[start - 1] == "\n"):
        return True
    lead = text[max(0, start - 3) : start]
    return lead.rstrip(" ")[-1:] in {"-", "\u2013", "\u2014", ":"} and lead[-1:] == " "


def is_person(hit: Hit, near: Neighbours, index: NameIndex, *, title_case: bool) -> bool:
    """Whether the name looks like part of a person's."""
    if hit.last > hit.first or (hit.entry.country and not hit.entry.given):
        return False
    if near.capital_before and near.before in TITLES:
        return True
    if near.capital_before and near.before in index.given_names:
        return near.before not in PLACE_NOUNS
    sure = near.preposition or near.in_capitals or near.after in PLACE_NOUNS
    if sure:
        return False
    if near.capital_after and not title_case and (hit.entry.given or _is_surname(near.after, index)):
        return True
    return (hit.entry.given or hit.entry.surname) and hit.entry.people < _KNOWN_CITY


def _is_surname(word: str, index: NameIndex) -> bool:
    entry = index.lookup(word)
    return entry is not None and entry.surname and not entry.common


_KNOWN_CITY = 500_000
_LARGE_CITY = 100_000
_TOWN = 60_000
_VILLAGE = 10_000
_METROPOLIS = 1_000_000


def is_common_word(hit: Hit, near: Neighbours, division: str) -> bool:
    """Whether the name is an ordinary word that no sign around it makes a place."""
    if not hit.entry.common or hit.last > hit.first or hit.entry.acronym:
        return False
    if division and any(c.place.kind in {Kind.REGION, Kind.DISTRICT} for c in hit.entry.candidates):
        return False
    sure = near.preposition or near.after in OF_TOWNS
    return hit.entry.townspeople < (_TOWN if sure else _METROPOLIS)


def is_weak(hit: Hit, near: Neighbours, *, title_case: bool, is_name: Callable[[str], bool]) -> bool:
    """Whether a small place stands where names of people and things stand."""
    people = hit.entry.people
    if near.after in STREET_WORDS and near.capital_after:
        return True
    if near.after in PLACE_NOUNS or people >= (_METROPOLIS if hit.last > hit.first else _LARGE_CITY):
        return False
    if hit.last > hit.first:
        longer = near.capital_after and not title_case and not is_name(near.after)
        return longer and near.words.folded(hit.first) in SPANISH_OPENINGS
    if people < _VILLAGE and not near.preposition:
        return True
    capital_before = near.capital_before and near.before not in PLACE_NOUNS and not near.preposition
    if title_case or not (near.capital_after or capital_before):
        return False
    beside = (near.capital_before and is_name(near.before)) or (near.capital_after and is_name(near.after))
    return not beside
