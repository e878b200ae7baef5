"""Centres, people and zones of divisions, added up from their cities."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(slots=True)
class Extent:
    """What the cities of a division, district or country add up to."""

    weight: float = 0.0
    latitude: float = 0.0
    longitude: float = 0.0
    population: int = 0
    largest: int = -1
    timezone: str = ""

    def take(self, city: Mapping[str, Any]) -> None:
        """Add one city, weighted by its people."""
        people = city["population"] or 0
        self.weight += people + 1
        self.latitude += city["latitude"] * (people + 1)
        self.longitude += city["longitude"] * (people + 1)
        self.population += people
        if people > self.largest:
            self.largest, self.timezone = people, city["timezone"]

    @property
    def centre(self) -> tuple[float, float]:
        """Latitude and longitude of the centre of population; (0, 0) where there is no city."""
        return (self.latitude / self.weight, self.longitude / self.weight) if self.weight else (0.0, 0.0)
