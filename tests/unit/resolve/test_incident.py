"""An incident's key, day, place, category and sources."""

from datetime import timedelta

from tests.support.reports import DAY, KHARKIV, KHARKIV_REGION, NOON, resolve, told

from casualty_pipeline.counting import Counting
from casualty_schemas.category import Category
from casualty_schemas.report import Precision, ReportPlace

POINT = ReportPlace(name="Kharkiv", latitude=49.99, longitude=36.24, precision=Precision.POINT)
NEXT_DAY = DAY + timedelta(days=1)


def test_its_key_is_the_region_and_a_hash_of_its_least_report() -> None:
    first = told(killed=3, source="agency", document="1")
    (alone,) = resolve(first)
    (with_later,) = resolve(told(killed=3, source="paper", document="1"), first)
    (with_lesser,) = resolve(first, told(killed=3, source="aaa", document="1"))
    assert alone.key == with_later.key != with_lesser.key
    assert alone.key.startswith("UA-63|")
    assert len(alone.incident) == 16


def test_it_stands_on_the_day_of_the_report_that_gives_its_killed() -> None:
    killed = told(killed=3, day=NEXT_DAY, precision=1, hours=0)
    injured = told(injured=9, day=DAY, hours=5)
    (incident,) = resolve(killed, injured)
    assert incident.day == NEXT_DAY


def test_without_killed_it_stands_on_the_day_of_the_report_that_gives_its_injured() -> None:
    old = told(injured=8, day=DAY, hours=0)
    new = told(injured=9, day=NEXT_DAY, precision=1, hours=5)
    (incident,) = resolve(old, new)
    assert incident.day == NEXT_DAY


def test_its_place_is_the_most_precise_then_the_most_frequent() -> None:
    (incident,) = resolve(told(killed=3), told(killed=3, place=KHARKIV_REGION), told(killed=3, place=POINT))
    assert incident.place == POINT
    (incident,) = resolve(told(killed=3, hours=1), told(killed=3, place=KHARKIV_REGION, hours=2))
    assert incident.place == KHARKIV


def test_its_category_is_the_most_frequent_named_one_then_the_newest() -> None:
    kinds = [*[Category.UNKNOWN] * 4, Category.DRONE_STRIKE, Category.DRONE_STRIKE, Category.MISSILE_STRIKE]
    (incident,) = resolve(*[told(killed=3, category=kind, hours=hours) for hours, kind in enumerate(kinds)])
    assert incident.category is Category.DRONE_STRIKE
    (incident,) = resolve(*[told(killed=3, category=kind, hours=hours) for hours, kind in enumerate(kinds[-2:])])
    assert incident.category is Category.MISSILE_STRIKE


def test_a_category_that_the_settings_leave_out_is_not_counted() -> None:
    (fire,) = resolve(told(killed=3, category=Category.FIRE))
    (counted,) = resolve(told(killed=3, category=Category.FIRE), counting=Counting(categories=frozenset(Category)))
    assert (fire.counted, counted.counted) == (False, True)


def test_sources_are_distinct_and_updated_at_is_the_newest_publication() -> None:
    (incident,) = resolve(
        told(killed=3, source="b", hours=1), told(killed=3, source="a", hours=4), told(killed=3, source="b", hours=2)
    )
    assert incident.sources == ("a", "b")
    assert incident.updated_at == NOON + timedelta(hours=4)
