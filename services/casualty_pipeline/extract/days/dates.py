"""Dates: "July 24", "Aug. 3, 2014", "23 Aug 88", "in May"."""

import re
from collections.abc import Sequence
from datetime import date

from casualty_pipeline.extract.days.calendar_words import MONTHS
from casualty_pipeline.extract.days.when import DAY, Published, When, point
from casualty_pipeline.extract.text.tokens import Token

_DAY_NUMBER = re.compile(r"([12]?\d|3[01])(?:st|nd|rd|th)?")


_YEAR = re.compile(r"(?:19|20)\d\d")


_SHORT_YEAR = 2


_AHEAD = 31
"""A date without a year lies at most so many days ahead of publication; else it is last year's."""


def month_first(tokens: Sequence[Token], at: int, published: Published) -> When | None:
    """Read "July 24", "Aug. 3, 2014", "March 2014"."""
    index = at + 1
    if index < len(tokens) and tokens[index].text == ".":
        index += 1
    found = _DAY_NUMBER.fullmatch(tokens[index].lower) if index < len(tokens) else None
    if found is None:
        return _month(tokens, at, index, published)
    end = index + 1
    year = None
    following = end + (end < len(tokens) and tokens[end].text == ",")
    if following < len(tokens) and _YEAR.fullmatch(tokens[following].lower):
        year, end = int(tokens[following].lower), following + 1
    day = _date(MONTHS[bare(tokens[at])], int(found.group(1)), year, published)
    return None if day is None else point(day, 0, at, end)


def bare(token: Token) -> str:
    """Give a word without full stop and genitive: "Aug.", "Monday's"."""
    word = token.lower.rstrip(".")
    return word.removesuffix("'s")


_OF_WHOLE_MONTH = frozenset({"in", "since", "during", "by"})
"""Words before a month without a day: "in March 12 people were killed"."""


def is_of_date(tokens: Sequence[Token], at: int) -> bool:
    """Whether a numeral is a day or a year beside its month, and counts nobody: "July 24, 2025", "20 Aug 88"."""
    word = tokens[at].text
    is_day = _DAY_NUMBER.fullmatch(word) is not None
    if is_day and at + 1 < len(tokens) and _is_month(tokens[at + 1]):
        return True
    month = next((index for index in range(at - 1, max(-1, at - 4), -1) if _is_month(tokens[index])), None)
    if month is None or not word.isdecimal():
        return False
    dated = month > 0 and _DAY_NUMBER.fullmatch(tokens[month - 1].lower) is not None
    if any(token.text != "." for token in tokens[month + 1 : at]):
        return _YEAR.fullmatch(word) is not None and (dated or tokens[month + 1].text != ",")
    whole = month > 0 and tokens[month - 1].lower in _OF_WHOLE_MONTH
    return _YEAR.fullmatch(word) is not None or (dated and len(word) == _SHORT_YEAR) or (is_day and not whole)


def _is_month(token: Token) -> bool:
    return token.capital and bare(token) in MONTHS


def _month(tokens: Sequence[Token], at: int, index: int, published: Published) -> When | None:
    """Read a month alone ("in May"): its days up to publication."""
    number = MONTHS[bare(tokens[at])]
    before = tokens[at - 1].lower if at else ""
    if index < len(tokens) and _YEAR.fullmatch(tokens[index].lower):
        year, index = int(tokens[index].lower), index + 1
    elif before in {"in", "since", "last", "late", "early", "mid", "of"}:
        year = published.day.year - (number > published.day.month)
        index = at + 1
    else:
        return None
    first = date(year, number, 1)
    last = date(year + number // 12, number % 12 + 1, 1) - DAY
    return When(first, max(first, min(last, published.day)), 0, at, index, period=True)


def day_first(tokens: Sequence[Token], at: int, published: Published) -> When | None:
    """Read "24 July 2025", "23 Aug 88", "the 12th of May", and of "13-14 May" the first."""
    found = _DAY_NUMBER.fullmatch(tokens[at].lower)
    named = _month_behind(tokens, at) if found is not None else at
    if found is None or named >= len(tokens) or not _is_month(tokens[named]):
        return None
    month, end = MONTHS[bare(tokens[named])], named + 1
    year = None
    if end < len(tokens):
        word = tokens[end].lower
        if _YEAR.fullmatch(word):
            year, end = int(word), end + 1
        elif word.isdigit() and len(word) == _SHORT_YEAR:
            year, end = _century(int(word), published), end + 1
    day = _date(month, int(found.group(1)), year, published)
    return None if day is None else point(day, 0, at, end)


def _month_behind(tokens: Sequence[Token], at: int) -> int:
    """Give where the month of a day must stand."""
    behind = [token.lower for token in tokens[at + 1 : at + 3]]
    if behind[:1] == ["of"]:
        return at + 2
    is_range = len(behind) > 1 and behind[0] in _RANGE and _DAY_NUMBER.fullmatch(behind[1]) is not None
    return at + 3 if is_range else at + 1


_RANGE = frozenset({"-", "/", "to", "\u2013"})


def _century(short: int, published: Published) -> int:
    year = published.day.year // 100 * 100 + short
    return year if year <= published.day.year + 1 else year - 100


def _date(month: int, day: int, year: int | None, published: Published) -> date | None:
    """Give the date; without a year the last one that is not far ahead. None where there is no such day."""
    try:
        found = date(year or published.day.year, month, day)
        ahead = year is None and found > published.day + _AHEAD * DAY
        return found.replace(year=found.year - 1) if ahead else found
    except ValueError:
        return None
