"""Statements gathered into incidents: a headline, a lead and the body repeat, "another strike" does not."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from msgspec import Struct

from casualty_pipeline.extract.days.when import When
from casualty_pipeline.extract.harm.predicate import Effect, Form
from casualty_pipeline.extract.people.group import Kind
from casualty_pipeline.extract.places.places import Spot
from casualty_pipeline.extract.sentences.clause import Parsed, Statement
from casualty_pipeline.extract.text.cues import ANOTHER
from casualty_schemas.count import Count


class Told(Struct, frozen=True, gc=False):
    """A statement that counts, with where and when its own sentence puts it."""

    parsed: Parsed
    statement: Statement
    spots: tuple[Spot, ...]
    when: When | None
    claimed_by: str | None = None
    feared: bool = False
    headline: bool = False
    another: bool = False
    late_death: bool = False
    """Somebody who had been counted among the injured has died."""

    @property
    def sentence(self) -> int:
        """Its sentence's number."""
        return self.statement.sentence


@dataclass(slots=True)
class Incident:
    """What one article tells of one incident."""

    told: list[Told] = field(default_factory=list)
    spots: tuple[Spot, ...] = ()
    when: When | None = None

    def add(self, told: Told) -> None:
        """Take in another statement; the most exact place and the first day stand."""
        self.told.append(told)
        if told.spots and (not self.spots or _is_finer(told.spots, self.spots)):
            self.spots = told.spots
        if told.when is not None and not told.statement.soft and (self.when is None or sharpens(told.when, self.when)):
            self.when = told.when


def sharpens(new: When, old: When) -> bool:
    """Whether a day says better what a weak one ("overnight") said."""
    return old.weak and not new.weak and not new.period and old.first - _DAY <= new.first <= old.last + _DAY


def _is_finer(new: Sequence[Spot], old: Sequence[Spot]) -> bool:
    if not len(new) == len(old) == 1 or new[0].is_country:
        return False
    return old[0].is_country or (old[0].origin and not new[0].origin)


_DAY = timedelta(days=1)
_MEMORY = 40
"""Incidents that a text is trusted to come back to; bounds the work on very long ones."""
_ANOTHER = re.compile(
    r"\b(?:another|a second|a third|a separate|separate|a different|an unrelated|a previous|an earlier"
    r"|other)\b(?:(?!(?:killed|wounded|injured|hurt|shot|dead|died|was|were|in|person|man|woman|victims?|survivor"
    r"|suspect|gunman)\b)[\w'-]*\s+){0,4}?"
    r"(?:strike|attack|shooting|incident|raid|bombing|bomb|explosion|blast|clash|crash|case|killing|assault"
    r"|ambush|homicide|stabbing)s?\b"
    r"|\belsewhere\b|\bseparately\b|\bin (?:an )?unrelated\b",
)


def is_another(parsed: Parsed) -> bool:
    """Whether the sentence turns to an incident beside that told before."""
    return bool(parsed.sentence.cues & ANOTHER) and _ANOTHER.search(parsed.sentence.lower) is not None


def _opens_with_another(told: Told) -> bool:
    """Whether the other incident is what did it: "another bomb left four dead"."""
    found = _ANOTHER.search(told.parsed.sentence.lower, 0, _OPENING)
    return found is not None and not found.start()


_OPENING = 60
"""Characters that a sentence opens with."""


def gather(body: Iterable[Told]) -> list[Incident]:
    """Gather the statements of the body, in order, into incidents."""
    incidents: list[Incident] = []
    for told in body:
        home = _home(told, incidents)
        if home is None:
            home = Incident()
            incidents.append(home)
        home.add(told)
    return incidents


def _home(told: Told, incidents: Sequence[Incident]) -> Incident | None:
    if not incidents or (told.claimed_by is not None and not told.spots):
        return None
    current = incidents[-1]
    if told.sentence == current.told[-1].sentence and _meet(told, current):
        return current
    if told.statement.soft or all(group.kind is Kind.DEFINITE for group in told.statement.groups):
        return current
    if told.another and (told.spots or told.when or _opens_with_another(told)):
        return None
    if not told.spots:
        return None if is_of_another_day(told, current) else current
    return next((incident for incident in reversed(incidents[-_MEMORY:]) if _meet(told, incident)), None)


def _meet(told: Told, incident: Incident) -> bool:
    """Whether place and day allow that it is the same incident."""
    if told.spots and incident.spots and not _same_place(told.spots, incident.spots):
        return False
    if told.statement.listed and _is_elsewhere(told, incident):
        return False
    if told.another and incident.told[-1].sentence != told.sentence:
        return False
    if is_of_another_day(told, incident):
        return False
    first, second = told.when, incident.when
    return first is None or second is None or not (first.follows and not second.follows)


def _is_elsewhere(told: Told, incident: Incident) -> bool:
    """Whether a list of places goes on to another, be it that no gazetteer knows the one before."""
    if incident.told[-1].sentence == told.sentence:
        return True
    return [spot.name for spot in told.spots] != [spot.name for spot in incident.spots]


def is_of_another_day(told: Told, incident: Incident) -> bool:
    """Whether both days are plain and further apart than a night: "on Wednesday, 25 people were killed"."""
    first, second, statement = told.when, incident.when, told.statement
    if first is None or second is None or statement.form is not Form.PAST or statement.effect is Effect.SHOT:
        return False
    if first.weak or first.follows or first.period or second.period:
        return False
    several = any(group.count is not None and group.count.best > 1 for group in statement.groups)
    return several and not (first.first <= second.last + _DAY and second.first <= first.last + _DAY)


def _same_place(first: Sequence[Spot], second: Sequence[Spot]) -> bool:
    if len(first) > 1 or len(second) > 1:
        return [spot.region for spot in first] == [spot.region for spot in second]
    a, b = first[0], second[0]
    if a.region == b.region:
        return True
    return (a.is_country or b.is_country) and a.region[:2] == b.region[:2]


def counted(count: Count | None) -> Count:
    """Read "not stated how many" as nothing."""
    return count or Count.exactly(0)


def with_place(incident: Incident, spots: tuple[Spot, ...]) -> Incident:
    """Place an incident that its own sentences do not."""
    incident.spots = incident.spots or spots
    return incident


__all__ = ["Incident", "Told", "counted", "gather", "is_another", "is_of_another_day", "replace", "with_place"]
