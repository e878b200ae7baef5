"""Days in news text against the instant of publication: weekdays, dates, "overnight", "the following morning"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from types import MappingProxyType
from zoneinfo import ZoneInfo

from casualty_pipeline.extract.tokens import Token
from casualty_pipeline.extract.vocabulary import words

_DAY = timedelta(days=1)
_WEEKDAYS = MappingProxyType(
    {
        word: number
        for number, words in enumerate(
            (
                "monday mon",
                "tuesday tues tue",
                "wednesday wed",
                "thursday thurs thu",
                "friday fri",
                "saturday sat",
                "sunday sun",
            )
        )
        for word in words.split()
    }
)
_MONTHS = MappingProxyType(
    {
        word: number
        for number, words in enumerate(
            [
                "january jan",
                "february feb",
                "march mar",
                "april apr",
                "may",
                "june jun",
                "july jul",
                "august aug",
                "september sept sep",
                "october oct",
                "november nov",
                "december dec",
            ],
            start=1,
        )
        for word in words.split()
    }
)
_NEAR_MIDNIGHT = 6
"""Hours: within so many of midnight a relative day may be off by one (the writer's day is not the place's)."""
_DAY_NUMBER = re.compile(r"([12]?\d|3[01])(?:st|nd|rd|th)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SHORT_YEAR = 2
_AHEAD = 31
"""A date without a year lies at most so many days ahead of publication; else it is last year's."""


@dataclass(frozen=True, slots=True)
class When:
    """Days [first, last] of an incident, `precision` days either way; [start, end) are the tokens that say so."""

    first: date
    last: date
    precision: int
    start: int
    end: int
    period: bool = False
    """A stretch of time that figures are summed over: "in the past week"."""
    weak: bool = False
    """Says the day only roughly; another word of the text may say it better: "overnight", "over the weekend"."""
    follows: bool = False
    """Counts from the incident told before: "the following morning"."""


@dataclass(frozen=True, slots=True)
class Published:
    """The local day of publication and how far relative words may be off."""

    day: date
    precision: int


def published_in(published_at: datetime, zone: str) -> Published:
    """Give the day that relative words count from: in the offset of `published_at`, or where that is Z in `zone`.

    An instant of exactly midnight UTC is a day whose time its producer did not know: it is taken as written.
    """
    if published_at.utcoffset() != timedelta(0):
        return _published(published_at)
    if published_at.time() == datetime.min.time():
        return Published(published_at.date(), 1)
    return _published(published_at.astimezone(ZoneInfo(zone)))


def _published(local: datetime) -> Published:
    hours = local.hour + local.minute / 60
    return Published(local.date(), int(hours < _NEAR_MIDNIGHT or hours >= 24 - _NEAR_MIDNIGHT))


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
    if word in _WEEKDAYS:
        return _weekday(tokens, at, word, published)
    if word in _MONTHS and tokens[at].capital:
        return _month_first(tokens, at, published)
    if word in _RELATIVE:
        return _RELATIVE[word](tokens, at, published)
    if word[:1].isdigit():
        return _day_first(tokens, at, published)
    return None


def _point(day: date, precision: int, start: int, end: int) -> When:
    return When(day, day, precision, start, end)


def _weekday(tokens: Sequence[Token], at: int, word: str, published: Published) -> When:
    back = (published.day.weekday() - _WEEKDAYS[word]) % 7
    before = tokens[at - 1].lower if at else ""
    if before == "last" and back == 0:
        back = 7
    day = published.day - back * _DAY
    if before == "into":  # overnight into Thursday
        day -= _DAY
    precision = published.precision if back in {0, 6} else 0
    return _point(day, precision, at, at + 1)


def _month_first(tokens: Sequence[Token], at: int, published: Published) -> When | None:
    """Read "July 24", "Aug. 3, 2014", "March 2014"."""
    index = at + 1
    if index < len(tokens) and tokens[index].text == ".":
        index += 1
    if index >= len(tokens):
        return None
    found = _DAY_NUMBER.fullmatch(tokens[index].lower)
    if found is None:
        return _month(tokens, at, index, published)
    end = index + 1
    year = None
    following = end + (end < len(tokens) and tokens[end].text == ",")
    if following < len(tokens) and _YEAR.fullmatch(tokens[following].lower):
        year, end = int(tokens[following].lower), following + 1
    return _date(_MONTHS[_bare(tokens[at])], int(found.group(1)), year, published, at, end)


def _bare(token: Token) -> str:
    word = token.lower.rstrip(".")
    return word.removesuffix("'s")


def _month(tokens: Sequence[Token], at: int, index: int, published: Published) -> When | None:
    """Read a month alone ("in May"): its days up to publication."""
    number = _MONTHS[_bare(tokens[at])]
    before = tokens[at - 1].lower if at else ""
    if _YEAR.fullmatch(tokens[index].lower):
        year, index = int(tokens[index].lower), index + 1
    elif before in {"in", "since", "last", "late", "early", "mid", "of"}:
        year = published.day.year - (number > published.day.month)
        index = at + 1
    else:
        return None
    first = date(year, number, 1)
    last = date(year + number // 12, number % 12 + 1, 1) - _DAY
    return When(first, max(first, min(last, published.day)), 0, at, index, period=True)


def _day_first(tokens: Sequence[Token], at: int, published: Published) -> When | None:
    """Read "24 July 2025", "23 Aug 88"."""
    if at + 1 >= len(tokens):
        return None
    found = _DAY_NUMBER.fullmatch(tokens[at].lower)
    month = _MONTHS.get(tokens[at + 1].lower.rstrip("."))
    if found is None or month is None or not tokens[at + 1].capital:
        return None
    end = at + 2
    year = None
    if end < len(tokens):
        word = tokens[end].lower
        if _YEAR.fullmatch(word):
            year, end = int(word), end + 1
        elif word.isdigit() and len(word) == _SHORT_YEAR:
            year, end = _century(int(word), published), end + 1
    return _date(month, int(found.group(1)), year, published, at, end)


def _century(short: int, published: Published) -> int:
    year = published.day.year // 100 * 100 + short
    return year if year <= published.day.year + 1 else year - 100


def _date(month: int, day: int, year: int | None, published: Published, start: int, end: int) -> When | None:
    try:
        found = date(year or published.day.year, month, day)
    except ValueError:
        return None
    if year is None and found > published.day + _AHEAD * _DAY:
        try:
            found = found.replace(year=found.year - 1)
        except ValueError:
            return None
    return _point(found, 0, start, end)


def _today(tokens: Sequence[Token], at: int, published: Published) -> When | None:  # noqa: ARG001 - one signature for all
    return _point(published.day, published.precision, at, at + 1)


def _yesterday(tokens: Sequence[Token], at: int, published: Published) -> When | None:  # noqa: ARG001 - as above
    return _point(published.day - _DAY, published.precision, at, at + 1)


def _overnight(tokens: Sequence[Token], at: int, published: Published) -> When | None:
    """Read "overnight", "overnight into Thursday" (Wednesday), "overnight Friday"."""
    for index in range(at + 1, min(at + 4, len(tokens))):
        word = _bare(tokens[index])
        if word in _WEEKDAYS:
            found = _weekday(tokens, index, word, published)
            return replace(found, start=at, precision=1)
        if word not in {"into", "on", "to", "from", "last", "late", "early"}:
            break
    return replace(_point(published.day - _DAY, 1, at, at + 1), weak=True)


_PARTS_OF_DAY = words("morning day night evening afternoon dawn")


def _following(tokens: Sequence[Token], at: int, published: Published) -> When | None:
    """Read "the following morning", "the next day": a day after the incident told before."""
    if at + 1 < len(tokens) and tokens[at + 1].lower in _PARTS_OF_DAY and at and tokens[at - 1].lower == "the":
        return replace(_point(published.day, 0, at, at + 2), follows=True)
    return None


def _last(tokens: Sequence[Token], at: int, published: Published) -> When | None:
    """Read "last night", "the past 24 hours", "the last week", "last weekend"."""
    ahead = [token.lower for token in tokens[at + 1 : at + 4]]
    if not ahead:
        return None
    if ahead[0] in {"night", "evening"}:
        return _point(published.day - _DAY, 1, at, at + 2)
    number = 1
    end = at + 1
    if ahead[0].isdigit() and len(ahead[0]) <= 3:
        number, end = int(ahead[0]), at + 2
    elif ahead[0] in _SMALL:
        number, end = _SMALL[ahead[0]], at + 2
    unit = tokens[end].lower.rstrip("s") if end < len(tokens) else ""
    days = _UNITS.get(unit)
    if days is None:
        return None
    back = max(1, number * days // 24)
    last = published.day
    return When(last - back * _DAY, last, 0, at, end + 1, period=True)


_SMALL = MappingProxyType({"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10, "twelve": 12})
_UNITS = MappingProxyType({"hour": 1, "day": 24, "week": 168, "month": 720, "year": 8760})


def _weekend(tokens: Sequence[Token], at: int, published: Published) -> When | None:
    del tokens
    back = (published.day.weekday() - 5) % 7
    saturday = published.day - back * _DAY
    last = min(saturday + _DAY, published.day)
    return When(saturday, last, 0, at, at + 1, weak=True)


def _in_a(tokens: Sequence[Token], at: int, published: Published) -> When | None:
    """Read "in a day", "in one week", "in 24 hours", "during the day"."""
    ahead = [token.lower for token in tokens[at + 1 : at + 3]]
    if len(ahead) < 2:
        return None
    number = (
        1
        if ahead[0] in {"a", "one", "the", "this"}
        else int(ahead[0])
        if ahead[0].isdigit() and len(ahead[0]) < 4
        else 0
    )
    days = _UNITS.get(ahead[1].rstrip("s"))
    if not number or days is None:
        return None
    back = max(1, number * days // 24)
    return When(published.day - back * _DAY, published.day, 0, at, at + 3, period=True)


def _this(tokens: Sequence[Token], at: int, published: Published) -> When | None:
    following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    if following in {"morning", "afternoon", "evening"}:
        return _point(published.day, published.precision, at, at + 2)
    return None


_RELATIVE = MappingProxyType(
    {
        "today": _today,
        "tonight": _today,
        "yesterday": _yesterday,
        "overnight": _overnight,
        "following": _following,
        "next": _following,
        "last": _last,
        "past": _last,
        "previous": _last,
        "weekend": _weekend,
        "in": _in_a,
        "during": _in_a,
        "per": _in_a,
        "this": _this,
    }
)
_STARTS = frozenset(word[:3] for word in (*_WEEKDAYS, *_MONTHS, *_RELATIVE))
"""First letters of every word that names a day."""
