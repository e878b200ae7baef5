"""Invariant 1 for both hops: the rows are a function of the set of messages, whatever happens on the way to them."""

import json
from functools import cache
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.support.articles import NOTHING, TEXTS
from tests.support.in_memory import TIMESTAMP_MS, World

from casualty_pipeline.documents import Readers
from casualty_pipeline.locate.gazetteer import load_gazetteer
from casualty_pipeline.outcomes import Outcome
from casualty_pipeline.partitioning import partition_of
from casualty_pipeline.replay import Message, replay
from casualty_schemas.fields import InputTopic
from casualty_schemas.topics import CASUALTIES_BY_REGION, CASUALTIES_BY_REGION_DAY, RESOLVED_INCIDENTS
from casualty_settings.readers import load_reader

PARTITIONS = 2
TOPICS = {"incidents": RESOLVED_INCIDENTS, "regions": CASUALTIES_BY_REGION, "days": CASUALTIES_BY_REGION_DAY}
PLACES = (
    {"region": "UA-63", "name": "Kharkiv"},
    {"region": "UA-63", "name": "Izium"},
    {"region": "UA-23"},
    {"country": "UA"},
    {"name": "Belgorod"},
    {"name": "Nowhere at all"},
    {"region": "XX-99"},
)
COUNTS = (None, 0, 1, 3, {"low": 2, "best": 3, "high": None})
INSTANTS = ("2025-03-05T09:00:00Z", "2025-03-05T21:30:00+02:00", "2025-03-06T08:00:00Z")
POISON = (None, b"", b"{", b"\xff", b"[" * 5000)

Said = dict[str, Any]
Sent = tuple[InputTopic, bytes | None, int]
"""Topic, value, partition."""


@cache
def readers() -> Readers:
    return Readers(load_reader("english"), load_gazetteer(), 1 << 20)


def versions() -> st.SearchStrategy[Said]:
    """What any version of any document has: few ids and times, so that they meet."""
    return st.fixed_dictionaries(
        {
            "source": st.sampled_from(["agency", "paper"]),
            "published_at": st.sampled_from(
                ["2025-03-05T09:00:00Z", "2025-03-05T21:30:00+02:00", "2025-03-06T08:00:00Z"]
            ),
            "revision": st.integers(0, 2),
        }
    )


@st.composite
def incidents(draw: st.DrawFn) -> tuple[InputTopic, Said]:
    killed = draw(st.sampled_from(COUNTS))
    said = draw(versions()) | {
        "incident_id": draw(st.sampled_from(["1", "2", "3"])),
        "place": draw(st.sampled_from(PLACES)),
        "occurred_on": draw(st.sampled_from(["2025-03-04", "2025-03-05"])),
        "killed": killed,
        "injured": draw(st.sampled_from(COUNTS if killed is not None else COUNTS[1:])),
        "status": draw(st.sampled_from(["reported"] * 5 + ["retracted"])),
        "category": draw(st.sampled_from([None, "shelling", "fire"])),
    }
    return "incidents", said


@st.composite
def articles(draw: st.DrawFn) -> tuple[InputTopic, Said]:
    text = draw(st.sampled_from((*TEXTS, *NOTHING))).format(
        place=draw(st.sampled_from(["Kharkiv", "Belgorod", "Oakland, California"])),
        weekday="Tuesday",
        killed=draw(st.integers(2, 4)),
        injured=draw(st.integers(2, 4)),
    )
    status = draw(st.sampled_from(["published"] * 5 + ["retracted"]))
    return "articles", draw(versions()) | {
        "article_id": draw(st.sampled_from(["1", "2", "3"])),
        "text": text,
        "status": status,
    }


@st.composite
def messages(draw: st.DrawFn) -> Sent:
    """A message, or poison, in its home partition or in another one."""
    if draw(st.integers(0, 9)) == 0:
        return draw(st.sampled_from(["articles", "incidents"])), draw(st.sampled_from(POISON)), draw(partitions())
    topic, said = draw(incidents() | articles())
    value = json.dumps({name: value for name, value in said.items() if value is not None}).encode()
    home = partition_of(str(said.get("incident_id") or said.get("article_id")).encode(), PARTITIONS)
    return topic, value, home if draw(st.integers(0, 3)) else draw(partitions())


def partitions() -> st.SearchStrategy[int]:
    return st.integers(0, PARTITIONS - 1)


def expected(sent: list[Sent]) -> dict[tuple[str, str], bytes]:
    said = [Message(topic, value, TIMESTAMP_MS) for topic, value, _ in sent]
    world = World(readers(), PARTITIONS)
    return {(row.topic, row.key): row.value for row in replay(said, readers=readers(), counting=world.counting)}


def published(world: World) -> dict[tuple[str, str], bytes]:
    return {(TOPICS[topic].name, key): value for (topic, key), value in world.rows().items()}


def publish(world: World, sent: list[Sent]) -> None:
    for topic, value, partition in sent:
        world.append(topic, partition, value, topic)


def run(data: st.DataObject, world: World, *, crashes: bool) -> None:
    """Batches of any size, of partitions in any order, each perhaps cut short by a crash, until all is committed."""
    left = 6 if crashes else 0
    while waiting := world.waiting():
        topic, partition = data.draw(st.sampled_from(waiting))
        most = data.draw(st.integers(1, 5))
        crash_after = data.draw(st.none() | st.integers(0, 12)) if left else None
        left -= crash_after is not None
        world.take(topic, partition, most, crash_after)


same_rows = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@given(st.data(), st.lists(messages(), max_size=16))
@same_rows
def test_order_and_batches_change_nothing(data: st.DataObject, sent: list[Sent]) -> None:
    world = World(readers(), PARTITIONS)
    publish(world, data.draw(st.permutations(sent)))
    run(data, world, crashes=False)
    assert published(world) == expected(sent)


@given(st.data(), st.lists(messages(), max_size=12))
@same_rows
def test_crashes_change_nothing(data: st.DataObject, sent: list[Sent]) -> None:
    world = World(readers(), PARTITIONS)
    publish(world, sent)
    run(data, world, crashes=True)
    assert published(world) == expected(sent)
    assert {letter.value for letter in world.dead} >= {value for _, value, _ in sent if value in POISON}


@given(st.data(), st.lists(messages(), max_size=10))
@same_rows
def test_reading_everything_again_changes_nothing(data: st.DataObject, sent: list[Sent]) -> None:
    world = World(readers(), PARTITIONS)
    publish(world, sent)
    run(data, world, crashes=False)
    before = published(world)
    applied = world.outcomes[Outcome.APPLIED] + world.outcomes[Outcome.EMPTY]
    publish(world, data.draw(st.permutations(sent)))
    run(data, world, crashes=True)
    assert published(world) == before
    world.rewind()
    run(data, world, crashes=False)
    assert published(world) == before == expected(sent)
    assert applied <= world.outcomes[Outcome.APPLIED] + world.outcomes[Outcome.EMPTY]
