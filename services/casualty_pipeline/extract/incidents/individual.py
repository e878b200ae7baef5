"""One person of an article: what it tells of him so far, and whom a phrase can mean."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from msgspec.structs import replace

from casualty_pipeline.extract.harm.predicate import Effect
from casualty_pipeline.extract.people.group import Group, Kind
from casualty_pipeline.extract.people.likeness import agree, distinct, has_role
from casualty_pipeline.extract.people.people import PRONOUNS


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
    more: bool = False
    """Told of as another than those before."""
    by_own_hand: bool = False
    """Turned a weapon on himself, which he may have survived."""
    of_title: bool = False
    """Told of by the headline alone so far."""
    vehicle: str = ""
    """What the person drove or rode in, folded."""
    effects: set[Effect] = field(default_factory=set)


def by_own_hand(people: Iterable[Individual], group: Group) -> Individual | None:
    """Find who turned a weapon on himself for "the shooter", student or not."""
    plain = (one for one in people if one.by_own_hand and not one.more)
    return next((one for one in plain if agree(replace(group, head=""), one)), None)


def is_alive(person: Individual) -> bool:
    """Whether nobody said that he died."""
    return Effect.KILLED not in person.effects


def is_dead(person: Individual) -> bool:
    """Whether he died, by his own hand perhaps."""
    if Effect.KILLED in person.effects:
        return True
    return person.by_own_hand and Effect.INJURED not in person.effects


def is_older_death(person: Individual, sentence: int) -> bool:
    """Whether a death was told well before: "a boy has died. Two boys were shot ... The other boy died" is one."""
    return Effect.KILLED in person.effects and sentence - person.last > 1


def is_named(person: Individual, group: Group, effect: Effect) -> bool:
    """Whether an age tells a person from one who was named without and to whom something else happened."""
    return bool(person.name) and person.age is None and group.age is not None and effect not in person.effects


def meant(group: Group, effect: Effect, candidates: list[Individual]) -> Individual | None:
    """Choose whom "he", "the officer", "the victim" mean: by age, by noun, by what befell him, else the latest."""
    if group.head in PRONOUNS:
        return latest(candidates)
    for pool in (
        [person for person in candidates if distinct(person, group)],
        [person for person in candidates if person.head == group.head],
        [person for person in candidates if effect in person.effects],
    ):
        if pool:
            return latest(pool)
    return latest(candidates)


def latest(people: list[Individual]) -> Individual | None:
    """Give whom the text told of last."""
    return max(reversed(people), key=lambda person: person.last, default=None)


def may_be(person: Individual, group: Group, effect: Effect) -> bool:
    """Whether the dead can be the injured: only where name, age or "he" say that they are the same."""
    if effect is not Effect.INJURED or Effect.KILLED not in person.effects:
        return True
    if person.vehicle and group.vehicle and set(person.vehicle.split()).isdisjoint(group.vehicle.split()):
        return False
    return group.kind is Kind.DEFINITE or distinct(person, group)


_ANYBODY = frozenset({"man", "woman", "male", "female", "person", "individual"})
"""Nouns that say no more of a person than a role does: "a man ... the passenger"."""


def learn(person: Individual, group: Group) -> None:
    """Take in what a phrase says of a person."""
    person.name = person.name or group.name
    person.age = group.age if person.age is None else person.age
    person.sex = person.sex or group.sex
    person.vehicle = person.vehicle or group.vehicle
    if not person.head or person.head in PRONOUNS or (person.head in _ANYBODY and has_role(group.head)):
        person.head = group.head
    person.more = person.more or group.more
