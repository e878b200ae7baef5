"""Which reports are taken for the same incident."""

from datetime import timedelta
from itertools import permutations

import pytest
from tests.support.reports import (
    BETWEEN,
    DAY,
    KHARKIV_REGION,
    KUPIANSK,
    NORTH,
    SOUTH,
    figures,
    report,
    resolve,
    row,
    statement,
    told,
)

from casualty_pipeline.resolve.evidence import weigh
from casualty_schemas.category import Category
from casualty_schemas.report import Precision, RegionReports, ReportPlace

OUTSKIRTS = ReportPlace(name="Kharkiv", latitude=50.03, longitude=36.30, precision=Precision.POINT)
FAR_NAMESAKE = ReportPlace(name="Kharkiv", latitude=49.2, longitude=37.4, precision=Precision.PLACE)
UNNAMED = ReportPlace(precision=Precision.REGION)


def incidents(*rows: RegionReports) -> int:
    return len(resolve(*rows))


def test_two_sources_on_one_place_and_day_tell_of_one_incident() -> None:
    assert incidents(told(killed=3), told(killed=3)) == 1
    assert incidents(told(killed=3), told(killed=4)) == 1


def test_another_day_is_another_incident() -> None:
    assert incidents(told(killed=3), told(killed=3, day=DAY + timedelta(days=1))) == 2


def test_days_are_compared_within_their_precision() -> None:
    assert incidents(told(killed=3), told(killed=3, day=DAY + timedelta(days=1), precision=1)) == 1


def test_a_report_of_either_day_makes_no_one_incident_of_both() -> None:
    days = [told(killed=3), told(killed=3, day=DAY + timedelta(days=1)), told(killed=3, precision=1)]
    one, other = resolve(*days)
    assert {len(one.members), len(other.members)} == {1, 2}


def test_another_place_is_another_incident() -> None:
    assert incidents(told(killed=3), told(killed=3, place=KUPIANSK)) == 2


def test_a_namesake_far_away_is_another_place() -> None:
    assert incidents(told(killed=3), told(killed=3, place=FAR_NAMESAKE)) == 2


def test_a_point_within_a_place_is_that_place() -> None:
    assert incidents(told(killed=3), told(killed=3, place=OUTSKIRTS)) == 1


def test_a_report_of_the_region_finds_that_of_its_place_by_category_and_figures() -> None:
    assert incidents(told(killed=3, injured=11), told(killed=3, injured=11, place=KHARKIV_REGION)) == 1


def test_figures_alone_never_merge() -> None:
    said = {"killed": 17, "injured": 53, "place": UNNAMED, "category": Category.UNKNOWN}
    assert incidents(told(**said), told(**said)) == 2


def test_small_figures_in_a_whole_region_are_no_evidence() -> None:
    assert incidents(told(killed=1, place=UNNAMED), told(killed=1, place=UNNAMED)) == 2


def test_a_category_that_contradicts_needs_more_than_the_same_place_region() -> None:
    rows = [told(killed=3, place=KHARKIV_REGION, category=kind) for kind in (Category.STABBING, Category.SHELLING)]
    assert incidents(*rows) == 2


@pytest.mark.parametrize("vague", [Category.UNKNOWN, Category.OTHER])
def test_an_unknown_category_contradicts_none(vague: Category) -> None:
    assert incidents(told(killed=3), told(killed=3, category=vague)) == 1


def test_wording_joins_reports_whose_places_are_unnamed() -> None:
    quote = "The roof of the sports hall of school number 17 in Saltivka fell in on a volleyball team"
    again = "The roof of the sports hall of school 17 in Saltivka fell in on the volleyball team"
    said = {"place": UNNAMED, "category": Category.UNKNOWN}
    assert incidents(told(killed=2, quote=quote, **said), told(injured=5, quote=again, **said)) == 1
    other = "Gunmen opened fire on worshippers leaving a mosque after prayers in the capital"
    assert incidents(told(killed=2, quote=quote, **said), told(injured=5, quote=other, **said)) == 2


def test_one_documents_own_reports_are_distinct_incidents() -> None:
    assert incidents(row(report(killed=3), report(killed=3, ordinal=1))) == 2


def test_one_sources_own_incident_ids_are_distinct_incidents() -> None:
    assert (
        incidents(told(killed=3, topic="incidents", source="ngo"), told(killed=3, topic="incidents", source="ngo")) == 2
    )
    assert incidents(told(killed=3, source="agency"), told(killed=3, source="agency")) == 1


def test_what_a_source_tells_apart_no_third_report_puts_together() -> None:
    apart = [told(killed=3, topic="incidents", source="ngo") for _ in range(2)]
    (one, other) = resolve(*apart, told(killed=3), told(killed=3))
    assert {len(one.members), len(other.members)} == {1, 3}


def test_a_chain_of_neighbours_does_not_make_strangers_one() -> None:
    """Villages in a row, each 10 km from the next, with rising figures: the ends are strangers."""
    villages = [
        ReportPlace(name=f"Village {name}", latitude=49.0 + 0.09 * index, longitude=36.0, precision=Precision.PLACE)
        for index, name in enumerate("abcdef")
    ]
    rows = [told(killed=8, place=village) for village in villages]
    assert all(
        abs(one.report.place.latitude - other.report.place.latitude) < 0.37
        for incident in resolve(*rows)
        for one, other in permutations(incident.members, 2)
        if one.report.place.latitude is not None and other.report.place.latitude is not None
    )
    assert incidents(*rows) > 1


def test_evidence_is_the_same_whichever_comes_first() -> None:
    statements = [
        statement(killed=3),
        statement(killed=4, injured=2, place=OUTSKIRTS, quote="a market in Saltivka"),
        statement(injured=9, place=KHARKIV_REGION, precision=2, quote="the market of Saltivka district"),
        statement(killed=3, place=KUPIANSK, category=Category.SHELLING),
    ]
    for one, other in permutations(statements, 2):
        assert weigh(one, other) == weigh(other, one)


def test_a_report_between_two_strangers_can_make_all_three_one() -> None:
    ends = [told(killed=2, place=NORTH), told(killed=2, place=SOUTH)]
    assert incidents(*ends) == 2
    assert incidents(*ends, told(killed=2, place=BETWEEN)) == 1


def test_regions_are_never_matched_with_each_other() -> None:
    here, there = told(killed=3), told(killed=3, region="UA-14")
    assert len(resolve(here)) + len(resolve(there)) == 2


def test_a_great_incident_stays_one_however_many_tell_it_with_rising_figures() -> None:
    rising = [told(killed=3 + index // 4, injured=10 + index, hours=index / 10) for index in range(120)]
    (incident,) = resolve(*rising)
    assert figures(incident) == ((3, 32, 32), (10, 129, 129))
