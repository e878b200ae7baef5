import json
from pathlib import Path
from typing import Any

import pytest

from casualty_cli.errors import CommandError
from casualty_cli.incidents_view import incident_lines, parse_incidents

EXAMPLE = Path("schemas/examples/resolved-incidents/v1/two_sources.json")


def lines(**changes: Any) -> str:
    row = json.loads(EXAMPLE.read_bytes()) | changes
    (incident,) = parse_incidents({b"k": json.dumps(row).encode()}).values()
    return "\n".join(incident_lines(incident))


def test_what_keeps_an_incident_out_of_totals_is_said() -> None:
    assert "not in totals" in lines(counted=False)
    assert "beyond known incidents" in lines(unattributed=True)
    assert "[" not in lines().splitlines()[0]


def test_a_conflict_a_later_change_and_a_figure_that_is_missing_are_said() -> None:
    killed = json.loads(EXAMPLE.read_bytes())["killed"]
    later = {"topic": "articles", "source": "Later", "id": "x", "ordinal": 2}
    said = lines(killed=killed | {"conflict": True, "changed_by": [later]}, injured=None)

    assert "sources disagree" in said
    assert "changed by Later (articles x #2): no words given" in said
    assert "injured: not stated" in said


def test_copies_and_shares_stand_with_their_report() -> None:
    reports = json.loads(EXAMPLE.read_bytes())["reports"]
    copy = {"topic": "articles", "source": "Agency", "id": "y", "ordinal": 0}
    said = lines(reports=[reports[0] | {"copies": [copy], "shared_with": ["UA-23", "UA-71"]}])

    assert "the same statement in Agency (articles y #0)" in said
    assert "shared with UA-23, UA-71" in said


def test_reports_that_a_row_had_no_room_for_are_counted() -> None:
    assert "and 1200 more" in lines(unlisted=1200)
    assert "more" not in lines()


def test_the_newest_day_comes_first() -> None:
    row = json.loads(EXAMPLE.read_bytes())
    rows = {day.encode(): json.dumps(row | {"day": day}).encode() for day in ("2025-07-01", "2025-07-09", "2025-07-04")}

    assert [*parse_incidents(rows)] == [b"2025-07-09", b"2025-07-04", b"2025-07-01"]


def test_a_row_that_is_none_of_ours_is_named() -> None:
    with pytest.raises(CommandError, match=r"UA-63\|h is no ResolvedIncident"):
        parse_incidents({b"UA-63|h": b"{}"})
