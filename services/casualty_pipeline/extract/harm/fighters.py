"""Verbs that count people only where they fight: "destroyed 40 invaders", "the brigade lost 150 people"."""

from casualty_pipeline.extract.people.group import Group, Kind
from casualty_pipeline.extract.sentences.clause import Clause
from casualty_pipeline.extract.sentences.phrases import Role
from casualty_pipeline.extract.text.vocabulary import words


def are_fighters(clause: Clause, at: int, found: tuple[int, ...]) -> bool:
    """Whether all who were "destroyed" or "lost" fight: "destroyed 12 militants", "the army lost 30 people"."""
    groups = [group for index in found if (group := clause.phrases[index].group)]
    groups = _with_their_noun(clause, found, groups)
    if all(group.combatant or group.irregular for group in groups):
        return True
    before = {phrase.word for phrase in clause.phrases[max(0, at - _FORCE) : at]}
    return all(group.head == "people" for group in groups) and not FORCES.isdisjoint(before)


def _with_their_noun(clause: Clause, found: tuple[int, ...], groups: list[Group]) -> list[Group]:
    """Take the noun that a number shares with the next: "destroyed up to 20 and wounded 50 soldiers"."""
    shared = clause.phrases[found[-1] + 1 : found[-1] + 4]
    if len(groups) > 1 or groups[0].head or [phrase.role for phrase in shared] != _SHARING:
        return groups
    return [group] if (group := shared[-1].group) else groups


_SHARING = [Role.AND, Role.HARM, Role.PEOPLE]
_FORCE = 8
"""Phrases from the name of a force to "lost" at most."""
FORCES = words("army forces troops brigade brigades battalion regiment military apu afu uaf ukraine russia militia")


_NEAR = 3
"""Tokens behind a number that may say "killed and wounded"."""


def are_lost(clause: Clause, at: int, index: int, group: Group) -> bool:
    """Whether "losses" of a force are its dead; "250 people killed and wounded" leaves open how many died."""
    if any(token.lower == "wounded" for token in clause.tokens[group.end :][:_NEAR]):
        return False
    if group.kind is Kind.BARE and not ends_clause(clause, index):
        return False
    said = clause.tokens[clause.phrases[at].start : clause.phrases[index].start]
    return group.combatant or group.irregular or any(token.lower in FORCES for token in said)


def listed_fighters(clause: Clause, at: int) -> tuple[int, ...]:
    """Find the fighters on a list of what was destroyed: "destroyed four warehouses, 90 invaders and a helicopter"."""
    for index in range(at + 1, min(len(clause.phrases), at + _LIST)):
        phrase = clause.phrases[index]
        group = phrase.group
        joined = clause.phrases[index - 1].role in {Role.COMMA, Role.AND}
        fights = group is not None and group.kind is Kind.NUMBER and (group.combatant or group.irregular)
        if joined and fights and ends_clause(clause, index):
            return (index,)
        if phrase.role not in {Role.WORD, Role.COMMA, Role.AND, Role.PEOPLE}:
            break
    return ()


_LIST = 12
"""Phrases of such a list at most."""


def ends_clause(clause: Clause, at: int) -> bool:
    """Whether a verb has no object: "two saboteurs eliminated in Mariupol", not "two soldiers destroyed tanks"."""
    if at + 1 >= len(clause.phrases):
        return True
    following = clause.phrases[at + 1]
    return following.word == "." or following.role in {Role.PREPOSITION, Role.COMMA, Role.BREAK, Role.AND}
