"""The same statement in several documents, syndicated or lightly edited: one statement with several sources."""

from collections import defaultdict
from collections.abc import Sequence

from msgspec import Struct

from casualty_pipeline.resolve.statement import Statement
from casualty_pipeline.resolve.words_compared import same_wording


class Told(Struct, frozen=True, eq=False, gc=False):
    """A statement as it was first published, and the copies of it that other documents carry."""

    first: Statement
    copies: tuple[Statement, ...] = ()

    @property
    def everyone(self) -> tuple[Statement, ...]:
        """The statement and its copies."""
        return (self.first, *self.copies)

    @property
    def newness(self) -> tuple[object, ...]:
        """The order of `latest`. A copy repeats what was said when it was first published, so it makes nothing new."""
        return self.first.newness


def fold_copies(cluster: Sequence[Statement]) -> tuple[Told, ...]:
    """The statements of a cluster, oldest first, each with its copies."""
    if len(cluster) == 1:
        return (Told(cluster[0]),)
    told: list[tuple[Statement, list[Statement]]] = []
    alike: dict[object, list[tuple[Statement, list[Statement]]]] = defaultdict(list)
    for statement in sorted(cluster, key=lambda each: each.newness):
        same_figures = alike[statement.rank[:2]]
        copied = next((copies for first, copies in same_figures if is_copy(statement, first)), None)
        if copied is not None:
            copied.append(statement)
            continue
        told.append((statement, []))
        if statement.report.quote is not None:
            same_figures.append(told[-1])
    return tuple(Told(first, tuple(copies)) for first, copies in told)


def is_copy(one: Statement, other: Statement) -> bool:
    """Whether two statements are the same one: the same words and figures, on days and at a place that agree."""
    ours, theirs = one.report, other.report
    return (
        ours.quote is not None
        and theirs.quote is not None
        and one.first_day <= other.last_day
        and other.first_day <= one.last_day
        and (one.place == other.place or not one.place or not other.place)
        and (ours.killed, ours.injured, ours.change) == (theirs.killed, theirs.injured, theirs.change)
        and same_wording(one, other)
    )
