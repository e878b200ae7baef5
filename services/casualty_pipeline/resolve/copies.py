"""The same statement in several documents, syndicated or lightly edited: one statement with several sources."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Final, NamedTuple

from msgspec import Struct

from casualty_pipeline.resolve.statement import Statement
from casualty_pipeline.resolve.words_compared import alike_texts, same_wording, text_of

_MOST_COMPARED: Final = 64
"""Syndicated copies follow each other within hours; with so many of the newest statements a new one is compared."""


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
    told: list[_Growing] = []
    alike: dict[object, list[_Growing]] = defaultdict(list)
    for statement in sorted(cluster, key=_newness):
        text, report = text_of(statement), statement.report
        same_figures = alike[report.killed, report.injured, report.change] if text else []
        for said in same_figures[-_MOST_COMPARED:]:
            # Asked first, because it is cheap and tells most strangers apart.
            if alike_texts(said.text, text) and is_copy(statement, said.first):
                said.copies.append(statement)
                break
        else:
            told.append(_Growing(statement, text, []))
            same_figures.append(told[-1])
    return tuple([Told(each.first, tuple(each.copies)) for each in told])


class _Growing(NamedTuple):
    """A statement, its words and the copies found so far."""

    first: Statement
    text: str
    copies: list[Statement]


def _newness(statement: Statement) -> tuple[object, ...]:
    return statement.newness


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
