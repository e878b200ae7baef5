"""Towns that only share their name with a street or a quarter of the place that a text is about."""

from collections.abc import Sequence
from typing import Final

from casualty_pipeline.locate.grid import distance_km
from casualty_pipeline.locate.model import Kind, Place, ResolvedMention, Role

_NAMED_WITH_THEIR_STATE: Final = frozenset({"US", "CA", "AU"})
"""Countries of which news names a town with its state, but for large ones (AP Stylebook, "datelines")."""
_LARGE = 300_000
"""People of a town that stands without its state."""
_FAR_KM = 100
"""News of a town leaves out the state of its neighbours, across a border too."""
_MAY_BE = 0.2
"""Share of a name's candidates that may well be meant."""
_VILLAGES = ("village of ", "villages of ", "hamlet of ")
_LARGEST_VILLAGE = 30_000


class Namesakes:
    """Tells the towns of one text that are none: "on Broadway" in Rockford, Illinois, is not Broadway, Virginia."""

    def __init__(self, resolved: Sequence[ResolvedMention], region: str) -> None:
        self._region = region
        towns = (found.place for found in resolved if found.place is not None and found.region == region)
        self._home = next((place for place in towns if place.kind is Kind.CITY), None)
        self._sure = {found.mention.key for found in resolved if found.mention.within or _is_division(found)}
        self._keys: dict[str, set[str]] = {}
        for found in resolved:
            for code, share in () if found.role is Role.DOUBTFUL else found.shares:
                if share >= _MAY_BE:
                    self._keys.setdefault(code, set()).add(found.mention.key)

    def hold(self, found: ResolvedMention, place: Place) -> bool:
        """Whether a town far from the text's is named without its state, and no other name speaks for its region."""
        home, key = self._home, found.mention.key
        if home is None or place.kind is not Kind.CITY:
            return False
        if _NAMED_WITH_THEIR_STATE.isdisjoint({home.country, place.country}):
            return False
        if place.region == self._region or place.population >= _LARGE or key in self._sure:
            return False
        abroad = place.country != home.country
        speaking = (
            keys for code, keys in self._keys.items() if code == place.region or (abroad and code[:2] == place.country)
        )
        return not any(keys - {key} for keys in speaking) and _km(home, place) > _FAR_KM


def _is_division(found: ResolvedMention) -> bool:
    """Whether it is called a county or the like, which few places are; townships are all over the world."""
    return bool(found.mention.division) and found.mention.division != "township"


def _km(one: Place, other: Place) -> float:
    return distance_km(one.latitude, one.longitude, other.latitude, other.longitude)


def is_no_village(text: str, start: int, place: Place) -> bool:
    """Whether the text has a village where the known place of its name is a town: "the village of Murom"."""
    return place.population > _LARGEST_VILLAGE and text[max(0, start - 12) : start].lower().endswith(_VILLAGES)
