"""Totals and rows as reports change."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

import msgspec
import pytest
from tests.support.reports import BETWEEN, DAY, KHARKIV, KUPIANSK, NAMES, NORTH, SOUTH, parsed, report, row, told

from casualty_pipeline.counting import Counting
from casualty_pipeline.tally.incremental import Delta, Tally
from casualty_schemas.category import Category
from casualty_schemas.count import Count
from casualty_schemas.report import Document, Kind, RegionReports

NEXT_DAY = DAY + timedelta(days=1)


def new_tally() -> Tally:
    return Tally(Counting(), NAMES.__getitem__)


def after(*rows: RegionReports) -> Delta:
    tally = new_tally()
    tally.load(rows)
    return tally.rows()


def region_row(delta: Delta, region: str = "UA-63") -> Any:
    return parsed(delta.regions[region])


def people(low: int, best: int, high: int, *, open_ended: bool = False) -> dict[str, Any]:
    return {"low": low, "best": best, "high": high, "open_ended": open_ended}


def test_a_region_sums_its_incidents_low_best_and_high_apart() -> None:
    total = region_row(
        after(
            told(killed=Count(low=2, best=3, high=5), injured=4, source="agency"),
            told(killed=1, place=KUPIANSK, source="agency"),
            told(injured=Count.at_least(33), day=NEXT_DAY, source="paper"),
        )
    )
    assert total == {
        "region": "UA-63",
        "region_name": "Kharkiv Oblast",
        "country": "UA",
        "unplaced": False,
        "killed": people(3, 4, 6),
        "injured": people(37, 37, 37, open_ended=True),
        "incidents": 3,
        "reports": 3,
        "sources": 2,
        "conflicts": 0,
        "first_day": "2025-07-23",
        "last_day": "2025-07-24",
        "updated_at": "2025-07-23T12:00:00Z",
    }


def test_a_day_sums_the_incidents_that_stand_on_it() -> None:
    delta = after(told(killed=3), told(killed=1, place=KUPIANSK), told(killed=7, day=NEXT_DAY))
    days = {key: parsed(value) for key, value in delta.days.items()}
    assert {key: (day["day"], day["killed"]["best"], day["incidents"]) for key, day in days.items()} == {
        "UA-63|2025-07-23": ("2025-07-23", 4, 2),
        "UA-63|2025-07-24": ("2025-07-24", 7, 1),
    }
    assert all(day["first_day"] == day["last_day"] == day["day"] for day in days.values())


def test_copies_are_sources_and_no_reports() -> None:
    quote = "Three people were killed when a drone hit a bakery on Sumska Street"
    total = region_row(after(*[told(killed=3, quote=quote, hours=hours) for hours in range(3)]))
    assert (total["incidents"], total["reports"], total["sources"]) == (1, 1, 3)


def test_conflicts_are_counted_by_incident() -> None:
    total = region_row(
        after(told(killed=3, injured=1), told(killed=5, injured=4, hours=1), told(killed=1, place=KUPIANSK))
    )
    assert total["conflicts"] == 1


def test_what_only_a_country_or_nothing_places_is_unplaced() -> None:
    delta = after(told(killed=1, region="UA"), told(killed=1, region="ZZ"), told(killed=1))
    rows = {region: parsed(value) for region, value in delta.regions.items()}
    assert {region: (each["unplaced"], each["country"]) for region, each in rows.items()} == {
        "UA": (True, "UA"),
        "ZZ": (True, "ZZ"),
        "UA-63": (False, "UA"),
    }


def test_what_is_not_counted_keeps_its_row_and_takes_no_part() -> None:
    delta = after(told(killed=3, category=Category.FIRE))
    ((_, value),) = delta.incidents
    assert parsed(value)["counted"] is False
    assert (delta.regions, delta.days) == ({}, {})


def test_an_open_end_closes_with_its_last_open_incident() -> None:
    tally = new_tally()
    open_ended = [told(injured=Count.at_least(9), place=place, document=place.name) for place in (KHARKIV, KUPIANSK)]
    tally.load([*open_ended, told(injured=2, day=NEXT_DAY)])
    first = tally.apply([row(document="Kharkiv", source=open_ended[0].document.source, revision=1)])
    second = tally.apply([row(document="Kupiansk", source=open_ended[1].document.source, revision=1)])
    assert region_row(first)["injured"] == people(11, 11, 11, open_ended=True)
    assert region_row(second)["injured"] == people(2, 2, 2)


def test_a_revision_replaces_what_its_document_gave() -> None:
    tally = new_tally()
    tally.load([told(killed=3, source="a", document="1"), told(killed=1, place=KUPIANSK)])
    delta = tally.apply([told(killed=2, source="a", document="1", revision=1, hours=1)])
    total = region_row(delta)
    assert (total["killed"], total["updated_at"]) == (people(3, 3, 3), "2025-07-23T13:00:00Z")


def test_a_retraction_ends_the_rows_and_takes_updated_at_back() -> None:
    tally = new_tally()
    tally.load([told(killed=3, source="a", document="1", hours=5), told(killed=1, day=NEXT_DAY)])
    delta = tally.apply([row(source="a", document="1", revision=1, hours=9)])
    assert [value for _, value in delta.incidents] == [None]
    assert delta.days == {"UA-63|2025-07-23": None}
    assert region_row(delta)["updated_at"] == "2025-07-23T12:00:00Z"


def test_updated_at_goes_back_with_the_newest_of_several_on_a_day() -> None:
    tally = new_tally()
    tally.load([told(killed=3, source="a", document="1", hours=5), told(killed=1, place=KUPIANSK)])
    assert region_row(tally.rows())["updated_at"] == "2025-07-23T17:00:00Z"
    delta = tally.apply([row(source="a", document="1", revision=1, hours=9)])
    assert region_row(delta)["updated_at"] == "2025-07-23T12:00:00Z"
    assert parsed(delta.days["UA-63|2025-07-23"])["updated_at"] == "2025-07-23T12:00:00Z"


def test_what_is_not_counted_explains_no_summary() -> None:
    tally = new_tally()
    tally.apply([told(killed=5, kind=Kind.SUMMARY), told(killed=3, category=Category.FIRE, place=KUPIANSK)])
    assert region_row(tally.rows())["killed"]["best"] == 5


def test_the_last_incident_of_a_region_leaves_tombstones() -> None:
    tally = new_tally()
    tally.load([told(killed=3, source="a", document="1")])
    delta = tally.apply([row(source="a", document="1", revision=1)])
    assert ([value for _, value in delta.incidents], delta.regions) == ([None], {"UA-63": None})
    assert tally.rows() == Delta()


def test_a_move_to_another_region_is_withdrawn_from_the_first() -> None:
    tally = new_tally()
    tally.load([told(killed=3, source="a", document="1")])
    moved = told(killed=3, source="a", document="1", revision=1, region="UA-14")
    delta = tally.apply([row(source="a", document="1", revision=1), moved])
    assert delta.regions["UA-63"] is None
    assert region_row(delta, "UA-14")["killed"]["best"] == 3


def test_a_merge_sends_the_tombstone_before_the_row_that_replaces_it() -> None:
    tally = new_tally()
    assert len(tally.apply([told(killed=2, place=NORTH), told(killed=2, place=SOUTH)]).incidents) == 2
    delta = tally.apply([told(killed=2, place=BETWEEN)])
    ((_, first), (_, second)) = delta.incidents
    assert first is None
    assert len(parsed(second)["reports"]) == 3
    assert region_row(delta)["incidents"] == 1


def test_a_split_brings_both_rows_back() -> None:
    tally = new_tally()
    tally.load([told(killed=2, place=NORTH), told(killed=2, place=SOUTH)])
    before = tally.rows()
    tally.apply([told(killed=2, place=BETWEEN, source="a", document="1")])
    tally.apply([row(source="a", document="1", revision=1)])
    assert tally.rows() == before


def test_only_rows_that_changed_are_given() -> None:
    tally = new_tally()
    said = told(killed=3, source="a", document="1")
    tally.load([said, told(killed=1, day=NEXT_DAY)])
    again = msgspec.structs.replace(said, version=said.version._replace(reader=2))
    assert tally.apply([again]) == Delta()
    delta = tally.apply([told(killed=4, source="a", document="1", revision=1)])
    assert (len(delta.incidents), list(delta.regions), list(delta.days)) == (1, ["UA-63"], ["UA-63|2025-07-23"])


def test_the_last_row_of_a_document_in_a_batch_stands() -> None:
    tally = new_tally()
    delta = tally.apply(
        [
            told(killed=9, source="a", document="1"),
            told(killed=2, source="a", document="1", revision=1),
        ]
    )
    assert region_row(delta)["killed"]["best"] == 2


def test_an_article_with_two_incidents_gives_two_rows() -> None:
    delta = after(row(report(killed=3), report(injured=33, ordinal=1, day=NEXT_DAY)))
    assert len(delta.incidents) == 2
    assert region_row(delta)["incidents"] == 2


def test_a_summary_is_checked_again_when_what_it_covers_changes() -> None:
    week = {
        "kind": Kind.SUMMARY,
        "until": DAY + timedelta(days=6),
        "hours": 30,
        "source": "governor",
        "document": "week",
    }
    day = {"kind": Kind.SUMMARY, "hours": 20, "source": "governor", "document": "day"}
    steps = [
        told(killed=6, **week),
        told(killed=4, **day),
        told(killed=3, source="agency", document="1"),
        told(killed=5, revision=1, **day),
        row(source="governor", document="day", revision=2, hours=40),
        row(source="agency", document="1", revision=1),
    ]
    tally = new_tally()
    sums, excesses = [], []
    for step in steps:
        tally.apply([step])
        rows = tally.rows()
        sums.append(region_row(rows)["killed"]["best"])
        parts = [parsed(value) for _, value in rows.incidents]
        excesses.append(sorted(part["killed"]["count"]["best"] for part in parts if part.get("unattributed")))
    assert sums == [6] * len(steps)
    assert excesses == [[6], [2, 4], [1, 2], [1, 2], [3], [6]]


RESIDENT = 4
BACKWARDS = range(200, 0, -1)
SHUFFLED = Random(1).sample(range(200), k=200)


@pytest.mark.parametrize("days", [range(200), BACKWARDS, SHUFFLED], ids=["forwards", "backwards", "shuffled"])
@pytest.mark.parametrize("first_until", [DAY, DAY.replace(year=2199)], ids=["a day", "centuries"])
def test_memory_holds_few_days_in_whatever_order_they_are_told_of(days: Sequence[int], first_until: date) -> None:
    tally = Tally(Counting(), NAMES.__getitem__, resident_days=RESIDENT)
    ledger: dict[Document, RegionReports] = {}
    for reported in [told(killed=1, until=first_until), *(told(killed=1, day=DAY + timedelta(days=n)) for n in days)]:
        tally.apply([reported], lambda _, document: ledger.get(document))
        ledger[reported.document] = reported
        assert len(tally.rows().incidents) <= RESIDENT + 20 * RESIDENT + 1
    assert len(tally.rows().incidents) < len(days) // 2
