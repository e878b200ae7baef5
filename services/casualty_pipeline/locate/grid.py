"""The nearest place to a point, over a grid of tenths of a degree."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from math import asin, ceil, cos, radians, sin, sqrt

_CELLS_PER_DEGREE = 10
_KM_PER_DEGREE = 111.195
_EARTH_DIAMETER_KM = 2 * 6371.0088
_LAST_PLACES = 85.0
"""Degrees from the equator beyond which nobody lives; rings of cells would grow without bound there."""

_ROUND = 360 * _CELLS_PER_DEGREE


def distance_km(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Give the great-circle distance between two points in degrees (haversine)."""
    north = sin(radians(other_latitude - latitude) / 2) ** 2
    east = sin(radians(other_longitude - longitude) / 2) ** 2
    scale = cos(radians(latitude)) * cos(radians(other_latitude))
    return _EARTH_DIAMETER_KM * asin(min(1.0, sqrt(north + scale * east)))


class Grid:
    """Numbers of points by the cell that they lie in; built from (number, latitude, longitude)."""

    __slots__ = ("_cells", "_latitudes", "_longitudes", "_numbers")

    def __init__(self, points: Iterable[tuple[int, float, float]]) -> None:
        self._numbers, self._latitudes, self._longitudes = array("i"), array("d"), array("d")
        self._cells: defaultdict[int, array[int]] = defaultdict(lambda: array("i"))
        for at, (number, latitude, longitude) in enumerate(points):
            self._numbers.append(number)
            self._latitudes.append(latitude)
            self._longitudes.append(longitude)
            self._cells[_cell(_row(latitude), _column(longitude))].append(at)

    def nearest(self, latitude: float, longitude: float, within_km: float) -> int | None:
        """Give the number of the nearest point within a distance, or None; looks ring by ring outwards."""
        best, best_km = None, within_km
        if abs(latitude) > _LAST_PLACES:
            return None
        for ring, cells in enumerate(_rings(latitude, longitude, within_km)):
            if (ring - 1) * _KM_PER_DEGREE / _CELLS_PER_DEGREE > best_km:
                break
            for at in (at for cell in cells for at in self._cells.get(cell, ())):
                km = distance_km(latitude, longitude, self._latitudes[at], self._longitudes[at])
                if km <= best_km:
                    best, best_km = self._numbers[at], km
        return best


def _row(latitude: float) -> int:
    return int((latitude + 90) * _CELLS_PER_DEGREE)


def _column(longitude: float) -> int:
    return int((longitude + 180) * _CELLS_PER_DEGREE)


def _cell(row: int, column: int) -> int:
    return row * _ROUND + column % _ROUND


def _rings(latitude: float, longitude: float, within_km: float) -> Iterator[list[int]]:
    """Yield the cells around a point, ring by ring; towards the poles a ring is wider than high."""
    row, column = _row(latitude), _column(longitude)
    inner = -1
    for ring in range(ceil(within_km / _KM_PER_DEGREE * _CELLS_PER_DEGREE) + 2):
        farthest = min(abs(latitude) + (ring + 1) / _CELLS_PER_DEGREE, _LAST_PLACES)
        outer = min(ceil((ring + 1) / cos(radians(farthest))), _ROUND // 2)
        yield [
            _cell(row + north, column + east)
            for north in range(-ring, ring + 1)
            for east in range(-outer, outer + 1)
            if abs(north) == ring or abs(east) > inner
        ]
        inner = outer
