"""The figures of one incident out of all that the article states of it: wholes, parts, persons and arithmetic."""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from casualty_pipeline.extract.harm.predicate import Effect, Form
from casualty_pipeline.extract.incidents.additions import attackers_beside, is_hurt_otherwise, with_further, with_others
from casualty_pipeline.extract.incidents.beside import beside
from casualty_pipeline.extract.incidents.figure import Figure, Outcome, hedged, is_of_title
from casualty_pipeline.extract.incidents.incidents import Incident, Told
from casualty_pipeline.extract.incidents.individual import Individual
from casualty_pipeline.extract.incidents.late import late_deaths, nth_death, with_late, without_late
from casualty_pipeline.extract.incidents.persons import individuals_of
from casualty_pipeline.extract.incidents.wholes import Numbers
from casualty_pipeline.extract.people.group import Kind
from casualty_schemas.count import Count
from casualty_schemas.report import EvidenceClass


def outcome_of(incident: Incident) -> Outcome:
    """Read the current figures of an incident."""
    numbers = Numbers(incident.told)
    people = individuals_of(incident.told)
    dead = people.killed()
    whole = numbers.whole(Effect.KILLED)
    killed = _killed(numbers, whole, dead)
    hurt = people.hurt(shot_too=whole is None or len(people) > whole.count.best or _is_part(whole))
    return Outcome(killed, _injured(numbers, killed, dead, hurt))


def _is_part(figure: Figure) -> bool:
    """Whether the dead are some of a number: "two of them died"."""
    return all(group.part for group in figure.told.statement.groups)


def _injured(
    numbers: Numbers, killed: Figure | None, dead: Sequence[Individual], hurt: Sequence[Individual]
) -> Figure | None:
    stated = numbers.whole(Effect.INJURED)
    if stated is not None and hurt and stated.count.high == 0:
        stated = None  # "no officers were hurt" says nothing of those who were
    shot = _with_stabbed(numbers.whole(Effect.SHOT), numbers.of(Effect.SHOT))
    if shot is not None:
        outside = max(_left_out(shot, dead), attackers_beside(numbers.of(Effect.KILLED), (shot.told,)).best)
        left = _survivors(shot, killed, stated, outside=outside)
        injured = [person for person in hurt if Effect.INJURED in person.effects]
        persons = _persons(numbers.told, (Effect.INJURED,), injured)
        return persons if _is_one_of(left, persons) else _with(left, hurt) or persons
    if stated is not None and _is_total(stated) and all(person.effects & _STRUCK for person in dead):
        return replace(stated, count=stated.count - Count.exactly(len(dead)))
    surviving = without_late(stated, late_deaths(numbers.of(Effect.KILLED)))
    if surviving is not None:
        return surviving if surviving.count.best else None
    if stated is not None and killed is not None and _is_some_of(killed, stated):
        living = stated.count - killed.count
        return _with(replace(stated, count=living), hurt) if living.best else None
    if stated is None or _holds_the_dead(stated, killed, numbers.told, people=len(dead) + len(hurt), dead=len(dead)):
        return _persons(numbers.told, (Effect.INJURED, Effect.SHOT), hurt)
    told = numbers.of(Effect.INJURED)
    found = _with(stated, hurt, attackers_beside(told, (stated.told,)).best)
    return found and replace(found, count=with_further(told, found.count))


def _with_stabbed(shot: Figure | None, told: Sequence[Told]) -> Figure | None:
    """Add who was hurt otherwise beside those of a number: "three people were shot and one stabbed"."""
    if shot is None:
        return None
    more = [one.statement.count for one in told if is_hurt_otherwise(shot.told, one)]
    return replace(shot, count=sum((count for count in more if count is not None), shot.count))


def _is_one_of(left: Figure | None, persons: Figure | None) -> bool:
    """Whether one who was shot is among more who are told of one by one: "striking one officer in the arm"."""
    return left is not None and persons is not None and left.count.best == 1 < persons.count.best


def _is_some_of(killed: Figure, hurt: Figure) -> bool:
    """Whether the dead are some of those hurt: "five were stabbed, one of them fatally", "one of them later died"."""
    if killed.evidence is not EvidenceClass.STATED or not _is_part(killed):
        return False
    later, former = killed.told, hurt.told
    if any(group.head for group in later.statement.groups) or killed.count.best > hurt.count.best:
        return False
    if later.sentence == former.sentence:
        return former.statement.at < later.statement.at
    return later.sentence == former.sentence + 1 and former.parsed.statements[-1] is former.statement


_STRUCK = frozenset({Effect.INJURED, Effect.SHOT})


def _is_total(figure: Figure) -> bool:
    """Whether "a total of five were wounded" counts those who died of their wounds, too."""
    start = figure.told.statement.start
    return figure.told.parsed.tokens.lower[max(0, start - 2) : start] == ["total", "of"]


def _killed(numbers: Numbers, whole: Figure | None, dead: Sequence[Individual]) -> Figure | None:
    if whole is None:
        return _at_least(_persons(numbers.told, (Effect.KILLED,), dead), nth_death(numbers.of(Effect.KILLED)))
    if whole.evidence is not EvidenceClass.STATED:
        return whole
    deaths = numbers.of(Effect.KILLED)
    counts = (
        with_others(deaths, whole.count),
        whole.count + Count.exactly(_left_out(whole, dead)),
        Count.exactly(nth_death(deaths)),
        with_late(deaths, late_deaths(deaths), numbers.whole(Effect.INJURED)),
    )
    return replace(whole, count=max(counts, key=lambda count: count.best))


def _at_least(figure: Figure | None, people: int) -> Figure | None:
    if figure is None or figure.evidence is not EvidenceClass.STATED or figure.count.best >= people:
        return figure
    return replace(figure, count=Count.exactly(people))


def _left_out(figure: Figure, people: Sequence[Individual]) -> int:
    """Count the persons beside a number; what a headline's statements add up to holds those of all of them."""
    stated = figure.told.statement.count
    return 0 if stated is not None and figure.count.best > stated.best else beside(figure.told, people)


def _with(figure: Figure | None, people: Sequence[Individual], attackers: int = 0) -> Figure | None:
    """Add the persons whom a stated number leaves out, `attackers` at least."""
    more = max(_left_out(figure, people), attackers) if figure else 0
    return replace(figure, count=figure.count + Count.exactly(more)) if figure and more else figure


def _persons(told: Iterable[Told], effects: Sequence[Effect], people: Sequence[Individual]) -> Figure | None:
    """Count single persons where no number is stated."""
    first = next((one for one in told if one.statement.effect in effects), None)
    if first is None or not people:
        return None
    return hedged(first, Count.exactly(len(people)), EvidenceClass.STATED)


def _holds_the_dead(stated: Figure, killed: Figure | None, told: Sequence[Told], *, people: int, dead: int) -> bool:
    """Whether a number of injured counts one who died: "both were taken to a hospital", a title older than the text."""
    if killed is None or killed.count.best != dead or stated.count.best != people:
        return False
    if all(group.kind is Kind.DEFINITE for group in stated.told.statement.groups):
        return True
    return is_of_title(stated) and not is_of_title(killed) and not _is_repeated(stated, told)


def _is_repeated(figure: Figure, told: Sequence[Told]) -> bool:
    """Whether the body says a figure of the title again."""
    said = (one.statement.count for one in told if one.statement.effect is figure.told.statement.effect)
    return sum(count is not None and count.best == figure.count.best for count in said) > 1


def _survivors(shot: Figure, killed: Figure | None, injured: Figure | None, *, outside: int) -> Figure | None:
    """Take those who died from those who were shot: "shot four, killing one" leaves three injured.

    Of the dead, `outside` are none of those: "three deputies shot, suspect killed".
    """
    among = None if killed is None or killed.count.best <= outside else killed.count - Count.exactly(outside)
    left = shot.count if among is None else shot.count - among
    if injured is not None and _are_in_care(shot, injured):
        return Figure(left, shot.evidence, shot.told) if left.best else None
    if injured is not None and injured.count.best >= left.best:
        return Figure(left, shot.evidence, shot.told) if _are_the_same(shot, killed, injured) else injured
    if left.best == 0 and killed is not None:
        return injured
    return Figure(left, shot.evidence, shot.told)


def _are_in_care(shot: Figure, injured: Figure) -> bool:
    """Whether the same words tell of care and of shots: "two were rushed to a hospital with gunshot wounds"."""
    first, second = shot.told.statement, injured.told.statement
    return second.soft and shot.told.sentence == injured.told.sentence and first.groups == second.groups


def _are_the_same(shot: Figure, killed: Figure | None, injured: Figure) -> bool:
    """Whether the injured are all who were hit, of whom some died: of a "triple shooting", or "both were taken ..."."""
    if killed is None or killed.told.parsed is injured.told.parsed:
        return False
    definite = all(group.kind is Kind.DEFINITE and not group.more for group in injured.told.statement.groups)
    if shot.told.statement.form is not Form.MULTIPLE and not definite:
        return False
    return 0 < killed.count.best < shot.count.best == injured.count.best
