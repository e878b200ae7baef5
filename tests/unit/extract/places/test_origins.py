"""Where people come from, names that stay open, and quarters of a city."""

import pytest

from casualty_pipeline.extract.english import load
from casualty_schemas.article import Article


def places(text: str, title: str | None = None) -> list[tuple[str, str | None]]:
    fields = {"article_id": "a", "source": "s", "title": title, "text": text, "published_at": "2016-09-26T20:00:00Z"}
    reading = load().read(Article.model_validate(fields))
    return [(placed.region, placed.report.place.name) for placed in reading.reports]


def test_people_are_hurt_where_it_happened_not_where_they_come_from() -> None:
    body = "A Mundelein man was killed and four others were wounded early Sunday in Champaign, Illinois."
    assert places(body) == [("US-IL", "Champaign")]
    assert places(body, title="Mundelein man shot near campus") == [("US-IL", "Champaign")]


def test_where_they_come_from_is_the_place_where_nothing_else_is() -> None:
    assert places("A Peoria, Illinois, man was shot and killed on Sunday.") == [("US-IL", "Peoria")]


@pytest.mark.parametrize("county", ["Warren County", "Rock County"])
def test_a_county_that_many_states_have_lies_in_the_state_of_the_document(county: str) -> None:
    text = (
        f"One man was killed and three were injured in {county} on Sunday. Police in Vicksburg, Mississippi, said so."
    )
    assert [region for region, _ in places(text)] == ["US-MS"]


def test_the_north_of_a_city_is_no_village_elsewhere() -> None:
    text = "Baltimore, Maryland, police are at the scene. Five were shot at a cookout in North Baltimore on Monday."
    assert places(text) == [("US-MD", "Baltimore")]


HURT = "One person was killed and four were hurt in a shooting on Saturday"


@pytest.mark.parametrize(
    ("text", "regions"),
    [
        (f"Police in Rockford, Illinois, are at the scene. {HURT} on Broadway.", ["US-IL"]),
        (f"{HURT} in Broadway, Virginia. Police in Rockford, Illinois, said so.", ["US-VA"]),
        (f"Tulsa, Oklahoma, police are at the scene. {HURT} at the Vista apartments.", ["US-OK"]),
        ("Two were shot in Chicago, Illinois, and three were shot in Gary.", ["US-IL", "US-IN"]),
        ("Two were shot in Chicago, Illinois, and three were shot in Dallas.", ["US-IL", "US-TX"]),
        ("One man was killed near Teutonia. Milwaukee, Wisconsin, police said so.", ["US-WI"]),
        ("A foreign fighter from the US was killed in Ukraine.", ["UA"]),
        ("Two were wounded in Belgorod, Russia. Three were wounded in the village of Murom.", ["RU-BEL"]),
        ("Two were wounded in Belgorod, Russia. Three were wounded in Murom.", ["RU-BEL", "RU-VLA"]),
        ("Rio police raid leaves six dead. Six people were killed in Rio de Janeiro, Brazil.", ["BR-RJ"]),
        ("Two were killed in Odesa and three were killed in Kupiansk.", ["UA-51", "UA-63"]),
    ],
)
def test_a_town_far_off_is_named_with_its_state(text: str, regions: list[str]) -> None:
    assert [region for region, _ in places(text)] == regions


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("MANILA (Reuters) - The death toll from the typhoon climbed to 114 in the Philippines.", "PH"),
        ("PARIS (AFP) - A man rammed his car into people on the French island of Oleron, injuring ten.", "FR"),
        ("KYIV, Ukraine (AP) - Russian missiles hit Ukraine's capital on Thursday, killing three people.", "UA-30"),
        ("KYIV, Ukraine (AP) - Three people were killed when missiles hit an apartment block.", "UA-30"),
        ("KABUL (Reuters) - Five people died in a landslide in the village of Xyzabad on Thursday.", "AF"),
        ("BEIRUT (AP) - Israeli strikes on southern Lebanon killed two people on Thursday.", "LB"),
    ],
)
def test_a_dateline_tells_where_it_was_written_not_where_it_happened(text: str, region: str) -> None:
    assert [found for found, _ in places(text)] == [region]


@pytest.mark.parametrize(
    ("text", "regions"),
    [
        ("BEIRUT (AP) - A car bomb killed five people in the Iraqi capital Thursday.", ["IQ-BG"]),
        ("Russian missiles killed three people in Ukraine's capital.", ["UA-30"]),
        (
            "Gunmen killed ten people in Kandahar and another six in the capital, Afghan officials said.",
            ["AF-KAN", "AF-KAB"],
        ),
        ("BEIRUT (AP) - A car bomb killed five people in the capital Damascus.", ["SY-DI"]),
        ("COLUMBUS, Ohio - Three people were shot in the state capital on Thursday.", ["US-OH"]),
        (
            "Three people were killed in Kharkiv. The killer faces capital punishment, or capital murder charges.",
            ["UA-63"],
        ),
    ],
)
def test_a_capital_is_a_place_without_its_name(text: str, regions: list[str]) -> None:
    assert [found for found, _ in places(text)] == regions
