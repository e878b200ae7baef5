"""Totals as running sums: an incident comes and goes at a cost that does not depend on how many there are."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from operator import add, sub
from typing import Final, TypeVar

from casualty_pipeline.resolve.figures import Current
from casualty_pipeline.resolve.incident import Standing
from casualty_pipeline.tally.total import Total
from casualty_schemas.count import TotalCount

K = TypeVar("K")

_NOBODY: Final = (0, 0, 0, 0)
_ADDENDS: Final = 11
"""Four numbers of the killed, four of the injured, then incidents, reports and conflicts."""


def _addends(incident: Standing) -> tuple[int, ...]:
    """What an incident adds to the sums of its region and of its day."""
    return (*_people(incident.killed), *_people(incident.injured), 1, len(incident.told), incident.conflict)


def _people(current: Current | None) -> tuple[int, int, int, int]:
    """Low, best, high and open: the open ones are counted, so that the last of them to go closes the sum."""
    if current is None:
        return _NOBODY
    count = current.count
    if count.high is None:
        return count.low, count.best, count.best, 1
    return count.low, count.best, count.high, 0


def _total_count(people: Sequence[int]) -> TotalCount:
    low, best, high, still_open = people
    return TotalCount(low, best, high, still_open > 0)


class _Sums:
    """What a region and a day have in common."""

    __slots__ = ("numbers", "sources")

    def __init__(self) -> None:
        self.numbers = [0] * _ADDENDS
        self.sources: dict[str, int] = {}

    def add(self, addends: Iterable[int], sources: Iterable[str]) -> None:
        self.numbers = [*map(add, self.numbers, addends)]
        for source in sources:
            _tally(self.sources, source, 1)

    def remove(self, addends: Iterable[int], sources: Iterable[str]) -> None:
        self.numbers = [*map(sub, self.numbers, addends)]
        for source in sources:
            _tally(self.sources, source, -1)

    def total(self, first_day: date, last_day: date, updated_at: datetime) -> Total:
        *people, incidents, reports, conflicts = self.numbers
        return Total(
            _total_count(people[:4]),
            _total_count(people[4:]),
            incidents,
            reports,
            len(self.sources),
            conflicts,
            first_day,
            last_day,
            updated_at,
        )


def _tally(often: dict[K, int], key: K, sign: int) -> bool:
    """Count a key up or down; whether it is gone. A Counter costs five times as much to make, and every day has two."""
    left = often.get(key, 0) + sign
    if left:
        often[key] = left
    else:
        del often[key]
    return not left


class _RunningDay(_Sums):
    """The running total of one day; `newest` is None while it must be looked for."""

    __slots__ = ("instants", "newest")

    def __init__(self) -> None:
        super().__init__()
        self.instants: dict[datetime, int] = {}
        self.newest: datetime | None = None

    def published(self, instant: datetime) -> None:
        """An incident came whose newest report was published then."""
        _tally(self.instants, instant, 1)
        if self.newest is not None and instant > self.newest:
            self.newest = instant

    def withdrawn(self, instant: datetime) -> None:
        """Such an incident went."""
        if _tally(self.instants, instant, -1) and instant == self.newest:
            self.newest = None

    def updated_at(self) -> datetime:
        if self.newest is None:
            self.newest = max(self.instants)
        return self.newest


class RunningTotals:
    """The totals of one region and of each of its days, over the incidents that count."""

    __slots__ = ("_bounds", "_days", "_sums")

    def __init__(self) -> None:
        self._sums = _Sums()
        self._days: dict[date, _RunningDay] = {}
        self._bounds: tuple[date, date, datetime] | None = None
        """First day, last day, newest publication; None while they must be looked for."""

    def add(self, incident: Standing) -> None:
        """An incident stands."""
        day = self._days.get(incident.day)
        if day is None:
            day = self._days[incident.day] = _RunningDay()
        addends = _addends(incident)
        day.add(addends, incident.sources)
        day.published(incident.updated_at)
        self._sums.add(addends, incident.sources)
        if self._bounds is not None:
            first, last, newest = self._bounds
            self._bounds = (min(first, incident.day), max(last, incident.day), max(newest, incident.updated_at))

    def remove(self, incident: Standing) -> None:
        """An incident stands no longer."""
        day = self._days[incident.day]
        addends = _addends(incident)
        day.remove(addends, incident.sources)
        day.withdrawn(incident.updated_at)
        self._sums.remove(addends, incident.sources)
        if not day.instants:
            del self._days[incident.day]
            self._bounds = None
        elif self._bounds is not None and incident.updated_at == self._bounds[2]:
            self._bounds = None

    def total(self) -> Total | None:
        """The region's total; None where no incident stands."""
        if not self._days:
            return None
        if self._bounds is None:
            newest = max(day.updated_at() for day in self._days.values())
            self._bounds = (min(self._days), max(self._days), newest)
        return self._sums.total(*self._bounds)

    def total_of(self, day: date) -> Total | None:
        """The total of one day; None where no incident stands on it."""
        running = self._days.get(day)
        return None if running is None else running.total(day, day, running.updated_at())

    def days(self) -> list[date]:
        """The days on which incidents stand."""
        return list(self._days)
