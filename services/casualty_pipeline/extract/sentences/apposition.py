"""The same people said twice: "five people, three of them children", "two men, John Doe and Jim Roe, were"."""

from collections.abc import Sequence

from casualty_pipeline.extract.people.group import Group, Kind
from casualty_pipeline.extract.people.people import KIN, POSSESSIVES
from casualty_pipeline.extract.sentences.clause import Clause
from casualty_pipeline.extract.sentences.phrases import Role
from casualty_pipeline.extract.text.vocabulary import words

_REACH = 16
"""Phrases between people and what is said again of them at most."""
_JOINTS = 2
"""A comma and an "and" at most join two phrases."""


_ANYBODY = words(
    """
    people persons victims civilians residents members relatives passengers patients students casualties fatalities
    children kids teenagers teens adults siblings others locals villagers bystanders citizens nationals
    individuals family
    """
)
"""Nouns that a list behind them may take up one by one: "five people, three women and two children"."""


def is_sum(whole: Group, parts: Sequence[Group]) -> bool:
    """Whether a list says again whom the people before it are; "three men, two women and a child" does not."""
    counts = [part.count for part in parts if part.count is not None]
    if whole.count is None or whole.count.best <= 1 or len(counts) < len(parts):
        return False
    named = all(part.name or (whole.sex and part.sex == whole.sex) for part in parts)
    return (named or whole.part or whole.head in _ANYBODY) and whole.count.best == sum(count.best for count in counts)


def is_apposed(clause: Clause, group: Group, found: Sequence[int]) -> bool:
    """Whether the people behind are those that `group` counts: "two men, John Doe and Jim Roe, were"."""
    if group.kind in {Kind.BARE, Kind.NAMED} or group.name:
        return False
    behind = [inner for index in found if (inner := clause.phrases[index].group)]
    names = sum(inner.kind is Kind.NAMED for inner in behind)
    if names == len(behind):
        listed = names == 1 and clause.phrases[found[-1] - 1].role is Role.AND
        return group.count is not None and group.count.best == names and not listed
    return (len(behind) > 1 or behind[0].kind is Kind.DEFINITE) and is_sum(group, behind)


def is_explained(clause: Clause, before: int, index: int) -> bool:
    """Whether a comma and an article only say more of the same person: "Brown, a student, was", "the boy, John,"."""
    first, second = clause.phrases[before].group, clause.phrases[index].group
    if first is None or second is None or clause.phrases[before + 1].word != ",":
        return False
    if index - before != _JOINTS + (clause.phrases[index - 1].word in NEARLY):
        return False
    if first.count is None or second.count is None:
        return first.count is not None and clause.phrases[index].word in ALL
    if not first.count.best == second.count.best == 1 or _are_two(clause, index, first, second):
        return False
    if clause.phrases[index].word in {"a", "an", "the", "his", "her"}:
        return True
    known = first.kind is Kind.DEFINITE or (first.head in KIN and not first.name)
    return known and second.kind is Kind.NAMED


NEARLY = frozenset({"nearly", "almost", "mostly", "virtually", "also"})
"""What may stand before "all", or before an article, there."""
ALL = frozenset({"all", "both", "most"})
"""Words of an insertion that says who people are: "three persons, all local residents, were"."""


def _are_two(clause: Clause, index: int, first: Group, second: Group) -> bool:
    """Whether the second is another person: with another name, on a list of kin, or of the other sex."""
    if (first.name and second.name) or _is_among_kin(clause, index):
        return True
    return first.kind is Kind.SINGLE and _goes_on(clause, index, first, second)


def _is_among_kin(clause: Clause, index: int) -> bool:
    """Whether a list goes on behind kin: "John Roe, his brother and a neighbour were"."""
    behind = clause.phrases[index + 1 : index + 1 + _JOINTS]
    return clause.phrases[index].word in POSSESSIVES and any(phrase.role is Role.AND for phrase in behind)


def _goes_on(clause: Clause, index: int, first: Group, second: Group) -> bool:
    """Whether two without names are two people: "a man, a woman and two children were"."""
    if first.sex and second.sex and first.sex != second.sex:
        return True
    listed = clause.phrases[index].word in {"a", "an"} and index + 1 < len(clause.phrases)
    return listed and clause.phrases[index + 1].role is Role.AND


def whole_of(clause: Clause, index: int, at: int) -> tuple[int, ...]:
    """Find the people of whom those at `index` are an inserted part: "five people, three of them children, were"."""
    part = clause.phrases[index].group
    inserted = any(phrase.role is Role.COMMA for phrase in clause.phrases[index + 1 : at])
    if part is None or not part.part or not inserted:
        return ()
    for before in range(index - 1, max(-1, index - _REACH), -1):
        phrase = clause.phrases[before]
        group = phrase.group
        if group is not None and group.kind in _WHOLES and not group.part:
            behind = clause.phrases[before + 1 : index]
            parted = any(one.role is Role.COMMA for one in behind) and _holds(group, part)
            return (before,) if parted else ()
        if group is None and phrase.role not in _OF_PARTS:
            return ()
    return ()


_OF_PARTS = frozenset({Role.COMMA, Role.AND, Role.WORD, Role.PREPOSITION})
_WHOLES = frozenset({Kind.NUMBER, Kind.BARE, Kind.DEFINITE})


def _holds(whole: Group, part: Group) -> bool:
    return whole.count is not None and part.count is not None and whole.count.best >= part.count.best
