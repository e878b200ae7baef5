"""Some of the casualties told apart: "among the dead were two children", "the injured include a nurse"."""

from collections.abc import Iterator

from msgspec.structs import replace

from casualty_pipeline.extract.harm.attributes import INCLUDING
from casualty_pipeline.extract.people.group import Group, Kind
from casualty_pipeline.extract.sentences.clause import Clause
from casualty_schemas.count import Count

_OF_SUBSETS = INCLUDING | {"among"}
_COUNTED = frozenset({Kind.NUMBER, Kind.BARE})
_OF_ALL = 2
"""Phrases of "among the", "among those"."""


def is_subset(clause: Clause, at: int, found: tuple[int, ...]) -> bool:
    """Whether the people of the casualty word at phrase `at` are some of those whom it tells of."""
    if _OF_SUBSETS.isdisjoint(clause.words):
        return False
    before = {phrase.word for phrase in clause.phrases[max(0, at - _OF_ALL) : at]}
    if "among" in before:
        return at - 1 not in found
    return min(found) > at + 1 and clause.phrases[min(found) - 1].word in INCLUDING


def as_subset(groups: tuple[Group, ...]) -> Iterator[Group]:
    """Mark numbers as parts of a whole that is no smaller; single persons are counted as they are."""
    for group in groups:
        if group.kind in _COUNTED and group.count is not None:
            yield replace(group, part=True, count=Count.at_least(group.count.low))
        else:
            yield group
