"""Finds names in a text: longest first, starting at capitalised words."""

from collections.abc import Iterator
from dataclasses import dataclass

from casualty_pipeline.locate.cues import INNER_WORDS
from casualty_pipeline.locate.name_index import NameEntry, NameIndex
from casualty_pipeline.locate.tokens import without_possessive
from casualty_pipeline.locate.words import Words

_MOST_WORDS = 7


@dataclass(frozen=True, slots=True)
class Hit:
    """A name at words `first` to `last`, both included; `code` is the region that an abbreviation stands for."""

    first: int
    last: int
    key: str
    entry: NameEntry
    code: str = ""


def find_hits(words: Words, index: NameIndex) -> Iterator[Hit]:
    """Yield the names of a text from left to right, never overlapping; phrases that only hold a name are passed over."""
    at = 0
    while at < len(words):
        hit = _longest_at(at, words, index) if words.raw[at][0].isupper() else None
        if hit is None:
            at += 1
            continue
        at = hit.last + 1
        if hit.entry.not_a_place:
            continue
        yield hit
        if abbreviated := _abbreviation_after(hit, words, index):
            yield abbreviated
            at += 1


def _longest_at(at: int, words: Words, index: NameIndex) -> Hit | None:
    first = words.folded(at)
    longest = min(index.longest.get(first, 1), _MOST_WORDS)
    for last in range(_reach(at, longest, words), at - 1, -1):
        key = first if last == at else " ".join(words.folded(i) for i in range(at, last + 1))
        entry = index.lookup(key)
        if entry is not None and _is_written_as_name(entry, at, last, words):
            return Hit(at, last, key, entry)
    return None


def _reach(at: int, longest: int, words: Words) -> int:
    """Give the last word that a name of at most `longest` words may end on."""
    last = at
    while last < at + longest - 1 and last < len(words) - 1 and words.joined(last):
        last += 1
    return last


def _is_written_as_name(entry: NameEntry, first: int, last: int, words: Words) -> bool:
    if entry.not_a_place:
        return True
    if entry.acronym:
        return all(without_possessive(words.raw[at]).isupper() for at in range(first, last + 1))
    return all(words.capital(at) or words.folded(at) in INNER_WORDS for at in range(first + 1, last + 1))


def _abbreviation_after(hit: Hit, words: Words, index: NameIndex) -> Hit | None:
    """Find the state after a comma: "Tucson, Ariz."."""
    at = hit.last + 1
    if at >= len(words) or words.between(hit.last, at) != ", ":
        return None
    code = index.abbreviations.get(words.raw[at].replace(".", ""))
    entry = index.region_entry(code) if code else None
    return Hit(at, at, words.folded(at), entry, code or "") if entry else None
