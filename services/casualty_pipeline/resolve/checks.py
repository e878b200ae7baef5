"""The summaries of one region as they stand, checked again where the incidents of their days change."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from heapq import heapify, heappop, heappush
from itertools import chain
from typing import Final, TypeVar

from casualty_pipeline.counting import Counting
from casualty_pipeline.resolve.figures import Quantity
from casualty_pipeline.resolve.incident import Standing
from casualty_pipeline.resolve.statement import Statement
from casualty_pipeline.resolve.summaries import Span, excess_of, span_of

T = TypeVar("T")

_WIDE: Final = 31
"""Days; wider spans are few, so they are looked through instead of filed under each of their days."""


class Checks:
    """What summaries leave beyond the incidents, after each update what checking all of them anew would leave."""

    __slots__ = (
        "_counting",
        "_dirty",
        "_known",
        "_left",
        "_left_by_day",
        "_region",
        "_spans",
        "_spans_by_day",
        "_wide",
    )

    def __init__(self, region: str, counting: Counting) -> None:
        self._region = region
        self._counting = counting
        self._spans: dict[Span, set[Statement]] = defaultdict(set)
        self._spans_by_day: dict[int, set[Span]] = defaultdict(set)
        self._wide: set[Span] = set()
        self._known: dict[int, list[int]] = {}
        self._left: dict[Span, Standing] = {}
        self._left_by_day: dict[int, set[Span]] = defaultdict(set)
        self._dirty: set[Span] = set()

    def add(self, summary: Statement) -> None:
        """Take a summary in."""
        span = span_of(summary)
        if span not in self._spans:
            for spans in self._shelves(span):
                spans.add(span)
        self._spans[span].add(summary)
        self._dirty.add(span)

    def remove(self, summary: Statement) -> None:
        """Take a summary out."""
        span = span_of(summary)
        self._spans[span].discard(summary)
        self._dirty.add(span)

    def left(self) -> Iterable[Standing]:
        """Every unattributed incident that stands."""
        return self._left.values()

    def update(self, withdrawn: Iterable[Standing], stood: Iterable[Standing]) -> tuple[list[Standing], list[Standing]]:
        """Follow what changed among the incidents; returns the unattributed withdrawn, and those that stand now."""
        for sign, incidents in ((-1, withdrawn), (1, stood)):
            for incident in incidents:
                if incident.counted:
                    self._count(incident, sign)
        changed: tuple[list[Standing], list[Standing]] = ([], [])
        waiting = list(self._dirty)
        self._dirty.clear()
        heapify(waiting)
        while waiting:
            span = heappop(waiting)
            if waiting and waiting[0] == span:
                continue
            for later in self._check(span, changed):
                heappush(waiting, later)
        return changed

    def _count(self, incident: Standing, sign: int) -> None:
        day = incident.day.toordinal()
        known = self._known.get(day)
        if known is None:
            known = self._known[day] = [0, 0, 0]
        known[0] += sign * incident.best("killed")
        known[1] += sign * incident.best("injured")
        known[2] += sign
        if not known[2]:
            del self._known[day]
        if self._spans:
            self._dirty.update(self._covering(day))

    def _check(self, span: Span, changed: tuple[list[Standing], list[Standing]]) -> Iterator[Span]:
        """Check one span anew; yields the later spans whose sum that changes."""
        before = self._left.pop(span, None)
        summaries = self._spans[span]
        after = excess_of(self._region, list(summaries), self._sum, self._counting) if summaries else None
        if not summaries:
            self._drop(span)
        withdrawn, stood = changed
        if before is not None:
            withdrawn.append(before)
            self._left_by_day[before.day.toordinal()].discard(span)
        if after is not None:
            stood.append(after)
            self._left[span] = after
            self._left_by_day[after.day.toordinal()].add(span)
        for incident in (before, after):
            if incident is not None and incident.counted:
                yield from (later for later in self._covering(incident.day.toordinal()) if later > span)

    def _drop(self, span: Span) -> None:
        del self._spans[span]
        for spans in self._shelves(span):
            spans.discard(span)

    def _shelves(self, span: Span) -> Iterable[set[Span]]:
        return [self._wide] if span.length > _WIDE else [self._spans_by_day[day] for day in span.days]

    def _covering(self, day: int) -> list[Span]:
        return [*self._spans_by_day.get(day, ()), *(span for span in self._wide if span.covers(day))]

    def _sum(self, span: Span, quantity: Quantity) -> int:
        column = 0 if quantity == "killed" else 1
        known = sum(people[column] for people in _within(self._known, span))
        narrower = chain.from_iterable(_within(self._left_by_day, span))
        left = (self._left[other] for other in narrower if other < span)
        return known + sum(incident.best(quantity) for incident in left if incident.counted)


def _within(by_day: Mapping[int, T], span: Span) -> list[T]:
    """What is filed under the days of a span, at the cost of whichever is shorter."""
    if span.length > len(by_day):
        return [filed for day, filed in by_day.items() if span.covers(day)]
    return [by_day[day] for day in span.days if day in by_day]
