"""Which of a text's days is the day of an incident, not that of a statement to the press or of a court date."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from datetime import timedelta

from msgspec.structs import replace

from casualty_pipeline.extract.days.calendar_words import WEEKDAYS
from casualty_pipeline.extract.days.dates import bare
from casualty_pipeline.extract.days.days import days_in
from casualty_pipeline.extract.days.speech import is_of_speech
from casualty_pipeline.extract.days.when import Published, When
from casualty_pipeline.extract.incidents.incidents import sharpens
from casualty_pipeline.extract.text.cues import CALENDAR, DAY, INCIDENT
from casualty_pipeline.extract.text.tokens import Document, Sentence, Token
from casualty_pipeline.extract.text.vocabulary import words

_ANSWERED = re.compile(
    r"\b(?:officers|deputies|police|troopers|paramedics) (?:were )?(?:called|went|sent|summoned|rushed) "
)
"""What police did where something happened."""
_HOURS_AFTER = re.compile(
    r"\b(?:hours|shortly|minutes|moments|soon) after (?:[\w'-]+\s+){0,8}?(?P<event>talks|negotiations"
    r"|summit|meeting|round|conference|ceremony|vote|election|speech|deal|agreement|call)\b",
)
_EVENT = re.compile(
    r"\b(?:talks|negotiations|summit|meeting|round|conference|ceremony|vote|election|speech|deal|agreement|call)\b",
)
_HELD = words("held took met concluded ended on place during")
_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)
_LONGEST_BACK = timedelta(days=45)
_WEEKS_BACK = 3
"""Texts of the web are stored, and dated, up to so many weeks after they were written."""
_FAR_BEHIND = 8
_OF_ANOTHER = 3
"""A day that is first named more than so many sentences later may be that of something else: so many days off."""
_UNDATED = 1
"""Days either way of publication, where a text names no day: it is fresh."""
_FOLLOWED_UP = 7
"""The same where a text gives days to statements and courts alone: it follows up what happened some time before."""
_SHORT_PERIOD = timedelta(days=2)
"""A lead's "past day" dates the places that follow; a "past month" does not."""


class OfWeek(When, frozen=True, gc=False):
    """A day that a weekday names: the last one before publication, where the text does not say better."""


def incident_days(tokens: Sequence[Token], published: Published) -> list[When]:
    """Give the past days of a sentence that do not belong to a word of saying or of justice."""
    days = (_as_named(tokens, when, published) for when in days_in(tokens, published))
    return [when for when in days if when.last <= published.day and not is_of_speech(tokens, when)]


def _as_named(tokens: Sequence[Token], when: When, published: Published) -> When:
    if bare(tokens[when.start]) in WEEKDAYS:
        return OfWeek(when.first, when.last, when.precision, when.start, when.end, weak=when.weak)
    return _of_calendar_week(tokens, when, published)


def _of_calendar_week(tokens: Sequence[Token], when: When, published: Published) -> When:
    """Read "the shooting last week" as some day of that week; "in the last week" is a stretch that is summed over."""
    start = when.start
    if not when.period or [token.lower for token in tokens[start : when.end]] != ["last", "week"]:
        return when
    if start and tokens[start - 1].lower in _SUMMED_OVER:
        return when
    monday = published.day - (published.day.weekday() + 7) * _DAY
    return When(monday, monday + 6 * _DAY, 0, start, when.end, weak=True)


_SUMMED_OVER = frozenset({"the", "this", "over", "during", "throughout"})


_SURVIVED = timedelta(days=14)
"""For so long somebody may have lived on whose death is told with the day on which he was hurt."""


def _apart(anchor: tuple[int, When]) -> int:
    return anchor[0]


def _sentence_of(anchor: tuple[int, When]) -> int:
    return anchor[0]


class Calendar:
    """The days that a document gives to what it tells, for statements whose own sentence gives none."""

    def __init__(self, document: Document, published: Published) -> None:
        self._document = document
        self.published = published
        self._found: list[tuple[int, When]] | None = None
        self._days: dict[int, list[When]] = {}

    def days_of(self, sentence: Sentence) -> list[When]:
        """Give the days of incidents that a sentence names, read once; see `incident_days`."""
        if not sentence.cues & CALENDAR:
            return []
        days = self._days.get(sentence.index)
        if days is None:
            tokens = self._document.tokens_of(sentence)
            days = self._days[sentence.index] = incident_days(tokens, self.published)
        return days

    @property
    def _anchors(self) -> list[tuple[int, When]]:
        if self._found is None:
            self._found = list(self._find())
        return self._found

    def day_for(self, sentence: int) -> When:
        """Give the last day told up to a sentence, else the first told after it, else that of publication."""
        anchors = self._anchors
        if not anchors:
            off = _FOLLOWED_UP if self._names_a_day() else _UNDATED
            return self._plain_day() or When(self.published.day, self.published.day, off, 0, 0)
        told = bisect_right(anchors, sentence, key=_sentence_of)
        where, when = anchors[max(0, told - 1)]
        return replace(when, precision=_OF_ANOTHER) if where > sentence + _FAR_BEHIND else when

    def before_death(self, death: When, sentence: int, elsewhere: AbstractSet[int]) -> When:
        """Give the day on which somebody was hurt who died on another, which no sentence of `elsewhere` tells."""
        near = [
            (abs(where - sentence), when)
            for where, when in self._anchors
            if where not in elsewhere and timedelta(0) < death.first - when.last <= _SURVIVED
        ]
        apart, when = min(near, key=_apart, default=(_FAR_BEHIND, death))
        return when if apart < _FAR_BEHIND else death

    def _plain_day(self) -> When | None:
        """Find the first day that a text names for no statement and no court: "was at the park Monday night"."""
        for sentence in self._document.sentences:
            if not sentence.is_title and sentence.cues & DAY:
                for when in self.days_of(sentence):
                    near = timedelta(0) <= self.published.day - when.last and self.published.day - when.first <= _WEEK
                    if near and not (when.follows or when.period or when.weak):
                        return replace(when, precision=max(when.precision, _OF_ANOTHER))
        return None

    def _names_a_day(self) -> bool:
        """Whether the text names any day, as that of a statement or a court date."""
        return any(
            next(days_in(self._document.tokens_of(sentence), self.published), None) is not None
            for sentence in self._document.sentences
            if sentence.cues & DAY
        )

    def sharpened(self, when: When) -> When:
        """Give the first day of the text that says better what a weak one or a weekday said, else that one."""
        if when.weak:
            return next((other for _, other in self._anchors if sharpens(other, when)), when)
        return self._dated(when) if isinstance(when, OfWeek) else when

    def _dated(self, when: When) -> When:
        """Give the date that the text has for a weekday: "Tuesday", and elsewhere "Feb. 12"."""
        dated = [other for _, other in self._anchors if type(other) is When and not other.weak and not other.period]
        weeks = [when.first - week * timedelta(weeks=1) for week in range(_WEEKS_BACK + 1)]
        return next((other for day in weeks for other in dated if other.first == other.last == day), when)

    def _find(self) -> Iterator[tuple[int, When]]:
        event: When | None = None
        for sentence in self._document.sentences:
            if " after " in sentence.lower and _HOURS_AFTER.search(sentence.lower):
                event = event or self._day_of_event()
                if event is not None:
                    yield sentence.index, event
                    continue
            if not (sentence.cues & DAY and (sentence.cues & INCIDENT or _ANSWERED.search(sentence.lower))):
                continue
            for when in self.days_of(sentence):
                if not when.follows and self._is_recent(when):
                    yield sentence.index, replace(when, period=False)
                    break

    def _is_recent(self, when: When) -> bool:
        longest = _SHORT_PERIOD if when.period else _LONGEST_BACK
        return timedelta(0) <= self.published.day - when.first <= longest

    def _day_of_event(self) -> When | None:
        """Find when talks and the like were held that something happened hours after."""
        for sentence in self._document.sentences:
            if not (_EVENT.search(sentence.lower) and sentence.cues & DAY):
                continue
            tokens = self._document.tokens_of(sentence)
            for when in days_in(tokens, self.published):
                before = tokens[when.start - 1].lower if when.start else ""
                if before in _HELD and not when.period:
                    return When(when.first, when.last, 1, when.start, when.end)
        return None
