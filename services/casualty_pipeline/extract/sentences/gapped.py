"""People who go on with a verb that is left out: "killed three in Kharkiv and two in Sumy", "and a boy in the neck"."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from casualty_pipeline.extract.harm.body import BODY
from casualty_pipeline.extract.harm.predicate import Effect, Form
from casualty_pipeline.extract.people.group import Group, Kind
from casualty_pipeline.extract.sentences.before import REACH
from casualty_pipeline.extract.sentences.clause import Clause, Statement
from casualty_pipeline.extract.sentences.phrases import Role


def gapped(clause: Clause, statements: Sequence[Statement]) -> Iterator[Statement]:
    """Read on where the verb is left out: "killed three in Kharkiv, two in Sumy and a man in Kherson"."""
    if not statements:
        return
    for index in range(1, len(clause.phrases) - 1):
        group = clause.phrases[index].group
        if group is None or index in clause.taken or group.count is None:
            continue
        if clause.phrases[index - 1].role not in _JOINTS:
            continue
        said = _said_before(clause, statements, index)
        if said is None:
            continue
        listed = _is_joined(clause, index, group) and _is_place(clause, index + 1) and not _has_verb(clause, index + 2)
        if listed or _is_hit(clause, index, said) or _are_others(clause, index, group, said):
            yield replace(said, groups=(group,), start=group.start, end=group.end, at=group.start, listed=listed)


def _are_others(clause: Clause, index: int, group: Group, said: Statement) -> bool:
    """Whether more people go on behind "and": "killed two in the street and another two inside", "19 on the ground"."""
    if clause.phrases[index - 1].role is not Role.AND or said.effect is Effect.SHOT or index + 1 >= len(clause.phrases):
        return False
    ground = [phrase.word for phrase in clause.phrases[index + 1 : index + 4]] == ["on", "the", "ground"]
    inside = group.more and clause.phrases[index + 1].word in _AT_PLACES
    return (ground or inside) and not _has_verb(clause, index + 2)


def _is_joined(clause: Clause, index: int, group: Group) -> bool:
    """Whether people go on a list; behind a comma alone a number does, but "a man" may only explain who came before."""
    before = clause.phrases[index - 1].role
    if group.kind in {Kind.SINGLE, Kind.NUMBER}:
        return before is Role.AND
    return group.kind is Kind.BARE and before in _JOINTS


def _has_verb(clause: Clause, index: int) -> bool:
    """Whether the people have a verb of their own after all: "and 20 people in Nikopol were evacuated"."""
    for phrase in clause.phrases[index : index + REACH]:
        if phrase.role in {Role.COMMA, Role.BREAK, Role.AND}:
            return False
        if phrase.role in {Role.BE, Role.HAVE, Role.MODAL, Role.HARM} or phrase.word in {"said", "says", "told"}:
            return True
        if phrase.word.endswith("ed") or phrase.word in _ESCAPING:
            return True
    return False


_ESCAPING = frozenset({"fled", "ran", "went", "got", "managed", "hid", "left"})


def _said_before(clause: Clause, statements: Sequence[Statement], index: int) -> Statement | None:
    """Give the statement before a phrase, unless a border or another verb parts them."""
    start = clause.phrases[index].start
    said = max((one for one in statements if one.at < start and not one.soft), key=lambda one: one.at, default=None)
    if said is None or said.form not in _VERBAL:
        return None
    between = (phrase for phrase in clause.phrases if said.at < phrase.start < start)
    return None if any(phrase.role in {Role.BREAK, Role.RELATIVE} for phrase in between) else said


def _is_hit(clause: Clause, index: int, said: Statement) -> bool:
    """Whether a part of the body follows people who go on with those shot: "shot in the leg and a boy in the neck"."""
    if said.effect is Effect.KILLED:
        return False
    behind = clause.tokens.lower[clause.phrases[index].end :][:_TO_THE_BODY]
    return behind[:1] == ["in"] and not BODY.isdisjoint(behind)


_TO_THE_BODY = 4
"""Tokens of "in the left leg"."""


def _is_place(clause: Clause, index: int) -> bool:
    """Whether "in" and a name with a capital stand at a phrase."""
    if clause.phrases[index].word not in _AT_PLACES or index + 1 >= len(clause.phrases):
        return False
    names = clause.tokens[clause.phrases[index].end : clause.phrases[index].end + 3]
    return any(token.text != token.lower for token in names)  # "al-Jawf" too


_JOINTS = frozenset({Role.AND, Role.COMMA})
_VERBAL = frozenset({Form.PAST, Form.PRESENT, Form.PARTICIPLE, Form.STATE})
_AT_PLACES = frozenset({"in", "at", "near", "outside", "inside"})
