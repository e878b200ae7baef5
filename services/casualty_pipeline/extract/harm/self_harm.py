"""Phrases for what people do to themselves: "turned the gun on himself", "before fatally shooting herself"."""

from collections.abc import Iterator
from itertools import product

_THEMSELVES = ("himself", "herself", "themselves", "self")
_KILLS = (
    *("killed", "kills", "killing", "shot", "shoots", "shooting", "hanged", "hangs", "hanging"),
    *("fatally shot", "fatally shoots", "fatally shooting", "stabbed", "stabbing", "fatally stabbed"),
    *("shot and killed", "shoots and kills", "shooting and killing"),
)
_TURNS = ("turned", "turns", "turning")
_OWNERS = ("the ", "a ", "his ", "her ", "their ", "that ", "")
_WEAPONS = ("gun", "weapon", "handgun", "rifle", "shotgun", "pistol", "revolver", "firearm", "knife")
_TAKES = ("took", "takes", "taking", "taken")
_LIVES = ("his own life", "her own life", "their own lives", "own life")
_BLOWS = ("blew", "blows", "blowing", "blown")


def self_harm() -> Iterator[str]:
    """Give the phrases whose end somebody did not live to see, or hardly."""
    for kills, whom in product(_KILLS, _THEMSELVES):
        yield f"{kills} {whom}"
    for turns, owner, weapon, whom in product(_TURNS, _OWNERS, _WEAPONS, _THEMSELVES):
        yield f"{turns} {owner}{weapon} on {whom}"
    for takes, life in product(_TAKES, _LIVES):
        yield f"{takes} {life}"
    for blows, whom in product(_BLOWS, _THEMSELVES):
        yield f"{blows} {whom} up"
