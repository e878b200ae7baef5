"""The rows among the examples are those that the demo's messages among them give: one story from input to output."""

import json
from typing import Any

import pytest
from tests.support.examples import valid_examples

from casualty_pipeline.accepted import Accepted
from casualty_pipeline.counting import Counting
from casualty_pipeline.dedupe import version_of
from casualty_pipeline.documents import Readers, document_of, read_message, reports_for
from casualty_pipeline.locate.gazetteer import load_gazetteer
from casualty_pipeline.outcomes import Rejected
from casualty_pipeline.replay import Message, replay
from casualty_pipeline.validate import validate
from casualty_schemas.topics import (
    ARTICLES,
    CASUALTIES_BY_REGION,
    CASUALTIES_BY_REGION_DAY,
    INCIDENTS,
    REPORTS,
    RESOLVED_INCIDENTS,
)
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
def readers() -> Readers:
    return Readers(load_reader("english"), load_gazetteer(), max_bytes=1 << 20)


@pytest.fixture(scope="module")
def rows(readers: Readers) -> dict[tuple[str, str], Any]:
    """Topic and key (with an underscore, as in file names) to row."""
    replayed = replay(demo_messages(), readers=readers, counting=Counting())
    return {(row.topic, row.key.replace("|", "_")): json.loads(row.value) for row in replayed}


def test_the_demo_is_among_the_examples() -> None:
    assert len(demo_messages()) == sum(len(names) for names in DEMO.values())


@pytest.mark.parametrize("topic", TOTALS)
def test_example_totals_are_those_of_the_demo(topic: str, rows: dict[tuple[str, str], Any]) -> None:
    examples = {path.stem: json.loads(path.read_bytes()) for path in valid_examples(topic)}
    expected = {key: row for (of, key), row in rows.items() if of == topic}
    assert {key: row for key, row in examples.items() if key not in NOT_OF_THE_DEMO} == expected


def test_example_incidents_are_those_of_the_demo(rows: dict[tuple[str, str], Any]) -> None:
    for path in valid_examples(RESOLVED_INCIDENTS.name):
        example = json.loads(path.read_bytes())
        assert example == rows[RESOLVED_INCIDENTS.name, f"{example['region']}_{example['incident']}"]


@pytest.mark.parametrize("name", ["two_incidents_of_an_article", "shared_count", "structured"])
def test_example_reports_are_those_of_the_demo(name: str, readers: Readers) -> None:
    (path,) = [path for path in valid_examples(REPORTS.name) if path.stem == name]
    given = [json.loads(value) for message in demo_messages() for value in reports_of(message, readers)]
    assert json.loads(path.read_bytes()) in given


def reports_of(message: Message, readers: Readers) -> list[bytes]:
    """What the first hop makes of a message."""
    accepted = validate(message.topic, message.value, max_bytes=readers.max_bytes)
    assert not isinstance(accepted, Rejected)
    reading = read_message(accepted, readers)
    assert not isinstance(reading, Rejected)
    return [value for _, value in _reports(accepted, readers, reading)]


def _reports(accepted: Accepted, readers: Readers, reading: Any) -> list[tuple[str, bytes]]:
    reader = readers.named(accepted)
    return reports_for(
        accepted,
        document=document_of(accepted),
        version=version_of(accepted, reader.version),
        reader=reader,
        reading=reading,
        to={placed.region for placed in reading.reports},
    )
