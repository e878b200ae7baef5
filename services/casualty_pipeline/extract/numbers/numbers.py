"""Numbers as news writes them: numerals, words, ranges, bounds and vague words, read into a Count."""

import re
from collections.abc import Sequence
from types import MappingProxyType

from msgspec import Struct

from casualty_pipeline.extract.numbers.wording import BOUND, VAGUE, between
from casualty_pipeline.extract.text.lexicon import Lexicon
from casualty_pipeline.extract.text.tokens import Token
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
NUMBER_WORDS = frozenset(_SIMPLE)
"""Cardinals of one word below a hundred."""
_DOZEN = 12
_GOING_ON = frozenset({*_SIMPLE, *_SCALES, "dozen"})
"""Words that a number written in words may go on with."""


class Quantity(Struct, frozen=True, gc=False):
    """Tokens [start, end) read as a count; `vague` where a vague word gave it, `plain` where a bare number did."""

    count: Count
    start: int
    end: int
    vague: bool = False
    plain: bool = False


_VAGUE = Lexicon(VAGUE)
_BOUND = Lexicon(BOUND)
STARTERS = (
    _VAGUE.first_words()
    | _BOUND.first_words()
    | {*_SIMPLE, "between", "hundred", "half", "dozen", "no", "not", "exactly", "a"}
)
"""Words that a quantity may start with, beside numerals."""


def _second_words() -> dict[str, frozenset[str]]:
    phrases = [
        *VAGUE,
        *BOUND,
        *(("a", scale) for scale in _SCALES),
        ("half", "a"),
        ("half", "dozen"),
        ("half", "of"),
        ("half", "the"),
    ]
    alone = {first for first, *rest in phrases if not rest} | {*_SIMPLE, "between", "exactly"}
    return {word: frozenset(rest[0] for first, *rest in phrases if first == word) for word in STARTERS - alone}


_SECOND_WORDS = MappingProxyType(_second_words())
"""What must follow a word that opens a quantity only with another: "at least", "a few", "no fewer than"."""
BOUNDING = _BOUND.first_words() | {"between"}
"""Words that may open a quantity though most often they do something else: "at", "over", "as"."""


def quantity_at(tokens: Sequence[Token], at: int) -> Quantity | None:
    """Read the quantity that starts at token `at`, or None; linear in the words that it takes."""
    word = tokens[at].lower
    if word[0].isdigit() or word in _SIMPLE:
        return _numbered(tokens, at)
    if word not in STARTERS:
        return None
    seconds = _SECOND_WORDS.get(word)
    if seconds is not None and (at + 1 >= len(tokens) or tokens[at + 1].lower not in seconds):
        return None
    return _bounded(tokens, at) or _vague(tokens, at) or _numbered(tokens, at)


def number_at(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """Read the plain cardinal at token `at`: (its value, the token after it)."""
    if at >= len(tokens):
        return None
    word = tokens[at].lower
    if word in _SIMPLE:
        return _words(tokens, at)
    if word[0].isdigit():
        return _numeral(tokens, at)
    return _article(tokens, at) if word in {"a", "half"} else None


def _numeral(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    word = tokens[at].lower
    following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    if following == "million" and _DECIMAL.fullmatch(word):
        return min(MOST_PEOPLE, int(float(word) * _SCALES[following])), at + 2
    if len(word) > _LONGEST_NUMERAL or not (word.isdecimal() or _DIGITS.fullmatch(word)):
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
    if following[0] == "half":
        return _half_of(tokens, at)
    if len(following) > 1 and following[0] == "a" and following[1] in _SCALES:
        return _SCALES[following[1]], at + 2
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
        return _SIMPLE[tokens[at].lower], at + 1
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
    found = _BOUND.longest(tokens, at)
    if found is None:
        return None
    reading, end = found
    number = number_at(tokens, end)
    if number is not None:
        return Quantity(reading(number[0]), at, number[1])
    vague = _vague(tokens, end) if end < len(tokens) else None
    if vague is None:
        return None
    count = vague.count if vague.vague else reading(vague.count.best)
    return Quantity(count, at, vague.end, vague=vague.vague)


_DASHES = frozenset({"-"})
_JOINERS = frozenset({"to", "or", *_DASHES})


def _numbered(tokens: Sequence[Token], at: int) -> Quantity | None:
    """Read a plain number, and what may go on from it: "A to B", "A or more", "between A and B", "exactly A"."""
    word = tokens[at].lower
    number = number_at(tokens, at + (word in {"between", "exactly"}))
    if number is None:
        return None
    if word == "between":
        return _range(tokens, at, number)
    return (_range(tokens, at, number) if word != "exactly" else None) or _plain(tokens, at, number)


_ANYWHERE = frozenset({"anywhere", "somewhere", "ranging"})


def _range(tokens: Sequence[Token], at: int, first: tuple[int, int]) -> Quantity | None:
    """Read "between A and B", "A to B", "A-B", "A or B" behind its first number."""
    low, end = first
    joiner = tokens[end].lower if end < len(tokens) else ""
    word = tokens[at].lower
    if not (joiner == "and" if word == "between" else joiner in _JOINERS):
        return None
    grows = at and tokens[at - 1].lower in {"by", "from"} and (word == "between" or at > 1)  # "rose by two to nine"
    if grows and tokens[at - 2].lower not in _ANYWHERE:
        return None
    second = number_at(tokens, end + 1)
    if second is None or second[0] <= low:
        return None
    if joiner in _DASHES and not (word[0].isdigit() and tokens[end + 1].lower[0].isdigit()):
        return None
    return Quantity(between(low, second[0]), at, second[1])


def _vague(tokens: Sequence[Token], at: int) -> Quantity | None:
    found = _VAGUE.longest(tokens, at)
    if found is None:
        return None
    count, end = found
    if [token.lower for token in tokens[end : end + 2]] == ["or", "so"]:  # "a dozen or so"
        end += 2
    if end + 1 < len(tokens) and tokens[end].lower == "of" and tokens[end + 1].lower in {"hundreds", "thousands"}:
        return Quantity(Count.at_least(10_000), at, end + 2, vague=True)  # tens of thousands
    return Quantity(count, at, end, vague=count.low != count.high)


def _plain(tokens: Sequence[Token], at: int, number: tuple[int, int]) -> Quantity:
    value, end = number
    following = tokens[end].lower if end < len(tokens) else ""
    if following == "or" and end + 1 < len(tokens) and tokens[end + 1].lower == "more":
        return Quantity(Count.at_least(value), at, end + 2)
    if following == "+":
        return Quantity(Count.at_least(value), at, end + 1)
    end = _behind_repetition(tokens, value, end) if following == "(" else end
    return Quantity(Count.exactly(value), at, end, plain=True)


def _behind_repetition(tokens: Sequence[Token], value: int, end: int) -> int:
    """Go on over the numeral of "two (2) persons"."""
    return end + 3 if [token.text for token in tokens[end : end + 3]] == ["(", str(value), ")"] else end
