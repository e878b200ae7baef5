"""Single victims: who is the same person as whom, so that nobody is counted twice inside an article."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from casualty_pipeline.extract.group import Group, Kind
from casualty_pipeline.extract.predicate import Effect

_NEAR = 3
"""Sentences that "another man" looks back for the man before him."""
_MEMORY = 60
"""Persons that a text is trusted to keep apart; bounds the work on very long ones."""


@dataclass(slots=True)
class Individual:
    """One person as the article tells of him so far."""

    name: str
    age: int | None
    sex: str
    head: str
    sentence: int
    """Where he came up first."""
    last: int
    """Where he came up last."""
    effects: set[Effect] = field(default_factory=set)


class Individuals:
    """The persons of one incident, in the order in which they come up."""

    def __init__(self) -> None:
        self._people: list[Individual] = []
        self._last: list[Individual] = []
        self._told: dict[tuple[int, int], Individual] = {}

    def tell(self, groups: Iterable[Group], effect: Effect, sentence: int) -> None:
        """Take in that something happened to each of these persons."""
        taken: set[int] = set()
        self._last = []
        for group in groups:
            found = self._told.get((sentence, group.start)) or self._find(group, effect, sentence, taken)
            if found is None:
                found = Individual(group.name, group.age, group.sex, group.head, sentence, sentence)
                self._people.append(found)
            self._told[sentence, group.start] = found
            _learn(found, group)
            found.effects.add(effect)
            found.last = sentence
            taken.add(id(found))
            self._last.append(found)

    def tell_last(self, effect: Effect) -> None:
        """Take in that something happened to all those told of last: "a man and a woman ... where they died"."""
        for person in self._last:
            person.effects.add(effect)

    def killed(self) -> int:
        """Count those who died."""
        return sum(Effect.KILLED in person.effects for person in self._people)

    def hurt(self, *, shot_too: bool) -> int:
        """Count those who were injured and lived; `shot_too` where nothing says that those shot are the dead."""
        return sum(
            Effect.KILLED not in person.effects and (shot_too or Effect.INJURED in person.effects)
            for person in self._people
        )

    def __len__(self) -> int:
        return len(self._people)

    def _find(self, group: Group, effect: Effect, sentence: int, taken: set[int]) -> Individual | None:
        free = [person for person in self._people[-_MEMORY:] if id(person) not in taken]
        candidates = [person for person in free if _agree(person, group) and _may(person, group, effect)]
        if group.kind is Kind.DEFINITE and not group.more:
            pool = candidates or free
            return pool[-1] if pool else None
        if group.more and any(sentence - person.last <= _NEAR for person in free):
            known = [person for person in candidates if person.sentence != sentence and _distinct(person, group)]
            return known[-1] if known else None
        if group.kind is Kind.SINGLE:
            candidates = [person for person in candidates if person.sentence != sentence or _distinct(person, group)]
        sure = [person for person in candidates if _distinct(person, group)]
        same = [person for person in candidates if effect in person.effects]
        return (sure or same or candidates)[-1] if candidates else None


def _distinct(person: Individual, group: Group) -> bool:
    """Whether age or name say that it is the same person."""
    if person.name and group.name:
        return True
    return person.age is not None and person.age == group.age


def _agree(person: Individual, group: Group) -> bool:
    if person.name and group.name:
        return bool(set(person.name.split()) & set(group.name.split()))
    if person.age is not None and group.age is not None and person.age != group.age:
        return False
    return not (person.sex and group.sex and person.sex != group.sex)


def _may(person: Individual, group: Group, effect: Effect) -> bool:
    """Whether the dead can be the injured: only where name, age or "he" say that they are the same."""
    if effect is not Effect.INJURED or Effect.KILLED not in person.effects:
        return True
    return group.kind is Kind.DEFINITE or _distinct(person, group)


def _learn(person: Individual, group: Group) -> None:
    person.name = person.name or group.name
    person.age = group.age if person.age is None else person.age
    person.sex = person.sex or group.sex
    person.head = person.head or group.head
