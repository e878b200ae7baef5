"""Words of quotes and names of places, folded so that spellings can be compared."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from unidecode import unidecode

NameOf = Callable[[str], str]
"""The name of a region from its code."""

_WORD = re.compile(r"[^\W_]+")
_MOST_WORDS = 64
"""A quote is a sentence or two; what follows in a longer one adds cost and no evidence."""

COMMON = frozenset(
    """
    a about after against all along also although among amid an and another any are area around as at attack attacked
    attacks be because been before being between blast bomb bombing both but by came can car carried casualties city
    civilian civilians clash clashes could day dead death deaths december january february march april may june july
    august september october november monday tuesday wednesday thursday friday saturday sunday died dies do down drone
    drones during early eight eighth eleven eleventh explosion fatal few fire fired first five following for forces
    four from get got gun gunfire gunman gunmen had has have he head her him his hit home hospital hours house how i
    if in incident including injure injured injures injuring injury into is it its just kill killed killing kills
    late later least left less local man many men military militants minutes missile missiles more morning most near
    nearly new news night nine no not number of off officer officers official officials on one only onto open or other
    others our out over overnight people person police reported reportedly reports region residents said saturday
    say says second security series seven several she shell shelling shells shot shooting shoots since six so
    soldier soldiers some state statement still strike strikes struck suspect ten than that the their them then there
    these they this those three through time to today told took town troops twelve twenty two under unidentified
    unknown until up victim victims village violence was we week were west when where which while who why with woman
    women wounded wounding wounds year years yesterday you young actor member members group supporters
    le la les des de du un une et en dans au aux sur par pour morts mort tues tue blesses blesse
    """.split()  # noqa: SIM905 - words are read and sorted more easily as text
)
"""Words that any two reports of casualties share: they say nothing of whether the incident is the same."""

_GENERIC_PLACES = frozenset(
    """
    area borough city commune community county department district governorate hromada kray krai municipality near
    oblast okrug parish prefecture province raion rayon region state subcounty subdistrict town township village the of
    north south east west northern southern eastern western central
    """.split()  # noqa: SIM905 - words are read and sorted more easily as text
)


@lru_cache(maxsize=65_536)
def place_words(name: str) -> frozenset[str]:
    """The words of a place's name that tell it from others; all of them where none does ("Central")."""
    words = frozenset(_WORD.findall(folded(name)))
    return words - _GENERIC_PLACES or words


def folded(text: str) -> str:
    """ASCII letters without case: "Côte" and "cote" are the same word."""
    return text.lower() if text.isascii() else unidecode(text).lower()


class Wording(NamedTuple):
    """A quote as comparisons see it."""

    text: str
    """Folded."""
    telling: frozenset[str]
    """The words that could tell one incident from another: names, ages, things; at most 64."""


@lru_cache(maxsize=16_384)
def wording_of(quote: str) -> Wording:
    """The words of a quote; remembered for those in use and not kept with each report, which would triple its size."""
    text = folded(quote)
    telling = [word for word in _WORD.findall(text) if len(word) > 1 and word not in COMMON]
    return Wording(text, frozenset(telling[:_MOST_WORDS]))
