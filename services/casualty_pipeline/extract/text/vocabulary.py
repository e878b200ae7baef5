"""How the word lists of this package are written down."""

import re
from collections.abc import Iterable


def words(text: str) -> frozenset[str]:
    """Give the words of a list that is written as running text."""
    return frozenset(text.split())


def any_of(texts: Iterable[str]) -> str:
    """Give a regular expression for any of several texts, as a tree of letters.

    Python tries the alternatives of a pattern one after another at every letter of a text; those of a tree differ in
    their first letters, so that most letters are passed over at a look: a third of the time for fifty texts. Of two
    texts of which one begins the other, the shorter is found.
    """
    rests: dict[str, list[str]] = {}
    for text in sorted(texts):
        rests.setdefault(text[:1], []).append(text[1:])
    if "" in rests:
        return ""
    branches = [re.escape(letter) + any_of(rest) for letter, rest in rests.items()]
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
