"""Place mentions of a text with what their surroundings say of them."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from msgspec.structs import replace

from casualty_pipeline.locate.containers import link
from casualty_pipeline.locate.cues import DISTRICT_WORDS, DIVISION_WORDS, OF_TOWNS
from casualty_pipeline.locate.datelines import mark_datelines
from casualty_pipeline.locate.hits import Hit, find_hits
from casualty_pipeline.locate.model import Candidate, Kind, Mention
from casualty_pipeline.locate.name_index import NameIndex
from casualty_pipeline.locate.surroundings import (
    division_of,
    is_common_word,
    is_person,
    is_weak,
    neighbours,
    speaks_as_government,
)
from casualty_pipeline.locate.tokens import without_possessive
from casualty_pipeline.locate.words import Words, cut

_A_BARE_TAG = 2
"""Words of a text that is rather somebody's name than a report, unless the place is well known."""

_WELL_KNOWN = 100_000
_TITLE_CASE = 0.75
_LONG_WORD = 4
_LONGEST_HEADLINE = 250
_REMEMBERED = 65_536


def find_mentions(text: str, index: NameIndex, capitals: Mapping[str, str]) -> list[Mention]:
    """Find every place mention of a text, in order and never overlapping."""
    words = cut(text, index.fold)
    lines = _TitleCase(text)
    mentions = [
        _mention(hit, words, index, capitals, title_case=lines.at(words.starts[hit.first]))
        for hit in find_hits(words, index)
    ]
    if len(words) <= _A_BARE_TAG:
        mentions = [replace(m, weak=m.weak or not _is_known(m)) for m in mentions]
    return mark_datelines(link(_without_overlap(mentions), text), text)


def _mention(hit: Hit, words: Words, index: NameIndex, capitals: Mapping[str, str], *, title_case: bool) -> Mention:
    near = neighbours(hit, words)
    division, last = ("", hit.last) if hit.entry.adjective else division_of(near)
    government = speaks_as_government(hit, near, capitals)
    candidates = of_type(hit.entry.candidates, division)
    if government and hit.key in capitals:
        candidates = _capital(candidates, capitals[hit.key]) or candidates
    start, end = words.starts[hit.first], words.ends[last]
    if last == hit.last:
        end = words.starts[last] + len(without_possessive(words.raw[last]))
    return Mention(
        start=start,
        end=end,
        text=words.text[start:end],
        key=hit.key if not division else f"{hit.key} {division}",
        candidates=candidates,
        division=division,
        preposition=near.preposition,
        adjective=hit.entry.adjective,
        government=government,
        person=not hit.code and is_person(hit, near, index, title_case=title_case),
        common=not hit.code and is_common_word(hit, near, division),
        town=near.after in OF_TOWNS,
        weak=not hit.code and not division and is_weak(hit, near, title_case=title_case, is_name=index.is_place),
    )


def _capital(candidates: Sequence[Candidate], country: str) -> tuple[Candidate, ...]:
    cities = [c for c in candidates if c.place.kind is Kind.CITY and c.place.country == country]
    return tuple(sorted(cities, key=lambda c: c.place.population)[-1:])


@lru_cache(_REMEMBERED)
def of_type(candidates: tuple[Candidate, ...], division: str) -> tuple[Candidate, ...]:
    """Keep what a word like "region" or "county" allows; without one, what needs none.

    Where a city and the region around it bear one name ("Kyiv region") the word asks for the one around.
    """
    if not division:
        return tuple(c for c in candidates if not c.typed) or candidates
    kinds = _kinds(division)
    fit = tuple(c for c in candidates if c.place.kind in kinds)
    if not fit:
        fit = tuple(c for c in candidates if c.place.kind in {Kind.REGION, Kind.DISTRICT})
    typed = {c.place.country for c in fit if c.typed and c.place.kind is Kind.REGION}
    around_city = tuple(c for c in fit if c.typed or c.place.country not in typed)
    return around_city or tuple(c for c in candidates if not c.typed) or candidates


def _kinds(division: str) -> set[Kind]:
    region = {Kind.REGION, Kind.AREA} if division in DIVISION_WORDS else set()
    return region | ({Kind.DISTRICT, Kind.QUARTER} if division in DISTRICT_WORDS else set())


def _is_known(mention: Mention) -> bool:
    return bool(mention.division) or any(c.place.population >= _WELL_KNOWN for c in mention.candidates)


def _without_overlap(mentions: list[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in mentions:
        if mention.candidates and (not kept or mention.start >= kept[-1].end):
            kept.append(mention)
    return kept


class _TitleCase:
    """Whether a word stands in a headline in title case, where a capital beside a name says nothing."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._line_end = -1
        self._answer = False

    def at(self, start: int) -> bool:
        if start > self._line_end:
            self._measure(start)
        return self._answer

    def _measure(self, start: int) -> None:
        end = self._text.find("\n", start)
        self._line_end = len(self._text) if end < 0 else end
        line = self._text[self._text.rfind("\n", 0, start) + 1 : self._line_end]
        headline = len(line) < _LONGEST_HEADLINE and not line.rstrip().endswith(".")
        long = [word for word in line.split() if len(word) >= _LONG_WORD] if headline else []
        self._answer = bool(long) and sum(word[0].isupper() for word in long) >= _TITLE_CASE * len(long)
