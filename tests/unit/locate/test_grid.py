import random

import pytest

from casualty_pipeline.locate.grid import Grid, distance_km

KYIV, KHARKIV = (50.4501, 30.5234), (49.9935, 36.2304)


def test_distance_is_the_great_circle() -> None:
    assert distance_km(*KYIV, *KHARKIV) == pytest.approx(410, abs=5)
    assert distance_km(0, 179.9, 0, -179.9) == pytest.approx(22.24, abs=0.1)


def test_nearest_agrees_with_looking_at_every_point() -> None:
    draw = random.Random(7)
    points = [(n, draw.uniform(-80, 80), draw.uniform(-180, 180)) for n in range(4_000)]
    grid = Grid(points)
    for _ in range(300):
        latitude, longitude = draw.uniform(-80, 80), draw.uniform(-180, 180)
        every = [(distance_km(latitude, longitude, *point[1:]), point[0]) for point in points]
        distance, number = min(every)
        assert grid.nearest(latitude, longitude, 300.0) == (number if distance <= 300.0 else None)


def test_nearest_crosses_the_date_line() -> None:
    grid = Grid([(1, -16.8, 179.95), (2, -16.8, 178.0)])
    assert grid.nearest(-16.8, -179.95, 50.0) == 1


@pytest.mark.parametrize("latitude", [90.0, -90.0, 86.0])
def test_nobody_lives_at_the_poles(latitude: float) -> None:
    assert Grid([(1, 84.0, 0.0)]).nearest(latitude, 0.0, 50.0) is None


def test_an_empty_grid_has_no_nearest_point() -> None:
    assert Grid([]).nearest(0.0, 0.0, 50.0) is None
