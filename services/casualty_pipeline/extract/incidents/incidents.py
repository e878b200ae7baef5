"""What an article tells of one incident: its statements, the most exact of their places, the best of their days."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from msgspec import Struct

from casualty_pipeline.extract.days.when import When
from casualty_pipeline.extract.harm.predicate import Effect
from casualty_pipeline.extract.places.places import Spot
from casualty_pipeline.extract.sentences.clause import Parsed, Statement
from casualty_schemas.report import Precision


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
    recalled: bool = False
    """Its sentence only recalls the event, which may be the news of another sentence."""
    of_death: bool = False
    """Its day is that on which somebody died, of wounds perhaps of another day."""
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
    of_headline: bool = True
    """Told of by headline and lead alone so far."""
    of_death: bool = False
    """Its day is only that on which somebody died."""
    deaths: set[int] = field(default_factory=set)
    """The numbers of dead that were told of it."""

    def add(self, told: Told) -> None:
        """Take in another statement; the most exact place and the first day stand."""
        self.told.append(told)
        self.of_headline = self.of_headline and told.headline
        if told.statement.effect is Effect.KILLED and (count := told.statement.count) is not None:
            self.deaths.add(count.best)
        if told.spots and (not self.spots or _is_finer(told.spots, self.spots)):
            self.spots = told.spots
        if told.when is not None and not told.statement.soft and self._is_better(told, told.when):
            self.when, self.of_death = told.when, told.of_death

    def _is_better(self, told: Told, when: When) -> bool:
        if self.when is None:
            return True
        older = (
            self.of_death and not told.of_death and not (when.period or when.follows) and when.last < self.when.first
        )
        return older or sharpens(when, self.when)


def sharpens(new: When, old: When) -> bool:
    """Whether a day says better what a weak one ("overnight") said."""
    return old.weak and not new.weak and not new.period and old.first - _DAY <= new.first <= old.last + _DAY


def _is_finer(new: Sequence[Spot], old: Sequence[Spot]) -> bool:
    if not len(new) == len(old) == 1 or new[0].is_country:
        return False
    return old[0].is_country or (old[0].origin and not new[0].origin)


_DAY = timedelta(days=1)


def is_of_region(incident: Incident) -> bool:
    """Whether headline and lead alone tell of a region, which may sum up what the body tells town by town."""
    return incident.of_headline and len(incident.spots) == 1 and incident.spots[0].precision is Precision.REGION
