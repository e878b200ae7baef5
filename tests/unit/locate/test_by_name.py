import pytest

from casualty_pipeline.locate.gazetteer import Gazetteer
from casualty_pipeline.locate.model import Kind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Kharkiv", Kind.CITY),
        ("Kharkiv region", Kind.REGION),
        ("region of Kharkiv", Kind.REGION),
        ("Pima County, Arizona", Kind.DISTRICT),
        ("Ukraine", Kind.COUNTRY),
        ("Donbas", Kind.AREA),
        ("Cite Soleil", Kind.QUARTER),
    ],
)
def test_a_name_tells_what_sort_of_place_it_is(gazetteer: Gazetteer, name: str, kind: Kind) -> None:
    place = gazetteer.by_name(name)
    assert place is not None
    assert place.kind is kind


@pytest.mark.parametrize(
    ("name", "region"),
    [
        ("near the town of Izium", "UA-63"),
        ("city of Sochi", "RU-KDA"),
        ("Sochi (Russia)", "RU-KDA"),
        ("Tucson, Ariz.", "US-AZ"),
        ("outskirts of Goma, North Kivu, DR Congo", "CD-NK"),
        ("St. Petersburg, Florida", "US-FL"),
        ("St. Petersburg, Russia", "RU-SPE"),
    ],
)
def test_names_come_as_people_write_them(gazetteer: Gazetteer, name: str, region: str) -> None:
    place = gazetteer.by_name(name)
    assert place is not None
    assert place.region == region


def test_a_country_settles_a_name(gazetteer: Gazetteer) -> None:
    for country, region in (("LB", "LB-AS"), ("LY", "LY-TB")):
        place = gazetteer.by_name("Tripoli", country)
        assert place is not None
        assert place.region == region


@pytest.mark.parametrize("name", ["Springfield", "San Antonio de los Desconocidos", "", "   ", ",,,", "123", "the"])
def test_what_is_ambiguous_or_unknown_is_none(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.by_name(name) is None


def test_a_name_outside_the_country_is_not_taken(gazetteer: Gazetteer) -> None:
    assert gazetteer.by_name("Kharkiv", "KE") is None
