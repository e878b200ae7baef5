"""Summaries across documents are checks; only what they say beyond the known incidents stands."""

from datetime import timedelta

from tests.support.reports import DAY, KHARKIV_REGION, KUPIANSK, Stated, figures, resolve, told

from casualty_pipeline.resolve.incident import Standing
from casualty_schemas.category import Category
from casualty_schemas.count import Count
from casualty_schemas.report import Kind, RegionReports


def summary(*, killed: Stated = None, injured: Stated = None, days: int = 2, hours: float = 20) -> RegionReports:
    return told(
        killed=killed,
        injured=injured,
        kind=Kind.SUMMARY,
        place=KHARKIV_REGION,
        day=DAY,
        until=DAY + timedelta(days=days - 1),
        hours=hours,
    )


def unattributed(*rows: RegionReports) -> list[Standing]:
    return [incident for incident in resolve(*rows) if incident.unattributed]


def test_what_the_incidents_explain_leaves_nothing() -> None:
    assert unattributed(told(killed=3), told(killed=2, place=KUPIANSK), summary(killed=5)) == []


def test_only_what_its_low_exceeds_their_sum_stands_as_one_incident() -> None:
    rows = [told(killed=3, injured=4), told(killed=1, place=KUPIANSK), summary(killed=6, injured=4)]
    (left,) = unattributed(*rows)
    assert figures(left) == ((2, 2, 2), None)
    assert len(resolve(*rows)) == 3


def test_its_low_and_not_its_best_is_compared() -> None:
    assert unattributed(told(killed=3), summary(killed=Count(low=3, best=6, high=9))) == []
    (left,) = unattributed(told(killed=3), summary(killed=Count(low=4, best=6, high=9)))
    assert figures(left) == ((1, 1, 6), None)


def test_an_open_summary_leaves_an_open_excess() -> None:
    (left,) = unattributed(told(killed=3), summary(killed=Count.at_least(5)))
    assert figures(left) == ((2, 2, None), None)


def test_only_incidents_of_its_days_and_of_counted_categories_are_known() -> None:
    later = told(killed=3, day=DAY + timedelta(days=2))
    fire = told(killed=3, category=Category.FIRE)
    (left,) = unattributed(later, fire, summary(killed=3))
    assert figures(left) == ((3, 3, 3), None)


def test_several_summaries_of_the_same_days_never_add_up() -> None:
    (left,) = unattributed(told(killed=3), summary(killed=5, hours=20), summary(killed=6, hours=21))
    assert figures(left) == ((2, 2, 3), None)
    assert len(left.told) == 2


def test_what_a_narrower_summary_left_is_known_to_a_wider_one() -> None:
    (narrow,) = unattributed(summary(killed=4, days=1), summary(killed=4, days=7, hours=30))
    assert figures(narrow) == ((4, 4, 4), None)
    assert narrow.day == DAY


def test_a_summary_is_never_matched_with_an_incident() -> None:
    incident, left = sorted(resolve(told(killed=3), summary(killed=5, days=1)), key=lambda each: each.unattributed)
    assert (len(incident.told), len(left.told)) == (1, 1)
