"""The settings that totals depend on, as the core takes them."""

from dataclasses import dataclass

from casualty_schemas.category import ACCIDENTAL, Category
from casualty_schemas.resolved_incident import FigureRule

COUNTED_BY_DEFAULT = frozenset(Category) - ACCIDENTAL


@dataclass(frozen=True, slots=True)
class Counting:
    """What stands in totals, and which report of an incident gives its figure."""

    rule: FigureRule = FigureRule.LATEST
    categories: frozenset[Category] = COUNTED_BY_DEFAULT
