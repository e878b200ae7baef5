import pytest

from casualty_pipeline.locate.gazetteer import Gazetteer
from casualty_pipeline.locate.voting import vote


def region(gazetteer: Gazetteer, text: str, lead: int = 400) -> str:
    return vote(gazetteer.resolve(gazetteer.mentions(text)), lead=lead)


def test_no_mention_is_no_place(gazetteer: Gazetteer) -> None:
    assert vote([]) == "ZZ"
    assert region(gazetteer, "Three people died.") == "ZZ"


def test_the_region_named_most_wins(gazetteer: Gazetteer) -> None:
    text = "Two died in Tucson. Tucson police asked Pima County and Phoenix for help. A suspect fled to Denver."
    assert region(gazetteer, text) == "US-AZ"


def test_what_comes_first_weighs_more(gazetteer: Gazetteer) -> None:
    text = "Two died in Tucson. " + "They wept. " * 60 + "In Denver others were glad."
    assert region(gazetteer, text) == "US-AZ"
    assert region(gazetteer, text[text.index("In Denver") :]) == "US-CO"


def test_governments_and_peoples_have_no_vote(gazetteer: Gazetteer) -> None:
    assert region(gazetteer, "Moscow said Russian jets struck Idlib.") == "SY-ID"
    assert region(gazetteer, "Kiev forces’ shelling killed two in Donetsk, Moscow said.") == "UA-14"


def test_persons_have_no_vote(gazetteer: Gazetteer) -> None:
    assert region(gazetteer, "Kofi Annan spoke after 20 died in Kisumu, Kenya. Annan wept.") == "KE-17"


def test_the_authorities_of_a_region_speak_for_it(gazetteer: Gazetteer) -> None:
    assert region(gazetteer, "Shelling by Ukrainian troops killed two - DPR defence ministry") == "UA-14"


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Two soldiers died in eastern Ukraine.", "UA"),
        ("Ukrainian soldiers died.", "UA"),
        ("One soldier was killed in Donbas.", "UA"),
        ("Dozens were killed across the Gaza Strip.", "PS"),
        ("A man was shot in Springfield, the U.S. said.", "US"),
    ],
)
def test_where_no_region_is_told_the_country_is(gazetteer: Gazetteer, text: str, country: str) -> None:
    assert region(gazetteer, text) == country
