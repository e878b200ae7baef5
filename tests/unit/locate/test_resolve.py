import pytest

from casualty_pipeline.locate.gazetteer import Gazetteer
from casualty_pipeline.locate.model import Kind, ResolvedMention, Role
from casualty_schemas.report import Precision


def resolve(gazetteer: Gazetteer, text: str, *priors: str) -> list[ResolvedMention]:
    return gazetteer.resolve(gazetteer.mentions(text), priors=priors)


def test_every_mention_gets_one_reading_in_order(gazetteer: Gazetteer) -> None:
    text = "Ukrainian drones hit Sochi, Moscow said, and a strike on Kharkiv killed three."
    resolved = resolve(gazetteer, text)
    assert [each.mention for each in resolved] == gazetteer.mentions(text)
    assert [(each.mention.text, each.role, each.region) for each in resolved] == [
        ("Ukrainian", Role.ACTOR, "UA"),
        ("Sochi", Role.PLACE, "RU-KDA"),
        ("Moscow", Role.ACTOR, "RU-MOW"),
        ("Kharkiv", Role.PLACE, "UA-63"),
    ]


def test_shares_sum_to_one_and_the_best_comes_first(gazetteer: Gazetteer) -> None:
    for each in resolve(gazetteer, "Two died in Springfield, three in Toledo and one in San Antonio."):
        shares = [share for _, share in each.shares]
        assert sum(shares) == pytest.approx(1.0)
        assert shares == sorted(shares, reverse=True)
        assert 0 < each.confidence <= 1


def test_what_stays_open_is_the_country(gazetteer: Gazetteer) -> None:
    [springfield, united_states] = resolve(gazetteer, "A man was shot in Springfield, and the U.S. army came.")
    assert (springfield.region, springfield.place, springfield.precision) == ("US", None, Precision.COUNTRY)
    assert united_states.country == "US"


def test_what_stays_open_between_countries_is_unknown(gazetteer: Gazetteer) -> None:
    [punjab] = resolve(gazetteer, "Clashes in Punjab left three dead.")
    assert (punjab.region, punjab.country, punjab.precision) == ("ZZ", None, Precision.UNKNOWN)


def test_other_names_of_the_document_settle_a_name(gazetteer: Gazetteer) -> None:
    for other, region in (("Cincinnati", "US-OH"), ("Las Vegas", "US-NV"), ("Nashville", "US-TN")):
        resolved = resolve(gazetteer, f"Shots were fired in Clarksville and Dayton, and {other} police came.")
        assert resolved[1].shares[0][0] == region


def test_a_prior_settles_what_nothing_else_does(gazetteer: Gazetteer) -> None:
    assert resolve(gazetteer, "Clashes in Punjab left three dead.", "IN")[0].region == "IN-PB"
    assert resolve(gazetteer, "Clashes in Punjab left three dead.", "PK-PB")[0].region == "PK-PB"


def test_a_container_settles_every_mention_of_the_name(gazetteer: Gazetteer) -> None:
    resolved = resolve(gazetteer, "SPRINGFIELD, Mo. (AP) - Two were shot in Springfield on Sunday.")
    assert [each.region for each in resolved] == ["US-MO", "US-MO", "US-MO"]


def test_city_before_the_region_of_its_name(gazetteer: Gazetteer) -> None:
    [city] = resolve(gazetteer, "Two died in Kharkiv.")
    [region] = resolve(gazetteer, "Two died in the Kharkiv region.")
    assert city.place is not None
    assert region.place is not None
    assert (city.place.kind, city.precision) == (Kind.CITY, Precision.PLACE)
    assert (region.place.kind, region.precision) == (Kind.REGION, Precision.REGION)
    assert city.region == region.region == "UA-63"


def test_a_government_is_that_of_the_capital(gazetteer: Gazetteer) -> None:
    [washington] = resolve(gazetteer, "Washington said it would help.")
    assert (washington.role, washington.region) == (Role.ACTOR, "US-DC")


def test_the_better_known_holder_holds(gazetteer: Gazetteer) -> None:
    assert resolve(gazetteer, "Two died in Cordoba, Veracruz.")[0].region == "MX-VER"


def test_one_other_name_does_not_decide_alone(gazetteer: Gazetteer) -> None:
    assert resolve(gazetteer, "The RF army advanced in the Donetsk direction.")[1].region == "UA-14"


def test_a_county_is_a_district(gazetteer: Gazetteer) -> None:
    [county] = resolve(gazetteer, "Two died in Pima County.")
    assert (county.region, county.precision) == ("US-AZ", Precision.DISTRICT)


def test_an_area_over_regions_is_its_country(gazetteer: Gazetteer) -> None:
    for text, country in (("in Donbas", "UA"), ("in Darfur", "SD"), ("in the Gaza Strip", "PS"), ("in Gaza", "PS")):
        [area] = resolve(gazetteer, f"Two died {text}.")
        assert (area.region, area.precision) == (country, Precision.COUNTRY)
        assert area.place is not None
        assert area.place.kind is Kind.AREA


def test_an_area_speaks_for_its_regions(gazetteer: Gazetteer) -> None:
    resolved = resolve(gazetteer, "A soldier was killed near Shumy in Donbas.")
    assert resolved[0].region in {"UA", "UA-14", "UA-09"}


def test_a_name_once_a_person_is_a_person_throughout(gazetteer: Gazetteer) -> None:
    resolved = resolve(gazetteer, "Abraham Lincoln was shot in Tucson. Lincoln died later.")
    assert [each.role for each in resolved if each.mention.key == "lincoln"] == [Role.DOUBTFUL, Role.DOUBTFUL]


def test_a_well_known_city_may_be_a_persons_name(gazetteer: Gazetteer) -> None:
    resolved = resolve(gazetteer, "Paris Jackson was shot in Tucson. Doctors fought on, yet Paris died.")
    assert [each.role for each in resolved if each.mention.key == "paris"] == [Role.DOUBTFUL, Role.DOUBTFUL]


def test_a_weak_mention_is_a_place_where_another_is_sure(gazetteer: Gazetteer) -> None:
    [sure, again] = resolve(gazetteer, "Two died in Kalanchak. All of them had left Kalanchak before.")
    assert again.mention.weak
    assert (sure.role, again.role) == (Role.PLACE, Role.PLACE)


def test_a_city_and_its_province_of_one_name_count_once(gazetteer: Gazetteer) -> None:
    [santiago] = resolve(gazetteer, "A bomb exploded in Santiago.")
    assert santiago.shares[0][0] == "CL-RM"


def test_a_name_once_sure_is_a_place_throughout(gazetteer: Gazetteer) -> None:
    resolved = resolve(gazetteer, "A girl was shot in Newtown, Conn. Newtown mourns.")
    assert [each.role for each in resolved if each.mention.key == "newtown"] == [Role.PLACE, Role.PLACE]


def test_a_small_place_far_from_everything_else_is_doubtful(gazetteer: Gazetteer) -> None:
    text = "Las Vegas police in Clark County, Nevada, said Yatomi was shot. Yatomi was 30."
    assert {each.role for each in resolve(gazetteer, text) if each.mention.key == "yatomi"} == {Role.DOUBTFUL}


def test_a_bare_word_is_rather_a_name_than_a_report(gazetteer: Gazetteer) -> None:
    for name in ("Korec", "Pugachev", "Aleksandrov"):
        assert resolve(gazetteer, name)[0].role is Role.DOUBTFUL
    assert resolve(gazetteer, "Kharkiv")[0].role is Role.PLACE


def test_nothing_resolves_to_nothing(gazetteer: Gazetteer) -> None:
    assert gazetteer.resolve([]) == []


def test_resolution_depends_on_nothing_but_its_input(gazetteer: Gazetteer) -> None:
    text = "Two died in Springfield, Toledo, Dayton and Monroe; Georgia and Lebanon mourn."
    assert resolve(gazetteer, text) == resolve(gazetteer, text)
