import json
from pathlib import Path

import pytest
from tests.integration.cli.conftest import Write
from tests.support.cli import RunCli

EXAMPLE = Path("schemas/examples/resolved-incidents/v1/two_sources.json").read_bytes()


@pytest.fixture
def sochi(write: Write) -> None:
    earlier = json.loads(EXAMPLE) | {"incident": "earlier", "day": "2025-07-20", "injured": None}
    write(
        "resolved-incidents",
        [
            ("RU-KDA|earlier", json.dumps(earlier).encode()),
            ("RU-KDA|3b1f0c7a9d52e684", EXAMPLE),
            ("RU-KDA|gone", EXAMPLE),
            ("RU-KDA|gone", None),
            ("RU-KDB|other", EXAMPLE),
        ],
    )


@pytest.mark.usefixtures("sochi")
def test_rows_are_those_of_the_region_with_the_newest_day_first(cli: RunCli) -> None:
    ended = cli("incidents", "RU-KDA", "--json")

    assert ended.code == 0
    assert [row["key"] for row in ended.json] == ["RU-KDA|3b1f0c7a9d52e684", "RU-KDA|earlier"]
    assert ended.json[0] == {
        "topic": "resolved-incidents",
        "key": "RU-KDA|3b1f0c7a9d52e684",
        "value": json.loads(EXAMPLE),
    }


@pytest.mark.usefixtures("sochi")
def test_a_day_leaves_the_incidents_that_stand_on_it(cli: RunCli) -> None:
    assert [row["key"] for row in cli("incidents", "ru-kda", "2025-07-20", "--json").json] == ["RU-KDA|earlier"]


@pytest.mark.usefixtures("sochi")
def test_people_read_why_the_number_is_what_it_is(cli: RunCli) -> None:
    said = cli("incidents", "RU-KDA", "2025-07-24").out

    assert said.startswith("RU-KDA 2025-07-24")
    assert "  Sochi  drone_strike" in said.splitlines()[0]
    assert "killed: 2  (latest of a figure stated for this incident)" in said
    assert "from Black Sea Monitor (incidents 2025-07-24-sochi #0): “" in said
    assert "sources: 2: Black Sea Monitor, Sample News" in said
    assert "two people dead and eleven injured" in said


@pytest.mark.usefixtures("sochi")
def test_a_region_without_incidents_is_no_failure(cli: RunCli) -> None:
    ended = cli("incidents", "UA-63")

    assert (ended.code, ended.out) == (0, "")
    assert "no incident stands in UA-63" in ended.err


@pytest.mark.usefixtures("sochi")
def test_one_incident_is_explained_by_how_its_id_begins(cli: RunCli) -> None:
    ended = cli("incidents", "ru-kda", "--explain", "0000")

    assert ended.code == 1
    assert "no incident 0000 stands in RU-KDA" in ended.err
    said = cli("incidents", "RU-KDA", "2025-07-24", "--explain", "9133ca").out
    assert "Why they are one incident" in said
    assert "killed: 2, the newest (latest) of its kind" in said


@pytest.mark.usefixtures("sochi")
def test_an_explained_row_has_its_reasons_for_programs(cli: RunCli) -> None:
    (row,) = cli("incidents", "RU-KDA", "2025-07-24", "--explain", "9133ca", "--json").json

    assert row["value"] == json.loads(EXAMPLE)
    (reason,) = row["reasons"]
    assert reason["score"] == sum(reason["points"].values())
