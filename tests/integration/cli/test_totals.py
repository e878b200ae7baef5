import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.integration.cli.conftest import Write
from tests.support.cli import RunCli

from casualty_settings.settings import Settings

EXAMPLES = Path("schemas/examples")


def example(topic: str, name: str, **changes: Any) -> bytes:
    row = json.loads((EXAMPLES / topic / "v1" / f"{name}.json").read_text())
    return json.dumps({**row, **changes}).encode()


@pytest.fixture
def totals(write: Write) -> None:
    kharkiv = example("casualties-by-region", "UA-63")
    write(
        "casualties-by-region",
        [
            ("UA-63", example("casualties-by-region", "UA-63", incidents=1)),
            ("UA-71", example("casualties-by-region", "UA-71")),
            ("UA-63", kharkiv),
            ("RU-KDA", example("casualties-by-region", "RU-KDA")),
            ("UA-51", kharkiv.replace(b"UA-63", b"UA-51")),
            ("UA-51", None),
            ("UA", example("casualties-by-region", "unplaced_country")),
        ],
    )


@pytest.mark.usefixtures("totals")
def test_the_last_row_of_each_key_stands_and_tombstones_take_theirs_away(cli: RunCli) -> None:
    ended = cli("totals", "--json")

    assert ended.code == 0
    assert {row["topic"] for row in ended.json} == {"casualties-by-region"}
    rows = {row["key"]: row["value"] for row in ended.json}
    assert rows.keys() == {"UA-63", "UA-71", "RU-KDA", "UA"}
    assert rows["UA-63"]["incidents"] == 2


@pytest.mark.usefixtures("totals")
def test_people_get_a_ranked_table_and_rows_without_a_region_are_added_to_nothing(cli: RunCli) -> None:
    lines = cli("totals").out.splitlines()

    apart = next(index for index, line in enumerate(lines) if line.startswith("Without a region"))
    assert [line.split()[0] for line in lines[1:4]] == ["UA-63", "RU-KDA", "UA-71"]
    assert "at least 33" in lines[1]
    assert "2 (at least 1)" in lines[3]
    assert lines[4].split() == ["all", "of", "these", "regions", "5", "46", "(at", "least", "45)", "4"]
    assert [line.split()[0] for line in lines[apart + 2 :]] == ["UA"]
    assert "\x1b" not in "".join(lines)


@pytest.mark.usefixtures("totals")
def test_one_region_is_read_from_its_partition(cli: RunCli) -> None:
    assert [row["key"] for row in cli("totals", "--region", "ua-63", "--json").json] == ["UA-63"]
    assert cli("totals", "--region", "UA-51", "--json").out == ""


def test_days_stand_in_their_own_topic(cli: RunCli, write: Write) -> None:
    days = {name: example("casualties-by-region-day", name) for name in ("UA-63_2025-07-23", "UA-63_2025-07-24")}
    keys = {name: f"UA-63|{json.loads(row)['day']}" for name, row in days.items()}
    write("casualties-by-region-day", [(keys[name], days[name]) for name in days])

    rows = cli("totals", "--by", "day", "--region", "UA-63", "--json").json

    assert {row["key"] for row in rows} == set(keys.values())
    assert {row["topic"] for row in rows} == {"casualties-by-region-day"}


@pytest.mark.usefixtures("totals")
def test_watch_shows_what_is_there_and_then_each_row_that_changes(topics: Settings, write: Write) -> None:
    watching = subprocess.Popen(
        [sys.executable, "-m", "casualty_cli.main", "totals", "--watch", "--json"], stdout=subprocess.PIPE, text=True
    )
    try:
        assert watching.stdout is not None
        assert {json.loads(watching.stdout.readline())["key"] for _ in range(4)} == {"UA-63", "UA-71", "RU-KDA", "UA"}
        write("casualties-by-region", [("UA-71", example("casualties-by-region", "UA-71", incidents=7))])
        changed = json.loads(watching.stdout.readline())
        write("casualties-by-region", [("UA-63", None)])
        gone = json.loads(watching.stdout.readline())
        watching.send_signal(signal.SIGINT)
        rest, _ = watching.communicate(timeout=30)
    finally:
        watching.kill()

    assert (changed["key"], changed["value"]["incidents"]) == ("UA-71", 7)
    assert gone == {"topic": "casualties-by-region", "key": "UA-63", "value": None}
    assert (watching.returncode, rest) == (0, "")
    assert topics.partitions == 3


def test_nothing_counted_is_said_in_words(cli: RunCli, topics: Settings) -> None:
    assert topics.partitions == 3

    assert cli("totals").out == "no casualties are counted\n"
    assert cli("totals", "--json").out == ""


def test_a_missing_topic_is_1_with_what_to_do(cli: RunCli, deployment: Settings) -> None:
    ended = cli("totals")

    assert ended.code == 1
    assert deployment.topic("casualties-by-region") in ended.err
    assert "casualties topics create" in ended.err


def test_a_row_of_another_version_is_1_and_named(cli: RunCli, write: Write) -> None:
    write("casualties-by-region", [("UA-63", b'{"region": "UA-63"}')])

    ended = cli("totals")

    assert ended.code == 1
    assert "UA-63 is no RegionTotal" in ended.err
