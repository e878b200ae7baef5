"""What kind of incident took the casualties."""

from enum import StrEnum


class Category(StrEnum):
    """The categories that totals can be restricted to; `other` is a known kind without a name here."""

    AIRSTRIKE = "airstrike"
    DRONE_STRIKE = "drone_strike"
    MISSILE_STRIKE = "missile_strike"
    SHELLING = "shelling"
    BOMBING = "bombing"
    SHOOTING = "shooting"
    STABBING = "stabbing"
    CLASH = "clash"
    VEHICLE_ATTACK = "vehicle_attack"
    EXPLOSION = "explosion"
    FIRE = "fire"
    ACCIDENT = "accident"
    NATURAL_DISASTER = "natural_disaster"
    OTHER = "other"
    UNKNOWN = "unknown"

    __hash__ = str.__hash__  # Enum's own is Python code, and every report looks its category up


ACCIDENTAL = frozenset({Category.ACCIDENT, Category.FIRE, Category.NATURAL_DISASTER})
"""Left out of totals unless the settings say otherwise."""
