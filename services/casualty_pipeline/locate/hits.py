"""Finds names in a text: longest first, starting at capitalised words."""

from collections.abc import Iterator
from itertools import compress

from msgspec import Struct

from casualty_pipeline.locate.cues import INNER_WORDS, PREPOSITIONS
from casualty_pipeline.locate.model import Kind
from casualty_pipeline.locate.name_index import NameEntry, NameIndex, Start
from casualty_pipeline.locate.tokens import without_possessive
from casualty_pipeline.locate.words import Words


class Hit(Struct, frozen=True, gc=False):
    """A name at words `first` to `last`, both included; `code` is the region that an abbreviation stands for."""

    first: int
    last: int
    key: str
    entry: NameEntry
    code: str = ""


def find_hits(words: Words, index: NameIndex) -> Iterator[Hit]:
    """Yield the names of a text from left to right; phrases that only hold a name are passed over."""
    done = 0
    starts = list(map(index.start, words.raw))
    for at, start in compress(enumerate(starts), starts):
        hit = _longest_at(at, start, words, index) if start is not None and at >= done else None
        if hit is None:
            if at >= done and (state := _state_of_unknown(at, words, index)):
                yield state
            continue
        done = hit.last + 1
        if hit.entry.not_a_place:
            continue
        yield hit
        if abbreviated := _abbreviation_after(hit, words, index):
            yield abbreviated
            done += 1


def _longest_at(at: int, start: Start, words: Words, index: NameIndex) -> Hit | None:
    if start.goes_on and at + 1 < len(words.raw) and words.joined(at):
        pair = f"{start.key} {words.fold(words.raw[at + 1])}"
        hit = _beyond_pair(at, pair, words, index) if pair in index.longer else None
        hit = hit or (_hit(at, at + 1, pair, words, index) if index.knows(pair) else None)
        if hit:
            return hit
    if start.entry is None or not _is_written_as_name(start.entry, at, at, words):
        return None
    return Hit(at, at, start.key, start.entry)


def _beyond_pair(at: int, pair: str, words: Words, index: NameIndex) -> Hit | None:
    longest = index.longer[pair]
    keys = [pair]
    while len(keys) < longest - 1 and at + len(keys) + 1 < len(words.raw) and words.joined(at + len(keys)):
        keys.append(f"{keys[-1]} {words.folded(at + len(keys) + 1)}")
    hits = (_hit(at, at + more + 1, keys[more], words, index) for more in range(len(keys) - 1, 0, -1))
    return next(filter(None, hits), None)


def _hit(first: int, last: int, key: str, words: Words, index: NameIndex) -> Hit | None:
    entry = index.lookup(key) if index.knows(key) else None
    if entry is None or not _is_written_as_name(entry, first, last, words):
        return None
    return Hit(first, last, key, entry)


def _is_written_as_name(entry: NameEntry, first: int, last: int, words: Words) -> bool:
    if entry.not_a_place:
        return True
    if entry.acronym:
        return all(without_possessive(words.raw[at]).isupper() for at in range(first, last + 1))
    return all(words.capital(at) or words.folded(at) in INNER_WORDS for at in range(first + 1, last + 1))


def _stands_alone(at: int, words: Words) -> bool:
    """Whether an abbreviation is no part of a name: "Tucson, Ariz. police", not "Tonaca, La Libertad"."""
    spelled_out = not words.raw[at].isupper() and at + 1 < len(words.raw)
    return not (spelled_out and words.gaps[at] == " " and words.capital(at + 1))


def _abbreviation_after(hit: Hit, words: Words, index: NameIndex) -> Hit | None:
    """Find the state after a comma: "Tucson, Ariz.", and that of a namesake: "Vancouver, Washington"."""
    at = hit.last + 1
    if at >= len(words) or words.gaps[hit.last] != ", ":
        return None
    return _abbreviated(at, words, index) or _region_of_namesake(hit, at, words, index)


def _abbreviated(at: int, words: Words, index: NameIndex) -> Hit | None:
    code = index.abbreviations.get(words.raw[at].replace(".", ""))
    entry = index.region_entry(code) if code and _stands_alone(at, words) else None
    return Hit(at, at, words.folded(at), entry, code or "") if entry else None


def _region_of_namesake(hit: Hit, at: int, words: Words, index: NameIndex) -> Hit | None:
    """Read the name of a city and of a state as the state, where the town before lies in it."""
    entry = index.lookup(words.folded(at)) if words.capital(at) else None
    if entry is None or entry.townspeople < _KNOWN_CITY:
        return None
    towns = {c.place.region for c in hit.entry.candidates if c.place.kind is Kind.CITY}
    states = tuple(c for c in entry.candidates if c.typed and c.place.kind is Kind.REGION and c.place.region in towns)
    code = states[0].place.region if states else ""
    # Elsewhere the names of two cities beside each other are a list: "Nikolaev, Odessa".
    return Hit(at, at, words.folded(at), NameEntry(states), code) if code in index.abbreviations.values() else None


_KNOWN_CITY = 500_000
_LONGEST_TOWN = 3
"""Words of a town's name at most."""


def _state_of_unknown(at: int, words: Words, index: NameIndex) -> Hit | None:
    """Find the state of a town too small to be known: "in Kinloch, Mo.,", "KINLOCH, Mo. (AP) -"."""
    if not at or words.gaps[at - 1] != ", " or words.raw[at].replace(".", "") not in index.abbreviations:
        return None
    first = at - 1
    while first and at - first < _LONGEST_TOWN and words.capital(first - 1) and words.gaps[first - 1] == " ":
        first -= 1
    before = words.folded(first - 1) if first and words.gaps[first - 1] == " " else ""
    opens_line = not first or "\n" in words.gaps[first - 1]
    if not words.capital(at - 1) or not (before in PREPOSITIONS or (opens_line and words.raw[first].isupper())):
        return None
    return _abbreviated(at, words, index)
