"""Ordinals as news counts victims with: "a third person", "the 12th victim"."""

import re
from types import MappingProxyType

_WORDS = MappingProxyType(
    {
        word: nth
        for nth, word in enumerate(
            [
                "second",
                "third",
                "fourth",
                "fifth",
                "sixth",
                "seventh",
                "eighth",
                "ninth",
                "tenth",
                "eleventh",
                "twelfth",
            ],
            start=2,
        )
    }
)
_NUMERAL = re.compile(r"(\d{1,3})(?:st|nd|rd|th)")


def nth_of(word: str) -> int | None:
    """Give the number of "third" or "12th", from the second on; a word in lower case."""
    known = _WORDS.get(word)
    if known is not None or not word[0].isdigit():
        return known
    found = _NUMERAL.fullmatch(word)
    return int(found.group(1)) if found and found.group(1) != "1" else None
