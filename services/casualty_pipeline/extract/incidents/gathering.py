"""From sentences to statements that count: each with its place and day, and the numbers that were left out with why."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import compress
from operator import not_

from casualty_pipeline.extract.days.days_of_incidents import Calendar
from casualty_pipeline.extract.days.when import Published, When, published_in
from casualty_pipeline.extract.exclusions.background import Background
from casualty_pipeline.extract.exclusions.claims import claimant
from casualty_pipeline.extract.exclusions.exclusions import FICTION, HISTORIC, reason_against
from casualty_pipeline.extract.exclusions.genre import looks_back, tells_no_news
from casualty_pipeline.extract.exclusions.hypotheses import is_feared
from casualty_pipeline.extract.exclusions.leftovers import left_numbers
from casualty_pipeline.extract.exclusions.memories import is_recalled
from casualty_pipeline.extract.harm.predicate import Effect, Form
from casualty_pipeline.extract.incidents.incidents import Told
from casualty_pipeline.extract.incidents.late import is_late_death, is_of_death
from casualty_pipeline.extract.incidents.lost import with_those_aboard
from casualty_pipeline.extract.incidents.turns import is_another, opens_on_older_day
from casualty_pipeline.extract.places.places import Map
from casualty_pipeline.extract.places.whereabouts import places_of
from casualty_pipeline.extract.sentences.clause import Parsed, Statement
from casualty_pipeline.extract.sentences.statements import parse
from casualty_pipeline.extract.sentences.stretches import Stretch, stretch_of, stretches
from casualty_pipeline.extract.text.cues import CASUALTY, MAY_BE_CASUALTY, NEARBY, NUMBER, PIECES
from casualty_pipeline.extract.text.tokens import Document, Sentence
from casualty_pipeline.extract.text.vocabulary import any_of
from casualty_pipeline.locate.gazetteer import Gazetteer
from casualty_pipeline.reading import Ignored
from casualty_schemas.report import Quote

_PIECE = re.compile(rf"{any_of(PIECES)}|\bdie\b")


_LEAD_PARAGRAPHS = 2
"""Paragraphs after the title that may sum up what the body tells place by place."""


@dataclass(slots=True)
class Gathered:
    """All that the sentences of a document give."""

    told: list[Told] = field(default_factory=list)
    ignored: list[Ignored] = field(default_factory=list)
    background: bool = False
    """What was told so far happened long ago, and nothing has turned to news yet."""
    looks_back: bool = False
    """The headline is about what happened long ago."""
    no_news: bool = False
    """The text is of a kind that tells of no casualties: about a match, a film, a study, a drill."""
    places: Map | None = None
    calendar: Calendar | None = None
    past: Background | None = None


def gather_statements(document: Document, published_at: datetime, gazetteer: Gazetteer) -> Gathered:
    """Read every sentence that may speak of casualties."""
    parsed: list[Parsed] = []
    gathered = Gathered()
    for sentence in document.sentences:
        if _may_state(sentence):
            one = parse(sentence, document.tokens_of(sentence))
            if one.speaks:
                parsed.append(one)
                if sentence.cues & NUMBER:
                    gathered.ignored.extend(_left(document, one))
                continue
        if sentence.cues & NEARBY and sentence.cues & NUMBER:
            gathered.ignored.extend(left_numbers(document, document.tokens_of(sentence), frozenset()))
    if not any(one.statements for one in parsed):
        return gathered
    places = gathered.places = Map(document.text, gazetteer)
    published = published_in(published_at, places.main().zone)
    gathered.calendar = Calendar(document, published)
    gathered.past = Background(document, published)
    gathered.background = gathered.looks_back = looks_back(document, published.day.year)
    gathered.no_news = tells_no_news(document)
    for one in parsed:
        _read(document, one, gathered, published)
    _forget(document, gathered)
    return gathered


def _may_state(sentence: Sentence) -> bool:
    """Whether a sentence can state casualties: half of all are passed over here."""
    if sentence.cues & CASUALTY:
        return True
    return bool(sentence.cues & MAY_BE_CASUALTY) and _PIECE.search(sentence.lower) is not None


def _forget(document: Document, gathered: Gathered) -> None:
    """Leave out what is only recalled, where the text tells of anything else."""
    told_alone = all(one.recalled for one in gathered.told) and not gathered.looks_back
    past = [one.recalled and not (told_alone and _is_small(one.statement)) for one in gathered.told]
    recalled = list(compress(gathered.told, past))
    gathered.told = list(compress(gathered.told, map(not_, past)))
    gathered.ignored.extend(Ignored(HISTORIC, _quote(document, one.parsed, one.statement)) for one in recalled)


def _is_small(statement: Statement) -> bool:
    """Whether so few were hurt that what a text recalls may be its news; a siege that killed a million is not."""
    return statement.count is None or statement.count.low < _THOUSANDS


_THOUSANDS = 1_000


def _left(document: Document, parsed: Parsed) -> Iterator[Ignored]:
    groups = [group for statement in parsed.statements for group in statement.groups]
    used = frozenset(index for group in groups for index in range(group.start, group.end))
    return left_numbers(document, parsed.tokens, used)


def _read(document: Document, parsed: Parsed, gathered: Gathered, published: Published) -> None:
    if not parsed.statements:
        return
    assert gathered.calendar is not None
    days = gathered.calendar.days_of(parsed.sentence)
    another = is_another(parsed) or _is_of_older_day(gathered, parsed, days)
    parts = stretches(parsed)
    past = _is_past(gathered, parsed, days)
    told = len(gathered.told)
    historic = False
    for said in parsed.statements:
        statement = with_those_aboard(document, parsed, said)
        if not _is_counted(statement):
            continue
        reason = FICTION if gathered.no_news else reason_against(parsed, statement, days, published)
        reason = reason or _inherited(gathered, days, past=past)
        if reason is not None:
            historic = historic or reason == HISTORIC
            gathered.background = gathered.background or historic
            gathered.ignored.append(Ignored(reason, _quote(document, parsed, statement)))
            continue
        assert gathered.places is not None
        gathered.told.append(
            Told(
                parsed,
                statement,
                places_of(parsed, statement, gathered.places, parts),
                _nearest_day(statement, days, parts),
                claimed_by=claimant(parsed, statement),
                feared=is_feared(parsed, statement),
                headline=parsed.sentence.is_title or parsed.sentence.paragraph <= _LEAD_PARAGRAPHS,
                another=another,
                recalled=is_recalled(parsed, statement),
                of_death=is_of_death(parsed, statement),
                late_death=is_late_death(parsed, statement),
            )
        )
    if historic and len(gathered.told) == told and gathered.past is not None:
        gathered.past.sums_up(parsed.sentence)


def _is_of_older_day(gathered: Gathered, parsed: Parsed, days: Sequence[When]) -> bool:
    if not (days and gathered.told and parsed.sentence.lower.startswith("on ")):
        return False
    assert gathered.calendar is not None
    return opens_on_older_day(parsed, days, gathered.calendar.day_for(parsed.sentence.index - 1))


def _is_past(gathered: Gathered, parsed: Parsed, days: Sequence[When]) -> bool:
    if gathered.past is None:
        return False
    if gathered.past.is_of_weekend_before(parsed.sentence):
        return True
    return not days and gathered.past.goes_on(parsed.sentence, parsed.tokens)


def _inherited(gathered: Gathered, days: Sequence[When], *, past: bool) -> str | None:
    """A statement without a day goes on telling of what happened long ago."""
    waiting = gathered.background and not days and all(one.recalled for one in gathered.told)
    return HISTORIC if past or waiting else None


def _is_counted(statement: Statement) -> bool:
    return statement.effect is not Effect.CASUALTY and (statement.form is not Form.LIVED or statement.count is not None)


def _quote(document: Document, parsed: Parsed, statement: Statement) -> Quote:
    return document.quote(parsed.tokens[statement.start].start, parsed.tokens[statement.end - 1].end)


def _nearest_day(statement: Statement, days: Sequence[When], parts: Sequence[Stretch]) -> When | None:
    """Give the day of a statement's own stretch of the sentence, else the nearest."""
    if not days:
        return None
    own = parts[stretch_of(parts, statement)]
    days = [when for when in days if own.first <= when.start < own.last] or days
    return min(days, key=lambda when: (abs(when.start - statement.at), when.start))
