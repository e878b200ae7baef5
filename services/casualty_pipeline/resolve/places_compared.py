"""Points of the places of two reports: how far apart they are, and under which names."""

from math import dist
from typing import Final

from casualty_pipeline.resolve.statement import Statement
from casualty_schemas.report import Precision

VETO: Final = -1000
"""What no agreement elsewhere outweighs: days or places that exclude each other."""
_AS_ONE_KM: Final = 1.0
_CLOSE_KM: Final = 3.0
_NEAR_KM: Final = 12.0
_FAR_KM: Final = 40.0
FARTHEST_KM: Final = 80.0
"""A district's point is its middle, and what lies in it may be far from there."""

_SAME_NAME: Final = (30, 25, 35)
_PART_OF_NAME: Final = (15, 15, 20)
_OTHER_NAME: Final = (-15, -5, -20)
"""Points by how many of the two places are finer than a region; a name that the gazetteer does not know is none."""


def place_points(one: Statement, other: Statement) -> int:
    """Points for and against the same place; `VETO` where both are known and lie too far apart."""
    if one.spot is None or other.spot is None:
        return _names(one, other)
    apart = dist(one.spot, other.spot)
    if apart > FARTHEST_KM:
        return VETO
    wide = Precision.DISTRICT in (one.report.place.precision, other.report.place.precision)
    if apart > _FAR_KM and not wide:
        return VETO
    names = _names(one, other)
    if wide:
        return max(5, names) if apart <= _FAR_KM else -20
    if one.report.place.precision is other.report.place.precision is Precision.POINT:
        return _between_points(apart)
    return max(_between_places(apart), names if apart <= _CLOSE_KM else names - 10)


def _names(one: Statement, other: Statement) -> int:
    ours, theirs = one.place, other.place
    if not ours or not theirs:
        return 0
    local = one.is_local + other.is_local
    if ours == theirs:
        return _SAME_NAME[local]
    return _PART_OF_NAME[local] if ours <= theirs or theirs <= ours else _OTHER_NAME[local]


def _between_points(apart: float) -> int:
    """Points that producers gave: they mean the very spot."""
    if apart <= _AS_ONE_KM:
        return 45
    if apart <= _CLOSE_KM:
        return 10
    return -10 if apart <= _NEAR_KM else -20


def _between_places(apart: float) -> int:
    """Points of named places, which are as large as they are."""
    if apart <= _AS_ONE_KM:
        return 38
    if apart <= _CLOSE_KM:
        return 10
    return 5 if apart <= _NEAR_KM else -20
