"""How strongly two reports tell of the same incident: points for and against, symmetric, each explained by its name.

Points are tenths of a doubling of the odds, in the manner of Fellegi and Sunter (1969): agreement counts for as much
as it is rare among strangers, disagreement for as much as it is rare among reports of the same incident.
"""

from math import asin, cos, log2, radians, sin, sqrt
from typing import Final, NamedTuple

from rapidfuzz import fuzz

from casualty_pipeline.resolve.statement import Statement
from casualty_schemas.category import Category
from casualty_schemas.count import Count

THRESHOLD: Final = 40
"""Two reports with at least so many points are taken for the same incident."""
VETO: Final = -1000
"""What no agreement elsewhere outweighs: days or places that exclude each other."""

_SAME_TEXT: Final = 90.0
"""Similarity (0-100) from which two quotes are the same words, lightly edited."""
_EARTH_KM: Final = 6371.0
_AS_ONE_KM: Final = 3.0
_NEAR_KM: Final = 12.0
_FAR_KM: Final = 40.0

_STRIKES = frozenset(
    {
        Category.AIRSTRIKE,
        Category.DRONE_STRIKE,
        Category.MISSILE_STRIKE,
        Category.SHELLING,
        Category.BOMBING,
        Category.EXPLOSION,
    }
)
_ASSAULTS = frozenset({Category.SHOOTING, Category.CLASH, Category.STABBING, Category.VEHICLE_ATTACK})
_MISHAPS = frozenset({Category.FIRE, Category.ACCIDENT, Category.EXPLOSION, Category.NATURAL_DISASTER})
_FAMILIES = (_STRIKES, _ASSAULTS, _MISHAPS)
_VAGUE = frozenset({Category.UNKNOWN, Category.OTHER})


class Evidence(NamedTuple):
    """Points of each comparison."""

    days: int
    place: int
    category: int
    figures: int
    wording: int

    @property
    def score(self) -> int:
        """All points together."""
        return self.days + self.place + self.category + self.figures + self.wording

    @property
    def joins(self) -> bool:
        """Whether the two are taken for the same incident: figures alone never do that."""
        return self.score >= THRESHOLD and self.place + self.category + self.wording > 0


def weigh(one: Statement, other: Statement) -> Evidence:
    """The evidence that two statements tell of the same incident, the same whichever comes first."""
    days = _days(one, other)
    if days <= VETO:
        return Evidence(days, 0, 0, 0, 0)
    place = _place(one, other)
    if place <= VETO:
        return Evidence(days, place, 0, 0, 0)
    return Evidence(days, place, _category(one, other), _figures(one, other), _wording(one, other))


def _days(one: Statement, other: Statement) -> int:
    gap = max(one.first_day, other.first_day) - min(one.last_day, other.last_day)
    if gap > 1:
        return VETO
    if gap == 1:
        return -15
    exact = one.first_day == one.last_day == other.first_day == other.last_day
    return 15 if exact else 10


def _place(one: Statement, other: Statement) -> int:
    apart = kilometres(one.point, other.point)
    if apart is not None and apart > _FAR_KM:
        return VETO
    if one.place and other.place:
        if one.place == other.place:
            return 30
        if one.place <= other.place or other.place <= one.place:
            return 20
        if apart is None:
            return -20
    return 0 if apart is None else _distance(apart)


def _distance(apart: float) -> int:
    if apart <= _AS_ONE_KM:
        return 25
    return 10 if apart <= _NEAR_KM else -20


def kilometres(one: tuple[float, float] | None, other: tuple[float, float] | None) -> float | None:
    """Great-circle distance of two points in degrees; None where one is missing."""
    if one is None or other is None:
        return None
    if one == other:
        return 0.0
    (south, west), (north, east) = sorted((one, other))
    lat1, lat2 = radians(south), radians(north)
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin(radians(east - west) / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(min(1.0, half)))


def _category(one: Statement, other: Statement) -> int:
    a, b = one.report.category, other.report.category
    if a in _VAGUE or b in _VAGUE:
        return 0
    if a is b:
        return 10
    return 5 if any(a in family and b in family for family in _FAMILIES) else -20


def _figures(one: Statement, other: Statement) -> int:
    if one.report.change or other.report.change:
        return 0
    ours, theirs = one.report, other.report
    return _figure(ours.killed, theirs.killed) + _figure(ours.injured, theirs.injured)


def _figure(ours: Count | None, theirs: Count | None) -> int:
    if ours is None or theirs is None:
        return 0
    if ours.best == theirs.best:
        return min(40, int(5 + 10 * log2(1 + ours.best))) if ours.best else 2
    if ours.meets(theirs):
        return 5
    less, more = sorted((ours.best, theirs.best))
    return -min(30, int(10 * log2((more + 1) / (less + 1))))


def _wording(one: Statement, other: Statement) -> int:
    if not one.text or not other.text:
        return 0
    if same_wording(one, other):
        return 50
    shared = len(one.words & other.words)
    if not shared:
        return -5
    return min(40, 8 * shared) * 2 * shared // (shared + min(len(one.words), len(other.words)))


def same_wording(one: Statement, other: Statement) -> bool:
    """Whether two quotes are the same words, lightly edited."""
    return fuzz.ratio(one.text, other.text, score_cutoff=_SAME_TEXT) > 0
