import base64
import json
from pathlib import Path
from typing import Any

import pytest
from tests.support.cli import RunCli

from casualty_cli.replay_lines import LineError, parse_record
from casualty_pipeline.replay import Message

EXAMPLES = Path("schemas/examples")


def example(topic: str, name: str) -> dict[str, Any]:
    message: dict[str, Any] = json.loads((EXAMPLES / topic / "v1" / f"{name}.json").read_text())
    return message


def record(topic: str, value: object) -> bytes:
    return json.dumps({"topic": topic, "key": "ignored", "value": value}).encode() + b"\n"


SAMPLE = record("articles", example("articles", "sample"))
OTHERS = record("incidents", example("incidents", "sochi")) + record("incidents", example("incidents", "kharkiv"))


def rows(cli: RunCli, stdin: bytes) -> dict[tuple[str, str], Any]:
    ended = cli("replay", "-", stdin=stdin)
    assert ended.code == 0
    return {(row["topic"], row["key"]): row["value"] for row in ended.json}


def test_the_rows_of_all_three_topics_are_those_of_the_contract(cli: RunCli) -> None:
    found = rows(cli, SAMPLE + OTHERS)

    regions = {key: value for (topic, key), value in found.items() if topic == "casualties-by-region"}
    assert regions.keys() == {"UA-63", "RU-KDA", "UA-71", "UA-23"}
    assert (regions["UA-63"]["killed"]["best"], regions["UA-63"]["injured"]["low"]) == (3, 33)
    assert {topic for topic, _ in found} == {"casualties-by-region", "casualties-by-region-day", "resolved-incidents"}


def test_order_and_repeats_change_nothing(cli: RunCli) -> None:
    assert rows(cli, OTHERS + SAMPLE + SAMPLE) == rows(cli, SAMPLE + OTHERS)


def test_lines_that_are_no_records_are_told_and_the_others_count(cli: RunCli, tmp_path: Path) -> None:
    file = tmp_path / "records.jsonl"
    file.write_bytes(b"{\n" + SAMPLE + record("casualties-by-region", {}) + b"[" * 50_000 + b"\n")

    ended = cli("replay", str(file))

    assert ended.code == 1
    assert f"{file}:1: no JSON" in ended.err
    assert f"{file}:3: expected {{topic, key, value}}" in ended.err
    assert f"{file}:4: no JSON" in ended.err
    assert any(row["key"] == "UA-63" for row in ended.json)


def test_messages_that_cannot_be_read_give_nothing_as_in_the_worker(cli: RunCli) -> None:
    broken = record("incidents", {"incident_id": "x"}) + record("incidents", None) + record("incidents", "{")

    assert rows(cli, SAMPLE + broken) == rows(cli, SAMPLE)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ({"topic": "articles", "value": {"a": 1}}, Message("articles", b'{"a":1}')),
        ({"topic": "articles", "value": "{ }"}, Message("articles", b"{ }")),
        ({"topic": "incidents", "value": None, "timestamp": 5}, Message("incidents", None, 5)),
        ({"topic": "articles", "value_base64": base64.b64encode(b"\xff").decode()}, Message("articles", b"\xff")),
    ],
)
def test_a_value_is_json_text_bytes_or_null(line: dict[str, Any], message: Message) -> None:
    assert parse_record(json.dumps(line).encode()) == message


@pytest.mark.parametrize(
    "line",
    [
        b"[]",
        b'{"topic": "articles"}',
        b'{"topic": "reports", "value": 1}',
        b'{"topic": "articles", "value": 1, "timestamp": true}',
        b'{"topic": "articles", "value_base64": "%"}',
        b'{"topic": "articles", "value_base64": 7}',
    ],
)
def test_other_lines_are_refused(line: bytes) -> None:
    with pytest.raises(LineError):
        parse_record(line)
