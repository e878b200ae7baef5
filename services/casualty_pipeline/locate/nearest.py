"""The nearest populated place to coordinates; parts of cities have no coordinates of their own."""

from collections.abc import Iterator
from functools import cached_property

from casualty_pipeline.locate.atlas import Atlas
from casualty_pipeline.locate.grid import Grid
from casualty_pipeline.locate.model import Kind, Place


class Nearest:
    """Looks places up by coordinates; the grid is built when it is first asked."""

    def __init__(self, atlas: Atlas) -> None:
        self._atlas = atlas

    def place(self, latitude: float, longitude: float, within_km: float) -> Place | None:
        """Give the nearest populated place within a distance, or None."""
        number = self._grid.nearest(latitude, longitude, within_km)
        return None if number is None else self._atlas.place(number)

    @cached_property
    def _grid(self) -> Grid:
        return Grid(self._points())

    def _points(self) -> Iterator[tuple[int, float, float]]:
        for number, line in enumerate(self._atlas.lines):
            _, kind, _, latitude, longitude, _ = line.split("\t", 5)
            if kind == Kind.CITY.value:
                yield number, float(latitude), float(longitude)
