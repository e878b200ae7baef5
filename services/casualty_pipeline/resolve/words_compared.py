"""Points of the words of two reports: names, streets and ages that they share, or could share and do not."""

from typing import Final

from rapidfuzz import fuzz

from casualty_pipeline.resolve.statement import Statement
from casualty_pipeline.resolve.words import MOST_WORDS, folded

_SAME_TEXT: Final = 90.0
"""Similarity (0-100) from which two quotes are the same words, lightly edited."""
_LETTERS: Final = 500
"""Two quotes that begin with so many of the same letters are the same words."""
_A_WORD: Final = (*([14] * 8), *([24] * 23), *([20] * (MOST_WORDS - 30)))
"""Points of each telling word that two quotes share, by the words of the longer: a short one is of commoner words."""
_SILENCE: Final = tuple(int(min(42, max(1.8 * words, min(2.2 * words, 15)))) for words in range(MOST_WORDS + 1))
"""What speaks against two quotes that share no telling word, by the words of the shorter."""
_LEAST, _MOST = -42, 34
"""Least and most points of words: they are not independent of each other."""
_SAME_WORDING: Final = 50
_NAMED: Final = 15
_NOT_NAMED: Final = -8
"""Whether the words of one name the place of the other, where they were put to different places."""
MOST_POINTS: Final = _MOST + 2 * _NAMED
"""That any two reports can get."""
_STEM: Final = 4
"""Letters that the spellings of a name share."""
_LONG: Final = 10
"""A quote of so many telling words would name its place."""


def word_points(one: Statement, other: Statement) -> int:
    """Points for and against, by the telling words of the quotes; none where one of the two has no quote."""
    if one.report.quote is None or other.report.quote is None:
        return 0
    ours, theirs = one.telling, other.telling
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
    return alike_texts(text_of(one), text_of(other))


def alike_texts(one: str, other: str) -> bool:
    """Whether two folded texts are the same but for a tenth of their letters."""
    return fuzz.ratio(one, other, score_cutoff=_SAME_TEXT) > 0


def text_of(statement: Statement) -> str:
    """Its quote as it is compared, folded; empty where it has none."""
    return folded(statement.report.quote.text[:_LETTERS]) if statement.report.quote else ""
