"""Days in news text against the instant of publication: weekdays, dates, "overnight", "the following morning"."""

from collections.abc import Iterator, Sequence

from casualty_pipeline.extract.calendar_words import MONTHS, WEEKDAYS
from casualty_pipeline.extract.dates import day_first, month_first
from casualty_pipeline.extract.relative_days import RELATIVE, weekday
from casualty_pipeline.extract.tokens import Token
from casualty_pipeline.extract.when import Published, When


def days_in(tokens: Sequence[Token], published: Published) -> Iterator[When]:
    """Give the days that the words of a sentence name, in order."""
    at = 0
    while at < len(tokens):
        word = tokens[at].lower
        found = _day_at(tokens, at, published) if word[:3] in _STARTS or word[0].isdigit() else None
        if found is not None:
            yield found
        at = found.end if found else at + 1


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


_STARTS = frozenset(word[:3] for word in (*WEEKDAYS, *MONTHS, *RELATIVE))
"""First letters of every word that names a day."""
