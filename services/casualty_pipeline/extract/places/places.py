"""Which place a statement belongs to: by its clause, then its sentence, then what was told before."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from casualty_pipeline.extract.places.attributive import is_attributive, is_origin
from casualty_pipeline.extract.places.capitals import with_capitals
from casualty_pipeline.extract.places.namesakes import Namesakes, is_no_village
from casualty_pipeline.extract.text.vocabulary import words
from casualty_pipeline.locate.gazetteer import Gazetteer
from casualty_pipeline.locate.model import Kind, Mention, Place, ResolvedMention, Role
from casualty_pipeline.locate.voting import vote
from casualty_schemas.fields import UNKNOWN_REGION
from casualty_schemas.report import Precision, ReportPlace


class Spot(Struct, frozen=True, gc=False):
    """A place where something happened; characters [start, end) of the document name it."""

    region: str
    name: str | None
    latitude: float | None
    longitude: float | None
    precision: Precision
    zone: str
    start: int = 0
    end: int = 0
    dateline: bool = False
    """Where the report was written, which is not always where it happened."""
    origin: bool = False
    """Where people come from, "a Mundelein man", which is often but not always where they were hurt."""

    @property
    def is_country(self) -> bool:
        """Whether no region is known."""
        return "-" not in self.region

    def report_place(self) -> ReportPlace:
        """Give the place as a report carries it."""
        return ReportPlace(name=self.name, latitude=self.latitude, longitude=self.longitude, precision=self.precision)


NOWHERE = Spot(UNKNOWN_REGION, None, None, None, Precision.UNKNOWN, "UTC")

_COMPASS = words("north south east west northern southern eastern western")


class Map:
    """The places that one document names."""

    def __init__(self, text: str, gazetteer: Gazetteer) -> None:
        self._text = text
        self._gazetteer = gazetteer
        self._resolved = with_capitals(text, gazetteer.resolve(gazetteer.mentions(text)), gazetteer)
        self._region = vote(self._resolved)
        self._starts = [found.mention.start for found in self._resolved]
        self._spots: dict[int, Spot | None] = {}
        """Those that were asked for, by the number of their mention."""

    def within(self, start: int, end: int) -> list[Spot]:
        """Give the places that characters [start, end) name, in order."""
        return list(self._numbered(range(bisect_left(self._starts, start), bisect_left(self._starts, end))))

    def main(self) -> Spot:
        """Give the place of the document as a whole."""
        return self._main

    @cached_property
    def _namesakes(self) -> Namesakes:
        return Namesakes(self._resolved, self._region)

    @cached_property
    def _main(self) -> Spot:
        every, region = range(len(self._resolved)), self._region
        dateline = None
        for spot in self._numbered(every):
            if spot.region == region and not spot.is_country:
                if not spot.dateline:
                    return spot
                dateline = dateline or spot
        if dateline is not None:
            return dateline
        known = next((spot for spot in self._numbered(every) if spot.region == region), None)
        return known or self.of_region(region)

    def _numbered(self, numbers: Iterable[int]) -> Iterator[Spot]:
        for number in numbers:
            if number not in self._spots:
                self._spots[number] = self._spot(self._resolved[number])
            spot = self._spots[number]
            if spot is not None:
                yield spot

    def of_region(self, code: str) -> Spot:
        """Give a region or a country as a place."""
        region = self._gazetteer.region(code)
        if region is not None:
            zone = region.timezone
            return Spot(code, region.name, region.latitude, region.longitude, Precision.REGION, zone)
        country = self._gazetteer.country(code[:2])
        if country is None:
            return NOWHERE
        return Spot(
            country.code, country.name, country.latitude, country.longitude, Precision.COUNTRY, country.timezone
        )

    def _spot(self, found: ResolvedMention) -> Spot | None:
        mention, place = found.mention, found.place
        if found.role is not Role.PLACE or mention.container or mention.adjective:
            return None
        if is_attributive(self._text, mention.start, mention.end):
            return None
        if place is not None and place.region != self._region:
            place = self._quarter_of(mention) or place
        if place is None:
            region = self._settled(found)
            precision = Precision.REGION if region != found.region and region == self._region else found.precision
            base = replace(self.of_region(region), name=mention.text, precision=precision)
        elif place.region != self._region and self._is_namesake(found, place):
            return None
        else:
            base = Spot(place.region, place.name, place.latitude, place.longitude, found.precision, place.timezone)
        origin = is_origin(self._text, mention.start, mention.end)
        if origin and base.region != self._region and not base.is_country and "-" in self._region:
            return None
        return replace(base, start=mention.start, end=mention.end, dateline=mention.dateline, origin=origin)

    def _is_namesake(self, found: ResolvedMention, place: Place) -> bool:
        """Whether a place only bears the name: "West Side" is in most cities, a village is no large town elsewhere."""
        if place.kind is Kind.QUARTER or self._namesakes.hold(found, place):
            return True
        return is_no_village(self._text, found.mention.start, place)

    def _settled(self, found: ResolvedMention) -> str:
        """Where a name stays open, take the region of the document, unless it lies in another country."""
        if "-" in found.region or "-" not in self._region:
            return found.region
        here = self._region
        open_here = found.region in {UNKNOWN_REGION, here[:2]} or any(region == here for region, _ in found.shares)
        return here if open_here else found.region

    def _quarter_of(self, mention: Mention) -> Place | None:
        """Find the city of the document's region in "North Baltimore", which is also a village elsewhere."""
        compass, _, city = mention.text.partition(" ")
        if compass.lower() not in _COMPASS:
            return None
        return next(
            (each.place for each in self._resolved if each.mention.text == city and each.region == self._region), None
        )
