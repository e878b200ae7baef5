"""People whom commas and "and" join to a phrase, to its left: "A, B and C were killed"."""

from collections.abc import Sequence

from casualty_pipeline.extract.people.group import Kind
from casualty_pipeline.extract.people.people import POSSESSIVES
from casualty_pipeline.extract.sentences.apposition import ALL, NEARLY, is_apposed, is_explained
from casualty_pipeline.extract.sentences.clause import Clause
from casualty_pipeline.extract.sentences.phrases import Role
from casualty_pipeline.extract.text.vocabulary import words

JOINTS = 2
"""A comma and an "and" at most join two phrases."""
_QUARTERS = words(
    """
    north south east west northern southern eastern western northeast northwest southeast southwest northeastern
    northwestern southeastern southwestern central downtown uptown suburban rural nearby neighboring neighbouring
    greater upper lower
    """
)
"""What stands between a preposition and the name of a place: "in north St. Louis"."""
INSERTING = frozenset({"including", "includes", "like", "counting", "excluding"})
"""Words that open an example of those before, or an exception."""


def is_object_of_preposition(clause: Clause, index: int) -> bool:
    """Whether the people at `index` stand behind "of", "with", "including"."""
    while index and clause.phrases[index - 1].word in _QUARTERS:
        index -= 1
    before = clause.phrases[index - 1] if index else None
    if before is None:
        return False
    if before.word == "of" and index > 1 and clause.phrases[index - 2].word == "total":
        return False
    among = index > 1 and clause.phrases[index - 2].word == "among" and before.word in {"them", "whom"}
    return before.role in {Role.PREPOSITION, Role.TO} or before.word in INSERTING or among


def coordinated_left(clause: Clause, index: int) -> tuple[int, ...]:
    """Take in those whom commas and "and" join to the people at phrase `index`, to its left."""
    found = [index]
    while True:
        before = _previous_conjunct(clause, found[-1] - 1)
        if before is None or _is_part_of(clause, before, found[-1]) or _is_inserted(clause, before):
            return tuple(reversed(found))
        group = clause.phrases[before].group
        if group is not None and is_apposed(clause, group, found):
            if len(found) > 1 or not _is_kin_joined(clause, before):
                return (before,)
            found = [before]
            continue
        if group is not None and is_explained(clause, before, found[-1]):
            if group.kind is Kind.NAMED and is_object_of_preposition(clause, before):  # "in Kryvyi Rih, a woman was"
                return tuple(reversed(found))
            found[-1] = before
            continue
        if (
            group is None
            or not _are_listed(clause, before, found)
            or (group.kind is Kind.NAMED and group.age is None and " " not in group.name)
            or group.kind in {Kind.BARE, Kind.NOBODY}
            or _is_said_again(clause, before, found[-1])
            or before in clause.taken
            or is_object_of_preposition(clause, before)
            or _is_inside_insertion(clause, before)
            or _is_object_of_verb(clause, before)
        ):
            return tuple(reversed(found))
        found.append(before)


def _is_kin_joined(clause: Clause, index: int) -> bool:
    """Whether "and" joins named kin to somebody before: "a man and his father, John Roe, were killed"."""
    return clause.phrases[index].word in POSSESSIVES and clause.phrases[index - 1].role is Role.AND


def _is_inserted(clause: Clause, index: int) -> bool:
    """Whether "all" or "both" behind a verb says who its people are: "two were killed, both children, and five"."""
    if clause.phrases[index].word not in ALL or index <= 1:
        return False
    return clause.phrases[index - 1].role is Role.COMMA and clause.phrases[index - 2].harm is not None


def _is_inside_insertion(clause: Clause, index: int) -> bool:
    """Whether "including" opens the list on which the people stand: "including six children and three women, and"."""
    if clause.words.isdisjoint(INSERTING):
        return False
    while index > 0 and (clause.phrases[index].group is not None or clause.phrases[index].role in _LISTING):
        index -= 1
    return clause.phrases[index].word in INSERTING


_LISTING = frozenset({Role.AND, Role.COMMA})


def _is_object_of_verb(clause: Clause, index: int) -> bool:
    """Whether others did something to the people: "they took three people and two were shot"."""
    return index > 1 and clause.phrases[index - 1].word in _TAKING and clause.phrases[index - 2].role is not Role.BE


_TAKING = words(
    "took abducted kidnapped seized captured arrested detained rescued freed saved evacuated displaced trapped"
)


def _is_part_of(clause: Clause, before: int, index: int) -> bool:
    """Whether a comma only tells some of those before it apart: "two teens, one of whom is critical"."""
    group = clause.phrases[index].group
    return group is not None and group.part and clause.tokens[group.end - 1].lower in _TAKING_UP and index - before > 1


_TAKING_UP = frozenset({"whom", "them"})


def _is_said_again(clause: Clause, before: int, index: int) -> bool:
    """Whether a comma leads from "the victims" to who they are: "the victims, two soldiers, were killed"."""
    group = clause.phrases[before].group
    unknown = group is not None and group.kind is Kind.DEFINITE and group.count is None
    return unknown and not any(phrase.role is Role.AND for phrase in clause.phrases[before + 1 : index])


def _are_listed(clause: Clause, before: int, found: Sequence[int]) -> bool:
    """Whether a comma alone can join them: "officer, hostage wounded", not "from the HIMARS, two people were"."""
    between = clause.phrases[before + 1 : found[0]]
    if any(phrase.role is Role.AND or phrase.word == ";" for phrase in between):
        return True
    first, second = clause.phrases[before].group, clause.phrases[found[-1]].group
    assert first is not None
    assert second is not None
    return (first.kind is Kind.NAMED and first.age is None) == (second.kind is Kind.NAMED and second.age is None)


def _parts_names(clause: Clause, index: int) -> bool:
    """Whether a semicolon parts names with ages: "Omar Jarman, 35; Danielle Lucero, 26, died"."""
    if clause.phrases[index].word != ";" or not 0 < index < len(clause.phrases) - 1:
        return False
    before = clause.phrases[index - 1].group
    return before is not None and before.kind is Kind.NAMED


def _previous_conjunct(clause: Clause, index: int) -> int | None:
    joints: list[Role] = []
    index -= index > 0 and clause.phrases[index].word in NEARLY
    while index >= 0 and clause.phrases[index].role in {Role.AND, Role.COMMA, Role.BREAK} and len(joints) < JOINTS:
        if clause.phrases[index].role is Role.BREAK and not _parts_names(clause, index):
            return None
        joints.append(clause.phrases[index].role)
        index -= 1
    if not joints or index < 0:
        return None
    if Role.AND in joints and (owner := _before_attribute(clause, index)) is not None:
        return owner
    return None if clause.phrases[index].group is None else index


def _before_attribute(clause: Clause, index: int) -> int | None:
    """Find who opens a clause before "of a lorry" or "in Leeds": "the driver of a lorry and two passengers died"."""
    for back in range(index, max(-1, index - _ATTRIBUTE), -1):
        phrase = clause.phrases[back]
        if phrase.role is Role.PREPOSITION and back and clause.phrases[back - 1].group is not None:
            group = clause.phrases[back - 1].group
            opens = back == 1 or clause.phrases[back - 2].role is Role.BREAK
            people = group is not None and group.count is not None and group.kind in _OWNERS
            return back - 1 if opens and people else None
        named = phrase.group is not None and phrase.group.kind is Kind.NAMED
        if not named and (phrase.role is not Role.WORD or phrase.word.endswith(("ed", "said", "told"))):
            return None
    return None


_ATTRIBUTE = 4
"""Phrases of "of a lorry" at most."""
_OWNERS = frozenset({Kind.SINGLE, Kind.NUMBER, Kind.DEFINITE})
