"""Numbers as news writes them: numerals, words, ranges, bounds and vague words, read into a Count."""

import re
from collections.abc import Sequence
from types import MappingProxyType
from typing import NamedTuple

from casualty_pipeline.extract.tokens import Token
from casualty_pipeline.extract.wording import BOUND, VAGUE, between
from casualty_schemas.count import MOST_PEOPLE, Count

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
_SCALES = MappingProxyType({"hundred": 100, "thousand": 1_000, "million": 1_000_000})
_TEN = 10
_HUNDRED = 100
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d+")
_DECIMAL = re.compile(r"\d+\.\d+")
_LONGEST_NUMERAL = 12
_SIMPLE = MappingProxyType(
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
_DOZEN = 12


class Quantity(NamedTuple):
    """Tokens [start, end) read as a count; `vague` where a vague word gave it, `plain` where a bare number did."""

    count: Count  # type: ignore[assignment] # what a tuple calls count is not asked for
    start: int
    end: int
    vague: bool = False
    plain: bool = False


def _starters() -> frozenset[str]:
    words = {words[0] for words in (*VAGUE, *BOUND)}
    return frozenset({*words, *_SIMPLE, "between", "hundred", "half", "dozen", "no", "not", "exactly", "a"})


STARTERS = _starters()
"""Words that a quantity may start with, beside numerals."""
_VAGUE_STARTERS = frozenset(words[0] for words in VAGUE)
BOUNDING = frozenset(words[0] for words in BOUND) | {"between"}
"""Words that may open a quantity though most often they do something else: "at", "over", "as"."""


def quantity_at(tokens: Sequence[Token], at: int) -> Quantity | None:
    """Read the quantity that starts at token `at`, or None; linear in the words that it takes."""
    word = tokens[at].lower
    if word not in STARTERS and not word[0].isdigit():
        return None
    bounded = _bounded(tokens, at) if word in BOUNDING else None
    if bounded is not None:
        return bounded
    vague = _vague(tokens, at) if word in _VAGUE_STARTERS else None
    return vague or _range(tokens, at) or _plain(tokens, at)


def number_at(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """Read the plain cardinal at token `at`: (its value, the token after it)."""
    if at >= len(tokens):
        return None
    word = tokens[at].lower
    if word[0].isdigit():
        return _numeral(tokens, at)
    if word in {"a", "half"}:
        return _article(tokens, at)
    if word not in _SIMPLE:
        return None
    return _words(tokens, at)


def _numeral(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    word = tokens[at].lower
    following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    if _DECIMAL.fullmatch(word) and following == "million":
        return min(MOST_PEOPLE, int(float(word) * _SCALES[following])), at + 2
    if not _DIGITS.fullmatch(word) or len(word) > _LONGEST_NUMERAL:
        return None
    value = int(word.replace(",", ""))
    if following == "dozen":
        return min(MOST_PEOPLE, value * _DOZEN), at + 2
    if following in _SCALES:
        return min(MOST_PEOPLE, value * _SCALES[following]), at + 2
    return (value, at + 1) if value <= MOST_PEOPLE else None


def _article(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """Read "a hundred", "half a dozen"."""
    following = [token.lower for token in tokens[at : at + 3]]
    if following == ["half", "a", "dozen"]:
        return _DOZEN // 2, at + 3
    if following[:2] == ["half", "dozen"]:
        return _DOZEN // 2, at + 2
    if len(following) > 1 and following[0] == "a" and following[1] in _SCALES:
        return _SCALES[following[1]], at + 2
    return None


def _words(tokens: Sequence[Token], at: int) -> tuple[int, int]:
    """Read number words from left to right: "two thousand three hundred and five"."""
    total = current = 0
    end = at
    last = 0
    while end < len(tokens):
        word = tokens[end].lower
        if word in _SIMPLE and (
            end == at or last in _SCALES.values() or (last in _TENS.values() and _SIMPLE[word] < _TEN)
        ):
            last = _SIMPLE[word]
            current += last
        elif word in _SCALES and end > at:
            last = _SCALES[word]
            current = max(1, current) * last
            if last > _HUNDRED:
                total, current = total + current, 0
        elif word == "dozen" and end > at:
            last = _DOZEN
            current *= _DOZEN
        elif not (word == "and" and last == _HUNDRED and end + 1 < len(tokens) and tokens[end + 1].lower in _SIMPLE):
            break
        end += 1
    return min(MOST_PEOPLE, total + current), end


def _bounded(tokens: Sequence[Token], at: int) -> Quantity | None:
    for length in (3, 2, 1):
        words = tuple(token.lower for token in tokens[at : at + length])
        reading = BOUND.get(words)
        if reading is None or len(words) < length:
            continue
        number = number_at(tokens, at + length)
        if number is not None:
            return Quantity(reading(number[0]), at, number[1])
        vague = _vague(tokens, at + length)
        if vague is not None:
            count = vague.count if vague.vague else reading(vague.count.best)
            return Quantity(count, at, vague.end, vague=vague.vague)
    return None


_DASHES = frozenset({"-"})
_TO = frozenset({"to", *_DASHES})


def _range(tokens: Sequence[Token], at: int) -> Quantity | None:
    """Read "between A and B", "A to B", "A-B", "A or B"."""
    opened = tokens[at].lower == "between"
    if at and tokens[at - 1].lower in {"by", "from"}:  # "rose by two to nine"
        return None
    first = number_at(tokens, at + opened)
    if first is None or first[1] >= len(tokens):
        return None
    joiner = tokens[first[1]].lower
    if joiner in _DASHES and not (
        tokens[at].lower[0].isdigit() and tokens[first[1] + 1 :][:1] and tokens[first[1] + 1].lower[0].isdigit()
    ):
        return None
    second = number_at(tokens, first[1] + 1)
    fits = joiner == "and" if opened else (joiner in _TO or joiner == "or")
    if second is None or not fits or second[0] <= first[0]:
        return None
    return Quantity(between(first[0], second[0]), at, second[1])


def _vague(tokens: Sequence[Token], at: int) -> Quantity | None:
    for length in (3, 2, 1):
        words = tuple(token.lower for token in tokens[at : at + length])
        if len(words) == length and words in VAGUE:
            end = at + length
            chained = (
                end + 1 < len(tokens)
                and tokens[end].lower == "of"
                and tokens[end + 1].lower in {"hundreds", "thousands"}
            )
            if chained:  # tens of thousands
                return Quantity(Count.at_least(10_000), at, end + 2, vague=True)
            exact = VAGUE[words].low == VAGUE[words].high
            return Quantity(VAGUE[words], at, end, vague=not exact)
    return None


def _plain(tokens: Sequence[Token], at: int) -> Quantity | None:
    number = number_at(tokens, at + (tokens[at].lower == "exactly"))
    if number is None:
        return None
    value, end = number
    if tokens[end : end + 2] and [token.lower for token in tokens[end : end + 2]] == ["or", "more"]:
        return Quantity(Count.at_least(value), at, end + 2)
    if end < len(tokens) and tokens[end].lower == "+":
        return Quantity(Count.at_least(value), at, end + 1)
    return Quantity(Count.exactly(value), at, end, plain=True)
