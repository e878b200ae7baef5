"""The blocks of one region as they stand, and the pairs that join; an update touches neighbours alone."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from casualty_pipeline.resolve.blocking import WINDOW, Key, comparable, days_of, keys_of
from casualty_pipeline.resolve.evidence import joining_score
from casualty_pipeline.resolve.statement import Rank, Statement

_Entry = tuple[Rank, Statement]
"""Ranks are unique, so that entries sort by them alone, and without a call of Python code."""
_Block = list[_Entry]
_Filed = _Entry | _Block
"""Most blocks hold one statement, which then stands there without a list: a third of the memory of all blocks."""
_Pair = tuple[Statement, Statement]


class Neighbourhood:
    """Statements filed in their blocks, each block sorted; `links` holds the scores of the pairs that join.

    After each call `links` is what comparing all neighbours in all blocks would give.
    """

    __slots__ = ("_blocks", "links")

    def __init__(self) -> None:
        self._blocks: dict[int, dict[Key, _Filed]] = {}
        self.links: dict[Statement, dict[Statement, int]] = {}

    def add(self, statement: Statement) -> set[Statement]:
        """File a statement; returns every other statement whose links changed."""
        near: set[Statement] = set()
        apart: list[_Pair] = []
        entry = (statement.rank, statement)
        keys = keys_of(statement)
        for day in days_of(statement):
            blocks = self._blocks.setdefault(day, {})
            for key in keys:
                filed = blocks.setdefault(key, entry)
                if filed is not entry:
                    block = blocks[key] = _as_block(filed)
                    position = bisect_left(block, entry)
                    around = block[max(0, position - WINDOW) : position + WINDOW]
                    near.update([other for _, other in around if comparable(key, statement, other)])
                    block.insert(position, entry)
                    if len(block) > WINDOW + 1:
                        apart += _across(block, position, WINDOW + 1)
        touched = {other for other in near if self._link(statement, other)}
        for pair in apart:
            if self._unlink_if_apart(*pair):
                touched.update(pair)
        return touched

    def remove(self, statement: Statement) -> set[Statement]:
        """Take a statement out; returns every other statement whose links changed."""
        closer: set[_Pair] = set()
        keys = keys_of(statement)
        for day in days_of(statement):
            blocks = self._blocks[day]
            for key in keys:
                block = _as_block(blocks[key])
                position = _position(block, statement)
                closer.update(pair for pair in _across(block, position, WINDOW + 1) if comparable(key, *pair))
                del block[position]
                if not block:
                    del blocks[key]
            if not blocks:
                del self._blocks[day]
        touched = self._unlink_all(statement)
        for pair in closer:
            if self._link(*pair):
                touched.update(pair)
        return touched

    def _link(self, one: Statement, other: Statement) -> bool:
        """Compare two neighbours; whether that made a new link."""
        if other in self.links.get(one, ()):
            return False
        score = joining_score(one, other)
        if not score:
            return False
        self.links.setdefault(one, {})[other] = score
        self.links.setdefault(other, {})[one] = score
        return True

    def _unlink_if_apart(self, one: Statement, other: Statement) -> bool:
        """Two statements are no longer neighbours in one block; whether that broke their link."""
        if other not in self.links.get(one, ()) or self._are_neighbours(one, other):
            return False
        self._forget(one, other)
        self._forget(other, one)
        return True

    def _unlink_all(self, statement: Statement) -> set[Statement]:
        linked = set(self.links.pop(statement, ()))
        for other in linked:
            self._forget(other, statement)
        return linked

    def _forget(self, one: Statement, other: Statement) -> None:
        links = self.links[one]
        del links[other]
        if not links:
            del self.links[one]

    def _are_neighbours(self, one: Statement, other: Statement) -> bool:
        keys = [key for key in keys_of(one) & keys_of(other) if comparable(key, one, other)]
        for day in _shared(days_of(one), days_of(other)):
            blocks = self._blocks[day]
            for key in keys:
                block = _as_block(blocks[key])
                if len(block) <= WINDOW + 1 or abs(_position(block, one) - _position(block, other)) <= WINDOW:
                    return True
        return False


def _as_block(filed: _Filed) -> _Block:
    return filed if isinstance(filed, list) else [filed]


def _position(block: _Block, statement: Statement) -> int:
    # A tuple sorts just before the longer one that it begins.
    return bisect_left(block, (statement.rank,))


def _shared(one: range, other: range) -> Iterable[int]:
    return range(max(one.start, other.start), min(one.stop, other.stop))


def _across(block: _Block, position: int, distance: int) -> Iterator[_Pair]:
    """Pairs of the block that are `distance` apart, one on each side of `position`."""
    for left in range(max(0, position - distance + 1), min(position, len(block) - distance)):
        yield block[left][1], block[left + distance][1]
