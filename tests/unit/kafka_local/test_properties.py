"""server.properties: our lines, the user's, and what Java's reader makes of them."""

from pathlib import Path

import pytest

from kafka_local.properties import render, server_properties


def test_one_node_holds_everything_once() -> None:
    properties = server_properties(Path("/data"), port=1234, controller_port=1235, overrides={})
    replication = {key: value for key, value in properties.items() if key.endswith((".replication.factor", ".min.isr"))}
    assert len(replication) == 6
    assert set(replication.values()) == {"1"}
    assert properties["listeners"] == "PLAINTEXT://127.0.0.1:1234,CONTROLLER://127.0.0.1:1235"
    assert properties["controller.quorum.voters"] == "1@127.0.0.1:1235"
    assert properties["auto.create.topics.enable"] == "false"
    assert not [key for key in properties if key.startswith("log.retention")]


def test_overrides_win() -> None:
    overrides = {"message.max.bytes": "1", "log.retention.ms": "2"}
    properties = server_properties(Path("/data"), port=1, controller_port=2, overrides=overrides)
    assert (properties["message.max.bytes"], properties["log.retention.ms"]) == ("1", "2")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("plain:value=with both", "plain:value=with both"),
        ("C:\\data", "C:\\\\data"),
        ("two\nlines", "two\\nlines"),
        (" leading", "\\ leading"),
        ("Київ", "\\u041a\\u0438\\u0457\\u0432"),
        ("😀", "\\ud83d\\ude00"),
    ],
)
def test_values_are_escaped_as_java_reads_them(value: str, text: str) -> None:
    assert render({"key": value}) == f"key={text}\n"


def test_keys_are_escaped_as_java_reads_them() -> None:
    assert render({"a key:with=all": "x"}) == "a\\ key\\:with\\=all=x\n"
