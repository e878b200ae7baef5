import pytest

from casualty_pipeline.locate.gazetteer import Gazetteer


@pytest.mark.parametrize(
    ("latitude", "longitude", "region"),
    [
        (49.9935, 36.2304, "UA-63"),
        (43.5855, 39.7231, "RU-KDA"),
        (31.35, 34.30, "PS-KYS"),
        (44.95, 34.10, "UA-43"),
        (32.7157, -117.1611, "US-CA"),
        (18.54, -72.34, "HT-OU"),
        (-1.2921, 36.8219, "KE-30"),
    ],
)
def test_coordinates_lie_in_the_region_of_the_nearest_place(
    gazetteer: Gazetteer, latitude: float, longitude: float, region: str
) -> None:
    place = gazetteer.nearest(latitude, longitude)
    assert place is not None
    assert place.region == region


def test_the_open_sea_has_no_nearest_place(gazetteer: Gazetteer) -> None:
    assert gazetteer.nearest(0.0, -30.0) is None


def test_the_distance_is_a_limit(gazetteer: Gazetteer) -> None:
    assert gazetteer.nearest(43.2, 37.0, within_km=50.0) is None
    assert gazetteer.nearest(43.2, 37.0, within_km=250.0) is not None


@pytest.mark.parametrize("longitude", [-180.0, 180.0])
def test_the_date_line_is_no_border(gazetteer: Gazetteer, longitude: float) -> None:
    place = gazetteer.nearest(-16.78, longitude, within_km=100.0)
    assert place is not None
    assert place.country == "FJ"
