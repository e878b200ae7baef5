"""The figures of one incident out of all that the article states of it: wholes, parts, persons and arithmetic."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from casualty_pipeline.extract.groups import Kind
from casualty_pipeline.extract.incidents import Incident, Told
from casualty_pipeline.extract.individuals import Individuals
from casualty_pipeline.extract.predicates import Effect
from casualty_pipeline.extract.wording import enemy_loss, feared
from casualty_schemas.count import Count
from casualty_schemas.report import EvidenceClass


@dataclass(frozen=True, slots=True)
class Figure:
    """A count, how good it is, and the statement that gave it."""

    count: Count
    evidence: EvidenceClass
    told: Told


@dataclass(frozen=True, slots=True)
class Outcome:
    """Killed and injured people of an incident; None is *not stated*."""

    killed: Figure | None
    injured: Figure | None


def outcome_of(incident: Incident) -> Outcome:
    """Read the current figures of an incident."""
    people = _individuals(incident.told)
    wholes = {effect: _whole(incident.told, effect) for effect in Effect}
    killed = wholes[Effect.KILLED] or _persons(incident.told, Effect.KILLED, people.killed())
    shot = wholes[Effect.SHOT]
    injured = wholes[Effect.INJURED]
    if shot is not None:
        injured = _survivors(shot, killed, injured)
    if injured is None and people.hurt():
        injured = _persons(incident.told, Effect.INJURED, people.hurt()) or _persons(
            incident.told, Effect.SHOT, people.hurt()
        )
    return Outcome(_or_none_killed(incident, killed, injured), injured)


def _or_none_killed(incident: Incident, killed: Figure | None, injured: Figure | None) -> Figure | None:
    del incident, injured
    return killed


def _individuals(told: Sequence[Told]) -> Individuals:
    people = Individuals()
    for one in told:
        statement = one.statement
        singles = [
            group
            for group in statement.groups
            if group.kind in {Kind.SINGLE, Kind.NAMED, Kind.DEFINITE}
            and group.count is not None
            and group.count.best == 1
        ]
        if len(singles) == len(statement.groups):
            people.tell(singles, statement.effect, one.sentence)
    return people


def _whole(told: Iterable[Told], effect: Effect) -> Figure | None:
    """Choose among the numbers that are stated: numerals before vague words, the greatest of them."""
    found = [figure for one in told if one.statement.effect is effect and (figure := _stated(one))]
    if not found:
        return None
    best_class = min(figure.evidence for figure in found)
    best = [figure for figure in found if figure.evidence == best_class]
    return max(best, key=lambda figure: (figure.count.best, -figure.told.sentence))


def _stated(told: Told) -> Figure | None:
    statement = told.statement
    count = statement.count
    groups = statement.groups
    if count is None or (
        len(groups) == 1 and groups[0].kind in {Kind.SINGLE, Kind.NAMED, Kind.DEFINITE} and count.best == 1
    ):
        return None
    evidence = EvidenceClass.VAGUE if any(group.vague for group in groups) else EvidenceClass.STATED
    return hedged(told, count, evidence)


def hedged(told: Told, count: Count, evidence: EvidenceClass) -> Figure:
    """Apply claims and fears to a count."""
    if told.claimed_by is not None:
        return Figure(enemy_loss(count), EvidenceClass.CLAIM, told)
    if told.feared:
        return Figure(feared(count), EvidenceClass.VAGUE, told)
    return Figure(count, evidence, told)


def _persons(told: Iterable[Told], effect: Effect, people: int) -> Figure | None:
    """Count single persons where no number is stated."""
    first = next((one for one in told if one.statement.effect is effect), None)
    if first is None or not people:
        return None
    return hedged(first, Count.exactly(people), EvidenceClass.STATED)


def _survivors(shot: Figure, killed: Figure | None, injured: Figure | None) -> Figure | None:
    """Take those who died from those who were shot: "shot four, killing one" leaves three injured."""
    left = shot.count if killed is None else shot.count - killed.count
    if injured is not None and injured.count.best >= left.best:
        return injured
    if left.best == 0 and killed is not None:
        return injured
    return Figure(left, shot.evidence, shot.told)
