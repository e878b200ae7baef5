"""Numbers as news writes them: numerals, words, ranges, bounds and vague words, read into a Count."""

from collections.abc import Sequence
from types import MappingProxyType

from msgspec import Struct

from casualty_pipeline.extract.numbers.cardinals import SCALES, SIMPLE, number_at
from casualty_pipeline.extract.numbers.wording import BOUND, VAGUE, between
from casualty_pipeline.extract.text.lexicon import Lexicon
from casualty_pipeline.extract.text.tokens import Token
from casualty_schemas.count import Count


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
    | {*SIMPLE, "between", "hundred", "half", "dozen", "no", "not", "exactly", "a"}
)
"""Words that a quantity may start with, beside numerals."""


def _second_words() -> dict[str, frozenset[str]]:
    phrases = [
        *VAGUE,
        *BOUND,
        *(("a", scale) for scale in SCALES),
        ("half", "a"),
        ("half", "dozen"),
        ("half", "of"),
        ("half", "the"),
    ]
    alone = {first for first, *rest in phrases if not rest} | {*SIMPLE, "between", "exactly"}
    return {word: frozenset(rest[0] for first, *rest in phrases if first == word) for word in STARTERS - alone}


_SECOND_WORDS = MappingProxyType(_second_words())
"""What must follow a word that opens a quantity only with another: "at least", "a few", "no fewer than"."""
BOUNDING = _BOUND.first_words() | {"between"}
"""Words that may open a quantity though most often they do something else: "at", "over", "as"."""


def quantity_at(tokens: Sequence[Token], at: int) -> Quantity | None:
    """Read the quantity that starts at token `at`, or None; linear in the words that it takes."""
    word = tokens[at].lower
    if word[0].isdigit() or word in SIMPLE:
        return _numbered(tokens, at)
    if word not in STARTERS:
        return None
    seconds = _SECOND_WORDS.get(word)
    if seconds is not None and (at + 1 >= len(tokens) or tokens[at + 1].lower not in seconds):
        return None
    return _bounded(tokens, at) or _vague(tokens, at) or _numbered(tokens, at)


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
