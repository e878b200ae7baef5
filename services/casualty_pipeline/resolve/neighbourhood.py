"""The blocks of one region as they stand, and the pairs that join; an update touches neighbours alone."""

from bisect import bisect_left
from collections.abc import Iterator

from casualty_pipeline.resolve.blocking import WINDOW, Key, comparable, days_of, keys_of
from casualty_pipeline.resolve.evidence import joining_score
from casualty_pipeline.resolve.statement import Statement

_Block = list[Statement]
_Filed = Statement | _Block
"""Most blocks hold one statement, which then stands there without a list: a third of the memory of all blocks."""


class Neighbourhood:
    """Statements filed in their blocks, each block sorted; `links` holds the scores of the pairs that join.

    After each call `links` is what comparing all neighbours in all blocks would give.
    """

    __slots__ = ("_blocks", "links")

    def __init__(self) -> None:
        self._blocks: dict[int, dict[Key, _Filed]] = {}
        self.links: dict[Statement, dict[Statement, int]] = {}

    def add(self, statement: Statement) -> set[Statement]:
        """File a statement; returns every statement whose links changed, itself not counted."""
        near: set[Statement] = set()
        apart: list[tuple[Statement, Statement]] = []
        keys = keys_of(statement)
        for day in days_of(statement) if keys else ():
            blocks = self._blocks.setdefault(day, {})
            for key in keys:
                filed = blocks.get(key)
                if filed is None:
                    blocks[key] = statement
                    continue
                block = blocks[key] = _as_block(filed)
                position = bisect_left(block, statement)
                around = block[max(0, position - WINDOW) : position + WINDOW]
                near.update(other for other in around if comparable(key, statement, other))
                block.insert(position, statement)
                apart += _across(block, position, WINDOW + 1)
        touched = {other for other in near if self._link(statement, other)}
        for one, other in apart:
            if self._unlink_if_apart(one, other):
                touched |= {one, other}
        return touched

    def remove(self, statement: Statement) -> set[Statement]:
        """Take a statement out; returns every other statement whose links changed."""
        near: list[tuple[Statement, Statement]] = []
        keys = keys_of(statement)
        for day in days_of(statement) if keys else ():
            blocks = self._blocks[day]
            for key in keys:
                block = _as_block(blocks[key])
                position = bisect_left(block, statement)
                closer = _across(block, position, WINDOW + 1)
                near += [pair for pair in closer if comparable(key, *pair)]
                del block[position]
                if not block:
                    del blocks[key]
            if not blocks:
                del self._blocks[day]
        touched = set(self.links.pop(statement, ()))
        for other in touched:
            self._forget(other, statement)
        for one, other in near:
            if self._link(one, other):
                touched |= {one, other}
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
        if other not in self.links.get(one, ()) or self._neighbours(one, other):
            return False
        self._forget(one, other)
        self._forget(other, one)
        return True

    def _forget(self, one: Statement, other: Statement) -> None:
        links = self.links[one]
        del links[other]
        if not links:
            del self.links[one]

    def _neighbours(self, one: Statement, other: Statement) -> bool:
        keys = [key for key in keys_of(one) & keys_of(other) if comparable(key, one, other)]
        days = set(days_of(one)) & set(days_of(other))
        blocks = (_as_block(self._blocks[day][key]) for day in days for key in keys)
        return any(abs(bisect_left(block, one) - bisect_left(block, other)) <= WINDOW for block in blocks)


def _as_block(filed: _Filed) -> _Block:
    return [filed] if isinstance(filed, Statement) else filed


def _across(block: _Block, position: int, distance: int) -> Iterator[tuple[Statement, Statement]]:
    """Pairs of the block that are `distance` apart, one on each side of `position`."""
    first = max(0, position - distance + 1)
    for left in range(first, min(position, len(block) - distance)):
        yield block[left], block[left + distance]
