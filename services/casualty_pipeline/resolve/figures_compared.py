"""Points of the figures of two reports: equal ones count by how rare they are among strangers."""

from math import log2
from typing import Final

from casualty_pipeline.resolve.statement import Statement
from casualty_schemas.count import Count

_SAME_FIGURE: Final = (-5, *(int(16 * log2(1 + people)) - 4 for people in range(1, 12)), 55)
"""Points of a figure that both state, by its size: the greater, the rarer by chance; all beyond count as the last."""
_LARGE: Final = 10
"""Of figures from here on near ones are rarely of strangers; small ones are near by chance."""
_OTHER_TOTAL: Final = -10
_DEAD_UNTOLD: Final = -25
"""Of two that agree on the injured one tells of dead, the other of none."""
_NOTHING_COMPARED: Final = -8
"""One tells of the dead alone, the other of the injured alone."""


def figure_points(one: Statement, other: Statement) -> int:
    """Points for and against the same people; none where one of the two tells of a change."""
    ours, theirs = one.report, other.report
    if ours.change or theirs.change:
        return 0
    if ours.killed is not None and theirs.killed is not None:
        points = _figure(ours.killed, theirs.killed)
        if ours.injured is not None and theirs.injured is not None:
            points += _figure(ours.injured, theirs.injured)
        return points
    if ours.injured is None or theirs.injured is None:
        return _NOTHING_COMPARED
    dead = ours.killed or theirs.killed
    if dead is None:
        return _figure(ours.injured, theirs.injured)
    # Some of those whom one calls injured may be among the dead of the other.
    more = theirs.injured.best - ours.injured.best if ours.killed else ours.injured.best - theirs.injured.best
    if more == 0:
        return _figure(ours.injured, theirs.injured) + _DEAD_UNTOLD
    return 0 if more == dead.best else _OTHER_TOTAL


def _figure(ours: Count, theirs: Count) -> int:
    less, more = ours.best, theirs.best
    if ours.low == 0 < less or theirs.low == 0 < more:
        return 0  # a claim or a bound from above: nobody knows how many
    if less == more:
        return _SAME_FIGURE[min(less, len(_SAME_FIGURE) - 1)]
    if less > more:
        less, more = more, less
    if not less:
        return -5
    if ours.meets(theirs):
        return 20
    if 2 * more <= 3 * less:
        return 20 if less >= _LARGE else 3
    return -3 if more <= 3 * less else -15
