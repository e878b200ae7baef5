import asyncio
import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterable
from pathlib import Path
from typing import Any

import pytest
from tests.support.cli import RunCli
from tests.support.kafka import MakeBroker

from casualty_cli.topic_reader import topic_reader
from casualty_pipeline.partitioning import partition_of
from casualty_producer import publish
from casualty_producer.lines import START, Line, read_lines
from casualty_settings.settings import Settings, load_settings
from casualty_settings.topic_plan import create_topics
from kafka_local.broker import Broker


def incident(number: int, **fields: Any) -> dict[str, Any]:
    return {
        "incident_id": f"incident-{number}",
        "source": "s",
        "place": {"region": "UA-63"},
        "occurred_on": "2025-07-24",
        "killed": 1,
        "published_at": "2025-07-24T18:00:00Z",
        **fields,
    }


def json_lines(messages: Iterable[dict[str, Any]]) -> bytes:
    return b"".join(json.dumps(message).encode() + b"\n" for message in messages)


def on_kafka(settings: Settings, topic: str = "incidents") -> list[Any]:
    async def read() -> list[Any]:
        async with topic_reader(settings) as reader:
            return [record async for record in reader.records(topic)]

    return asyncio.run(read())


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "incidents.jsonl"


def test_every_valid_line_is_published_as_it_is_keyed_by_its_id(cli: RunCli, topics: Settings, file: Path) -> None:
    content = json_lines(incident(number, note="an unknown field stays") for number in range(500))
    file.write_bytes(content)

    ended = cli("publish", "incidents", str(file), "--json")

    assert ended.code == 0
    (summary,) = ended.json
    assert (summary["sent"], summary["refused"], summary["unacknowledged"], summary["last_line"]) == (500, 0, 0, 500)
    records = on_kafka(topics)
    assert {record.value for record in records} == set(content.splitlines())
    for record in records:
        identifier = json.loads(record.value)["incident_id"].encode()
        assert record.key == identifier
        assert record.partition == partition_of(identifier, topics.partitions)


def test_refused_lines_are_told_exactly_and_the_others_are_sent(cli: RunCli, topics: Settings, file: Path) -> None:
    bad = [b"{", json.dumps(incident(7, killed=-1)).encode(), b'{"incident_id": "x"}']
    file.write_bytes(json_lines([incident(1)]) + b"\n".join(bad) + b"\n\n" + json_lines([incident(2)]))

    ended = cli("publish", "incidents", str(file), "--json")

    assert ended.code == 1
    *refused, summary = ended.json
    assert [(row["line"], row["code"]) for row in refused] == [
        (2, "json_invalid"),
        (3, "negative_count"),
        (4, "field_missing"),
    ]
    assert (summary["sent"], summary["refused"]) == (2, 3)
    assert len(on_kafka(topics)) == 2


def test_people_read_the_same_on_stderr(cli: RunCli, topics: Settings) -> None:
    assert topics.partitions == 3
    ended = cli("publish", "incidents", "-", stdin=json_lines([incident(1)]) + b"{")

    assert ended.code == 1
    assert ended.out == ""
    assert "standard input:2: json_invalid" in ended.err
    assert "standard input: 1 lines sent, 1 refused" in ended.err


def test_a_dry_run_sends_nothing_and_needs_no_kafka(cli: RunCli, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASUALTIES_KAFKA_BOOTSTRAP", "127.0.0.1:1")
    file.write_bytes(json_lines([incident(1)]) + b"{")

    ended = cli("publish", "incidents", str(file), "--dry-run", "--json")

    assert ended.code == 1
    assert (ended.json[-1]["valid"], ended.json[-1]["sent"], ended.json[-1]["refused"]) == (1, 0, 1)


def test_several_files_have_a_summary_each(cli: RunCli, topics: Settings, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).write_bytes(json_lines([incident(1)]))

    ended = cli("publish", "incidents", str(tmp_path / "a"), str(tmp_path / "b"), "--json")

    assert [summary["sent"] for summary in ended.json] == [1, 1]
    assert len(on_kafka(topics)) == 2


def test_resume_sends_only_what_was_added_since(cli: RunCli, topics: Settings, file: Path) -> None:
    file.write_bytes(json_lines([incident(1), incident(2)]) + b"{\n")
    assert cli("publish", "incidents", str(file)).code == 1
    with file.open("ab") as more:
        more.write(json_lines([incident(3)]))

    ended = cli("publish", "incidents", str(file), "--resume", "--json")

    assert ended.code == 0
    (summary,) = ended.json
    assert (summary["sent"], summary["sent_before"], summary["refused_before"]) == (1, 2, 1)
    assert sorted(record.key for record in on_kafka(topics)) == [b"incident-1", b"incident-2", b"incident-3"]


def test_without_resume_everything_is_sent_again(cli: RunCli, topics: Settings, file: Path) -> None:
    file.write_bytes(json_lines([incident(1)]))

    assert cli("publish", "incidents", str(file)).code == 0
    assert cli("publish", "incidents", str(file)).code == 0
    assert len(on_kafka(topics)) == 2


def test_from_line_begins_there(cli: RunCli, topics: Settings) -> None:
    content = json_lines(incident(number) for number in range(1, 5))

    ended = cli("publish", "incidents", "-", "--from-line", "3", "--json", stdin=content)

    assert ended.json[0]["sent"] == 2
    assert sorted(record.key for record in on_kafka(topics)) == [b"incident-3", b"incident-4"]
    assert cli("publish", "incidents", "-", "--from-line", "3", "--resume").code == 2


def test_a_missing_topic_is_told_before_anything_is_read(cli: RunCli, deployment: Settings) -> None:
    ended = cli("publish", "incidents", "-", stdin=b"{")

    assert ended.code == 1
    assert deployment.topic("incidents") in ended.err
    assert "line" not in ended.err


def start(settings: Settings, *arguments: str, **options: Any) -> "subprocess.Popen[bytes]":
    environment = {
        **os.environ,
        "CASUALTIES_KAFKA_BOOTSTRAP": settings.bootstrap,
        "CASUALTIES_TOPIC_PREFIX": settings.topic_prefix,
        "CASUALTIES_DATA_DIR": str(settings.data_dir),
    }
    command = [sys.executable, "-m", "casualty_cli.main", "publish", "incidents", *arguments]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, **options)


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_with_an_exact_count(topics: Settings, stop: signal.Signals) -> None:
    lines = [json.dumps(incident(number)).encode() + b"\n" for number in range(5_000)]
    process = start(topics, "-", "--json", stdin=subprocess.PIPE)
    assert process.stdin is not None
    process.stdin.write(b"".join(lines))
    process.stdin.flush()
    # Standard input stays open: the command has nothing to do but to wait for more.
    deadline = time.monotonic() + 60
    while len(on_kafka(topics)) < 4_000:
        assert time.monotonic() < deadline
    process.send_signal(stop)
    # Before `communicate`, which closes standard input: its end would be an answer of its own.
    assert process.wait(timeout=60) == 1
    out, _ = process.communicate()

    summary = json.loads(out.splitlines()[-1])
    assert summary["stopped"] is not None
    assert summary["sent"] == len(on_kafka(topics)) == summary["last_line"]


def test_after_kill_9_resume_sends_the_rest_and_nothing_is_missing(cli: RunCli, topics: Settings, file: Path) -> None:
    number = 150_000
    file.write_bytes(json_lines(incident(index) for index in range(number)))
    process = start(topics, str(file))
    checkpoints = topics.data_dir / "publish"
    deadline = time.monotonic() + 60
    while not [*checkpoints.glob("*.json")]:
        assert time.monotonic() < deadline
        assert process.poll() is None
    process.kill()
    process.communicate()

    ended = cli("publish", "incidents", str(file), "--resume", "--json")

    assert ended.code == 0
    (summary,) = ended.json
    assert 0 < summary["sent_before"] < number
    assert summary["sent"] + summary["sent_before"] == number
    assert {record.key for record in on_kafka(topics)} == {f"incident-{index}".encode() for index in range(number)}


async def test_when_the_broker_dies_only_acknowledged_lines_count(
    make_broker: MakeBroker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publish, "DELIVERY_MS", 3_000)
    broker: Broker = make_broker()
    settings = load_settings(kafka_bootstrap=broker.bootstrap, partitions=1)
    await create_topics(settings)
    lines = [*read_lines(io.BytesIO(json_lines(incident(number) for number in range(300))))]
    listener = publish.Listener(refused=lambda line: pytest.fail(line.message), advanced=lambda _: None)

    async with publish.connected_producer(settings) as producer:

        async def batches() -> AsyncIterator[list[Line]]:
            yield lines[:100]
            await producer.flush()
            broker.kill()
            yield lines[100:]

        published = await publish.publish_lines(
            "incidents", batches(), producer=producer, settings=settings, listener=listener, start=START
        )

    assert (published.acknowledged, published.unacknowledged, published.position.line) == (100, 200, 100)
    assert published.stopped is not None
    assert "line 101" in published.stopped
