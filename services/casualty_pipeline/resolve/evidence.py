"""How strongly two reports tell of the same incident: points for and against, symmetric, each explained by its name.

Points are tenths of a doubling of the odds, in the manner of Fellegi and Sunter (1969): agreement counts for as much
as it is rare among strangers, disagreement for as much as it is rare among reports of the same incident.
"""

from itertools import product
from math import dist, log2
from typing import Final, NamedTuple

from rapidfuzz import fuzz

from casualty_pipeline.resolve.statement import Statement
from casualty_schemas.category import Category
from casualty_schemas.count import Count
from casualty_schemas.report import Precision

THRESHOLD: Final = 42
"""Two reports with at least so many points are taken for the same incident."""
VETO: Final = -1000
"""What no agreement elsewhere outweighs: days or places that exclude each other."""

_SAME_TEXT: Final = 90.0
"""Similarity (0-100) from which two quotes are the same words, lightly edited."""
_SURE_DAYS: Final = 3
_AS_ONE_KM: Final = 1.0
_CLOSE_KM: Final = 3.0
_NEAR_KM: Final = 12.0
_FAR_KM: Final = 40.0
_FAR_FROM_DISTRICT_KM: Final = 80.0
"""A district's point is its middle, and what lies in it may be far from there."""

_SAME_NAME: Final = (30, 25, 35)
_PART_OF_NAME: Final = (15, 15, 20)
_OTHER_NAME: Final = (-15, -5, -20)
"""Points by how many of the two places are finer than a region; a name that the gazetteer does not know is none."""

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
_SAME_FIGURE: Final = (-5, *(int(16 * log2(1 + people)) - 4 for people in range(1, 12)), 55)
"""Points of a figure that both state, by its size: the greater, the rarer by chance; all beyond count as the last."""
_LARGE: Final = 10
"""Of figures from here on near ones are rarely of strangers; small ones are near by chance."""
_OTHER_TOTAL: Final = -10
_DEAD_UNTOLD: Final = -25
"""Of two that agree on the injured one tells of dead, the other of none."""
_NOTHING_COMPARED: Final = -8
"""One tells of the dead alone, the other of the injured alone."""

_LONGEST: Final = 64
_A_WORD: Final = (*([14] * 8), *([24] * 23), *([20] * (_LONGEST - 30)))
"""Points of each telling word that two quotes share, by the words of the longer: a short one is of commoner words."""
_SILENCE: Final = tuple(int(min(42, max(1.8 * words, min(2.2 * words, 15)))) for words in range(_LONGEST + 1))
"""What speaks against two quotes that share no telling word, by the words of the shorter."""
_LEAST, _MOST = -42, 34
"""Least and most points of words: they are not independent of each other."""
_SAME_WORDING: Final = 50
_NAMED: Final = 15
_NOT_NAMED: Final = -8
_MOST_OF_WORDING: Final = _MOST + 2 * _NAMED
"""Whether the words of one name the place of the other, where they were put to different places."""
_STEM: Final = 4
"""Letters that the spellings of a name share."""
_LONG: Final = 10
"""A quote of so many telling words would name its place."""


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
    if here is not None and there is not None and dist(here, there) > _FAR_FROM_DISTRICT_KM:
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
    place = _place(one, other)
    if place <= VETO:
        return days, place, 0, 0, 0
    category = _CATEGORY_POINTS[one.report.category, other.report.category]
    figures = _figures(one, other)
    if days + place + category + figures + _MOST_OF_WORDING < at_least:
        return days, place, category, figures, 0
    return days, place, category, figures, _wording(one, other)


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


def _place(one: Statement, other: Statement) -> int:
    if one.spot is None or other.spot is None:
        return _names(one, other)
    apart = dist(one.spot, other.spot)
    if apart > _FAR_FROM_DISTRICT_KM:
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


def _figures(one: Statement, other: Statement) -> int:
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


def _wording(one: Statement, other: Statement) -> int:
    if one.report.quote is None or other.report.quote is None:
        return 0
    ours, theirs = one.wording.telling, other.wording.telling
    fewer, more = len(ours), len(theirs)
    if fewer > more:
        fewer, more = more, fewer
    shared = ours & theirs
    words = len(shared)
    if 2 * words >= fewer and _may_be_copies(one, other) and same_wording(one, other):
        return _SAME_WORDING
    same_place = one.place == other.place
    if words:
        words -= _naming(shared, one.place if same_place else one.place | other.place)
    points = words * _A_WORD[more] - _SILENCE[fewer]
    if not _LEAST <= points <= _MOST:
        points = _LEAST if points < _LEAST else _MOST
    return points if same_place else points + _named(one, theirs) + _named(other, ours)


def _may_be_copies(one: Statement, other: Statement) -> bool:
    """Headlines that differ in a number alone are of different incidents."""
    ours, theirs = one.report.killed, other.report.killed
    return ours is None or theirs is None or ours == theirs


def _naming(words: frozenset[str], place: frozenset[str]) -> int:
    """How many of the words name the place, and were counted with it: Kharkov for Kharkiv, too."""
    stems = tuple([word[:_STEM] for word in place])
    return sum([word.startswith(stems) for word in words]) if stems else 0


def _named(one: Statement, words: frozenset[str]) -> int:
    """Points for the place of one among the telling words of the other."""
    if not one.is_local or not one.place:
        return 0
    if one.place <= words:
        return _NAMED
    return _NOT_NAMED if len(words) >= _LONG else 0


def same_wording(one: Statement, other: Statement) -> bool:
    """Whether two quotes are the same words, lightly edited; a source that repeats its own another day has a phrase."""
    if one.document.source == other.document.source and one.published_at.date() != other.published_at.date():
        return False
    return fuzz.ratio(one.wording.text, other.wording.text, score_cutoff=_SAME_TEXT) > 0
