"""Clusters as links come and go: what clustering everything anew would give, at the cost of what changes.

Clustering gives the pairs that join their turns, from the highest score down, and unites the clusters of a pair or does
not. The tree of what was united when is kept. As links change, only those pairs have their turn again whose outcome may
differ: the changed ones, and from then on every pair of a statement whose cluster is not what it was at the same turn.
All others have the outcome that they had, which the tree tells.
"""

from collections.abc import Iterable
from heapq import heapify, heappop, heappush

from casualty_pipeline.resolve.clusters import Cluster, Link, Links, alone, are_one, in_order, owners_of, united
from casualty_pipeline.resolve.statement import Statement


class Dendrogram:
    """The clusters of two and more statements, each with the tree that it grew in."""

    __slots__ = ("_leaves",)

    def __init__(self) -> None:
        self._leaves: dict[Statement, Cluster] = {}

    def follow(self, changed: Iterable[Link], links: Links) -> list[tuple[Statement, ...]]:
        """Take changed links in.

        Args:
            changed: links that came or went.
            links: all that stand now.

        Returns:
            Every cluster that may not be what it was. A statement that nothing links any more is a cluster of its own.
        """
        return _Following(self._leaves, links).work(changed)

    def grow(self, component: Iterable[Statement], links: Links) -> list[tuple[Statement, ...]]:
        """Every cluster of a component that woke, and of which some were left out."""
        waiting = dict.fromkeys(component)
        clusters = self.follow({link for one in waiting for link in links.get(one, {}).values()}, links)
        for statement in (each for cluster in clusters for each in cluster):
            del waiting[statement]
        return [*clusters, *((statement,) for statement in waiting)]

    def forget(self, statements: Iterable[Statement]) -> None:
        """Leave out these statements, which are all of their clusters."""
        for statement in statements:
            leaf = self._leaves.pop(statement, None)
            if leaf is not None:
                _cut_from_above(leaf)


class _Following:
    """One update: the turns that are worked again, in their order."""

    def __init__(self, leaves: dict[Statement, Cluster], links: Links) -> None:
        self._leaves = leaves
        self._links = links
        self._waiting: list[Link] = []
        self._singles: dict[Statement, Cluster] = {}
        self._loose: list[Cluster] = []
        """Clusters that were the same up to some turn, and then did not grow into what they had grown into."""
        self._now_in: dict[Statement, Cluster] = {}
        """Of their statements: the cluster, which may have grown since."""
        self._grown: dict[Cluster, Cluster] = {}
        """What clusters were united into."""
        self._tops: dict[Cluster, Cluster] = {}
        """The same, several steps at once."""
        self._apart: set[tuple[int, int]] = set()
        """Clusters that were compared in vain."""

    def work(self, changed: Iterable[Link]) -> list[tuple[Statement, ...]]:
        self._waiting = [*changed]
        heapify(self._waiting)
        worked = None
        while self._waiting:
            link = heappop(self._waiting)
            if link is not worked:
                self._decide(link)
                worked = link
        return self._finish()

    def _decide(self, link: Link) -> None:
        *_, one, other = link
        ours, theirs = self._cluster_of(one, link), self._cluster_of(other, link)
        if ours is theirs:
            return
        joined = other in self._links.get(one, ()) and self._are_one(ours, theirs)
        if joined or self._were_united(one, link):
            if one not in self._now_in:
                self._cut_off(ours, link)
            if other not in self._now_in:
                self._cut_off(theirs, link)
        if joined:
            self._grown[ours] = self._grown[theirs] = united(ours, theirs, link)

    def _were_united(self, one: Statement, link: Link) -> bool:
        """Whether this link had united two clusters."""
        leaf = self._leaves.get(one)
        above = None if leaf is None else _grown_before(leaf, link).grew_into
        return above is not None and above.made_by == link

    def _cluster_of(self, statement: Statement, turn: Link) -> Cluster:
        cluster = self._now_in.get(statement)
        if cluster is None:
            leaf = self._leaves.get(statement)
            return self._single(statement) if leaf is None else _grown_before(leaf, turn)
        if cluster in self._grown:
            cluster = self._now_in[statement] = self._largest(cluster)
        return cluster

    def _largest(self, cluster: Cluster) -> Cluster:
        passed = []
        while (larger := self._tops.get(cluster) or self._grown.get(cluster)) is not None:
            passed.append(cluster)
            cluster = larger
        self._tops.update(dict.fromkeys(passed[:-1], cluster))
        return cluster

    def _single(self, statement: Statement) -> Cluster:
        single = self._singles.get(statement)
        if single is None:
            single = self._singles[statement] = alone(statement)
        return single

    def _are_one(self, ours: Cluster, theirs: Cluster) -> bool:
        pair = (id(ours), id(theirs)) if id(ours) < id(theirs) else (id(theirs), id(ours))
        if pair in self._apart:
            return False
        if are_one(ours, theirs, self._links):
            return True
        self._apart.add(pair)
        return False

    def _cut_off(self, cluster: Cluster, turn: Link) -> None:
        """From this turn on, all pairs of these statements with others have their turn again."""
        self._loose.append(cluster)
        cluster.owners = owners_of(cluster)
        statements = cluster.statements()
        inside = {*statements}
        self._now_in.update(dict.fromkeys(statements, cluster))
        for statement in statements:
            for other, link in self._links.get(statement, {}).items():
                if link > turn and other not in inside:
                    heappush(self._waiting, link)

    def _finish(self) -> list[tuple[Statement, ...]]:
        for cluster in self._loose:
            _cut_from_above(cluster)
        for part, whole in self._grown.items():
            part.grew_into = whole
        tops: dict[Cluster, None] = {}
        for statement, cluster in self._now_in.items():
            top = self._largest(cluster)
            tops[top] = None
            if top.made_by is None:
                self._leaves.pop(statement, None)
            elif statement not in self._leaves:
                self._leaves[statement] = self._singles[statement]
        return [in_order(top.statements()) for top in tops]


def _grown_before(leaf: Cluster, turn: Link) -> Cluster:
    """The cluster of a leaf as it was when this link had its turn."""
    cluster = leaf
    while (above := cluster.grew_into) is not None and above.made_by is not None and above.made_by < turn:
        cluster = above
    return cluster


def _cut_from_above(cluster: Cluster) -> None:
    """Cut a cluster from all that it grew into, which is no more."""
    below: Cluster | None = cluster
    while below is not None:
        # Both ways round they would keep each other in memory until the garbage is collected.
        above, below.grew_into = below.grew_into, None
        below = above
