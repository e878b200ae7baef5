"""Cardinals as news writes them: numerals with commas, words to the millions, dozens, halves of a number."""

import re
from collections.abc import Sequence
from types import MappingProxyType

from casualty_pipeline.extract.text.tokens import Token
from casualty_schemas.count import MOST_PEOPLE

_UNITS = MappingProxyType(
    {
        word: value
        for value, word in enumerate(
            [
                "zero",
                "one",
                "two",
                "three",
                "four",
                "five",
                "six",
                "seven",
                "eight",
                "nine",
                "ten",
                "eleven",
                "twelve",
                "thirteen",
                "fourteen",
                "fifteen",
                "sixteen",
                "seventeen",
                "eighteen",
                "nineteen",
            ]
        )
    }
)
_TENS = MappingProxyType(
    {
        word: 10 * value
        for value, word in enumerate(
            ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
        )
    }
)
SCALES = MappingProxyType({"hundred": 100, "thousand": 1_000, "million": 1_000_000})
_TEN = 10
_HUNDRED = 100
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
_DECIMAL = re.compile(r"\d+\.\d+")
_LONGEST_NUMERAL = 12
SIMPLE = MappingProxyType(
    {
        **_UNITS,
        **_TENS,
        **{
            f"{tens}-{unit}": _TENS[tens] + value
            for tens in _TENS
            for unit, value in _UNITS.items()
            if 0 < value < _TEN
        },
    }
)
NUMBER_WORDS = frozenset(SIMPLE)
"""Cardinals of one word below a hundred."""
_DOZEN = 12
_GOING_ON = frozenset({*SIMPLE, *SCALES, "dozen"})
"""Words that a number written in words may go on with."""


def number_at(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """Read the plain cardinal at token `at`: (its value, the token after it)."""
    if at >= len(tokens):
        return None
    word = tokens[at].lower
    if word in SIMPLE:
        return _words(tokens, at)
    if word[0].isdigit():
        return _numeral(tokens, at)
    return _article(tokens, at) if word in {"a", "half"} else None


def _numeral(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    word = tokens[at].lower
    following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    if following == "million" and _DECIMAL.fullmatch(word):
        return min(MOST_PEOPLE, int(float(word) * SCALES[following])), at + 2
    if len(word) > _LONGEST_NUMERAL or not (word.isdecimal() or _DIGITS.fullmatch(word)):
        return None
    value = int(word.replace(",", ""))
    if following == "dozen":
        return min(MOST_PEOPLE, value * _DOZEN), at + 2
    if following in SCALES:
        return min(MOST_PEOPLE, value * SCALES[following]), at + 2
    return (value, at + 1) if value <= MOST_PEOPLE else None


def _article(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """Read "a hundred", "half a dozen"."""
    following = [token.lower for token in tokens[at : at + 3]]
    if following == ["half", "a", "dozen"]:
        return _DOZEN // 2, at + 3
    if following[:2] == ["half", "dozen"]:
        return _DOZEN // 2, at + 2
    if following[0] == "half":
        return _half_of(tokens, at)
    if len(following) > 1 and following[0] == "a" and following[1] in SCALES:
        return SCALES[following[1]], at + 2
    return None


def _half_of(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """Read "half of the twelve", "half the 12"; of a dozen "half a dozen" is told before."""
    first = at + 1
    for word in ("of", "the"):
        first += first < len(tokens) and tokens[first].lower == word
    whole = number_at(tokens, first) if at + 1 < first < len(tokens) else None
    return None if whole is None or tokens[first].lower in {"a", "half"} else (whole[0] // 2, whole[1])


def _words(tokens: Sequence[Token], at: int) -> tuple[int, int]:
    """Read number words from left to right: "two thousand three hundred and five"."""
    if at + 1 >= len(tokens) or tokens[at + 1].lower not in _GOING_ON:
        return SIMPLE[tokens[at].lower], at + 1
    total = current = 0
    end = at
    last = 0
    while end < len(tokens):
        word = tokens[end].lower
        if word in SIMPLE and (
            end == at or last in SCALES.values() or (last in _TENS.values() and SIMPLE[word] < _TEN)
        ):
            last = SIMPLE[word]
            current += last
        elif word in SCALES and end > at:
            last = SCALES[word]
            current = max(1, current) * last
            if last > _HUNDRED:
                total, current = total + current, 0
        elif word == "dozen" and end > at:
            last = _DOZEN
            current *= _DOZEN
        elif not (word == "and" and last == _HUNDRED and end + 1 < len(tokens) and tokens[end + 1].lower in SIMPLE):
            break
        end += 1
    return min(MOST_PEOPLE, total + current), end
