import pytest

from casualty_pipeline.locate.gazetteer import Gazetteer
from casualty_pipeline.locate.model import Kind, Mention


def only(gazetteer: Gazetteer, text: str, name: str) -> Mention:
    [found] = [mention for mention in gazetteer.mentions(text) if mention.text.startswith(name)]
    return found


def texts(gazetteer: Gazetteer, text: str) -> list[str]:
    return [mention.text for mention in gazetteer.mentions(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Two died in Port-au-Prince.", ["Port-au-Prince"]),
        ("Two died in New York City.", ["New York City"]),
        ("Two died in Rio de Janeiro.", ["Rio de Janeiro"]),
        ("Two died in the Kharkiv region.", ["Kharkiv region"]),
        ("Odesa’s port was hit.", ["Odesa"]),
        ("two died in kharkiv", []),
        ("The Washington Post reported it.", []),
        ("They died on Monday in May.", []),
        ("Fighters of Boko Haram and Islamic State fled.", []),
        ("The U.S. and the UK agreed.", ["U.S", "UK"]),
        ("Us and them", []),
        ("", []),
    ],
)
def test_the_longest_name_is_found_at_capitals(gazetteer: Gazetteer, text: str, names: list[str]) -> None:
    assert texts(gazetteer, text) == names


def test_spans_leave_the_possessive_out(gazetteer: Gazetteer) -> None:
    text = "Police said Odesa’s port was hit."
    [mention] = gazetteer.mentions(text)
    assert text[mention.start : mention.end] == mention.text == "Odesa"


def test_a_state_after_a_comma_holds_the_city(gazetteer: Gazetteer) -> None:
    for text in ("in Springfield, Ill., police said", "in Springfield, IL", "in Springfield, Illinois"):
        city, state = gazetteer.mentions(text)
        assert city.within == ("US-IL",)
        assert state.container


def test_an_abbreviation_is_no_part_of_a_name(gazetteer: Gazetteer) -> None:
    assert "La" not in texts(gazetteer, "in San Miguel, La Libertad department")


def test_a_list_of_cities_holds_nothing(gazetteer: Gazetteer) -> None:
    for cities in ("Kyiv, Mykolaiv", "Poltava, Kharkiv", "Zaporizhzhia, Donetsk"):
        assert all(not mention.within for mention in gazetteer.mentions(f"Strikes hit {cities} and Odesa."))


@pytest.mark.parametrize(
    ("text", "name", "within"),
    [
        ("killed in Slavyansk in the Donetsk region", "Slavyansk", "UA-14"),
        ("killed in Nigeria's Borno state", "Borno", "NG"),
        ("the Syrian city of Idlib", "Idlib", "SY"),
        ("killed in Lahore (Pakistan)", "Lahore", "PK"),
        ("Goma, in the east of DR Congo", "Goma", "CD"),
    ],
)
def test_what_holds_a_place_is_seen(gazetteer: Gazetteer, text: str, name: str, within: str) -> None:
    assert only(gazetteer, text, name).within == (within,)


def test_a_district_of_a_city_is_read_as_the_city(gazetteer: Gazetteer) -> None:
    district = only(gazetteer, "the Kirovsky district of Donetsk was shelled", "Kirovsky")
    assert {candidate.place.region for candidate in district.candidates} == {"UA-14", "RU-ROS"}
    assert all(candidate.place.kind is Kind.CITY for candidate in district.candidates)


@pytest.mark.parametrize(
    ("text", "division"),
    [
        ("in Kharkiv region", "region"),
        ("in Kharkiv Province", "province"),
        ("in the province of Idlib", "province"),
        ("in Kherson and Mykolaiv regions", "region"),
        ("in Pima County", ""),
        ("in Kharkiv", ""),
    ],
)
def test_a_word_for_a_division_is_kept(gazetteer: Gazetteer, text: str, division: str) -> None:
    assert gazetteer.mentions(text)[0].division == division


def test_the_region_around_a_city_of_its_name_is_meant(gazetteer: Gazetteer) -> None:
    for name, region in (("Kyiv", "UA-32"), ("Moscow", "RU-MOS"), ("Buenos Aires", "AR-B")):
        mention = only(gazetteer, f"killed in {name} region", name)
        assert region in {candidate.place.region for candidate in mention.candidates}
        assert all(candidate.place.kind is Kind.REGION for candidate in mention.candidates)


@pytest.mark.parametrize("text", ["Ukrainian troops fled", "two Israelis died", "a Polish man died"])
def test_adjectives_mean_their_country(gazetteer: Gazetteer, text: str) -> None:
    [mention] = gazetteer.mentions(text)
    assert mention.adjective
    assert [candidate.place.kind for candidate in mention.candidates] == [Kind.COUNTRY]


@pytest.mark.parametrize(
    "text",
    [
        "Moscow said it was sorry",
        "Kyiv and its Western allies met",
        "killed in Kiev forces' shelling",
        "in shelling by Kiev forces",
        "a pro-Kyiv official",
        "a Russia-led force",
        "3 dead, 5 wounded - DPR defence ministry",
        "Kiev: two soldiers killed",
        "rebels blame Kiev",
        "deliveries of weapons to Kyiv",
    ],
)
def test_capitals_that_act_are_governments(gazetteer: Gazetteer, text: str) -> None:
    assert any(mention.government for mention in gazetteer.mentions(text))


@pytest.mark.parametrize("text", ["Two died in Moscow", "Kyiv was hit by missiles", "shells fell on Donetsk"])
def test_capitals_where_things_happen_are_none(gazetteer: Gazetteer, text: str) -> None:
    assert not any(mention.government for mention in gazetteer.mentions(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Abraham Lincoln was shot.", "Lincoln"),
        ("Mayor Jackson wept.", "Jackson"),
        ("Paris Jackson was shot.", "Paris"),
        ("Austin Davis was shot.", "Austin"),
        ("Jackson wept for days.", "Jackson"),
    ],
)
def test_persons_are_suspected(gazetteer: Gazetteer, text: str, name: str) -> None:
    assert only(gazetteer, text, name).person


@pytest.mark.parametrize("text", ["Two were shot in Lincoln.", "Lincoln police shot a man.", "Jackson, Miss."])
def test_places_are_not_taken_for_persons(gazetteer: Gazetteer, text: str) -> None:
    assert not gazetteer.mentions(text)[0].person


def test_ordinary_words_are_marked(gazetteer: Gazetteer) -> None:
    assert gazetteer.mentions("Reading aloud, he wept.")[0].common
    assert not gazetteer.mentions("A man was shot in Reading.")[0].common


def test_a_street_is_hardly_a_place(gazetteer: Gazetteer) -> None:
    assert gazetteer.mentions("A man was shot on Dayton Street.")[0].weak


def test_a_spanish_name_may_go_on(gazetteer: Gazetteer) -> None:
    assert only(gazetteer, "Rebels killed two in San Rafael Obrajuelito.", "San").weak
    assert not only(gazetteer, "Rebels killed two in San Rafael.", "San").weak


def test_a_headline_in_title_case_tells_nothing_by_capitals(gazetteer: Gazetteer) -> None:
    assert not only(gazetteer, "Rockets Strike Lozova Bakery Killing Three", "Lozova").weak
    assert only(gazetteer, "The rockets that hit Lozova Bakery were ours.", "Lozova").weak


def test_prepositions_go_over_compass_words(gazetteer: Gazetteer) -> None:
    assert gazetteer.mentions("in the eastern Kharkiv region")[0].preposition == "in"
    assert gazetteer.mentions("on the outskirts of Goma")[0].preposition == "of"
    assert gazetteer.mentions("the ghost of Goma")[0].preposition == ""


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("MAIDUGURI, Nigeria (AP) - A bomb exploded in Gwoza.", ["MAIDUGURI", "Nigeria"]),
        ("A headline\nNAIROBI (Reuters) - Gunmen killed ten in Mandera.", ["NAIROBI"]),
        ("Lima, 20 Aug 88 (EFE) -- Two died in Ayacucho.", ["Lima"]),
        ("Nairobi was calm. Gunmen (some masked) killed ten in Mandera.", []),
    ],
)
def test_datelines_are_marked(gazetteer: Gazetteer, text: str, places: list[str]) -> None:
    assert [mention.text for mention in gazetteer.mentions(text) if mention.dateline] == places
