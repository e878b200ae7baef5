"""Invariant 6: bad input is never fatal and never lost."""

import asyncio
import json
from dataclasses import dataclass, field
from typing import Any, Final

import pytest
from aiokafka import AIOKafkaProducer
from tests.support.workers import Deployment, WorkerProcess

from casualty_pipeline.partitioning import partition_of
from casualty_schemas.rejection import RejectionCode
from casualty_schemas.topics import ARTICLES_DLQ, CASUALTIES_BY_REGION, INCIDENTS_DLQ, REPORTS_DLQ

INCIDENT: Final[dict[str, Any]] = {
    "incident_id": "one",
    "source": "Desk",
    "place": {"region": "UA-63"},
    "occurred_on": "2025-06-02",
    "killed": 2,
    "published_at": "2025-06-02T18:00:00Z",
}
ARTICLE: Final[dict[str, Any]] = {
    "article_id": "one",
    "source": "Paper",
    "text": "Shelling of Kharkiv killed two.",
    "published_at": "2025-06-02T18:00:00Z",
}


def incident(**fields: Any) -> bytes:
    return json.dumps(INCIDENT | fields).encode()


def article(**fields: Any) -> bytes:
    return json.dumps(ARTICLE | fields).encode()


@dataclass(frozen=True, slots=True)
class Bad:
    """A record that cannot be read, and the code that names its fault."""

    topic: str
    value: bytes | None
    code: RejectionCode
    timestamp: int = 1_750_000_000_123
    headers: list[tuple[str, bytes | None]] = field(default_factory=lambda: [("trace", b"\xff\x00"), ("nothing", None)])


BAD: Final = (
    Bad("articles", None, RejectionCode.TOMBSTONE),
    Bad("incidents", None, RejectionCode.TOMBSTONE),
    Bad("articles", b"", RejectionCode.EMPTY_VALUE),
    Bad("incidents", b"", RejectionCode.EMPTY_VALUE),
    Bad("articles", b'{"article_id":"\xff"}', RejectionCode.NOT_UTF8),
    Bad("incidents", incident().replace(b"Desk", b"De\xc3sk"), RejectionCode.NOT_UTF8),
    Bad("incidents", b"{", RejectionCode.JSON_INVALID),
    Bad("incidents", b"[1]", RejectionCode.WRONG_TYPE),
    Bad("incidents", incident(killed="2"), RejectionCode.WRONG_TYPE),
    Bad("incidents", incident(killed=True), RejectionCode.WRONG_TYPE),
    Bad("articles", article(text=5), RejectionCode.WRONG_TYPE),
    Bad("articles", b"[" * 5000, RejectionCode.TOO_DEEP),
    Bad("incidents", b'{"place":' * 5000 + b"1" + b"}" * 5000, RejectionCode.TOO_DEEP),
    Bad("incidents", incident(killed=float("nan")), RejectionCode.NOT_FINITE),
    Bad("incidents", incident(place={"latitude": float("inf"), "longitude": 1.0}), RejectionCode.NOT_FINITE),
    Bad("incidents", incident(killed=-1), RejectionCode.NEGATIVE_COUNT),
    Bad("incidents", incident(injured={"low": -3, "best": 1, "high": 2}), RejectionCode.NEGATIVE_COUNT),
    Bad("incidents", incident(killed={"low": 3, "best": 2, "high": 1}), RejectionCode.COUNT_INVALID),
    Bad("articles", article(text="x" * (5 << 20)), RejectionCode.TOO_LARGE),
    Bad("incidents", b"\x00" * (5 << 20), RejectionCode.TOO_LARGE),
    Bad("incidents", incident(place={"region": "XX-99"}), RejectionCode.REGION_UNKNOWN),
    Bad("incidents", incident(place={"country": "XX"}), RejectionCode.REGION_UNKNOWN),
    Bad("incidents", incident(place={"latitude": -60.0, "longitude": -140.0}), RejectionCode.PLACE_UNKNOWN),
    Bad("incidents", incident(occurred_on=None), RejectionCode.FIELD_MISSING),
    Bad("articles", b'{"article_id":"a"}', RejectionCode.FIELD_MISSING),
    Bad("incidents", incident(occurred_on="2025-06-09"), RejectionCode.DATE_IMPLAUSIBLE),
    Bad("incidents", incident(published_at="0001-01-01T00:00:00+14:00"), RejectionCode.DATE_IMPLAUSIBLE),
    Bad("incidents", incident(), RejectionCode.DATE_IMPLAUSIBLE, timestamp=-(10**14)),
)


async def send(deployment: Deployment, bad: tuple[Bad, ...]) -> dict[tuple[str, int, int], tuple[bytes, Bad]]:
    """Publish each under a key of its own, in its home partition; key and record by where it came to lie."""
    producer = AIOKafkaProducer(bootstrap_servers=deployment.settings.bootstrap, max_request_size=8 << 20)
    await producer.start()
    lying = {}
    try:
        for number, each in enumerate(bad):
            key = b"key-\xfe-%d" % number
            sent = await producer.send_and_wait(
                deployment.settings.topic(each.topic),
                each.value,
                key,
                partition=partition_of(b"one", deployment.settings.partitions),
                timestamp_ms=each.timestamp,
                headers=each.headers,
            )
            lying[each.topic, sent.partition, sent.offset] = key, each
    finally:
        await producer.stop()
    return lying


def test_each_is_a_dead_letter_and_the_worker_goes_on(deployment: Deployment) -> None:
    worker = deployment.start_worker()
    worker.wait_until_ready()
    lying = asyncio.run(send(deployment, BAD))
    deployment.publish([("incidents", b"one", incident())])
    deployment.wait_until_counted()
    letters = {
        place_of(headers): (key, value, headers, timestamp)
        for topic in (ARTICLES_DLQ, INCIDENTS_DLQ)
        for key, value, headers, timestamp in deployment.records(topic.name)
    }
    assert letters.keys() == lying.keys()
    for place, (key, bad) in lying.items():
        assert_is_letter_of(bad, key, letters[place])
    for topic in ("articles", "incidents"):
        assert worker.metric("casualty_stream_dead_letters_total", topic=topic) == sum(
            bad.topic == topic for bad in BAD
        )
    assert list(deployment.rows(CASUALTIES_BY_REGION)) == [(CASUALTIES_BY_REGION.name, "UA-63")]
    deployment.assert_rows_equal_replay()
    assert worker.terminate() == 0


def place_of(headers: dict[str, bytes]) -> tuple[str, int, int]:
    names = (f"__dlq.{name}" for name in ("topic", "partition", "offset"))
    topic, partition, offset = (headers[name].decode() for name in names)
    return topic, int(partition), int(offset)


def assert_is_letter_of(
    bad: Bad, sent_key: bytes, letter: tuple[bytes | None, bytes | None, dict[str, bytes], int]
) -> None:
    key, value, headers, timestamp = letter
    assert headers["__dlq.error.code"] == bad.code.encode(), (bad, headers["__dlq.error.message"])
    assert value == bad.value, "the value is byte for byte what was published"
    assert key == sent_key
    assert timestamp == bad.timestamp
    assert dict(bad.headers).items() <= headers.items()
    assert headers["__dlq.timestamp"] == str(bad.timestamp).encode()


@pytest.fixture
def worker(deployment: Deployment) -> WorkerProcess:
    started = deployment.start_worker()
    started.wait_until_ready()
    return started


def test_what_strangers_write_into_our_own_topics(deployment: Deployment, worker: WorkerProcess) -> None:
    garbage = (b"\x00\x01", None, b"", b'{"region":"UA-63"}', b"[" * 5000)
    for number, value in enumerate(garbage):
        foreign_record(deployment, "reports", b"k%d" % number, value, partition=number % 4)
        foreign_record(deployment, "rehomed", b"k%d" % number, value, partition=number % 4)
    stray = incident(incident_id="a stray with no origin")
    foreign_record(deployment, "rehomed", b"key", stray, partition=0)
    deployment.publish([("incidents", b"one", incident())])
    deployment.wait_until_counted()
    assert sorted(map(repr, values(deployment, REPORTS_DLQ.name))) == sorted(map(repr, garbage))
    # Nothing says which input topic it belongs to, so it is read as an article.
    assert sorted(map(repr, values(deployment, ARTICLES_DLQ.name))) == sorted(map(repr, (*garbage, stray)))
    deployment.assert_rows_equal_replay()
    assert worker.terminate() == 0


def values(deployment: Deployment, topic: str) -> list[bytes | None]:
    return [value for _, value, _, _ in deployment.records(topic)]


def foreign_record(deployment: Deployment, topic: str, key: bytes, value: bytes | None, *, partition: int) -> None:
    deployment.publish_foreign(topic, [(key, value)], partition=partition)
