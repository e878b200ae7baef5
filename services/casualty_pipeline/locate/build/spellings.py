"""Spellings of Slavic place names: romanisations that differ by standard, and Ukrainian villages from Cyrillic."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from casualty_pipeline.locate.build.sources import table

_STANDARDS = (
    ("yy", "yi"),
    ("yy", "y"),
    ("iy", "ii"),
    ("iy", "yi"),
    ("iy", "y"),
    ("ya", "ia"),
    ("yu", "iu"),
    ("ye", "ie"),
    ("ye", "e"),
    ("ay", "ai"),
    ("oy", "oi"),
    ("ey", "ei"),
    ("yi", "i"),
)
"""BGN/PCGN against the Ukrainian national standard and newspapers' habits."""

_RUSSIAN = (
    (r"(?:yivka|iivka)$", ("eyevka", "eevka")),
    (r"ivka$", ("ovka", "evka")),
    (r"ivske$", ("ovskoye", "ovskoe")),
    (r"s'?ke$", ("skoye", "skoe")),
    (r"ivsk$", ("ovsk",)),
    (r"iv$", ("ov",)),
    (r"ne$", ("noye", "noe")),
    (r"ove$", ("ovoye", "ovo")),
    (r"yne$", ("ino",)),
    (r"i$", ("y",)),
)
"""Russian endings of Ukrainian names."""


def other_standards(name: str) -> set[str]:
    """Give the spellings of a romanised name under other standards: Slovyansk, Sloviansk; Kryvyy Rih, Kryvyi Rih."""
    once = {name[0] + name[1:].replace(old, new) for old, new in _STANDARDS}
    twice = {one[0] + one[1:].replace(old, new) for one in once for old, new in _STANDARDS}
    return (once | twice) - {name}


def russian_forms(name: str) -> set[str]:
    """Give the Russian forms of a Ukrainian name that newspapers use: Stepanivka, Stepanovka."""
    for pattern, endings in _RUSSIAN:
        if re.search(pattern, name):
            forms = {re.sub(pattern, ending, name) for ending in endings}
            return forms | {
                form[0].replace("H", "G") + form[1:].replace("h", "g") for form in forms if "h" in form.lower()
            }
    return set()


@dataclass(frozen=True, slots=True)
class Romanisation:
    """Romanises Ukrainian names by the national standard; letters at a word's start, and elsewhere."""

    at_start: Mapping[str, str]
    elsewhere: Mapping[str, str]

    def name(self, cyrillic: str) -> str:
        """Romanise a name."""
        return " ".join("-".join(map(self._word, word.split("-"))) for word in cyrillic.split())

    def _word(self, word: str) -> str:
        letters = word.lower().replace("'", "").replace("\u2019", "")
        rest = "".join(self.elsewhere.get(letter, letter) for letter in letters[1:])
        return (self.at_start.get(letters[:1], letters[:1]) + rest).capitalize()


def read_romanisation() -> Romanisation:
    """Read the letters from our table."""
    rows = list(table("romanisation.tsv"))
    return Romanisation({row[0]: row[1] for row in rows}, {row[0]: row[2] or row[1] for row in rows})


_EXTENDED_LATIN = 0x24F
_VIETNAMESE = range(0x1E00, 0x1F00)
_MARKS = "\u2018\u2019\u02b9\u02bb\u2013"
"""Apostrophes, primes and the dash of romanised names."""


def is_latin_name(name: str) -> bool:
    """Whether it is a capitalised name in Latin letters."""
    return name[:1].isupper() and all(ord(c) <= _EXTENDED_LATIN or c in _MARKS or ord(c) in _VIETNAMESE for c in name)
