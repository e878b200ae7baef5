"""Whom a stated number leaves out though no word says so: persons who can be none of those that it counts."""

from collections.abc import Sequence

from casualty_pipeline.extract.incidents.incidents import Told
from casualty_pipeline.extract.incidents.individual import Individual
from casualty_pipeline.extract.people.group import Kind
from casualty_pipeline.extract.people.likeness import agree

_NUMBERS = frozenset({Kind.NUMBER, Kind.DEFINITE})


def beside(told: Told, people: Sequence[Individual]) -> int:
    """Count the persons who are none of those that a statement counts: "two men were shot. A woman was shot, too".

    They differ from all its groups in sex, generation or role, or came up before "two others".
    """
    groups = told.statement.groups
    others = not told.parsed.sentence.is_title and all(group.more for group in groups)
    return sum(
        (others and person.sentence < told.sentence and not person.more)
        or all(group.kind in _NUMBERS and not agree(person, group) for group in groups)
        for person in people
    )
