"""Which statements of a connected component tell of the same incident."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import product
from typing import Final

from casualty_pipeline.resolve.evidence import THRESHOLD, weigh
from casualty_pipeline.resolve.statement import Statement

Links = Mapping[Statement, Mapping[Statement, int]]
"""Scores of the pairs that join, both ways round."""

_MOST_WITNESSES: Final = 3
"""Two clusters are compared through so many of each: enough to tell strangers, whatever their size."""


class _Cluster:
    """A growing cluster: its statements, those that witness for it in comparisons, and who tells them apart."""

    __slots__ = ("members", "owners", "witnesses")

    def __init__(self, statement: Statement) -> None:
        self.members = [statement]
        self.witnesses = [statement]
        self.owners = set(statement.owners)

    def absorb(self, other: "_Cluster") -> None:
        self.members += other.members
        self.witnesses = sorted(self.witnesses + other.witnesses, key=_by_id)[:_MOST_WITNESSES]
        self.owners |= other.owners


def _by_id(statement: Statement) -> tuple[object, ...]:
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
    """The clusters of one component, a function of its set of statements.

    Pairs are worked from the highest score down, ties by ids. Two clusters become one if no document and no source
    tells two of their statements apart, and if their statements agree on average as well as a joining pair does with
    half of its points, so that a chain of near neighbours does not make strangers one.
    """
    clusters = {statement: _Cluster(statement) for statement in component}
    # Those that were compared in vain, by identity and size: until one of them grows they stay apart.
    strangers: set[tuple[int, ...]] = set()
    for one, other in _joining_pairs(component, links):
        ours, theirs = clusters[one], clusters[other]
        if len(ours.members) < len(theirs.members):
            ours, theirs = theirs, ours
        compared = (id(ours), len(ours.members), id(theirs), len(theirs.members))
        if ours is theirs or compared in strangers:
            continue
        if ours.owners.isdisjoint(theirs.owners) and _agree(ours, theirs):
            ours.absorb(theirs)
            for statement in theirs.members:
                clusters[statement] = ours
        else:
            strangers.add(compared)
    distinct = {id(cluster): cluster for cluster in clusters.values()}
    return [tuple(sorted(cluster.members, key=_by_id)) for cluster in distinct.values()]


def _joining_pairs(component: Iterable[Statement], links: Links) -> list[tuple[Statement, Statement]]:
    pairs = [
        (-score, one.id, other.id, one, other)
        for one in component
        for other, score in links.get(one, {}).items()
        if one.id < other.id
    ]
    # No two pairs have the same ids, so that statements themselves are never compared.
    pairs.sort()
    return [(one, other) for *_, one, other in pairs]


def _agree(ours: _Cluster, theirs: _Cluster) -> bool:
    pairs = list(product(ours.witnesses, theirs.witnesses))
    scores = [_score(one, other) if one.id < other.id else _score(other, one) for one, other in pairs]
    return 2 * sum(scores) >= THRESHOLD * len(pairs)


@lru_cache(maxsize=65_536)
def _score(one: Statement, other: Statement) -> int:
    """Remembered, because a large component is clustered anew with each report that joins it."""
    return weigh(one, other).score
