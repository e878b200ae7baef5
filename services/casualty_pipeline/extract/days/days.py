"""Days in news text against the instant of publication: weekdays, dates, "overnight", "the following morning"."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from casualty_pipeline.extract.days.calendar_words import MONTHS, WEEKDAYS
from casualty_pipeline.extract.days.dates import day_first, month_first
from casualty_pipeline.extract.days.relative_days import RELATIVE, weekday
from casualty_pipeline.extract.days.when import Published, When
from casualty_pipeline.extract.text.tokens import Token

_REMEMBERED_WORDS = 32_768


def days_in(tokens: Sequence[Token], published: Published) -> Iterator[When]:
    """Give the days that the words of a sentence name, in order."""
    done = 0
    for at in [at for at, token in enumerate(tokens) if _may_name(token.lower)]:
        found = _day_at(tokens, at, published) if at >= done else None
        if found is not None:
            yield found
            done = found.end


@lru_cache(_REMEMBERED_WORDS)
def _may_name(word: str) -> bool:
    """Whether a word is of the calendar or a numeral; most words of a text are neither."""
    plain = word.rstrip(".").removesuffix("'s")
    return plain in WEEKDAYS or plain in MONTHS or plain in RELATIVE or word[0].isdigit()


def _day_at(tokens: Sequence[Token], at: int, published: Published) -> When | None:
    word = tokens[at].lower.rstrip(".")
    word = word.removesuffix("'s")
    if word in WEEKDAYS:
        return weekday(tokens, at, word, published)
    if word in MONTHS and tokens[at].capital:
        return month_first(tokens, at, published)
    if word in RELATIVE:
        return RELATIVE[word](tokens, at, published)
    if word[:1].isdigit():
        return day_first(tokens, at, published)
    return None
