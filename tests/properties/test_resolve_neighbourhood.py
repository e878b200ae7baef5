"""The blocks as they change against blocks made anew, in blocks far longer than the window of comparison."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.reports import DAY, KHARKIV, KHARKIV_REGION, KUPIANSK, statement

from casualty_pipeline.resolve.blocking import WINDOW, days_of
from casualty_pipeline.resolve.neighbourhood import Neighbourhood
from casualty_pipeline.resolve.scratch import links_of
from casualty_pipeline.resolve.statement import Statement

QUOTES = (None, "the market of Saltivka", "the Barabashovo market in Saltivka", "an apartment block on Sumska Street")


def crowds() -> st.SearchStrategy[list[Statement]]:
    """Many statements of few places and days."""
    said = st.fixed_dictionaries(
        {
            "killed": st.integers(0, 4),
            "injured": st.none() | st.integers(0, 5),
            "place": st.sampled_from([KHARKIV, KHARKIV, KHARKIV, KUPIANSK, KHARKIV_REGION]),
            "day": st.sampled_from([DAY, DAY, DAY, DAY + timedelta(days=1)]),
            "precision": st.sampled_from([0, 0, 0, 1]),
            "quote": st.sampled_from(QUOTES),
            "hours": st.integers(0, 30),
        }
    )
    return st.lists(said.map(lambda each: statement(**each)), min_size=2, max_size=5 * WINDOW)


def without_the_unlinked(links: dict[Statement, dict[Statement, int]]) -> dict[Statement, dict[Statement, int]]:
    return {one: others for one, others in links.items() if others}


@given(st.data(), crowds())
@settings(deadline=None, max_examples=60)
def test_links_are_those_of_the_statements_that_are_filed(data: st.DataObject, crowd: list[Statement]) -> None:
    neighbourhood = Neighbourhood()
    filed: list[Statement] = []
    for each in crowd:
        neighbourhood.add(each, days_of(each))
        filed.append(each)
        if data.draw(st.integers(0, 3)) == 0:
            neighbourhood.remove(filed.pop(data.draw(st.integers(0, len(filed) - 1))))
    assert neighbourhood.links == without_the_unlinked(links_of(filed))


@given(crowds())
@settings(deadline=None, max_examples=30)
def test_every_statement_whose_links_change_is_told(crowd: list[Statement]) -> None:
    neighbourhood = Neighbourhood()
    for each in crowd[:-1]:
        neighbourhood.add(each, days_of(each))
    before = {one: dict(others) for one, others in neighbourhood.links.items()}
    told = neighbourhood.add(crowd[-1], days_of(crowd[-1]))
    after = {one: dict(others) for one, others in neighbourhood.links.items()}
    changed = {one for one in before.keys() | after.keys() if before.get(one) != after.get(one)}
    assert changed - {crowd[-1]} == told
    assert neighbourhood.remove(crowd[-1]) == told
    assert neighbourhood.links == before
