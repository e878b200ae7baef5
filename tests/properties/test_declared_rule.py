"""Every merged figure is the declared rule's, as an independent script computes it, and never a sum of its reports."""

import json
from collections import defaultdict
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.articles import inputs
from tests.support.declared_rule import expected, faults
from tests.support.standing import standing_versions
from tests.support.strategies import histories

from casualty_pipeline.counting import Counting
from casualty_pipeline.documents import Readers
from casualty_pipeline.extract.english import load
from casualty_pipeline.locate.gazetteer import load_gazetteer
from casualty_pipeline.replay import Message, replay
from casualty_pipeline.tally.scratch import tally_from_scratch
from casualty_schemas.category import Category
from casualty_schemas.report import RegionReports
from casualty_schemas.resolved_incident import FigureRule
from casualty_schemas.topics import RESOLVED_INCIDENTS


@given(histories(most=20), st.sampled_from(FigureRule))
def test_figures_of_any_reports_are_those_of_the_rule(history: list[RegionReports], rule: FigureRule) -> None:
    versions: dict[str, dict[tuple[str, str, str], tuple[Any, ...]]] = defaultdict(dict)
    for row in history:
        topic, source, number = row.document
        versions[row.region][topic, source, number] = tuple(row.version)
    rows = tally_from_scratch(history, Counting(rule=rule), str).incidents
    resolved = [json.loads(value) for _, value in rows if value is not None]
    assert [fault for row in resolved for fault in faults(row, versions[row["region"]])] == []


@pytest.mark.parametrize("rule", FigureRule)
def test_figures_of_mixed_messages_are_those_of_the_rule(rule: FigureRule) -> None:
    readers = Readers(articles=load(), gazetteer=load_gazetteer(), max_bytes=1 << 20)
    messages = [Message(topic, value) for topic, _, value in inputs(seed=11, number=1_500)]
    rows = replay(messages, readers=readers, counting=Counting(rule=rule, categories=frozenset(Category)))
    resolved = [json.loads(row.value) for row in rows if row.topic == RESOLVED_INCIDENTS.name]
    versions = standing_versions(messages, readers)
    assert [fault for row in resolved for fault in faults(row, versions)] == []
    assert sum(len(row["reports"]) > 1 for row in resolved) > 20, "hardly anything was merged, so nothing was checked"


def said(best: int, source: str, hour: int, **more: Any) -> dict[str, Any]:
    return {
        "topic": "articles",
        "source": source,
        "id": source,
        "ordinal": 0,
        "published_at": f"2025-07-23T{hour:02}:00:00Z",
        "class": {"killed": 1},
        "killed": {"low": best, "best": best, "high": best},
        **more,
    }


@pytest.mark.parametrize(("rule", "best"), [("latest", 2), ("max", 5), ("min", 2), ("mode", 3)])
def test_the_script_itself_on_figures_counted_by_hand(rule: str, best: int) -> None:
    told = [said(3, "a", 1), said(5, "b", 2), said(3, "c", 3), said(2, "d", 4)]
    assert expected(told, "killed", rule) == (2, best, 5)


def test_the_script_finds_a_figure_that_is_wrong_and_one_that_is_a_sum() -> None:
    reports = [said(3, "a", 1), said(5, "b", 2)]
    versions = {("articles", name, name): (0, f"2025-07-23T{hour:02}", "", 1) for name, hour in (("a", 1), ("b", 2))}
    row = {"region": "UA-63", "incident": "x", "reports": reports}
    right = {"count": {"low": 3, "best": 5, "high": 5}, "rule": "latest"}
    assert [*faults(row | {"killed": right}, versions)] == []
    wrong = {"count": {"low": 3, "best": 8, "high": 8}, "rule": "latest"}
    assert [fault.partition(": ")[2] for fault in faults(row | {"killed": wrong}, versions)] == [
        "killed is (3, 8, 8), by the rule (3, 5, 5)",
        "killed is 8, the sum of its reports",
    ]
