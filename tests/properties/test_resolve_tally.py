"""Invariant 1 for the second hop: rows are a function of the set of reports, whatever the path there."""

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.strategies import batched, histories, shuffled

from casualty_pipeline.counting import Counting
from casualty_pipeline.tally.incremental import Delta, Tally
from casualty_pipeline.tally.scratch import tally_from_scratch
from casualty_schemas.region_total import RegionDayTotal, RegionTotal
from casualty_schemas.report import Document, RegionReports
from casualty_schemas.resolved_incident import FigureRule, ResolvedIncident

Published = dict[str, dict[str, bytes]]
countings = st.sampled_from(FigureRule).map(lambda rule: Counting(rule=rule))


def name_of(region: str) -> str:
    return f"name of {region}"


def follow(published: Published, delta: Delta) -> None:
    for topic, changed in (
        ("incidents", delta.incidents),
        ("regions", delta.regions.items()),
        ("days", delta.days.items()),
    ):
        for key, value in changed:
            if value is None:
                del published[topic][key]
            else:
                assert published[topic].get(key) != value, "a row that did not change was published"
                published[topic][key] = value


def published_by(counting: Counting, batches: list[list[RegionReports]]) -> tuple[Tally, Published]:
    tally = Tally(counting, name_of)
    published: Published = {"incidents": {}, "regions": {}, "days": {}}
    for batch in batches:
        follow(published, tally.apply(batch))
    return tally, published


def as_published(delta: Delta) -> Published:
    rows: Published = {"incidents": {}, "regions": {}, "days": {}}
    follow(rows, delta)
    return rows


@given(st.data(), histories(), countings)
@settings(deadline=None)
def test_incremental_rows_equal_those_from_scratch(
    data: st.DataObject, history: list[RegionReports], counting: Counting
) -> None:
    expected = as_published(tally_from_scratch(history, counting, name_of))
    for _ in range(2):
        arriving = data.draw(shuffled(history))
        tally, published = published_by(counting, data.draw(batched(arriving)))
        assert published == expected
        assert as_published(tally.rows()) == expected


@given(st.data(), histories(most=30), countings, st.integers(0, 3))
@settings(deadline=None)
def test_what_left_memory_comes_back_as_it_was(
    data: st.DataObject, history: list[RegionReports], counting: Counting, resident_days: int
) -> None:
    expected = as_published(tally_from_scratch(history, counting, name_of))
    ledger: dict[tuple[str, Document], RegionReports] = {}
    tally = Tally(counting, name_of, resident_days=resident_days)
    published: Published = {"incidents": {}, "regions": {}, "days": {}}
    for batch in data.draw(batched(data.draw(shuffled(history)))):
        follow(published, tally.apply(batch, lambda region, document: ledger.get((region, document))))
        ledger.update({(row.region, row.document): row for row in batch})
    assert published == expected


@given(histories(), countings)
def test_loading_stands_for_applying(history: list[RegionReports], counting: Counting) -> None:
    loaded = Tally(counting, name_of)
    loaded.load(history)
    assert as_published(loaded.rows()) == as_published(tally_from_scratch(history, counting, name_of))


@given(histories(), countings)
def test_rows_are_what_their_models_say(history: list[RegionReports], counting: Counting) -> None:
    delta = tally_from_scratch(history, counting, name_of)
    for model, changed in (
        (ResolvedIncident, dict(delta.incidents)),
        (RegionTotal, delta.regions),
        (RegionDayTotal, delta.days),
    ):
        for value in changed.values():
            assert value is not None
            row = msgspec.json.decode(value, type=model)
            assert msgspec.json.encode(row) == value


@given(histories(), countings)
def test_a_retraction_of_everything_leaves_nothing(history: list[RegionReports], counting: Counting) -> None:
    tally, published = published_by(counting, [history])
    newest = {(row.region, row.document): row for row in history}
    follow(published, tally.apply([msgspec.structs.replace(row, reports=()) for row in newest.values()]))
    assert published == {"incidents": {}, "regions": {}, "days": {}}
    assert as_published(tally.rows()) == published
