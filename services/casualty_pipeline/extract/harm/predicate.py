"""What a casualty word says of people: the effect on them, and where in the sentence they stand."""

from typing import ClassVar, Self

from msgspec import Struct

from casualty_pipeline.extract.text.members import Members


class Effect(Members):
    """What happened to the people: SHOT leaves open whether they lived; CASUALTY does not say which."""

    KILLED: ClassVar[Self]
    INJURED: ClassVar[Self]
    SHOT: ClassVar[Self]
    CASUALTY: ClassVar[Self]


class Form(Members):
    """Where the people stand."""

    PAST: ClassVar[Self]
    """"killed": behind it when active, before it when passive or a bare participle."""
    PARTICIPLE: ClassVar[Self]
    """"killing": behind it."""
    PRESENT: ClassVar[Self]
    """"kills": behind it."""
    STATE: ClassVar[Self]
    """"died", "dead", "in critical condition": before it."""
    NOUN: ClassVar[Self]
    """"the death of": behind "of"."""
    TOLL: ClassVar[Self]
    """"death toll": a number to which it rose."""
    UNITS: ClassVar[Self]
    """"deaths", "injuries": their own number before them."""
    MULTIPLE: ClassVar[Self]
    """"quadruple shooting": its own number."""
    LIVED: ClassVar[Self]
    """"no survivors", "only three survived": who is not among them died."""
    SELF: ClassVar[Self]
    """"killed himself": the actor."""


class Predicate(Struct, frozen=True, gc=False):
    """Tokens [start, end) that hold a casualty word."""

    effect: Effect
    form: Form
    start: int = 0
    end: int = 0
    soft: bool = False
    """Only implies an injury: "taken to hospital"."""
