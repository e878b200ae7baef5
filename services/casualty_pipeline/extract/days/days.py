"""Days in news text against the instant of publication: weekdays, dates, "overnight", "the following morning"."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from casualty_pipeline.extract.days.calendar_words import MONTHS, WEEKDAYS
from casualty_pipeline.extract.days.dates import bare, day_first, month_first
from casualty_pipeline.extract.days.holidays import FIRST_WORDS, holiday
from casualty_pipeline.extract.days.numeric_dates import numeric
from casualty_pipeline.extract.days.relative_days import RELATIVE, weekday
from casualty_pipeline.extract.days.when import Published, When
from casualty_pipeline.extract.text.tokens import Token

_CALENDAR = FIRST_WORDS.union(
    *({plain, f"{plain}.", f"{plain}'s"} for plain in (*WEEKDAYS, *MONTHS, *RELATIVE)),
)


def days_in(tokens: Sequence[Token], published: Published) -> Iterator[When]:
    """Give the days that the words of a sentence name, in order."""
    done = 0
    for at in [at for at, token in enumerate(tokens) if token.lower in _CALENDAR or token.lower[0].isdigit()]:
        found = _day_at(tokens, at, published) if at >= done else None
        if found is not None:
            yield found
            done = found.end


def _day_at(tokens: Sequence[Token], at: int, published: Published) -> When | None:
    word = tokens[at].lower.rstrip(".")
    word = word.removesuffix("'s")
    if word in WEEKDAYS:
        return _dated(tokens, at, published) or weekday(tokens, at, word, published)
    if word in MONTHS and tokens[at].capital:
        return month_first(tokens, at, published)
    if tokens[at].lower in FIRST_WORDS:
        return holiday(tokens, at, published)
    if word in RELATIVE:
        return RELATIVE[word](tokens, at, published)
    if word[:1].isdigit():
        return day_first(tokens, at, published) or numeric(tokens, at, published)
    return None


_OPENINGS = frozenset({",", "(", "the"})


def _dated(tokens: Sequence[Token], at: int, published: Published) -> When | None:
    """Read the date that a weekday has behind it: "Easter Sunday, May 5", "Monday (13th May)"."""
    index = at + 1
    while index < len(tokens) and tokens[index].text in _OPENINGS:
        index += 1
    if index == at + 1 or index >= len(tokens):
        return None
    word = bare(tokens[index])
    is_month = word in MONTHS and tokens[index].capital
    found = month_first(tokens, index, published) if is_month else day_first(tokens, index, published)
    return None if found is None or found.period else replace(found, start=at)
