import pytest

from casualty_pipeline.locate.gazetteer import Gazetteer
from casualty_pipeline.locate.model import Located, Unlocatable
from casualty_schemas.report import Precision


def test_region_goes_before_everything_else(gazetteer: Gazetteer) -> None:
    located = gazetteer.locate_input(name="Sochi", region="UA-63", country="RU", latitude=43.59, longitude=39.72)
    assert located == Located("UA-63", "Sochi", 43.59, 39.72, Precision.POINT)


def test_coordinates_go_before_name_and_country(gazetteer: Gazetteer) -> None:
    located = gazetteer.locate_input(name="Sochi", country="RU", latitude=49.99, longitude=36.23)
    assert located == Located("UA-63", "Sochi", 49.99, 36.23, Precision.POINT)


def test_name_is_looked_for_within_country(gazetteer: Gazetteer) -> None:
    located = gazetteer.locate_input(name="Odessa", country="UA")
    assert isinstance(located, Located)
    assert (located.region, located.precision) == ("UA-51", Precision.PLACE)


def test_country_comes_last(gazetteer: Gazetteer) -> None:
    located = gazetteer.locate_input(name="Nowhereville", country="KE")
    assert isinstance(located, Located)
    assert (located.region, located.name, located.precision) == ("KE", "Nowhereville", Precision.COUNTRY)


def test_coordinates_without_a_place_near_fall_back_and_stay(gazetteer: Gazetteer) -> None:
    located = gazetteer.locate_input(country="BR", latitude=0.0, longitude=-30.0)
    assert located == Located("BR", None, 0.0, -30.0, Precision.COUNTRY)


def test_what_nothing_tells_is_the_row_of_the_unknown(gazetteer: Gazetteer) -> None:
    assert gazetteer.locate_input(name="Nowhereville") == Located("ZZ", "Nowhereville", None, None, Precision.UNKNOWN)
    assert gazetteer.locate_input(region="ZZ") == Located("ZZ", None, None, None, Precision.UNKNOWN)


def test_a_region_alone_has_its_centre(gazetteer: Gazetteer) -> None:
    located = gazetteer.locate_input(region="UA-63")
    assert isinstance(located, Located)
    assert located.precision is Precision.REGION
    assert located.latitude == pytest.approx(49.9, abs=0.5)


def test_a_name_within_its_region_has_its_own_coordinates(gazetteer: Gazetteer) -> None:
    located = gazetteer.locate_input(name="Izium", region="UA-63")
    assert isinstance(located, Located)
    assert located.precision is Precision.PLACE
    assert located.latitude == pytest.approx(49.21, abs=0.05)
    assert located.longitude == pytest.approx(37.27, abs=0.05)


def test_a_lower_code_is_lifted(gazetteer: Gazetteer) -> None:
    located = gazetteer.locate_input(region="FR-75C")
    assert isinstance(located, Located)
    assert located.region == "FR-IDF"


def test_a_country_code_as_region_is_the_country(gazetteer: Gazetteer) -> None:
    located = gazetteer.locate_input(region="UA")
    assert isinstance(located, Located)
    assert (located.region, located.precision) == ("UA", Precision.COUNTRY)


def test_a_territory_is_its_region(gazetteer: Gazetteer) -> None:
    located = gazetteer.locate_input(name="San Juan", country="PR")
    assert isinstance(located, Located)
    assert (located.region, located.precision) == ("US-PR", Precision.PLACE)


@pytest.mark.parametrize("region", ["UA-99", "Kharkiv", "XX-1"])
def test_an_invalid_region_is_an_error_that_names_it(gazetteer: Gazetteer, region: str) -> None:
    refused = gazetteer.locate_input(region=region, name="Kharkiv", country="UA")
    assert isinstance(refused, Unlocatable)
    assert (refused.field, refused.value) == ("region", region)
    assert region in refused.message


def test_an_invalid_country_is_an_error_that_names_it(gazetteer: Gazetteer) -> None:
    refused = gazetteer.locate_input(name="Kharkiv", country="XX")
    assert isinstance(refused, Unlocatable)
    assert (refused.field, refused.value) == ("country", "XX")


def test_codes_may_be_in_small_letters(gazetteer: Gazetteer) -> None:
    located = gazetteer.locate_input(region=" ua-63 ")
    assert isinstance(located, Located)
    assert located.region == "UA-63"


def test_gaza_without_a_governorate_is_the_country_with_its_place(gazetteer: Gazetteer) -> None:
    located = gazetteer.locate_input(name="Gaza Strip")
    assert isinstance(located, Located)
    assert (located.region, located.name) == ("PS", "Gaza Strip")


def test_answers_are_remembered(gazetteer: Gazetteer) -> None:
    assert gazetteer.locate_input(name="Kharkiv") is gazetteer.locate_input(name="Kharkiv")
