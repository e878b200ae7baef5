"""Days of an incident as a text gives them, and the day that relative words count from."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from msgspec import Struct

DAY = timedelta(days=1)
_EARLIEST, _LATEST = datetime(1000, 1, 1, tzinfo=UTC), datetime(9000, 1, 1, tzinfo=UTC)
"""Days are counted from publication, so it must not lie at either end of the calendar."""
_NEAR_MIDNIGHT = 6
"""Hours: within so many of midnight a relative day may be off by one (the writer's day is not the place's)."""


class When(Struct, frozen=True, gc=False):
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
    if not _EARLIEST.year < published_at.year < _LATEST.year:
        published_at = min(max(published_at, _EARLIEST), _LATEST)
    if published_at.utcoffset() != timedelta(0):
        return _published(published_at)
    if published_at.time() == datetime.min.time():
        return Published(published_at.date(), 1)
    return _published(published_at.astimezone(_zone(zone)))


@cache
def _zone(name: str) -> ZoneInfo:
    """Give a zone by its name; `ZoneInfo` itself keeps only the last eight and reads the others from files again."""
    return ZoneInfo(name)


def _published(local: datetime) -> Published:
    hours = local.hour + local.minute / 60
    return Published(local.date(), int(hours < _NEAR_MIDNIGHT or hours >= 24 - _NEAR_MIDNIGHT))


def point(day: date, precision: int, start: int, end: int) -> When:
    """Give one day."""
    return When(day, day, precision, start, end)
