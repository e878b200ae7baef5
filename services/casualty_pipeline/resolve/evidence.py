"""How strongly two reports tell of the same incident: points for and against, symmetric, each explained by its name.

Points are tenths of a doubling of the odds, in the manner of Fellegi and Sunter (1969): agreement counts for as much
as it is rare among strangers, disagreement for as much as it is rare among reports of the same incident.
"""

from itertools import product
from math import dist
from typing import Final, NamedTuple

from casualty_pipeline.resolve.figures_compared import figure_points
from casualty_pipeline.resolve.places_compared import FARTHEST_KM, VETO, place_points
from casualty_pipeline.resolve.statement import Statement
from casualty_pipeline.resolve.words_compared import MOST_POINTS, word_points
from casualty_schemas.category import Category

THRESHOLD: Final = 42
"""Two reports with at least so many points are taken for the same incident."""

_SURE_DAYS: Final = 3
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


def _category_points(one: Category, other: Category) -> int:
    if one in _VAGUE or other in _VAGUE:
        return 0
    if one is other:
        return 12
    return 5 if any(one in family and other in family for family in _FAMILIES) else -20


_CATEGORY_POINTS: Final = {pair: _category_points(*pair) for pair in product(Category, repeat=2)}


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
        return sum(self)

    @property
    def joins(self) -> bool:
        """Whether the two are taken for the same incident."""
        return _join(self)


def told_apart(one: Statement, other: Statement) -> bool:
    """Whether a document tells two of its reports apart, or a source two incidents that it gave ids of their own."""
    ours, theirs = one.document, other.document
    return ours.source == theirs.source and (ours.topic == theirs.topic == "incidents" or ours == theirs)


def weigh(one: Statement, other: Statement) -> Evidence:
    """The evidence that two statements tell of the same incident, the same whichever comes first."""
    return Evidence(*_points(one, other))


def joining_score(one: Statement, other: Statement) -> int:
    """The score of two statements that are taken for the same incident; 0 where they are not, or are told apart."""
    here, there = one.spot, other.spot
    # First, because it is cheap and tells most strangers apart.
    if here is not None and there is not None and dist(here, there) > FARTHEST_KM:
        return 0
    if told_apart(one, other):
        return 0
    points = _points(one, other, at_least=THRESHOLD)
    return sum(points) if _join(points) else 0


_Points = tuple[int, int, int, int, int]


def _points(one: Statement, other: Statement, at_least: int = VETO) -> _Points:
    """Points of each comparison; words, the dearest, are left out where they cannot lift the sum to `at_least`."""
    days = _days(one, other)
    if days <= VETO:
        return days, 0, 0, 0, 0
    place = place_points(one, other)
    if place <= VETO:
        return days, place, 0, 0, 0
    category = _CATEGORY_POINTS[one.report.category, other.report.category]
    figures = figure_points(one, other)
    if days + place + category + figures + MOST_POINTS < at_least:
        return days, place, category, figures, 0
    return days, place, category, figures, word_points(one, other)


def _join(points: _Points) -> bool:
    """Whether the points suffice; figures alone never do, nor days with them."""
    _, place, category, _, wording = points
    return sum(points) >= THRESHOLD and place + category + wording > 0


def _days(one: Statement, other: Statement) -> int:
    if one.first_day == one.last_day == other.first_day == other.last_day:
        return 12
    shared = min(one.last_day, other.last_day) - max(one.first_day, other.first_day) + 1
    if shared <= 0:
        return VETO
    longest = max(one.last_day - one.first_day, other.last_day - other.first_day) + 1
    return 0 if 2 * shared >= longest or longest <= _SURE_DAYS else -5
