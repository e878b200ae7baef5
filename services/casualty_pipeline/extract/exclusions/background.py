"""Sentences that go on telling of what the sentence before put into the past: "In 2019 ... . In that attack, ..."."""

import re
from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise

from casualty_pipeline.extract.days.days import days_in
from casualty_pipeline.extract.days.when import Published
from casualty_pipeline.extract.text.cues import DAY, PAST
from casualty_pipeline.extract.text.tokens import Document, Sentence, Token
from casualty_pipeline.extract.text.vocabulary import words

_PAST = re.compile(
    r"\b(?:years?|decades?|months?|century|centuries) (?:ago|earlier|before)\b"
    r"|\blast (?:year|month|summer|spring|fall|autumn|winter)\b|\bin (?:\w+ )?(?P<year>(?:19|20)\d\d)\b"
)
_OF_YEAR = re.compile(r"\bth(?:is|e) year\b|\blast year\b|\bof (?:20)\d\d\b|\bso far\b")
"""Counts over a year, which the next sentence may go on with: "the 97th shooting this year. There have been ..."."""
_OLD = timedelta(days=45)
_EVENTS = words(
    """
    attack attacks shooting shootings incident bombing bombings clash clashes raid raids strike strikes blast explosion
    crash massacre assault ambush siege fire disaster quake earthquake collision battle
    """
)
_HAPPENED = words(
    "attacked stormed bombed shelled ambushed exploded crashed collided struck hit killed fired raided shot"
)
_SPANNING = words("since until by")
"""Words before a day that only one end of a stretch of time has: "the third attack since January"."""
_POINTING = words("this that those these same")
_COMPARED_WEEKEND = ("last weekend", "the previous weekend", "the weekend before")
_OPENING = 3
"""Sentences that say what a text is about."""
_CHAIN = 4
"""Sentences that may go on without a day with what one put into the past."""
_UP_FRONT = 8
"""Tokens of a sentence that may take up an event: "During this attack", "Two of the victims in that shooting"."""


class Background:
    """Which sentences tell of the past, as far as a document has been read."""

    def __init__(self, document: Document, published: Published) -> None:
        self._document = document
        self._published = published
        self._past = -1
        """The last sentence that is known to tell of the past."""
        self._totals = -1
        """The last sentence whose figures add up what happened over time."""

    def sums_up(self, sentence: Sentence) -> None:
        """Take in that a sentence gave figures of the past alone: the next may tell of its parts."""
        self._totals = sentence.index

    def is_of_weekend_before(self, sentence: Sentence) -> bool:
        """Whether "last weekend" is that before the one which headline or lead sums up."""
        if not sentence.lower.startswith(_COMPARED_WEEKEND):
            return False
        opening = self._document.sentences[: min(_OPENING, sentence.index)]
        return any(" weekend" in one.lower.replace("last weekend", "") for one in opening)

    def goes_on(self, sentence: Sentence, tokens: Sequence[Token]) -> bool:
        """Whether a sentence that names no day tells of an event that the sentence before put into the past."""
        if sentence.index == 0:
            return False
        before = self._document.sentences[sentence.index - 1]
        counted = before.index == self._totals or _OF_YEAR.search(before.lower) is not None
        if counted and before.paragraph == sentence.paragraph and _counts_on(tokens):
            return True
        if before.paragraph != sentence.paragraph and not _takes_up(tokens):
            return False
        past = self._tells_of_past(before)
        self._past = sentence.index if past else self._past
        return past

    def _tells_of_past(self, sentence: Sentence) -> bool:
        """Whether a sentence puts what it tells in the past, or one before it in its paragraph with no day between."""
        for at in range(sentence.index, max(-1, sentence.index - _CHAIN), -1):
            one = self._document.sentences[at]
            if one.paragraph != sentence.paragraph:
                break
            if at == self._past or self._is_past(one):
                return True
            if one.cues & DAY:
                break
        return False

    def _is_past(self, sentence: Sentence) -> bool:
        """Whether a sentence tells of an event and names a time long before publication, and no later one."""
        if not sentence.cues & PAST:
            return False
        tokens = self._document.tokens_of(sentence)
        if (_EVENTS | _HAPPENED).isdisjoint(token.lower for token in tokens):
            return False
        days = [when for when in days_in(tokens, self._published) if tokens[when.start - 1].lower not in _SPANNING]
        if any(self._published.day - (when.first if when.period else when.last) <= _OLD for when in days):
            return False
        found = _PAST.search(sentence.lower)
        if found is None:
            return bool(days)
        return found["year"] is None or int(found["year"]) < self._published.day.year


def _counts_on(tokens: Sequence[Token]) -> bool:
    """Whether figures go on with parts of those before: "Eighty of them died", "A total of 227 were"."""
    front = [token.lower for token in tokens[:_UP_FRONT]]
    if front[:3] in (["a", "total", "of"], ["there", "have", "been"]):
        return True
    return any(word == "of" and following in _THOSE for word, following in pairwise(front))


_THOSE = frozenset({"them", "those", "these"})


def _takes_up(tokens: Sequence[Token]) -> bool:
    front = [token.lower for token in tokens[:_UP_FRONT]]
    return any(word in _POINTING and following in _EVENTS for word, following in pairwise(front))
