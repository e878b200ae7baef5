import re

import pytest

from casualty_pipeline.locate.data_files import read_lines
from casualty_pipeline.locate.gazetteer import Gazetteer
from casualty_pipeline.locate.model import Kind

REGION_CODE = re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}")


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("UA-63", "Kharkiv Oblast"),
        ("RU-KDA", "Krasnodar Krai"),
        ("US-CA", "California"),
        ("UA-30", "Kyiv"),
        ("UA-32", "Kyiv Oblast"),
        ("UA-43", "Crimea"),
        ("FR-IDF", "Île-de-France"),
        ("UA", "Ukraine"),
        ("ZZ", "Unknown"),
        ("UA-99", "UA-99"),
    ],
)
def test_regions_have_english_display_names(gazetteer: Gazetteer, code: str, name: str) -> None:
    assert gazetteer.region_name(code) == name


@pytest.mark.parametrize(
    ("lower", "region"),
    [
        ("FR-75C", "FR-IDF"),
        ("FR-75", "FR-IDF"),
        ("IT-RM", "IT-62"),
        ("ES-GR", "ES-AN"),
        ("GB-KEN", "GB-ENG"),
        ("GB-GLG", "GB-SCT"),
        ("PH-CEB", "PH-07"),
        ("PL-MZ", "PL-14"),
        ("MX-DIF", "MX-CMX"),
        ("PR", "US-PR"),
        ("UA-63", "UA-63"),
    ],
)
def test_lower_and_withdrawn_codes_are_lifted(gazetteer: Gazetteer, lower: str, region: str) -> None:
    found = gazetteer.region(lower)
    assert found is not None
    assert found.code == region


@pytest.mark.parametrize("code", ["UA-99", "XX-1", "Kharkiv", "", "UA", "ZZ", "ua-63"])
def test_what_is_no_region_is_none(gazetteer: Gazetteer, code: str) -> None:
    assert gazetteer.region(code) is None


def test_countries_are_found_by_code(gazetteer: Gazetteer) -> None:
    ukraine = gazetteer.country("UA")
    assert ukraine is not None
    assert (ukraine.name, ukraine.timezone) == ("Ukraine", "Europe/Kyiv")
    assert gazetteer.country("XX") is None


def test_zones_come_from_places_regions_and_countries(gazetteer: Gazetteer) -> None:
    evansville = gazetteer.by_name("Evansville, Indiana")
    assert evansville is not None
    assert gazetteer.timezone(evansville) == "America/Chicago"
    assert gazetteer.timezone("US-IN") == "America/Indiana/Indianapolis"
    assert gazetteer.timezone("UA") == "Europe/Kyiv"
    assert gazetteer.timezone("ZZ") == "UTC"


def test_occupied_territory_keeps_its_iso_country(gazetteer: Gazetteer) -> None:
    for name, region in (("Simferopol", "UA-43"), ("Sevastopol", "UA-40"), ("Donetsk People's Republic", "UA-14")):
        place = gazetteer.by_name(name)
        assert place is not None
        assert (place.region, place.country) == (region, "UA")


def test_the_west_bank_is_never_israels() -> None:
    places = (line.split("\t") for line in read_lines("places.tsv"))
    west_bank = [row[2][:2] for row in places if row[0] in {"Ariel", "Hebron"} and row[2][:2] in {"IL", "PS"}]
    assert set(west_bank) == {"PS"}


def test_every_place_is_well_formed_and_in_a_known_region(gazetteer: Gazetteer) -> None:
    kinds = {kind.value for kind in Kind}
    for line in read_lines("places.tsv"):
        _, kind, region, latitude, longitude, people, *_ = line.split("\t")
        assert kind in kinds, line
        known = gazetteer.region(region) if REGION_CODE.fullmatch(region) else gazetteer.country(region)
        assert known is not None, line
        assert known.code == region, line
        assert -90 <= float(latitude) <= 90, line
        assert -180 <= float(longitude) <= 180, line
        assert int(people) >= 0, line


def test_every_name_leads_to_a_place_that_exists() -> None:
    last = len(read_lines("places.tsv")) - 1
    for line in read_lines("names.tsv"):
        key, flags, numbers = line.split("\t")
        assert key == key.lower().strip(), line
        assert set(flags) <= set("wgscx"), line
        assert all(0 <= int(number.rstrip("*+")) <= last for number in numbers.split()), line
        assert bool(numbers) != ("x" in flags), line


def test_every_lift_ends_at_a_region(gazetteer: Gazetteer) -> None:
    for line in read_lines("lifts.tsv"):
        lower, region = line.split("\t")
        found = gazetteer.region(lower)
        assert found is not None
        assert found.code == region


@pytest.mark.parametrize(
    ("country", "name"), [("UA", "Kyiv"), ("IQ", "Baghdad"), ("SO", "Mogadishu"), ("AQ", None), ("ZZ", None)]
)
def test_a_country_has_a_capital(gazetteer: Gazetteer, country: str, name: str | None) -> None:
    place = gazetteer.capital(country)
    assert (place.name if place else None) == name
