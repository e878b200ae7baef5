"""Where an incident message's place lies: region before coordinates before name within country before country."""

from collections.abc import Callable
from dataclasses import dataclass

from casualty_pipeline.locate.atlas import Atlas
from casualty_pipeline.locate.free_text import FreeText
from casualty_pipeline.locate.model import Located, Place, Region, Unlocatable
from casualty_schemas.fields import UNKNOWN_REGION
from casualty_schemas.report import Precision

NEAR_KM = 50.0
"""How far from its coordinates the place may be whose region they get."""


@dataclass(frozen=True, slots=True)
class InputPlaces:
    """Locates the places of incident messages."""

    atlas: Atlas
    free_text: FreeText
    nearest: Callable[[float, float, float], Place | None]

    def locate(
        self, name: str | None, region: str | None, country: str | None, point: tuple[float, float] | None
    ) -> Located | Unlocatable:
        """Locate one place; a region or country that ISO 3166 does not know is an error that names it."""
        code = _normal(region)
        if code and code != UNKNOWN_REGION:
            return self._by_region(code, region or "", name, point)
        nation = _normal(country)
        if nation in self.atlas.lifts:  # a territory that is a division of a country: Hong Kong is CN-HK
            return self._by_region(nation, country or "", name, point)
        if nation and nation != UNKNOWN_REGION and nation not in self.atlas.countries:
            return Unlocatable("country", country or "", f"country {country!r} is not an ISO 3166-1 code such as UA")
        return self._without_region(name, nation if nation != UNKNOWN_REGION else "", point)

    def _by_region(
        self, code: str, given: str, name: str | None, point: tuple[float, float] | None
    ) -> Located | Unlocatable:
        region = self.atlas.region(code)
        if region is not None:
            return self._in_region(region, name, point)
        if code in self.atlas.countries:
            return self._without_region(name, code, point)
        return Unlocatable("region", given, f"region {given!r} is not an ISO 3166-2 code such as UA-63")

    def _in_region(self, region: Region, name: str | None, point: tuple[float, float] | None) -> Located:
        if point is not None:
            return Located(region.code, name, *point, Precision.POINT)
        place = self.free_text.place(name, [region.code]) if name else None
        if place is not None and place.region == region.code:
            return Located(region.code, name, place.latitude, place.longitude, place.precision)
        return Located(region.code, name, region.latitude, region.longitude, Precision.REGION)

    def _without_region(self, name: str | None, country: str, point: tuple[float, float] | None) -> Located:
        if point is not None:
            near = self.nearest(*point, NEAR_KM)
            if near is not None:
                return Located(near.region, name or near.name, *point, Precision.POINT)
        place = self.free_text.place(name, [country] if country else []) if name else None
        if place is None:
            return self._by_country(name, country, point)
        latitude, longitude = point or (place.latitude, place.longitude)
        return Located(place.region, name, latitude, longitude, place.precision)

    def _by_country(self, name: str | None, code: str, point: tuple[float, float] | None) -> Located:
        country = self.atlas.countries.get(code)
        latitude, longitude = point or ((country.latitude, country.longitude) if country else (None, None))
        precision = Precision.COUNTRY if country else Precision.UNKNOWN
        return Located(code or UNKNOWN_REGION, name, latitude, longitude, precision)


def _normal(code: str | None) -> str:
    return code.strip().upper() if code else ""
