"""What a phrase for people says of them: how many, who, and how it refers to them."""

from typing import ClassVar, Self

from msgspec import Struct

from casualty_pipeline.extract.text.members import Members
from casualty_schemas.count import Count


class Kind(Members):
    """How a phrase refers to people."""

    NUMBER: ClassVar[Self]
    """Counts them: "three civilians", "a couple"."""
    SINGLE: ClassVar[Self]
    """Brings one person in: "a man", "13-year-old boy", "his wife"."""
    NAMED: ClassVar[Self]
    DEFINITE: ClassVar[Self]
    """Takes up people who were mentioned: "the boy", "the victims", "he"."""
    BARE: ClassVar[Self]
    """A number alone, people only where a casualty word stands beside it: "five"."""
    NOBODY: ClassVar[Self]


class Group(Struct, frozen=True, gc=False):
    """Tokens [start, end) that stand for people. `count` is None where a definite plural does not say how many."""

    kind: Kind
    start: int
    end: int
    count: Count | None
    vague: bool = False
    head: str = ""
    sex: str = ""
    owner: str = ""
    """Sex or name of whose passenger, guard or kin it is: "her passenger" is not she, "Roe's wife" not Roe."""
    age: int | None = None
    name: str = ""
    more: bool = False
    part: bool = False
    """Part of people who were mentioned: "two of them", "one of the wounded"."""
    whole: Count | None = None
    """Of how many it is a part: "one of the two"."""
    combatant: bool = False
    irregular: bool = False
    party: str = ""
    """Adjectives of the phrase, folded: "ukrainian", "dpr"."""
    vehicle: str = ""
    """What tells the person of one vehicle from that of another: "wrong-way vehicle" of its driver, folded."""


ONE = Count.exactly(1)


NOBODY = Count.exactly(0)
