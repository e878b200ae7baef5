"""Spellings of Slavic place names: romanisations that differ by standard, and Ukrainian villages from Cyrillic."""

import re

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

_UKRAINIAN = dict(
    zip(
        "абвгґдежзиіклмнопрстуфхцчш",
        "a b v h g d e zh z y i k l m n o p r s t u f kh ts ch sh".split(),
        strict=True,
    )
) | {"щ": "shch", "ь": "", "’": "", "'": ""}
_SOFT = {"є": ("ye", "ie"), "ї": ("yi", "i"), "й": ("y", "i"), "ю": ("yu", "iu"), "я": ("ya", "ia")}
"""First letter of a word, then elsewhere (Cabinet of Ministers' resolution 55 of 2010)."""


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


def romanise(cyrillic: str) -> str:
    """Romanise a Ukrainian name by the national standard."""
    return " ".join("-".join(map(_romanise_word, word.split("-"))) for word in cyrillic.split())


def _romanise_word(word: str) -> str:
    lower = word.lower().replace("зг", "zgh")
    letters = [_SOFT[c][0 if i == 0 else 1] if c in _SOFT else _UKRAINIAN.get(c, c) for i, c in enumerate(lower)]
    return "".join(letters).capitalize()
