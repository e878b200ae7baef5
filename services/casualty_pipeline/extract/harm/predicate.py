"""What a casualty word says of people: the effect on them, and where in the sentence they stand."""

from enum import IntEnum, auto

from msgspec import Struct


class Effect(IntEnum):
    """What happened to the people: SHOT leaves open whether they lived; CASUALTY does not say which."""

    KILLED = auto()
    INJURED = auto()
    SHOT = auto()
    CASUALTY = auto()


class Form(IntEnum):
    """Where the people stand."""

    PAST = auto()
    """"killed": behind it when active, before it when passive or a bare participle."""
    PARTICIPLE = auto()
    """"killing": behind it."""
    PRESENT = auto()
    """"kills": behind it."""
    STATE = auto()
    """"died", "dead", "in critical condition": before it."""
    NOUN = auto()
    """"the death of": behind "of"."""
    TOLL = auto()
    """"death toll": a number to which it rose."""
    UNITS = auto()
    """"deaths", "injuries": their own number before them."""
    MULTIPLE = auto()
    """"quadruple shooting": its own number."""
    LIVED = auto()
    """"no survivors", "only three survived": who is not among them died."""
    SELF = auto()
    """"killed himself": the actor."""


class Predicate(Struct, frozen=True, gc=False):
    """Tokens [start, end) that hold a casualty word."""

    effect: Effect
    form: Form
    start: int = 0
    end: int = 0
    soft: bool = False
    """Only implies an injury: "taken to hospital"."""
