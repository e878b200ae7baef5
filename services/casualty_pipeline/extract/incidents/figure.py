"""A figure of an incident: how many, how good it is, and the statement that gave it."""

from msgspec import Struct

from casualty_pipeline.extract.incidents.incidents import Told
from casualty_pipeline.extract.numbers.wording import enemy_loss, feared
from casualty_schemas.count import Count
from casualty_schemas.report import EvidenceClass


class Figure(Struct, frozen=True, gc=False):
    """A count, how good it is, and the statement that gave it."""

    count: Count
    evidence: EvidenceClass
    told: Told


class Outcome(Struct, frozen=True, gc=False):
    """Killed and injured people of an incident; None is *not stated*."""

    killed: Figure | None
    injured: Figure | None


NOTHING_STATED = Outcome(None, None)


def hedged(told: Told, count: Count, evidence: EvidenceClass) -> Figure:
    """Apply claims and fears to a count."""
    if told.claimed_by is not None:
        return Figure(enemy_loss(count), EvidenceClass.CLAIM, told)
    if told.feared:
        return Figure(feared(count), EvidenceClass.VAGUE, told)
    return Figure(count, evidence, told)


def is_of_title(figure: Figure) -> bool:
    """Whether the headline gave it."""
    return figure.told.parsed.sentence.is_title
