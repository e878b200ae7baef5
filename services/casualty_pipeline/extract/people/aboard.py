"""All who were on board: as many as a sentence says that ship, bus or plane carried."""

from collections.abc import Sequence

from casualty_pipeline.extract.numbers.numbers import STARTERS, Quantity, quantity_at
from casualty_pipeline.extract.people.counted import counted
from casualty_pipeline.extract.people.group import Group, Kind
from casualty_pipeline.extract.text.tokens import Token
from casualty_schemas.count import Count

ABOARD = "aboard"
"""The head of a phrase for all who were on board."""
_CARRYING = frozenset({"carrying", "carried", "with"})
_REACH = 30
"""Tokens from what a vessel carried to "everyone on board" at most."""


def aboard(tokens: Sequence[Token], at: int, behind: int | None = None) -> Group | None:
    """Read "everyone on board", "all aboard", "all those on board" in "a plane carrying 62 people crashed".

    The phrase starts at token `at`; "on board" stands `behind` it, by default next to it.
    """
    first = at + 1 if behind is None else behind
    end = _behind_board(tokens, first + (first < len(tokens) and tokens[first].lower == "those"))
    if end is None:
        return None
    carried = _carried(tokens, at)
    return Group(Kind.DEFINITE, at, end, carried.count if carried else None, head=ABOARD)


def _behind_board(tokens: Sequence[Token], at: int) -> int | None:
    said = [token.lower for token in tokens[at : at + 2]]
    if said == ["on", "board"]:
        return at + 2
    return at + 1 if said[:1] == ["aboard"] else None


def _carried(tokens: Sequence[Token], at: int) -> Quantity | None:
    for index in range(at - 2, max(-1, at - _REACH), -1):
        if tokens[index].lower in _CARRYING:
            found = quantity_at(tokens, index + 1)
            return found if found is not None and found.end < len(tokens) and _are_people(tokens[found.end]) else None
    return None


def _are_people(token: Token) -> bool:
    return token.lower in {"people", "passengers", "persons", "migrants", "soldiers", "students", "pilgrims"}


_SIGNS = frozenset({"aboard", "board", "carrying", "carried", "trapped", "underground"})


def carried_in(tokens: Sequence[Token]) -> Count | None:
    """Count whom a sentence says that a vessel carried: "with 67 people on board", "48 passengers and six crew"."""
    if _SIGNS.isdisjoint(token.lower for token in tokens):
        return None
    done = 0
    for at, token in enumerate(tokens):
        if at < done or not (token.lower in STARTERS or token.lower[0].isdigit()):
            continue
        group = _counted_at(tokens, at)
        if group is None or group.count is None or not group.head:
            done = group.end if group else done
            continue
        crew = (
            _counted_at(tokens, group.end + 1) if tokens[group.end : group.end + 1] and _joins(tokens, group) else None
        )
        return group.count + crew.count if crew is not None and crew.count is not None else group.count
    return None


def _counted_at(tokens: Sequence[Token], at: int) -> Group | None:
    quantity = quantity_at(tokens, at) if at < len(tokens) else None
    return None if quantity is None else counted(tokens, quantity)


def _joins(tokens: Sequence[Token], group: Group) -> bool:
    """Whether the crew comes on top of the passengers."""
    return group.head in {"passengers", "people"} and tokens[group.end].lower == "and"
