"""The blocks of one region as they stand, and the pairs that join; an update touches neighbours alone."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable

from casualty_pipeline.resolve.blocking import ANYWHERE, WINDOW, Key, Pair, comparable, days_of, keys_of, neighbours
from casualty_pipeline.resolve.clusters import Link, link_of
from casualty_pipeline.resolve.evidence import joining_score
from casualty_pipeline.resolve.statement import Rank, Statement

Changed = set[Link]
"""Links that came or went."""
_Entry = tuple[Rank, Statement]
"""Ranks are unique, so that entries sort by them alone, and without a call of Python code."""
_Block = list[_Entry]
_Filed = _Entry | _Block
"""Most blocks hold one statement, which then stands there without a list: a third of the memory of all blocks."""


class Neighbourhood:
    """Statements filed in their blocks, each block sorted; `links` holds the pairs that join.

    After each call `links` is what comparing all neighbours in all blocks would give.
    """

    __slots__ = ("_blocks", "_shared", "links")

    def __init__(self) -> None:
        self._blocks: dict[int, dict[Key, _Filed]] = {}
        self._shared: dict[Pair, int] = {}
        """In how many blocks the two of a link are neighbours: the link goes with the last."""
        self.links: dict[Statement, dict[Statement, Link]] = {}

    def add(self, statement: Statement, days: Iterable[int]) -> Changed:
        """File a statement under days of its own; returns the links that changed."""
        near: dict[Statement, int] = {}
        apart: list[Pair] = []
        entry = (statement.rank, statement)
        keys = keys_of(statement)
        for day in days:
            blocks = self._blocks.get(day)
            if blocks is None:
                self._blocks[day] = dict.fromkeys(keys, entry)
                continue
            for key in keys:
                filed = blocks.setdefault(key, entry)
                if filed is not entry:
                    block = blocks[key] = _as_block(filed)
                    position = bisect_left(block, entry)
                    for other in neighbours(key, statement, block[max(0, position - WINDOW) : position + WINDOW]):
                        near[other] = near.get(other, 0) + 1
                    block.insert(position, entry)
                    if len(block) > WINDOW + 1:
                        apart += comparable(key, _across(block, position))
        changed: Changed = set()
        for other, often in near.items():
            self._link(_in_order(statement, other), often, changed)
        if apart:
            self._part(apart, changed)
        return changed

    def remove(self, statement: Statement) -> Changed:
        """Take a statement out; returns the links that changed."""
        closer: list[Pair] = []
        keys = keys_of(statement)
        for day in days_of(statement):
            blocks = self._blocks[day]
            for key in keys:
                block = _as_block(blocks[key])
                # A tuple sorts just before the longer one that it begins.
                position = bisect_left(block, (statement.rank,))
                closer += comparable(key, _across(block, position))
                del block[position]
                if not block:
                    del blocks[key]
            if not blocks:
                del self._blocks[day]
        changed: Changed = set()
        for other in list(self.links.get(statement, ())):
            self._unlink(_in_order(statement, other), changed)
        for pair, often in Counter(closer).items():
            self._link(pair, often, changed)
        return changed

    def on(self, day: int) -> list[Statement]:
        """Every statement that is filed under a day."""
        blocks = self._blocks.get(day)
        return [] if blocks is None else [statement for _, statement in _as_block(blocks[ANYWHERE])]

    @property
    def days(self) -> int:
        """Under how many days something is filed."""
        return len(self._blocks)

    def days_before(self, day: int) -> list[int]:
        """The days before this one under which something is filed."""
        return [each for each in self._blocks if each < day]

    def drop(self, day: int) -> None:
        """Forget the blocks of a day: who were neighbours in no other are linked no more."""
        for key, filed in self._blocks.pop(day).items():
            block = [statement for _, statement in _as_block(filed)]
            pairs = [(one, other) for at, one in enumerate(block) for other in block[at + 1 : at + 1 + WINDOW]]
            self._part(comparable(key, pairs), set())

    def _link(self, pair: Pair, blocks: int, changed: Changed) -> None:
        """Two became neighbours in so many blocks."""
        if pair in self._shared:
            self._shared[pair] += blocks
            return
        score = joining_score(*pair)
        if score:
            one, other = pair
            self._shared[pair] = blocks
            link = link_of(one, other, score)
            self.links.setdefault(one, {})[other] = link
            self.links.setdefault(other, {})[one] = link
            changed.add(link)

    def _part(self, pairs: Iterable[Pair], changed: Changed) -> None:
        """Pairs are neighbours in one block fewer."""
        for pair in pairs:
            blocks = self._shared.get(pair)
            if blocks == 1:
                self._unlink(pair, changed)
            elif blocks is not None:
                self._shared[pair] = blocks - 1

    def _unlink(self, pair: Pair, changed: Changed) -> None:
        del self._shared[pair]
        one, other = pair
        changed.add(self.links[one][other])
        for ours, theirs in (pair, (other, one)):
            links = self.links[ours]
            del links[theirs]
            if not links:
                del self.links[ours]


def _as_block(filed: _Filed) -> _Block:
    return filed if isinstance(filed, list) else [filed]


def _in_order(one: Statement, other: Statement) -> Pair:
    return (one, other) if one.rank < other.rank else (other, one)


def _across(block: _Block, position: int) -> list[Pair]:
    """Pairs that what stands at `position` keeps just out of each other's window."""
    lefts = range(max(0, position - WINDOW), min(position, len(block) - WINDOW - 1))
    return [(block[left][1], block[left + WINDOW + 1][1]) for left in lefts]
