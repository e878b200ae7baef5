"""Which statements of a connected component tell of the same incident."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final

from msgspec import Struct

from casualty_pipeline.resolve.evidence import THRESHOLD, weigh
from casualty_pipeline.resolve.statement import Statement, StatementId

Links = Mapping[Statement, Mapping[Statement, int]]
"""Scores of the pairs that join, both ways round."""
Turn = tuple[int, StatementId, StatementId]
"""When a pair has its turn: the highest score first (hence negative), ties by ids, the lesser id first."""

_MOST_WITNESSES: Final = 3
"""Two clusters are compared through so many of each: enough to tell strangers, whatever their size."""


class Cluster(Struct, eq=False):
    """Statements that tell of the same incident, or one alone: those that witness for it, and who tells them apart."""

    witnesses: tuple[Statement, ...]
    owners: frozenset[object]
    content: "Statement | tuple[Cluster, Cluster]"
    """The statement, or the two clusters that it was made of."""
    made_at: Turn | None = None
    grew_into: "Cluster | None" = None

    def statements(self) -> list[Statement]:
        """Its statements, in no order."""
        found: list[Statement] = []
        waiting = [self]
        while waiting:
            content = waiting.pop().content
            if isinstance(content, tuple):
                waiting += content
            else:
                found.append(content)
        return found


def alone(statement: Statement) -> Cluster:
    """A cluster of one."""
    return Cluster((statement,), frozenset(statement.owners), statement)


def united(one: Cluster, other: Cluster, at: Turn) -> Cluster:
    """The cluster of the statements of both."""
    witnesses = tuple(sorted(one.witnesses + other.witnesses, key=_by_id)[:_MOST_WITNESSES])
    return Cluster(witnesses, one.owners | other.owners, (one, other), at)


def unite(one: Cluster, other: Cluster) -> bool:
    """Whether two clusters are one: nobody tells two of their statements apart, and they agree on average.

    They agree as well as a joining pair does with half of its points, so that a chain of near neighbours does not make
    strangers one.
    """
    if not one.owners.isdisjoint(other.owners):
        return False
    score = 0
    for ours in one.witnesses:
        for theirs in other.witnesses:
            score += _score(ours, theirs) if ours.id < theirs.id else _score(theirs, ours)
    return 2 * score >= THRESHOLD * len(one.witnesses) * len(other.witnesses)


def turn_of(one: Statement, other: Statement, score: int) -> Turn:
    """When a pair has its turn."""
    return (-score, one.id, other.id) if one.id < other.id else (-score, other.id, one.id)


def in_order(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    """Statements in the order of their ids, as a cluster is given out."""
    return tuple(sorted(statements, key=_by_id))


def _by_id(statement: Statement) -> StatementId:
    return statement.id


def component_of(start: Statement, links: Links) -> list[Statement]:
    """Every statement that a chain of joining pairs connects with `start`."""
    seen = {start}
    waiting = [start]
    while waiting:
        for neighbour in links.get(waiting.pop(), ()):
            if neighbour not in seen:
                seen.add(neighbour)
                waiting.append(neighbour)
    return list(seen)


def agglomerate(component: Sequence[Statement], links: Links) -> list[tuple[Statement, ...]]:
    """The clusters of one component, a function of its set of statements: every pair that joins, in its turn.

    `dendrogram` gives the same at the cost of what changes.
    """
    clusters = {statement: alone(statement) for statement in component}
    for turn, one, other in _turns(component, links):
        ours, theirs = clusters[one], clusters[other]
        if ours is not theirs and unite(ours, theirs):
            both = united(ours, theirs, turn)
            clusters.update(dict.fromkeys(both.statements(), both))
    distinct = {id(cluster): cluster for cluster in clusters.values()}
    return [in_order(cluster.statements()) for cluster in distinct.values()]


def _turns(component: Iterable[Statement], links: Links) -> list[tuple[Turn, Statement, Statement]]:
    turns = [
        (turn_of(one, other, score), one, other)
        for one in component
        for other, score in links.get(one, {}).items()
        if one.id < other.id
    ]
    # No two pairs have the same ids, so that statements themselves are never compared.
    turns.sort()
    return turns


@lru_cache(maxsize=65_536)
def _score(one: Statement, other: Statement) -> int:
    """Remembered, because clusters are compared again when one of them grows."""
    return weigh(one, other).score
