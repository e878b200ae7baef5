"""The gazetteer: place names in English to ISO 3166-2 regions, over frozen data files (see data/NOTICE)."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from casualty_pipeline.locate.atlas import Atlas, read_atlas
from casualty_pipeline.locate.free_text import FreeText
from casualty_pipeline.locate.input_place import NEAR_KM, InputPlaces
from casualty_pipeline.locate.matcher import find_mentions
from casualty_pipeline.locate.model import Country, Kind, Located, Mention, Place, Region, ResolvedMention, Unlocatable
from casualty_pipeline.locate.name_index import NameIndex, read_name_index
from casualty_pipeline.locate.nearest import Nearest
from casualty_pipeline.locate.resolver import resolve_mentions

_REMEMBERED_INPUTS = 65_536


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Read-only; build it with `load_gazetteer`, once per process, and pass it on."""

    _atlas: Atlas
    _index: NameIndex
    _free_text: FreeText
    _nearest: Nearest
    _locate: Callable[[str | None, str | None, str | None, tuple[float, float] | None], Located | Unlocatable]

    def region(self, code: str) -> Region | None:
        """Give the region of an ISO 3166-2 code, lifting a lower level to its first-order division; else None."""
        return self._atlas.region(code)

    def country(self, code: str) -> Country | None:
        """Give the country of an ISO 3166-1 alpha-2 code; else None."""
        return self._atlas.countries.get(code)

    def region_name(self, code: str) -> str:
        """Give the English display name of a region, a country's code or "ZZ"; an unknown code is its own name."""
        return self._atlas.name(code)

    def timezone(self, place: Place | str) -> str:
        """Give the IANA zone of a place, or of the largest place of a region's or country's code; "UTC" if unknown."""
        return self._atlas.timezone(place) if isinstance(place, str) else place.timezone

    def nearest(self, latitude: float, longitude: float, within_km: float = NEAR_KM) -> Place | None:
        """Give the nearest populated place by great circle within `within_km`, or None."""
        return self._nearest.place(latitude, longitude, within_km)

    def by_name(self, name: str, country: str | None = None) -> Place | None:
        """Resolve one free-text name ("Sochi, Russia", "Donetsk region"); None when unknown or it stays ambiguous."""
        return self._free_text.place(name, [country] if country else [])

    def capital(self, country: str) -> Place | None:
        """Give the capital of a country by its ISO 3166-1 alpha-2 code, None where there is none or no such country."""
        named = next((name for name, code in self._atlas.capitals.items() if code == country), None)
        entry = self._index.lookup(named) if named else None
        cities = [c.place for c in entry.candidates if c.place.country == country] if entry else []
        return max(
            (place for place in cities if place.kind is Kind.CITY), key=lambda city: city.population, default=None
        )

    def locate_input(
        self,
        *,
        name: str | None = None,
        region: str | None = None,
        country: str | None = None,
        latitude: float | None = None,
        longitude: float | None = None,
    ) -> Located | Unlocatable:
        """Locate an incident message's place: region before coordinates before name within country before country.

        A region or country that is no ISO 3166 code is an error value that names it; a lower code is lifted.
        Coordinates take the region of the nearest place within 50 km. Answers are remembered, so that a repeated place
        costs next to nothing.
        """
        point = None if latitude is None or longitude is None else (latitude, longitude)
        return self._locate(name, region, country, point)

    def mentions(self, text: str) -> list[Mention]:
        """Find the place names of a text, longest first at capitalised tokens, in text order, never overlapping."""
        return find_mentions(text, self._index, self._atlas.capitals)

    def resolve(self, mentions: Sequence[Mention], *, priors: Collection[str] = ()) -> list[ResolvedMention]:
        """Choose one reading for each mention, in the same order, so that the document as a whole makes sense.

        `priors` are codes of regions or countries that are likely beforehand, such as the home of the source.
        """
        return resolve_mentions(mentions, priors=priors)


@cache
def load_gazetteer() -> Gazetteer:
    """Load the gazetteer from the package's data files, in about a third of a second and 100 MB.

    A process has one: it never changes, and the reader of articles and that of incident messages both ask for it.
    """
    atlas = read_atlas()
    index = read_name_index(atlas)
    nearest = Nearest(atlas)
    free_text = FreeText(index)
    inputs = InputPlaces(atlas, free_text, nearest.place)
    return Gazetteer(atlas, index, free_text, nearest, lru_cache(_REMEMBERED_INPUTS)(inputs.locate))
