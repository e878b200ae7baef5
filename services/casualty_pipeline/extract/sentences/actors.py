"""Who turned a weapon on himself: "a man shot his wife and two children before killing himself", "and then himself"."""

from collections.abc import Iterator

from casualty_pipeline.extract.harm.predicate import Effect, Form
from casualty_pipeline.extract.people.group import Kind
from casualty_pipeline.extract.sentences.before import OFFICIALS, REACH
from casualty_pipeline.extract.sentences.behind import people_behind
from casualty_pipeline.extract.sentences.clause import Clause, Statement
from casualty_pipeline.extract.sentences.inserted import verb_start
from casualty_pipeline.extract.sentences.joined import coordinated_left, is_object_of_preposition
from casualty_pipeline.extract.sentences.phrases import Role

_REFLEXIVES = frozenset({"himself", "herself", "themselves", "self"})
_JOINTS = frozenset({"and", "then", ","})


def actor_before(clause: Clause, at: int) -> tuple[int, ...]:
    """Find the actor of the verb at phrase `at`, over his victims."""
    index = verb_start(clause, at) - 1
    while index >= 0 and clause.phrases[index].role in {Role.RELATIVE, Role.COMMA}:
        index -= 1
    if index >= 0 and _are_actors(clause, at, index):
        return (index,)
    if index >= 0 and _is_actor(clause, index) and not _is_victim(clause, index):
        return coordinated_left(clause, index)
    while index >= 0 and clause.phrases[index].word not in {";", ":"}:
        active = next((verb for verb in range(max(0, index - REACH), index) if _befell(clause, verb, index)), None)
        if active is not None:
            index = active
        elif _is_actor(clause, index):
            return (index,)
        elif (found := clause.affected.get(index)) and max(found) < index:
            return found
        index -= 1
    return ()


def subject_before(clause: Clause, verb: int) -> tuple[int, ...]:
    """Find the people who open the clause that ends at phrase `verb`: "three were buried after being killed"."""
    opening = next((i for i in range(verb) if clause.phrases[i].group is not None), None)
    if opening is None or is_object_of_preposition(clause, opening):
        return ()
    group = clause.phrases[opening].group
    people = group is not None and group.kind in _COUNTED and group.head not in OFFICIALS
    parted = any(
        phrase.role is Role.BREAK or (phrase.harm is not None and not _is_done(clause, at))
        for at, phrase in enumerate(clause.phrases[opening:verb], opening)
    )
    return (opening,) if people and not parted else ()


def _is_done(clause: Clause, verb: int) -> bool:
    """Whether the subject of a verb harmed others: "two gunmen killed four before being shot dead"."""
    return min(clause.affected.get(verb, (0,))) > verb


_COUNTED = frozenset({Kind.NUMBER, Kind.SINGLE})


def reflexive(clause: Clause) -> Iterator[Statement]:
    """Read "shot his wife and then himself"."""
    if _REFLEXIVES.isdisjoint(clause.words):
        return
    for index, phrase in enumerate(clause.phrases):
        if phrase.word not in _REFLEXIVES or clause.phrases[index - 1].word not in _JOINTS:
            continue
        if not any(verb < index <= verb + REACH and min(found) > verb for verb, found in clause.affected.items()):
            continue
        found = actor_before(clause, index)
        groups = tuple(group for one in found if (group := clause.phrases[one].group))
        if groups:
            start = clause.phrases[min(found)].start
            yield Statement(clause.sentence, Effect.KILLED, groups, start, phrase.end, phrase.start, Form.SELF)


def others_beside(clause: Clause, at: int) -> tuple[int, ...]:
    """Find whom somebody killed with himself: "killing himself and eight others", of whom no verb tells more."""
    phrases = clause.phrases
    if clause.tokens.lower[phrases[at].end - 1] not in _REFLEXIVES or len(phrases) <= at + 2:
        return ()
    if phrases[at + 1].role is not Role.AND or phrases[at + 2].group is None:
        return ()
    found = people_behind(clause, at + 1)
    behind = phrases[max(found) + 1 : max(found) + 2] if found else ()
    return found if all(phrase.role not in _GOES_ON for phrase in behind) else ()


_GOES_ON = frozenset({Role.BE, Role.HAVE, Role.HARM, Role.MODAL})
"""What makes people behind "and" the subject of a clause of their own."""


def _is_actor(clause: Clause, index: int) -> bool:
    group = clause.phrases[index].group
    if group is None or group.kind in {Kind.BARE, Kind.NOBODY} or group.head in OFFICIALS:
        return False
    return group.count is not None and group.count.best == 1 and not is_object_of_preposition(clause, index)


def _are_actors(clause: Clause, at: int, index: int) -> bool:
    """Whether several did it to themselves: "four jihadists blew themselves up"."""
    phrase, group = clause.phrases[at], clause.phrases[index].group
    plural = any(token.lower == "themselves" for token in clause.tokens[phrase.start : phrase.end])
    return plural and group is not None and group.kind is Kind.NUMBER and not _is_victim(clause, index)


def _is_victim(clause: Clause, index: int) -> bool:
    return any(_befell(clause, verb, index) for verb in range(index))


def _befell(clause: Clause, verb: int, index: int) -> bool:
    """Whether the phrase at `index` stands among or behind those whom the verb befell."""
    found = clause.affected.get(verb)
    return found is not None and verb < min(found) <= index
