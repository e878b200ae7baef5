"""Shares of a whole that count nobody: "one in five deaths"."""

from collections.abc import Sequence

from casualty_pipeline.extract.numbers.cardinals import number_at
from casualty_pipeline.extract.numbers.numbers import Quantity
from casualty_pipeline.extract.text.tokens import Token


def is_of_ratio(tokens: Sequence[Token], at: int, quantity: Quantity) -> bool:
    """Whether a quantity is one of the two of "one in five deaths"; "killed one in 24 hours" is none."""
    if tokens[at].lower in _ONE and quantity.end < len(tokens) and tokens[quantity.end].lower == "in":
        second = number_at(tokens, quantity.end + 1)
        return second is not None and _is_of_people(tokens, second[1])
    before = [token.lower for token in tokens[max(0, at - 2) : at]]
    return before[1:] == ["in"] and before[0] in _ONE and _is_of_people(tokens, quantity.end)


_ONE = frozenset({"one", "1"})
_SHARED = frozenset({"people", "deaths", "adults", "children", "women", "men", "patients", "americans", "victims"})


def _is_of_people(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].lower in _SHARED
