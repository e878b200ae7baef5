"""Resolves one place name by itself, as structured messages give it: "Sochi, Russia", "Donetsk region"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from casualty_pipeline.locate.containers import is_inside
from casualty_pipeline.locate.cues import DISTRICT_WORDS, DIVISION_WORDS
from casualty_pipeline.locate.matcher import find_mentions, of_type
from casualty_pipeline.locate.model import Candidate, Kind, Mention, Place
from casualty_pipeline.locate.name_index import NameIndex
from casualty_pipeline.locate.resolver import resolve_mentions
from casualty_pipeline.locate.tokens import TOKEN, fold_word
from casualty_schemas.fields import UNKNOWN_REGION

_PARTS = re.compile(r"\s*[,;()/]\s*")
_HOLDERS = frozenset({Kind.COUNTRY, Kind.REGION, Kind.DISTRICT})


@dataclass(frozen=True, slots=True)
class FreeText:
    """Resolves names over the index of names."""

    index: NameIndex

    def place(self, name: str, codes: Sequence[str] = ()) -> Place | None:
        """Give the place of a name inside the regions or countries of `codes`, or None where it stays open."""
        parts = [part for part in _PARTS.split(name) if part]
        if not parts:
            return None
        held = {code for part in parts[1:] for code in self._holder_codes(part)}
        return self._resolve(parts[0], held, codes) or self._in_words(name, codes)

    def _resolve(self, part: str, held: set[str], codes: Sequence[str]) -> Place | None:
        key, division = self._key(part)
        entry = self.index.lookup(key)
        candidates = of_type(entry.candidates, division) if entry else ()
        inside = tuple(c for c in candidates if _fits(c, held)) or candidates
        asked = tuple(c for c in inside if _fits(c, codes))
        return _best(key, asked, division)

    def _key(self, part: str) -> tuple[str, str]:
        """Fold a name without the word that makes it a division."""
        words = [fold_word(word) for word in TOKEN.findall(part)]
        if self.index.lookup(" ".join(words)) is not None or len(words) < 2:  # noqa: PLR2004 - a name and its type
            return " ".join(words), ""
        if words[-1] in DIVISION_WORDS | DISTRICT_WORDS:
            return " ".join(words[:-1]), words[-1]
        if words[0] in DIVISION_WORDS | DISTRICT_WORDS:
            return " ".join(word for word in words[1:] if word != "of"), words[0]
        return " ".join(words), ""

    def _holder_codes(self, part: str) -> set[str]:
        abbreviated = self.index.abbreviations.get(part.replace(".", "").strip())
        if abbreviated:
            return {abbreviated}
        key, division = self._key(part)
        entry = self.index.lookup(key)
        candidates = of_type(entry.candidates, division) if entry else ()
        return {c.place.region for c in candidates if c.place.kind in _HOLDERS}

    def _in_words(self, name: str, codes: Sequence[str]) -> Place | None:
        """Read it as a text ("near the town of Izium, eastern Ukraine") and take the most exact place, if it is one.

        What would be doubtful in a text is believed: a field for a place holds one.
        """
        mentions = [replace(m, person=False, common=False, weak=False) for m in find_mentions(name, self.index, {})]
        inside = [m for m in mentions if not m.container and any(_fits(c, codes) for c in m.candidates)]
        resolved = resolve_mentions(inside, priors=codes)
        found = {each.place for each in resolved if each.place is not None and _fits_place(each.place, codes)}
        return found.pop() if len(found) == 1 else None


def _best(key: str, candidates: tuple[Candidate, ...], division: str) -> Place | None:
    if not candidates:
        return None
    mention = Mention(0, len(key), key, key, candidates, division=division)
    resolved = resolve_mentions([mention])[0]
    return resolved.place if resolved.region != UNKNOWN_REGION and _is_settled(resolved.region, candidates) else None


def _is_settled(region: str, candidates: Sequence[Candidate]) -> bool:
    """Whether the answer is a region, or a country that was asked for by its name."""
    return "-" in region or all("-" not in candidate.place.region for candidate in candidates)


def _fits(candidate: Candidate, codes: Sequence[str] | set[str]) -> bool:
    return _fits_place(candidate.place, codes) or is_inside(candidate, codes)


def _fits_place(place: Place, codes: Sequence[str] | set[str]) -> bool:
    return not codes or place.region in codes or place.country in codes
