"""The figures of one incident out of all that the article states of it: wholes, parts, persons and arithmetic."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from casualty_pipeline.extract.additions import with_others
from casualty_pipeline.extract.group import Group, Kind
from casualty_pipeline.extract.incidents import Incident, Told
from casualty_pipeline.extract.individuals import Individuals
from casualty_pipeline.extract.predicate import Effect, Form
from casualty_pipeline.extract.wording import enemy_loss, feared
from casualty_schemas.count import Count
from casualty_schemas.report import EvidenceClass

_SINGLE = frozenset({Kind.SINGLE, Kind.NAMED, Kind.DEFINITE})


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
    told = incident.told
    people = individuals_of(told)
    whole_killed = _with_others(told, _whole(told, Effect.KILLED))
    killed = whole_killed or _persons(told, (Effect.KILLED,), people.killed())
    injured = _injured(
        told, killed, people.hurt(shot_too=whole_killed is None or len(people) > whole_killed.count.best)
    )
    return Outcome(killed, injured)


def _injured(told: Sequence[Told], killed: Figure | None, persons: int) -> Figure | None:
    stated = _whole(told, Effect.INJURED)
    shot = _whole(told, Effect.SHOT)
    if shot is not None:
        return _survivors(shot, killed, stated)
    return stated or _persons(told, (Effect.INJURED, Effect.SHOT), persons)


def _with_others(told: Sequence[Told], killed: Figure | None) -> Figure | None:
    if killed is None or killed.evidence is not EvidenceClass.STATED:
        return killed
    deaths = [one for one in told if _effect(one) is Effect.KILLED]
    return replace(killed, count=with_others(deaths, killed.count))


def individuals_of(told: Iterable[Told]) -> Individuals:
    """Gather the single persons that an incident's statements tell of."""
    people = Individuals()
    for one in sorted(told, key=_order):
        statement = one.statement
        if all(_is_one(group) for group in statement.groups):
            people.tell(statement.groups, statement.effect, one.sentence)
        elif len(statement.groups) == 1 and statement.groups[0].count is None:
            people.tell_last(statement.effect)
    return people


def _order(told: Told) -> tuple[int, bool, int]:
    """Order the dead before others ("a man wounded has died"), but not those taken up ("shot a man; the man died")."""
    taken_up = all(group.kind is Kind.DEFINITE for group in told.statement.groups)
    dead = told.statement.effect is Effect.KILLED and not taken_up
    return told.sentence, not dead, told.statement.at


def _is_one(group: Group) -> bool:
    return group.kind in _SINGLE and group.count is not None and group.count.best == 1


def _whole(told: Sequence[Told], effect: Effect) -> Figure | None:
    """Choose among the numbers that are stated: wholes before parts, numerals before vague words, then the greatest."""
    title = _sum_of_title(told, effect)
    if title is not None:
        return title
    found = [(_rank(one), figure) for one in told if _effect(one) is effect and (figure := _stated(one))]
    if not found:
        return None
    best = min(rank for rank, _ in found)
    return max(
        (figure for rank, figure in found if rank == best),
        key=lambda figure: (figure.count.best, -figure.told.sentence),
    )


_ITS_OWN = frozenset({Form.MULTIPLE, Form.TOLL})
"""Forms that are a whole by themselves."""


def _sum_of_title(told: Sequence[Told], effect: Effect) -> Figure | None:
    """Add what one headline lists: "Boy grazed, two teens wounded" are three."""
    listed = [one for one in told if _lists(one, effect)]
    groups = {group.start: group for one in listed for group in one.statement.groups}.values()
    alone = len(groups) <= 1 or len(listed) <= 1
    if alone or _is_parted(listed) or any(group.part or group.count is None for group in groups):
        return None
    total = sum((group.count for group in groups if group.count), Count.exactly(0))
    vague = any(group.vague for group in groups)
    return Figure(total, EvidenceClass.VAGUE if vague else EvidenceClass.STATED, listed[0])


_ITS_OWN = frozenset({Form.MULTIPLE, Form.TOLL})
"""Forms that are a whole by themselves."""


def _lists(told: Told, effect: Effect) -> bool:
    """Whether a headline's statement may be one of several that add up."""
    if not told.parsed.sentence.is_title or told.statement.form in _ITS_OWN:
        return False
    return _effect(told) is effect and told.claimed_by is None and not told.feared


def _is_parted(listed: Sequence[Told]) -> bool:
    """Whether a colon stands between them: what follows says it again."""
    first, last = listed[0].statement.at, listed[-1].statement.at
    return any(phrase.word in {":", "|"} for phrase in listed[0].parsed.phrases if first < phrase.start < last)


def _effect(told: Told) -> Effect:
    """Read "a man killed, three others shot" as killed and injured."""
    statement = told.statement
    if statement.effect is not Effect.SHOT or not all(group.more for group in statement.groups):
        return statement.effect
    before = any(other.effect is Effect.KILLED and other.at < statement.at for other in told.parsed.statements)
    return Effect.INJURED if before else Effect.SHOT


def _rank(told: Told) -> tuple[bool, bool, bool, bool]:
    groups = told.statement.groups
    return (
        told.claimed_by is not None or told.feared,
        told.statement.form is Form.MULTIPLE or any(group.part for group in groups),
        any(group.vague for group in groups),
        told.statement.soft,
    )


def _stated(told: Told) -> Figure | None:
    statement = told.statement
    count = statement.count
    if count is None or all(_is_one(group) for group in statement.groups):
        return None
    evidence = EvidenceClass.VAGUE if any(group.vague for group in statement.groups) else EvidenceClass.STATED
    return hedged(told, count, evidence)


def hedged(told: Told, count: Count, evidence: EvidenceClass) -> Figure:
    """Apply claims and fears to a count."""
    if told.claimed_by is not None:
        return Figure(enemy_loss(count), EvidenceClass.CLAIM, told)
    if told.feared:
        return Figure(feared(count), EvidenceClass.VAGUE, told)
    return Figure(count, evidence, told)


def _persons(told: Iterable[Told], effects: Sequence[Effect], people: int) -> Figure | None:
    """Count single persons where no number is stated."""
    first = next((one for one in told if one.statement.effect in effects), None)
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
