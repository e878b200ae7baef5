"""Summaries over incidents ("five killed in the past day"): a check, of which only the excess stands."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from msgspec import structs

from casualty_pipeline.counting import Counting
from casualty_pipeline.resolve.copies import fold_copies
from casualty_pipeline.resolve.figures import Current, Quantity, current_figure
from casualty_pipeline.resolve.incident import Standing, standing
from casualty_pipeline.resolve.statement import Statement
from casualty_schemas.count import Count


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The days that a summary covers; narrower ones are checked first, then earlier ones."""

    length: int
    first_day: int

    @property
    def days(self) -> range:
        """Proleptic ordinals."""
        return range(self.first_day, self.first_day + self.length)

    def covers(self, day: int) -> bool:
        """Whether incidents of this day are under the summary's check."""
        return self.first_day <= day < self.first_day + self.length


def span_of(summary: Statement) -> Span:
    """The days under the check of a summary, its precision included."""
    return Span(summary.last_day - summary.first_day + 1, summary.first_day)


Sum = Callable[[Span, Quantity], int]
"""The best figures of the counted incidents on the days of a span, what narrower summaries left included."""


def excess_of(region: str, summaries: Sequence[Statement], known: Sum, counting: Counting) -> Standing | None:
    """What the summaries of one span say beyond the incidents that are known; None where that is nobody."""
    span = span_of(summaries[0])
    told = fold_copies(summaries)
    killed = _excess(current_figure(told, "killed", counting.rule), known(span, "killed"))
    injured = _excess(current_figure(told, "injured", counting.rule), known(span, "injured"))
    if killed is None and injured is None:
        return None
    return standing(region, told, killed=killed, injured=injured, counting=counting, unattributed=True)


def _excess(said: Current | None, known: int) -> Current | None:
    if said is None or said.count.low <= known:
        return None
    people = said.count.low - known
    high = None if said.count.high is None else said.count.high - known
    return structs.replace(said, count=Count(low=people, best=people, high=high))
