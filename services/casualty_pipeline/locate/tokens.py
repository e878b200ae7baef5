"""Words of a text and their folded form, the same for the texts that are read and the names in the data files."""

import re

from unidecode import unidecode

APOSTROPHES = "'`\u2018\u2019\u02b9\u02bc"
"""Straight, grave and curly apostrophes, and the primes of romanised Slavic names."""

TOKEN = re.compile(
    r"[A-Za-z][a-z]*+(?=[ ,])"  # most words, and fastest
    rf"|[a-z]+(?![^\W_])(?:[{APOSTROPHES}][^\W\d_]+)*"
    r"|[A-Z]\.(?:[A-Z]\.)*[A-Z](?![^\W_])"
    rf"|[^\W_]+(?:[{APOSTROPHES}][^\W\d_]+)*"
)
"""A word with its inner apostrophes, or initials with dots ("D.C", "U.S")."""

_MARKS = str.maketrans("", "", "." + APOSTROPHES)
_POSSESSIVE = ("'s", "\u2019s", "'S", "\u2019S")
_SHORTENED = {"st": "saint", "mt": "mount", "ft": "fort"}


def without_possessive(word: str) -> str:
    """Cut the "'s" off a word ("Odesa's" is "Odesa")."""
    return word[:-2] if word.endswith(_POSSESSIVE) else word


def fold_word(word: str) -> str:
    """Fold one word: ASCII, lower case, no apostrophes, dots or possessive; "St", "Mt" and "Ft" in full."""
    bare = without_possessive(word).translate(_MARKS)
    folded = (bare if bare.isascii() else unidecode(bare).translate(_MARKS)).lower()
    return _SHORTENED.get(folded, folded)


def fold(name: str) -> str:
    """Fold a name to the key under which it is looked up: its folded words, one space between."""
    return " ".join(filter(None, map(fold_word, TOKEN.findall(name))))
