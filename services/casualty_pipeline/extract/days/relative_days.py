"""Days that count from publication: weekdays, "yesterday", "overnight", "the past 24 hours"."""

from collections.abc import Sequence
from types import MappingProxyType

from msgspec.structs import replace

from casualty_pipeline.extract.days.calendar_words import WEEKDAYS
from casualty_pipeline.extract.days.dates import bare
from casualty_pipeline.extract.days.when import DAY, Published, When, point
from casualty_pipeline.extract.numbers.cardinals import number_at
from casualty_pipeline.extract.text.tokens import Token
from casualty_pipeline.extract.text.vocabulary import words


def weekday(tokens: Sequence[Token], at: int, word: str, published: Published) -> When:
    """Read the last such day up to publication; "into Thursday" is the day before it."""
    back = (published.day.weekday() - WEEKDAYS[word]) % 7
    before = tokens[at - 1].lower if at else ""
    if before == "last" and back <= 1:  # that of yesterday is "Monday" or "yesterday"
        back += 7
    end = _end_of_last_week(tokens, at + 1)
    if end is not None:
        monday = published.day - published.day.weekday() * DAY
        return point(monday - (_WEEK - WEEKDAYS[word]) * DAY, 0, at, end)
    day = published.day - back * DAY
    if before == "into":  # overnight into Thursday
        day -= DAY
    precision = published.precision if back in {0, 6} else 0
    return point(day, precision, at, at + 1)


def _end_of_last_week(tokens: Sequence[Token], at: int) -> int | None:
    """Give where "Monday of last week", "Monday night last week" end, None where the week is not named."""
    while at < len(tokens) and tokens[at].lower in _PARTS_OF_DAY | {"of"}:
        at += 1
    return at + 2 if [token.lower for token in tokens[at : at + 2]] == ["last", "week"] else None


def _before(tokens: Sequence[Token], at: int, published: Published) -> When | None:
    """Read "the day before yesterday", and "the day before, he said on Tuesday" where that is publication's."""
    if at <= 1 or tokens[at - 1].lower not in {"day", "night", "evening"} or tokens[at - 2].lower != "the":
        return None
    following = tokens[at + 1].lower if at + 1 < len(tokens) else "."
    if following == "yesterday":
        return point(published.day - 2 * DAY, published.precision, at - 1, at + 2)
    today = [word for word, number in WEEKDAYS.items() if number == published.day.weekday()]
    if following not in {",", "."} or not any(token.lower in today for token in tokens):
        return None
    return point(published.day - DAY, published.precision, at - 1, at + 1)


def _today(tokens: Sequence[Token], at: int, published: Published) -> When | None:  # noqa: ARG001 - one signature for all
    return point(published.day, published.precision, at, at + 1)


def _yesterday(tokens: Sequence[Token], at: int, published: Published) -> When | None:  # noqa: ARG001 - as above
    return point(published.day - DAY, published.precision, at, at + 1)


def _overnight(tokens: Sequence[Token], at: int, published: Published) -> When | None:
    """Read "overnight", "overnight into Thursday" (Wednesday), "overnight Friday"."""
    for index in range(at + 1, min(at + 4, len(tokens))):
        word = bare(tokens[index])
        if word in WEEKDAYS:
            found = weekday(tokens, index, word, published)
            return replace(found, start=at, precision=1)
        if word not in {"into", "on", "to", "from", "last", "late", "early"}:
            break
    return replace(point(published.day - DAY, 1, at, at + 1), weak=True)


_DIGITS = 3
"""No stretch of time that a text sums up over has a longer number."""
_PARTS_OF_DAY = words("morning day night evening afternoon dawn")


def _following(tokens: Sequence[Token], at: int, published: Published) -> When | None:
    """Read "the following morning", "the next day": a day after the incident told before."""
    if at + 1 < len(tokens) and tokens[at + 1].lower in _PARTS_OF_DAY and at and tokens[at - 1].lower == "the":
        return replace(point(published.day, 0, at, at + 2), follows=True)
    return None


def _last(tokens: Sequence[Token], at: int, published: Published) -> When | None:
    """Read "last night", "the past 24 hours", "the last week", "last weekend"."""
    ahead = [token.lower for token in tokens[at + 1 : at + 4]]
    if not ahead:
        return None
    if ahead[0] in {"night", "evening"}:
        return point(published.day - DAY, 1, at, at + 2)
    number = 1
    end = at + 1
    if ahead[0].isdigit() and len(ahead[0]) <= _DIGITS:
        number, end = int(ahead[0]), at + 2
    elif ahead[0] in _SMALL:
        number, end = _SMALL[ahead[0]], at + 2
    unit = tokens[end].lower.rstrip("s") if end < len(tokens) else ""
    days = _UNITS.get(unit)
    if days is None:
        return None
    back = max(1, number * days // 24)
    last = published.day
    return When(last - back * DAY, last, 0, at, end + 1, period=True)


_SMALL = MappingProxyType({"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10, "twelve": 12})


_WEEK = 7
_UNITS = MappingProxyType({"hour": 1, "day": 24, "week": 168, "month": 720, "year": 8760})


_FEW = 3
"""Days of "a few days ago", give or take two."""


def _ago(tokens: Sequence[Token], at: int, published: Published) -> When | None:
    """Read "two days ago", "a week ago", "a few days ago"; months and years ago are history."""
    before = [token.lower for token in tokens[max(0, at - 3) : at]]
    days = _UNITS.get(before[-1].rstrip("s"), 0) // 24 if before else 0
    if len(before) < 2 or not 0 < days <= _WEEK:  # noqa: PLR2004 - a number and its unit
        return None
    word = before[-2]
    if word in {"few", "several"}:
        return point(published.day - _FEW * days * DAY, 2 * days, at - 2, at + 1)
    number = (
        1 if word in {"a", "one"} else _SMALL.get(word) or (int(word) if word.isdigit() and len(word) <= _DIGITS else 0)
    )
    return point(published.day - number * days * DAY, days // 2, at - 2, at + 1) if number else None


def _weekend(tokens: Sequence[Token], at: int, published: Published) -> When | None:
    del tokens
    back = (published.day.weekday() - 5) % 7
    saturday = published.day - back * DAY
    last = min(saturday + DAY, published.day)
    return When(saturday, last, 0, at, at + 1, weak=True)


def _in_a(tokens: Sequence[Token], at: int, published: Published) -> When | None:
    """Read "in a day", "in one week", "over 24 hours", "during the day", "per day", "over week"."""
    ahead = [token.lower for token in tokens[at + 1 : at + 3]]
    if ahead[:1] in _BARE_UNITS and tokens[at].lower in {"per", "over"} and not _is_rate(tokens, at):
        return When(published.day - _UNITS[ahead[0]] // 24 * DAY, published.day, 0, at, at + 2, period=True)
    if len(ahead) <= 1 or (at and tokens[at - 1].lower in _OF_ONE_DAY):
        return None
    number = (
        1
        if ahead[0] in {"a", "one", "the", "this"}
        else int(ahead[0])
        if ahead[0].isdigit() and len(ahead[0]) <= _DIGITS
        else 0
    )
    days = _UNITS.get(ahead[1].rstrip("s"))
    if not number or days is None:
        return None
    back = max(1, number * days // 24)
    return When(published.day - back * DAY, published.day, 0, at, at + 3, period=True)


def _is_rate(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number stands before "per day": "four per day" is no day."""
    return at > 0 and number_at(tokens, at - 1) is not None


_OF_ONE_DAY = frozenset({"earlier", "later", "early", "late"})
"""Words before "in the day" that sum nothing up."""
_BARE_UNITS = (["day"], ["week"])


def _this(tokens: Sequence[Token], at: int, published: Published) -> When | None:
    following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    if following in {"morning", "afternoon", "evening"}:
        return point(published.day, published.precision, at, at + 2)
    return None


RELATIVE = MappingProxyType(
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
        "over": _in_a,
        "this": _this,
        "ago": _ago,
        "before": _before,
    }
)
