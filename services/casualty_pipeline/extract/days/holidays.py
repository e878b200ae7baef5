"""Days by the name of a holiday: "Christmas night", "on Thanksgiving", "Labor Day"; of the American calendar."""

from collections.abc import Sequence
from datetime import date, timedelta
from types import MappingProxyType

from casualty_pipeline.extract.days.when import Published, When, point
from casualty_pipeline.extract.text.tokens import Token

_RECENT = timedelta(days=21)
"""A holiday of longer ago is named for another reason than that it was the day of the news."""
_FIXED = MappingProxyType(
    {
        ("christmas", "eve"): (12, 24),
        ("christmas", ""): (12, 25),
        ("new", "eve"): (12, 31),
        ("new", "day"): (1, 1),
        ("halloween", ""): (10, 31),
        ("valentine's", "day"): (2, 14),
    }
)
_WEEKDAYS = MappingProxyType(
    {
        ("thanksgiving", ""): (11, 3, 4),
        ("labor", "day"): (9, 0, 1),
        ("memorial", "day"): (5, 0, 5),
        ("mother's", "day"): (5, 6, 2),
        ("father's", "day"): (6, 6, 3),
    }
)
"""Month, weekday, and the how many-th of the month it is; the fifth is the last."""
FIRST_WORDS = frozenset({"easter", *(first for first, _ in (*_FIXED, *_WEEKDAYS))})
_PARTS_OF_DAY = frozenset({"day", "sunday", "night", "morning", "evening", "afternoon"})
_PREPOSITIONS = frozenset({"on", "early", "late"})


def holiday(tokens: Sequence[Token], at: int, published: Published) -> When | None:
    """Read the holiday at a token, where it is named as a day and not as in "Halloween party", "Labor Day weekend"."""
    first, second = tokens[at].lower, tokens[at + 1].lower if at + 1 < len(tokens) else ""
    end = at + 2
    if first == "new":
        if second not in {"year's", "years"}:
            return None
        second, end = tokens[end].lower if end < len(tokens) else "", end + 1
    if (first, second) not in {*_FIXED, *_WEEKDAYS}:
        named = second in _PARTS_OF_DAY or (
            at > 0 and tokens[at - 1].lower in _PREPOSITIONS and second in {"", ",", "."}
        )
        second, end = "", at + 1 + (second in _PARTS_OF_DAY)
        if not named:
            return None
    following = tokens[end].lower if end < len(tokens) else ""
    day = _before(first, second, published.day)
    return None if day is None or following == "weekend" else point(day, 0, at, end)


def _before(first: str, second: str, published: date) -> date | None:
    """Give the last such holiday up to publication, None where it is long past or there is none of that name."""
    days = [_of_year(first, second, year) for year in (published.year - 1, published.year)]
    return max((day for day in days if day and timedelta(0) <= published - day <= _RECENT), default=None)


def _of_year(first: str, second: str, year: int) -> date | None:
    if first == "easter":
        return easter(year)
    if (fixed := _FIXED.get((first, second))) is not None:
        return date(year, *fixed)
    if (floating := _WEEKDAYS.get((first, second))) is None:
        return None
    month, weekday, nth = floating
    start = date(year, month, 1)
    found = start + timedelta(days=(weekday - start.weekday()) % 7 + 7 * (nth - 1))
    return found if found.month == month else found - timedelta(days=7)


def easter(year: int) -> date:
    """Give Easter Sunday of the Gregorian calendar (the algorithm of Butcher, 1876, as in Meeus 1991)."""
    golden, century, of_century = year % 19, year // 100, year % 100
    leap, rest = divmod(century, 4)
    moon = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * rest + 2 * (of_century // 4) - moon - of_century % 4) % 7
    month, day = divmod(moon + week - 7 * ((golden + 11 * moon + 22 * week) // 451) + 114, 31)
    return date(year, month, day + 1)
