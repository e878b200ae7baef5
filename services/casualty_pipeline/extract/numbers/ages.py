"""Ages: "13-year-old", "36y.o.", ", 34,". They tell persons apart and count nobody."""

import re
from collections.abc import Sequence

from casualty_pipeline.extract.numbers.cardinals import NUMBER_WORDS, number_at
from casualty_pipeline.extract.text.tokens import Token

_AGE = re.compile(
    r"(?:(\d{1,3})|([a-z]+(?:-[a-z]+)?))-(year|month|week|day|yr)s?-olds?(?:'s)?|(\d{1,3})y\.o\.", re.IGNORECASE
)


_LONGEST_AGE = 2


def age_of(word: str) -> int | None:
    """Give the age in whole years of "13-year-old" or "36y.o."; months and days are age 0."""
    if "-old" not in word and "y.o" not in word:
        return None
    found = _AGE.fullmatch(word)
    if found is None:
        return None
    if found.group(4):
        return int(found.group(4))
    if found.group(3).lower() not in {"year", "yr"}:
        return int(found.group(1)) // 12 if found.group(1) and found.group(3).lower() == "month" else 0
    if found.group(1):
        return int(found.group(1))
    number = number_at((Token(found.group(2), found.group(2).lower(), 0, 0),), 0)
    return None if number is None else number[0]


def age_behind(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """Read ", 34," behind a name."""
    if at + 1 >= len(tokens):
        return None
    if tokens[at].lower in {"age", "aged"}:
        return _number_of_age(tokens, at + 1)
    if tokens[at].text not in {",", "("}:
        return None
    if tokens[at + 1].lower in {"age", "aged"} and at + 2 < len(tokens):
        return _number_of_age(tokens, at + 2)
    word = tokens[at + 1].lower
    if not word.isdigit() or len(word) > _LONGEST_AGE:
        return None
    following = tokens[at + 2].lower if at + 2 < len(tokens) else "."
    return (int(word), at + 2) if following in _BEHIND else None


def _goes_on(word: str) -> bool:
    return word in _LINKS or word in NUMBER_WORDS or word.isdigit()


_LINKS = frozenset({"between", "from", "and", "to", "under", "over", "-", "just"})
_AGED = frozenset({"age", "ages", "aged"})
_EACH = frozenset({"all", "both", "each", "those"})
_RANGE = 5
"""Tokens of "aged between 3 and" at most."""


def is_of_ages(tokens: Sequence[Token], at: int) -> bool:
    """Whether a quantity gives ages: "aged between 3 and 11", "all under 10"."""
    index = at - 1
    while index >= 0 and at - index < _RANGE and _goes_on(tokens[index].lower):
        index -= 1
    if index < 0:
        return False
    if tokens[index].lower in _AGED:
        return True
    return tokens[index].lower in _EACH and tokens[index + 1].lower in {"under", "over"}


_BEHIND = frozenset({",", ")", ";", ".", "and", "of", "was", "who"})
"""What goes on behind an age, a slip of the comma forgiven: "Roe, 34 was"."""


def _number_of_age(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """Read the number of "a man aged 20", "Roe, age 20,"."""
    word = tokens[at].lower
    return (int(word), at + 1) if word.isdigit() and len(word) <= _LONGEST_AGE else None
