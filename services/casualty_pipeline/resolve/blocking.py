"""Where to look for reports of the same incident: keys that such reports share and strangers mostly do not.

Pairs are compared only within a block, the statements that share a key on a day. Within a block they are compared with
their neighbours in the order of figures (the sorted neighbourhood of Hernandez and Stolfo, 1995), so that a block
of any size costs a new report the same, and which pairs are compared is a function of the set of statements alone.
"""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import Final

from casualty_pipeline.resolve.statement import Rank, Statement

WINDOW: Final = 2
"""A statement is compared with so many neighbours on either side."""

_LONGEST: Final = 30
"""Days of an interval that are indexed; a report of a longer one ("this month") tells of no incident's day."""
_CELL: Final = 0.5
"""Degrees; cells overlap by `_REACH` on each side, so that near points share at least one."""
_REACH: Final = 0.1
_MOST_WORDS: Final = 4
_FEWEST_INJURED: Final = 3

Key = str | tuple[int, int]
Pair = tuple[Statement, Statement]
"""Two neighbours, the lesser rank first."""

ANYWHERE: Final = "*"
"""The block of all: where a report of a whole region finds those of its places, and they it."""


def days_of(statement: Statement) -> range:
    """The days that a statement is filed under: those on which it may have happened, precision included."""
    return range(statement.first_day, min(statement.last_day, statement.first_day + _LONGEST) + 1)


def keys_of(statement: Statement) -> AbstractSet[Key]:
    """The keys of a statement: its place, its map cells, its injured and its most telling words."""
    of_place = _keys_of_place(statement.place, statement.point)
    _, injured, _, _ = statement.rank
    if injured < _FEWEST_INJURED and statement.report.quote is None:
        return of_place
    keys = set(of_place)
    if injured >= _FEWEST_INJURED:
        keys.add(f"i{injured}")
    if statement.report.quote is not None:
        # The longest words are the rarest, by and large; letters break ties.
        keys.update(sorted(statement.telling, key=_rarity)[:_MOST_WORDS])
    return keys


def neighbours(key: Key, statement: Statement, near: Iterable[tuple[Rank, Statement]]) -> list[Statement]:
    """Those of the entries near it in the block of `key` that a statement is compared with."""
    if key is not ANYWHERE or not statement.is_local:
        return [other for _, other in near]
    return [other for _, other in near if not other.is_local]


def comparable(key: Key, pairs: list[Pair]) -> list[Pair]:
    """Those neighbours in the block of `key` that are compared: of all, only with one that has no place."""
    if key is not ANYWHERE:
        return pairs
    return [pair for pair in pairs if not (pair[0].is_local and pair[1].is_local)]


def _rarity(word: str) -> tuple[int, str]:
    return (-len(word), word)


@lru_cache(maxsize=65_536)
def _keys_of_place(words: frozenset[str], point: tuple[float, float] | None) -> frozenset[Key]:
    """Every report has a place, and most places are told of again."""
    cells = _cells(*point) if point is not None else ()
    return frozenset([ANYWHERE, *("@" + word for word in words), *cells])


def _cells(latitude: float, longitude: float) -> Iterator[Key]:
    south, west = int((latitude - _REACH) // _CELL), int((longitude - _REACH) // _CELL)
    north, east = int((latitude + _REACH) // _CELL), int((longitude + _REACH) // _CELL)
    for row in range(south, north + 1):
        for column in range(west, east + 1):
            yield (row, column)
