"""Numbers near casualty words that count no casualties, each with the reason why it was left out."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from types import MappingProxyType

from casualty_pipeline.extract.numbers.numbers import STARTERS, quantity_at
from casualty_pipeline.extract.people.animals import ANIMALS
from casualty_pipeline.extract.text.tokens import Document, Token, Tokens
from casualty_pipeline.reading import Ignored


def left_numbers(document: Document, tokens: Tokens, used: frozenset[int]) -> Iterator[Ignored]:
    """Give the numbers of a sentence outside the tokens `used` by its statements."""
    done = 0
    for at in [at for at, word in enumerate(tokens.lower) if word in STARTERS or word[0].isdigit()]:
        if at < done:
            continue
        word = tokens[at].lower
        quantity = quantity_at(tokens, at)
        done = quantity.end if quantity else at + 1
        counts = word[0].isdigit() if quantity is None else not (quantity.vague or word == "one")
        if counts and used.isdisjoint(range(at, done)):
            quote = document.quote(tokens[at].start, tokens[done - 1].end)
            yield Ignored(reason_for_number(tokens, at, done), quote)


_REASONS: tuple[tuple[str, str], ...] = (
    ("prisoners", r"prisoners?|captives?|pows?|detainees|hostages?|inmates?"),
    ("remains_returned", r"remains|repatriat\w+"),
    ("missing", r"missing|unaccounted|disappeared"),
    ("arrested", r"arrest\w*|detained|custody|charged|suspects?|convicted|sentenced"),
    ("displaced", r"displaced|evacuated|evacuees|refugees|homeless|fled|rescued"),
    (
        "equipment",
        r"drones?|missiles?|rockets?|tanks?|vehicles?|uavs?|aircraft|planes?|helicopters?|shells?|rounds?|guns?|weapons?|armou?red|casings|bullets|shots",
    ),
    ("buildings", r"houses?|homes?|buildings?|apartments?|schools?|facilities|units"),
    ("animals", "|".join(sorted(ANIMALS))),
    ("money", r"dollars|euros|pounds|pesos|rubles|hryvnias?|percent|%"),
    ("time", r"days?|hours?|minutes?|seconds|weeks?|months?|years?|decades?|a\.m|p\.m|am|pm|o'clock|times"),
    ("distance", r"miles?|kilomet\w+|km|met(?:er|re)s?|feet|foot|yards?|inch\w*|blocks?"),
    ("address", r"block|street|st|avenue|ave|road|rd|boulevard|blvd|drive|highway|route|lane|apartment"),
    ("weapon", r"caliber|calibre|mm|gauge|magnum|mm-"),
)
_REASON = re.compile("|".join(rf"(?P<{name}>\b(?:{words})\b)" for name, words in _REASONS))
_REMEMBERED_WORDS = 8_192
_AGE_DIGITS = 3
_SHAPES = (
    (re.compile(r"\d+-(?:year|month|week|day)s?-old"), "age"),
    (re.compile(r"\d+-(?:day|hour|week|month|year|minute)"), "time"),
    (re.compile(r"\d+mm|\.\d+"), "weapon"),
    (re.compile(r"(?:19|20)\d\d"), "time"),
)
"""What the form of a numeral alone says of it."""


def reason_for_number(tokens: Sequence[Token], start: int, end: int) -> str:
    """Say what the number at tokens [start, end) counts instead of casualties."""
    before = tokens[start - 1].lower if start else ""
    after = tokens[end].lower if end < len(tokens) else ""
    reason = _BEFORE.get(before) or _AFTER.get(after) or _shape(tokens[start].lower)
    if reason is not None:
        return reason
    if _is_age(tokens, start, before, after):
        return "age"
    behind = (reasons[0] for token in tokens[end : end + 5] if (reasons := _reasons_in(token.lower)))
    before_it = tokens[max(0, start - 5) : start]
    ahead = (reasons[-1] for token in reversed(before_it) if (reasons := _reasons_in(token.lower)))
    return next(behind, None) or next(ahead, "other_number")


@lru_cache(_REMEMBERED_WORDS)
def _reasons_in(word: str) -> tuple[str, ...]:
    """Give what the parts of a word ("drone-strike") say that a number beside it counts."""
    return tuple(found.lastgroup or "" for found in _REASON.finditer(word))


_BEFORE = MappingProxyType(
    {"including": "subset", "among": "subset", "by": "change_of_a_toll", "$": "money", ":": "time"}
)
_AFTER = MappingProxyType({"%": "money", ":": "time"})


@lru_cache(_REMEMBERED_WORDS)
def _shape(word: str) -> str | None:
    return next((reason for pattern, reason in _SHAPES if pattern.fullmatch(word)), None)


def _is_age(tokens: Sequence[Token], start: int, before: str, after: str) -> bool:
    """Read ", 34," and "aged 45 and 60"."""
    if {"aged", "ages"} & {token.lower for token in tokens[max(0, start - 4) : start]}:
        return True
    word = tokens[start].lower
    return before in {",", "("} and after in {",", ")", "."} and word.isdigit() and len(word) <= _AGE_DIGITS
