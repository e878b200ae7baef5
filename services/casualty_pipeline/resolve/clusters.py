"""Which statements of a connected component tell of the same incident."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final

from msgspec import Struct

from casualty_pipeline.resolve.evidence import THRESHOLD, weigh
from casualty_pipeline.resolve.statement import Statement, StatementId
from casualty_schemas.report import Version

Link = tuple[int, StatementId, StatementId, Version, Version, Statement, Statement]
"""A pair that joins. Links sort as pairs have their turn: the highest score first, which therefore is negative, then by
ids and versions, which no other pair has."""
Links = Mapping[Statement, Mapping[Statement, Link]]
"""The pairs that join, both ways round."""

_MOST_WITNESSES: Final = 2
"""Two clusters are compared through so many of each: enough to tell strangers, whatever their size."""
_MANY_OWNERS: Final = 32
"""From so many on a cluster gives its owners to what it grows into, instead of keeping them beside it."""


class Cluster(Struct, eq=False):
    """Statements that tell of the same incident, or one alone: those that witness for it, and who tells them apart."""

    witnesses: tuple[Statement, ...]
    owners: set[object] | None
    """None where it gave them to what it grew into: a set in every cluster of a large tree would be its square."""
    content: "Statement | tuple[Cluster, Cluster]"
    """The statement, or the two clusters that it was made of."""
    made_by: Link | None = None
    grew_into: "Cluster | None" = None

    def statements(self) -> list[Statement]:
        """Its statements, in no order."""
        if not isinstance(self.content, tuple):
            return [self.content]
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
    return Cluster((statement,), set(statement.owners), statement)


def united(one: Cluster, other: Cluster, by: Link) -> Cluster:
    """The cluster of the statements of both."""
    witnesses = tuple(sorted(one.witnesses + other.witnesses, key=_by_id)[:_MOST_WITNESSES])
    larger, smaller = (one, other) if len(owners_of(one)) >= len(owners_of(other)) else (other, one)
    owners = owners_of(larger)
    if len(owners) > _MANY_OWNERS:
        owners |= owners_of(smaller)
        larger.owners = None
    else:
        owners = owners | owners_of(smaller)
    return Cluster(witnesses, owners, (one, other), by)


def owners_of(cluster: Cluster) -> set[object]:
    """Who tells statements of a cluster apart from others."""
    if cluster.owners is not None:
        return cluster.owners
    return {owner for statement in cluster.statements() for owner in statement.owners}


def are_one(one: Cluster, other: Cluster, links: Links) -> bool:
    """Whether two clusters are one: nobody tells two of their statements apart, and they agree on average.

    They agree as well as a joining pair does with half of its points, so that a chain of near neighbours does not make
    strangers one.
    """
    return owners_of(one).isdisjoint(owners_of(other)) and _agree(one, other, links)


def _agree(one: Cluster, other: Cluster, links: Links) -> bool:
    score = 0
    for ours in one.witnesses:
        linked = links.get(ours, {})
        for theirs in other.witnesses:
            link = linked.get(theirs)
            score += _score(ours, theirs) if link is None else -link[0]
    return 2 * score >= THRESHOLD * len(one.witnesses) * len(other.witnesses)


def link_of(one: Statement, other: Statement, score: int) -> Link:
    """The link of a pair of this score."""
    if one.id > other.id:
        one, other = other, one
    return (-score, one.id, other.id, one.version, other.version, one, other)


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
    joining = {link for statement in component for link in links.get(statement, {}).values()}
    for link in sorted(joining):
        ours, theirs = clusters[link[-2]], clusters[link[-1]]
        if ours is not theirs and are_one(ours, theirs, links):
            both = united(ours, theirs, link)
            clusters.update(dict.fromkeys(both.statements(), both))
    distinct = {id(cluster): cluster for cluster in clusters.values()}
    return [in_order(cluster.statements()) for cluster in distinct.values()]


@lru_cache(maxsize=16_384)
def _score(one: Statement, other: Statement) -> int:
    """Remembered, because clusters are compared again when one of them grows; few, for they stay in memory."""
    return weigh(one, other).score
