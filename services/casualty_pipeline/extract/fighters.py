"""Verbs that count people only where they fight: "destroyed 40 invaders", "the brigade lost 150 people"."""

from casualty_pipeline.extract.clause import Clause
from casualty_pipeline.extract.phrases import Role
from casualty_pipeline.extract.vocabulary import words


def are_fighters(clause: Clause, at: int, found: tuple[int, ...]) -> bool:
    """Whether all who were "destroyed" or "lost" fight: "destroyed 12 militants", "the army lost 30 people"."""
    groups = [group for index in found if (group := clause.phrases[index].group)]
    if all(group.combatant or group.irregular for group in groups):
        return True
    before = {phrase.word for phrase in clause.phrases[max(0, at - _FORCE) : at]}
    return all(group.head == "people" for group in groups) and not _FORCES.isdisjoint(before)


_FORCE = 8
"""Phrases from the name of a force to "lost" at most."""
_FORCES = words("army forces troops brigade brigades battalion regiment military apu afu uaf ukraine russia militia")


def ends_clause(clause: Clause, at: int) -> bool:
    """Whether a verb has no object: "two saboteurs eliminated in Mariupol", not "two soldiers destroyed tanks"."""
    if at + 1 >= len(clause.phrases):
        return True
    return clause.phrases[at + 1].role in {Role.PREPOSITION, Role.COMMA, Role.BREAK, Role.AND}
