"""Totals as running sums: an incident comes and goes at a cost that does not depend on how many there are."""

from datetime import date, datetime
from typing import TypeVar

from casualty_pipeline.resolve.figures import Current
from casualty_pipeline.resolve.incident import Standing
from casualty_pipeline.tally.total import Total
from casualty_schemas.count import TotalCount

K = TypeVar("K")


class _RunningPeople:
    """A sum of counts that can lose addends; the open ones are counted, so that the last to go closes it."""

    __slots__ = ("best", "high", "low", "open")

    def __init__(self) -> None:
        self.low = self.best = self.high = self.open = 0

    def add(self, current: Current | None, sign: int) -> None:
        if current is None:
            return
        count = current.count
        self.low += sign * count.low
        self.best += sign * count.best
        if count.high is None:
            self.high += sign * count.best
            self.open += sign
        else:
            self.high += sign * count.high

    def people(self) -> TotalCount:
        return TotalCount(self.low, self.best, self.high, self.open > 0)


class _Sums:
    """What a region and a day have in common."""

    __slots__ = ("conflicts", "incidents", "injured", "killed", "reports", "sources")

    def __init__(self) -> None:
        self.killed = _RunningPeople()
        self.injured = _RunningPeople()
        self.incidents = self.reports = self.conflicts = 0
        self.sources: dict[str, int] = {}

    def add(self, incident: Standing, sign: int) -> None:
        self.killed.add(incident.killed, sign)
        self.injured.add(incident.injured, sign)
        self.incidents += sign
        self.reports += sign * len(incident.told)
        self.conflicts += sign * incident.conflict
        for source in incident.sources:
            _tally(self.sources, source, sign)

    def total(self, first_day: date, last_day: date, updated_at: datetime) -> Total:
        return Total(
            self.killed.people(),
            self.injured.people(),
            self.incidents,
            self.reports,
            len(self.sources),
            self.conflicts,
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


class _RunningDay:
    """The running total of one day; `newest` is None while it must be looked for."""

    __slots__ = ("instants", "newest", "sums")

    def __init__(self) -> None:
        self.sums = _Sums()
        self.instants: dict[datetime, int] = {}
        self.newest: datetime | None = None

    def add(self, incident: Standing, sign: int) -> None:
        self.sums.add(incident, sign)
        instant = incident.updated_at
        gone = _tally(self.instants, instant, sign)
        if self.newest is not None and (instant > self.newest or (gone and instant == self.newest)):
            self.newest = None if gone else instant

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
        day.add(incident, 1)
        self._sums.add(incident, 1)
        if self._bounds is not None:
            first, last, newest = self._bounds
            self._bounds = (min(first, incident.day), max(last, incident.day), max(newest, incident.updated_at))

    def remove(self, incident: Standing) -> None:
        """An incident stands no longer."""
        day = self._days[incident.day]
        day.add(incident, -1)
        self._sums.add(incident, -1)
        if not day.sums.incidents:
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
        return None if running is None else running.sums.total(day, day, running.updated_at())

    def days(self) -> list[date]:
        """The days on which incidents stand."""
        return list(self._days)
