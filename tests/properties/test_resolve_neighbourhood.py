"""The blocks as they change against blocks made anew, in blocks far longer than the window of comparison."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.reports import DAY, KHARKIV, KHARKIV_REGION, KUPIANSK, statement

from casualty_pipeline.resolve.blocking import WINDOW, days_of
from casualty_pipeline.resolve.clusters import Link
from casualty_pipeline.resolve.dendrogram import Dendrogram
from casualty_pipeline.resolve.neighbourhood import Changed, Neighbourhood
from casualty_pipeline.resolve.scratch import clusters_of, links_of
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


Linked = dict[Statement, dict[Statement, Link]]


def all_of(links: Linked) -> Changed:
    return {link for others in links.values() for link in others.values()}


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
    assert neighbourhood.links == {one: others for one, others in links_of(filed).items() if others}


@given(crowds())
@settings(deadline=None, max_examples=30)
def test_every_link_that_changes_is_told(crowd: list[Statement]) -> None:
    neighbourhood = Neighbourhood()
    for each in crowd[:-1]:
        neighbourhood.add(each, days_of(each))
    before = all_of(neighbourhood.links)
    came = neighbourhood.add(crowd[-1], days_of(crowd[-1]))
    after = all_of(neighbourhood.links)
    assert came == before ^ after
    assert neighbourhood.remove(crowd[-1]) == came
    assert all_of(neighbourhood.links) == before


@given(st.data(), crowds())
@settings(deadline=None, max_examples=100)
def test_clusters_that_follow_links_are_those_of_clustering_anew(data: st.DataObject, crowd: list[Statement]) -> None:
    neighbourhood, dendrogram = Neighbourhood(), Dendrogram()
    clusters: dict[Statement, tuple[Statement, ...]] = {}
    filed: list[Statement] = []
    for each in crowd:
        changed = neighbourhood.add(each, days_of(each))
        filed.append(each)
        clusters[each] = (each,)
        for _ in range(data.draw(st.integers(0, 2)) if data.draw(st.booleans()) else 0):
            gone = filed.pop(data.draw(st.integers(0, len(filed) - 1)))
            changed |= neighbourhood.remove(gone)
            if not filed:
                break
        for cluster in dendrogram.follow(changed, neighbourhood.links):
            clusters.update(dict.fromkeys(cluster, cluster))
        assert {clusters[each] for each in filed} == set(clusters_of(filed))
