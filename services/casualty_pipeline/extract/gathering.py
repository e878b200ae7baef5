"""From sentences to statements that count: each with its place and day, and the numbers that were left out with why."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from casualty_pipeline.extract.claims import claimant
from casualty_pipeline.extract.days import Published, When, published_in
from casualty_pipeline.extract.days_of_incidents import Calendar, incident_days
from casualty_pipeline.extract.exclusions import HISTORIC, is_feared, reason_against
from casualty_pipeline.extract.groups import Kind
from casualty_pipeline.extract.incidents import Told, is_another
from casualty_pipeline.extract.leftovers import NEARBY, left_numbers
from casualty_pipeline.extract.phrases import Role
from casualty_pipeline.extract.places import Map, Spot
from casualty_pipeline.extract.predicates import Effect, Form
from casualty_pipeline.extract.statements import Parsed, Statement, parse
from casualty_pipeline.extract.tokens import Document
from casualty_pipeline.extract.vocabulary import words
from casualty_pipeline.locate.gazetteer import Gazetteer
from casualty_pipeline.reading import Ignored
from casualty_schemas.report import Quote

_CASUALTY = re.compile(
    r"kill|murder|slay|slew|slain|assassin|massacr|slaughter|behead|execut|electrocut|lynch|wound|injur|hurt|maim"
    r"|hospital|graz|stab|shell-sh|shoo|shot|dead|death|dies|died|die |dying|fatal|gunned|guns down|mowed|perish|drown|succumb"
    r"|surviv|casualt|lives|life|body|bodies|corpse|homicid|toll|deceased|condition|surgery|treated"
    r"|hit |hit,|struck|suicid|martyr|kia|wia|crossfire|recover|critical|turned the|turned a |turned his|turning the|blew|blow"
    r"|own life|froze|suffocat|passed away|number of|took a bullet"
)
"""What a sentence in lower case holds if it can state casualties; the grammar decides."""
_LEAD_PARAGRAPHS = 2
"""Paragraphs after the title that may sum up what the body tells place by place."""


@dataclass(slots=True)
class Gathered:
    """All that the sentences of a document give."""

    told: list[Told] = field(default_factory=list)
    ignored: list[Ignored] = field(default_factory=list)
    background: bool = False
    """What was told so far happened long ago, and nothing has turned to news yet."""
    places: Map | None = None
    calendar: Calendar | None = None


def gather_statements(document: Document, published_at: datetime, gazetteer: Gazetteer) -> Gathered:
    """Read every sentence that may speak of casualties."""
    parsed: list[Parsed] = []
    gathered = Gathered()
    for sentence in document.sentences:
        if _CASUALTY.search(sentence.lower):
            parsed.append(parse(sentence, document.tokens_of(sentence)))
            gathered.ignored.extend(_left(document, parsed[-1]))
        elif NEARBY.search(sentence.lower):
            gathered.ignored.extend(left_numbers(document, document.tokens_of(sentence), frozenset()))
    if not any(one.statements for one in parsed):
        return gathered
    places = gathered.places = Map(document.text, gazetteer)
    published = published_in(published_at, places.main().zone)
    gathered.calendar = Calendar(document, published)
    for one in parsed:
        _read(document, one, gathered, published)
    return gathered


def _left(document: Document, parsed: Parsed) -> Iterator[Ignored]:
    groups = [group for statement in parsed.statements for group in statement.groups]
    used = frozenset(index for group in groups for index in range(group.start, group.end))
    return left_numbers(document, parsed.tokens, used)


def _read(document: Document, parsed: Parsed, gathered: Gathered, published: Published) -> None:
    if not parsed.statements:
        return
    days = incident_days(parsed.tokens, published)
    another = is_another(parsed)
    for statement in parsed.statements:
        if not _is_counted(statement):
            continue
        reason = reason_against(parsed, statement, days, published) or _inherited(gathered, days)
        if reason is not None:
            gathered.background = gathered.background or reason == HISTORIC
            gathered.ignored.append(Ignored(reason, _quote(document, parsed, statement)))
            continue
        assert gathered.places is not None
        gathered.told.append(
            Told(
                parsed,
                statement,
                places_of(parsed, statement, gathered.places),
                _nearest_day(statement, days),
                claimed_by=claimant(parsed, statement),
                feared=is_feared(parsed, statement),
                headline=parsed.sentence.is_title or parsed.sentence.paragraph <= _LEAD_PARAGRAPHS,
                another=another,
                late_death=_is_late_death(parsed, statement),
            )
        )


_WOUNDED = frozenset({"wounded", "injured", "hurt"})


def _is_late_death(parsed: Parsed, statement: Statement) -> bool:
    """Read "one of the wounded died", "a man wounded in Tuesday's attack has died"."""
    if statement.effect is not Effect.KILLED or statement.form is not Form.STATE:
        return False
    return any(token.lower in _WOUNDED for token in parsed.tokens[statement.start : statement.at])


def _inherited(gathered: Gathered, days: Sequence[When]) -> str | None:
    """A statement without a day goes on telling of what happened long ago."""
    return HISTORIC if gathered.background and not gathered.told and not days else None


def _is_counted(statement: Statement) -> bool:
    return statement.effect is not Effect.CASUALTY


def _quote(document: Document, parsed: Parsed, statement: Statement) -> Quote:
    return document.quote(parsed.tokens[statement.start].start, parsed.tokens[statement.end - 1].end)


def _nearest_day(statement: Statement, days: Sequence[When]) -> When | None:
    if not days:
        return None
    return min(days, key=lambda when: (abs(when.start - statement.at), when.start))


_CLAUSES = words("while ; but although though whereas")


def places_of(parsed: Parsed, statement: Statement, places: Map) -> tuple[Spot, ...]:
    """Choose the places of a statement: those of its clause, else those of its sentence before it."""
    first, last = _clause(parsed, statement)
    sentence = parsed.sentence
    found = _chosen(parsed, statement, _unnamed(parsed, places.within(first, last)))
    if found or (first == sentence.start and last == sentence.end):
        return found
    return _chosen(parsed, statement, _unnamed(parsed, places.within(sentence.start, first)))


def _unnamed(parsed: Parsed, spots: Sequence[Spot]) -> list[Spot]:
    """Leave out the names that are victims here: "the bodies of Clarence and Shauna"."""
    names = [group for statement in parsed.statements for group in statement.groups if group.kind is Kind.NAMED]
    spans = [(parsed.tokens[group.start].start, parsed.tokens[group.end - 1].end) for group in names]
    return [spot for spot in spots if not any(start <= spot.start < end for start, end in spans)]


def _clause(parsed: Parsed, statement: Statement) -> tuple[int, int]:
    at = statement.at
    first, last = 0, len(parsed.tokens)
    for phrase in parsed.phrases:
        if phrase.role is Role.BREAK and phrase.word in _CLAUSES:
            if phrase.end <= at:
                first = phrase.end
            elif phrase.start > at:
                last = phrase.start
                break
    start = parsed.tokens[first].start if first < len(parsed.tokens) else parsed.sentence.end
    return start, parsed.tokens[last - 1].end


def _chosen(parsed: Parsed, statement: Statement, spots: Sequence[Spot]) -> tuple[Spot, ...]:
    """Take the specific place nearest to the casualty word, with those that "and" joins to it."""
    specific = [spot for spot in spots if not spot.is_country] or list(spots)
    if not specific:
        return ()
    at = parsed.tokens[statement.at].start
    nearest = min(specific, key=lambda spot: (abs(spot.start - at), spot.start))
    run = [spot for spot in _run(parsed, specific, specific.index(nearest))]
    regions = {spot.region for spot in run}
    if len(regions) == 1:
        return (_finest(run, nearest),)
    kept: list[Spot] = []
    for spot in run:
        if spot.region not in {other.region for other in kept}:
            kept.append(spot)
    return tuple(kept)


def _finest(run: Sequence[Spot], nearest: Spot) -> Spot:
    order = ["point", "place", "district", "region", "country", "unknown"]
    return min(run, key=lambda spot: (order.index(spot.precision.value), spot is not nearest))


_JOINT = re.compile(
    r"(?:'s|’s)?\s*(?:,|,?\s*and|&)\s*(?:the\s+|in\s+|in the\s+)?(?:\w+\s+){0,2}?(?:cities of |city of |region of )?"
)


def _run(parsed: Parsed, spots: Sequence[Spot], at: int) -> Iterator[Spot]:
    """Give the places that commas and "and" join to the one at `at`, itself among them."""
    low = high = at
    while low > 0 and _joined(parsed, spots[low - 1], spots[low]):
        low -= 1
    while high + 1 < len(spots) and _joined(parsed, spots[high], spots[high + 1]):
        high += 1
    yield from spots[low : high + 1]


def _joined(parsed: Parsed, first: Spot, second: Spot) -> bool:
    offset = parsed.sentence.start
    return _JOINT.fullmatch(parsed.sentence.text, first.end - offset, max(first.end, second.start) - offset) is not None
