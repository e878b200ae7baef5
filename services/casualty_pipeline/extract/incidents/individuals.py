"""Single victims: who is the same person as whom, so that nobody is counted twice inside an article."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet

from casualty_pipeline.extract.harm.predicate import Effect
from casualty_pipeline.extract.incidents.individual import (
    Individual,
    by_own_hand,
    is_alive,
    is_dead,
    is_named,
    is_older_death,
    latest,
    learn,
    may_be,
    meant,
)
from casualty_pipeline.extract.people.group import Group, Kind
from casualty_pipeline.extract.people.likeness import agree, apart_as_kin, distinct, is_suspect
from casualty_pipeline.extract.people.people import PRONOUNS, RETINUE

_NEAR = 3
"""Sentences that "another man" looks back for the man before him."""
_SEXES = frozenset({"m", "f"})
_MEMORY = 60
"""Persons that a text is trusted to keep apart; bounds the work on very long ones."""


class Individuals:
    """The persons of one incident, in the order in which they come up."""

    def __init__(self, kin: Mapping[int, AbstractSet[str]] | None = None) -> None:
        """`kin` gives the words for kin that sentences count people by."""
        self._kin = kin or {}
        self._people: list[Individual] = []
        self._last: list[Individual] = []
        self._before: list[Individual] = []
        """Those told of before the last."""
        self._told: dict[tuple[int, int], Individual] = {}

    def tell(
        self,
        groups: Iterable[Group],
        effect: Effect,
        sentence: int,
        *,
        by_own_hand: bool = False,
        attacker: bool = False,
        of_title: bool = False,
    ) -> None:
        """Take in that something happened to each of these persons, `by_own_hand` perhaps or to the `attacker`."""
        taken: set[int] = set()
        self._before, self._last = self._last, []
        for group in groups:
            found = self._told.get((sentence, group.start)) or (
                self._gunman(group) if by_own_hand or attacker else None
            )
            found = found or self._find(group, effect, sentence, taken)
            if found is None:
                found = Individual(group.name, group.age, group.sex, group.head, sentence, sentence)
                self._people.append(found)
            self._told[sentence, group.start] = found
            learn(found, group)
            if effect is Effect.KILLED and effect not in found.effects:
                self._identify(found)
            found.effects.add(effect)
            found.last = sentence
            found.of_title = of_title
            found.by_own_hand = found.by_own_hand or by_own_hand
            taken.add(id(found))
            self._last.append(found)

    def tell_last(self, effect: Effect) -> None:
        """Take in that something happened to all those told of last: "a man and a woman ... where they died"."""
        for person in self._last:
            person.effects.add(effect)

    def turn_away(self) -> None:
        """Take in that others were told of by their number, so that "they" are none of the persons before."""
        self._last = []

    def killed(self) -> list[Individual]:
        """Give those who died."""
        return [person for person in self._people if is_dead(person)]

    def hurt(self, *, shot_too: bool) -> list[Individual]:
        """Give those who were injured and lived; `shot_too` where nothing says that those shot are the dead."""
        return [
            person for person in self._people if not is_dead(person) and (shot_too or Effect.INJURED in person.effects)
        ]

    def __len__(self) -> int:
        return len(self._people)

    def _identify(self, person: Individual) -> None:
        """Take a death that was told without a name as that of the one who is named now."""
        if not person.name or person.more:
            return
        for index in range(max(0, len(self._people) - _MEMORY), len(self._people)):
            other = self._people[index]
            unnamed = not other.name and not other.more and other.sentence < person.sentence
            if unnamed and Effect.KILLED in other.effects and agree(other, person):
                del self._people[index]
                return

    def _told_again(self, group: Group, effect: Effect, candidates: list[Individual]) -> Individual | None:
        """Find "another man" in the headline, "the other man" among those told of before the last."""
        if group.kind is Kind.DEFINITE:
            alive = [one for one in candidates if is_alive(one)]
            other = [one for one in alive if all(one is not last for last in self._before)]
            return latest(other or (alive if len(candidates) > len(alive) else []))
        return next((one for one in reversed(candidates) if one.of_title and effect in one.effects), None)

    def _gunman(self, group: Group) -> Individual | None:
        """Find who was told of as the attacker for one who turned a weapon on himself."""
        return next((one for one in self._people[-_MEMORY:] if is_suspect(one.head) and agree(one, group)), None)

    def _owner(self, group: Group, effect: Effect) -> Individual | None:
        """Find whose passenger or kin somebody is: the kin of the dead who was hurt is none of them."""
        people = self._people[-_MEMORY:]
        if group.owner not in _SEXES:
            return latest([one for one in people if group.owner in one.name.split()])
        owner = latest([one for one in people if one.sex in {group.owner, ""}])
        if owner is None or group.head in RETINUE:
            return owner
        return owner if effect is not Effect.KILLED and is_dead(owner) else None

    def _find(self, group: Group, effect: Effect, sentence: int, taken: set[int]) -> Individual | None:
        owner = self._owner(group, effect) if group.owner else None
        free = [one for one in self._people[-_MEMORY:] if id(one) not in taken and one is not owner]
        if group.kind is Kind.NAMED and not group.head and (kin := self._kin.get(sentence)):
            free = [one for one in free if one.head not in kin]
        if is_suspect(group.head) and (shooter := by_own_hand(free, group)) is not None:
            return shooter
        candidates = [person for person in free if agree(person, group) and may_be(person, group, effect)]
        if group.kind is Kind.DEFINITE and (not group.more or effect is Effect.KILLED):
            if group.more:
                return next((person for person in candidates if is_older_death(person, sentence)), None)
            return meant(group, effect, candidates) or (latest(free) if group.head in PRONOUNS else None)
        again = self._told_again(group, effect, candidates) if group.more and sentence else None
        if again is not None:
            return again
        if group.more and any(sentence - person.last <= _NEAR for person in free):
            known = [person for person in candidates if person.sentence != sentence and distinct(person, group)]
            return known[-1] if known else None
        if group.kind is Kind.SINGLE:
            candidates = [one for one in candidates if effect in one.effects or not apart_as_kin(one.head, group.head)]
        if group.kind in {Kind.SINGLE, Kind.NAMED}:
            candidates = [
                person
                for person in candidates
                if (person.sentence != sentence or distinct(person, group)) and not is_named(person, group, effect)
            ]
        sure = [person for person in candidates if distinct(person, group)]
        same = [person for person in candidates if effect in person.effects]
        alike = [person for person in same if person.head == group.head]
        return (sure or alike or same or candidates)[-1] if candidates else None
