"""The rows among the examples are those that the demo's messages among them give: one story from input to output."""

import json
from typing import Any

import pytest
from tests.support.examples import valid_examples

from casualty_pipeline.counting import Counting
from casualty_pipeline.documents import Readers
from casualty_pipeline.locate.gazetteer import load_gazetteer
from casualty_pipeline.replay import Message, replay
from casualty_schemas.topics import ARTICLES, CASUALTIES_BY_REGION, CASUALTIES_BY_REGION_DAY, INCIDENTS
from casualty_settings.readers import load_reader

DEMO = {ARTICLES.name: ["sample"], INCIDENTS.name: ["sochi", "kharkiv"]}
TOTALS = (CASUALTIES_BY_REGION.name, CASUALTIES_BY_REGION_DAY.name)
NOT_OF_THE_DEMO = {"unplaced_country"}


def demo_messages() -> list[Message]:
    return [
        Message("articles" if topic == ARTICLES.name else "incidents", path.read_bytes())
        for topic, names in DEMO.items()
        for path in valid_examples(topic)
        if path.stem in names
    ]


@pytest.fixture(scope="module")
def rows() -> dict[tuple[str, str], Any]:
    """Topic and key (with an underscore, as in file names) to row."""
    readers = Readers(load_reader("english"), load_gazetteer(), max_bytes=1 << 20)
    replayed = replay(demo_messages(), readers=readers, counting=Counting())
    return {(row.topic, row.key.replace("|", "_")): json.loads(row.value) for row in replayed}


def test_the_demo_is_among_the_examples() -> None:
    assert len(demo_messages()) == sum(len(names) for names in DEMO.values())


@pytest.mark.parametrize("topic", TOTALS)
def test_example_totals_are_those_of_the_demo(topic: str, rows: dict[tuple[str, str], Any]) -> None:
    examples = {path.stem: json.loads(path.read_bytes()) for path in valid_examples(topic)}
    expected = {key: row for (of, key), row in rows.items() if of == topic}
    assert {key: row for key, row in examples.items() if key not in NOT_OF_THE_DEMO} == expected
