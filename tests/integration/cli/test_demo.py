import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(scope="module")
def temporary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("tmp")


def run_demo(temporary: Path, *arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    """`casualties demo --once` of a user who has set nothing, with a temporary folder of its own."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("CASUALTIES_")}
    return subprocess.run(
        [sys.executable, "-m", "casualty_cli.main", "demo", "--once", *arguments],
        env={**plain, "TMPDIR": str(temporary), **environment},
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )


@pytest.fixture(scope="module")
def demo(temporary: Path) -> list[dict[str, Any]]:
    """What it prints for programs."""
    ended = run_demo(temporary, "--json")
    assert ended.returncode == 0, ended.stderr
    return [json.loads(line) for line in ended.stdout.splitlines()]


def rows(demo: list[dict[str, Any]], topic: str) -> dict[str, Any]:
    return {line["key"]: line["value"] for line in demo if line.get("topic") == topic}


def test_the_totals_are_those_of_the_sample_article(demo: list[dict[str, Any]]) -> None:
    totals = rows(demo, "casualties-by-region")

    exactly = {"open_ended": False}
    assert totals.keys() == {"UA-63", "RU-KDA", "UA-71", "UA-23"}
    assert totals["UA-63"]["killed"] == {"low": 3, "best": 3, "high": 3, **exactly}
    assert totals["UA-63"]["injured"] == {"low": 33, "best": 33, "high": 33, "open_ended": True}
    assert totals["UA-63"]["incidents"] == 2
    assert totals["RU-KDA"]["killed"] == {"low": 2, "best": 2, "high": 2, **exactly}
    assert totals["RU-KDA"]["injured"] == {"low": 11, "best": 11, "high": 11, **exactly}
    shared = [totals[region]["injured"] for region in ("UA-71", "UA-23")]
    assert (sum(share["low"] for share in shared), sum(share["best"] for share in shared)) == (2, 3)
    assert all(share["open_ended"] for share in shared)


def test_the_two_strikes_that_two_sources_tell_of_are_one_incident_each(demo: list[dict[str, Any]]) -> None:
    incidents = rows(demo, "resolved-incidents").values()

    assert sorted(len(incident["sources"]) for incident in incidents) == [1, 1, 1, 2, 2]
    twice = {incident["place"]["name"] for incident in incidents if len(incident["sources"]) == 2}
    assert twice == {"Sochi", "Kharkiv"}


def test_one_duplicate_is_counted_and_the_total_is_reconciled(demo: list[dict[str, Any]]) -> None:
    assert demo[-1]["duplicates"] == 1
    assert demo[-1]["reconciled"] is True


@pytest.mark.usefixtures("demo")
def test_nothing_is_left_in_the_temporary_folder(temporary: Path) -> None:
    assert [path.name for path in temporary.glob("casualties*")] == []


def test_people_are_told_why_and_what_was_not_counted(temporary: Path) -> None:
    ended = run_demo(temporary)

    assert ended.returncode == 0, ended.stderr
    first, second = (ended.stdout.index(f"\n{step}. ") if step > 1 else ended.stdout.index("1. ") for step in (1, 2))
    assert first < second
    for words in ("killed three civilians", "injured at least 33 people", "wounded several", "reconciled."):
        assert words in ended.stdout[second:]
    assert "1 message was a duplicate" in ended.stdout
    assert "Not counted (prisoners)" in ended.stdout


def test_a_data_directory_that_is_given_is_kept_and_a_second_demo_changes_nothing(tmp_path: Path) -> None:
    given = {"CASUALTIES_DATA_DIR": str(tmp_path / "data")}
    ends = [run_demo(tmp_path, "--json", **given) for _ in range(2)]

    assert [ended.returncode for ended in ends] == [0, 0], ends[-1].stderr
    first, second = ([json.loads(line) for line in ended.stdout.splitlines()] for ended in ends)
    assert rows(second, "casualties-by-region") == rows(first, "casualties-by-region")
    assert second[-1]["duplicates"] == 4
    assert (tmp_path / "data" / "kafka").is_dir()
