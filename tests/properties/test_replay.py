"""Invariant 1: the rows of the two hops, fed in any order with repeats, are those of replay from scratch."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.reports import report

from casualty_pipeline.counting import Counting
from casualty_pipeline.documents import Readers
from casualty_pipeline.locate.gazetteer import load_gazetteer
from casualty_pipeline.pipeline import Received, load_tally, read_documents, tally_reports
from casualty_pipeline.reading import PlacedReport, Reading
from casualty_pipeline.replay import Message, Row, replay
from casualty_pipeline.tally.incremental import Delta, Tally
from casualty_schemas.article import Article
from casualty_schemas.fields import InputTopic
from casualty_schemas.report import Report

COUNTING = Counting()


class ListReader:
    """Reads articles whose text is JSON: a list of [region, report]. Extraction has tests of its own."""

    name = "list"
    version = 1

    def read(self, article: Article) -> Reading:
        if article.status == "retracted":
            return Reading(empty_reason="retracted")
        said = [(region, msgspec.convert(each, Report)) for region, each in json.loads(article.text)]
        return Reading(reports=tuple(PlacedReport(region, each) for region, each in said))


@cache
def readers() -> Readers:
    return Readers(articles=ListReader(), gazetteer=load_gazetteer(), max_bytes=1 << 20)


@dataclass(slots=True)
class FakeRecord:
    value: bytes | None
    offset: int
    partition: int = 0
    timestamp: int = 1_900_000_000_000
    key: bytes | None = None
    headers: Sequence[tuple[str, bytes | None]] = ()


def incident_messages() -> st.SearchStrategy[Message]:
    said = st.fixed_dictionaries(
        {
            "incident_id": st.sampled_from("abc"),
            "source": st.sampled_from(["ngo", "police"]),
            "place": st.sampled_from(
                [{"region": "UA-63", "name": "Kharkiv"}, {"region": "UA-63"}, {"region": "UA-71"}, {"region": "XX-1"}]
            ),
            "occurred_on": st.sampled_from(["2025-07-23", "2025-07-24"]),
            "killed": st.sampled_from([0, 3, {"low": 2, "best": 3, "high": None}]),
            "injured": st.none() | st.integers(0, 9),
            "category": st.sampled_from(["drone strike", "shelling", None]),
            "published_at": st.sampled_from(["2025-07-24T10:00:00Z", "2025-07-24T14:00:00+02:00"]),
            "revision": st.integers(0, 3),
            "status": st.sampled_from(["reported", "reported", "reported", "retracted"]),
        }
    )
    return said.map(lambda value: as_message("incidents", value))


def article_messages() -> st.SearchStrategy[Message]:
    reports = st.lists(
        st.tuples(
            st.sampled_from(["UA-63", "UA-71", "UA"]),
            st.sampled_from([report(killed=3), report(killed=4, injured=9), report(injured=9)]),
        ),
        max_size=2,
    )
    texts = reports.map(
        lambda said: json.dumps(
            [(region, {**msgspec.to_builtins(each), "ordinal": n}) for n, (region, each) in enumerate(said)]
        )
    )
    said = st.fixed_dictionaries(
        {
            "article_id": st.sampled_from("abc"),
            "source": st.sampled_from(["agency", "paper"]),
            "text": texts,
            "published_at": st.sampled_from(["2025-07-24T10:00:00Z", "2025-07-24T12:00:00Z"]),
            "revision": st.integers(0, 3),
            "status": st.sampled_from(["published", "published", "published", "retracted"]),
        }
    )
    return said.map(lambda value: as_message("articles", value))


def as_message(topic: InputTopic, value: dict[str, Any]) -> Message:
    return Message(topic, json.dumps(value).encode())


def poison() -> st.SearchStrategy[Message]:
    return st.sampled_from([Message("incidents", None), Message("articles", b""), Message("incidents", b"[" * 5000)])


def messages() -> st.SearchStrategy[list[Message]]:
    return st.lists(incident_messages() | article_messages() | poison(), min_size=1, max_size=14)


class Worker:
    """Both hops over tables in memory, as one worker with one partition runs them."""

    def __init__(self) -> None:
        self.documents: dict[bytes, bytes] = {}
        self.ledger: dict[bytes, bytes] = {}
        self.tally = Tally(COUNTING, readers().gazetteer.region_name)
        self.published: dict[tuple[str, str], bytes] = {}
        self.offset = 0

    def take(self, batch: Sequence[Message]) -> None:
        received = [Received(each.topic, self.record(each.value)) for each in batch]
        read = read_documents(
            received, read_from="incidents", documents=self.documents.get, readers=readers(), partitions=1
        )
        self.documents.update(read.documents)
        tallied = tally_reports(
            [self.record(value) for _, value in read.reports], ledger=self.ledger.get, tally=self.tally, partitions=1
        )
        self.ledger.update(tallied.ledger)
        self.publish(tallied.delta)

    def record(self, value: bytes | None) -> FakeRecord:
        self.offset += 1
        return FakeRecord(value, self.offset)

    def publish(self, delta: Delta) -> None:
        for topic, rows in by_topic(delta):
            for key, value in rows:
                if value is None:
                    del self.published[topic, key]
                else:
                    self.published[topic, key] = value


def by_topic(delta: Delta) -> list[tuple[str, list[tuple[str, bytes | None]]]]:
    return [
        ("resolved-incidents", delta.incidents),
        ("casualties-by-region", list(delta.regions.items())),
        ("casualties-by-region-day", list(delta.days.items())),
    ]


def sorted_rows(published: dict[tuple[str, str], bytes]) -> list[Row]:
    return sorted(Row(topic, key, value) for (topic, key), value in published.items())


@given(st.data(), messages(), st.sampled_from([1, 2, 5, 100]))
@settings(max_examples=150, deadline=None)
def test_any_order_repeats_and_batches_end_in_the_rows_of_replay(
    data: st.DataObject, said: list[Message], size: int
) -> None:
    expected = replay(said, readers=readers(), counting=COUNTING)
    arriving = data.draw(st.permutations(said + data.draw(st.lists(st.sampled_from(said), max_size=5))))
    worker = Worker()
    for start in range(0, len(arriving), size):
        worker.take(arriving[start : start + size])
    assert sorted_rows(worker.published) == expected


@given(messages())
@settings(deadline=None)
def test_a_worker_that_starts_from_its_ledger_derives_the_rows_of_replay(said: list[Message]) -> None:
    worker = Worker()
    worker.take(said)
    restarted = Tally(COUNTING, readers().gazetteer.region_name)
    load_tally(restarted, worker.ledger)
    derived = {(topic, key): value for topic, rows in by_topic(restarted.rows()) for key, value in rows if value}
    assert sorted_rows(derived) == replay(said, readers=readers(), counting=COUNTING)


@given(st.data(), messages())
@settings(deadline=None)
def test_replay_does_not_depend_on_order_or_repeats(data: st.DataObject, said: list[Message]) -> None:
    again = data.draw(st.permutations(said + said[:3]))
    assert replay(again, readers=readers(), counting=COUNTING) == replay(said, readers=readers(), counting=COUNTING)
