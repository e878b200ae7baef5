"""Sides of wars by the words that name them, and who fights whom."""

from collections.abc import Iterable
from types import MappingProxyType

SIDES = MappingProxyType(
    {
        word: side
        for side, words in (
            (
                "ukraine",
                (
                    "ukraine ukrainian ukrainians ukraine's kiev kyiv kiev's kyiv's jfo ato afu apu zelensky sbu"
                    " pro-kiev pro-ukrainian"
                ),
            ),
            ("russia", "russia russian russians russia's moscow kremlin rf konashenkov wagner wagnerites kadyrovites"),
            (
                "rebels",
                "dpr lpr dnr lnr separatist separatists rebel rebels militia militiaman militiamen pro-russian basurin",
            ),
            ("israel", "israel israeli idf"),
            ("palestinians", "hamas hezbollah palestinian palestinians"),
            ("syria", "syria syrian"),
            ("india", "india indian"),
            ("pakistan", "pakistan pakistani"),
            ("azerbaijan", "azerbaijan azerbaijani azeri"),
            ("armenia", "armenia armenian"),
        )
        for word in words.split()
    }
)
OPPONENTS = frozenset(
    frozenset(pair)
    for pair in (
        ("ukraine", "russia"),
        ("ukraine", "rebels"),
        ("israel", "palestinians"),
        ("israel", "syria"),
        ("india", "pakistan"),
        ("azerbaijan", "armenia"),
    )
)


def sides_of(words: Iterable[str]) -> set[str]:
    """Give the sides that words name."""
    return {side for word in words if (side := SIDES.get(word.removesuffix("'s")))}
