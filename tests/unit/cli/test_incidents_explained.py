import json
from pathlib import Path
from typing import Any

from tests.support.reports import KHARKIV_REGION, NAMES, resolve, told

from casualty_cli.incidents_explained import explained_lines, reasons_json
from casualty_cli.incidents_view import parse_incidents
from casualty_pipeline.resolve.rows import encode_incident
from casualty_schemas.report import EvidenceClass
from casualty_schemas.resolved_incident import FigureRule, ResolvedIncident

EXAMPLE = Path("schemas/examples/resolved-incidents/v1/two_sources.json")


def incident(*rows: Any) -> ResolvedIncident:
    """The one incident that these rows of `reports` tell of, as it lies in its topic."""
    (standing,) = resolve(*rows)
    (parsed,) = parse_incidents({b"k": encode_incident(standing, FigureRule.LATEST)}).values()
    return parsed


def lines(shown: ResolvedIncident) -> list[str]:
    return [*explained_lines(shown, NAMES.__getitem__)]


def test_reports_stand_in_time_with_figures_day_place_and_words() -> None:
    said = lines(
        incident(
            told(killed=4, hours=2, source="Later", document="b", quote="Four died on Sumska Street"),
            told(killed=3, injured=11, hours=1, source="First", document="a", precision=1),
        )
    )

    first, later = (said.index(f"  2025-07-23 {hour}:00 UTC  {name} #0)") for hour, name in _NAMES)
    assert first < later
    assert said[first + 1] == "    killed 3, injured 11"
    assert said[first + 2] == "    2025-07-23, 1 days either way; Kharkiv (place); drone_strike"
    assert said[later + 3] == "    “Four died on Sumska Street”"


_NAMES = ((13, "First (articles a"), (14, "Later (articles b"))


def test_what_ties_reports_together_is_told_in_points_by_name() -> None:
    shown = incident(
        told(killed=3, injured=11, source="First", document="a"),
        told(killed=3, injured=11, source="Region", document="b", place=KHARKIV_REGION),
    )

    (reason,) = reasons_json(shown, NAMES.__getitem__)
    assert reason["report"] == {"topic": "articles", "source": "Region", "id": "b", "ordinal": 0}
    assert reason["tied_to"] == {"topic": "articles", "source": "First", "id": "a", "ordinal": 0}
    assert reason["score"] == sum(reason["points"].values()) >= reason["threshold"]
    tied = next(line for line in lines(shown) if "with First (articles a #0)" in line)
    assert f"{reason['score']} with" in tied
    assert "category +12" in tied


def test_each_telling_of_a_figure_says_what_part_it_has() -> None:
    shown = incident(
        told(killed=3, injured=9, hours=0, source="First", document="a"),
        told(killed=2, hours=1, source="Vague", document="b", killed_class=EvidenceClass.VAGUE),
        told(killed=4, injured=9, hours=2, source="Newest", document="c"),
        told(killed=1, hours=3, source="Hospital", document="d", change=True, from_injured=True),
    )

    said = "\n".join(lines(shown))
    assert "killed: 5 (4 to 5), the newest (latest) of its kind, a figure stated for this incident" in said
    assert "3  (of the same kind, not chosen)  First" in said
    assert "2  (set aside: another states it better; a vague word, or told later as background)  Vague" in said
    assert "4  (gives the figure)  Newest" in said
    assert "1  (told later, changes the figure)  Hospital" in said
    assert "1 of them died  (told later, changes the figure)  Hospital" in said


def test_one_report_alone_needs_no_reason_and_a_missing_figure_is_said() -> None:
    said = lines(incident(told(killed=3)))

    assert "No other report was taken for the same incident." in said
    assert "injured: not stated" in said


def test_a_summary_is_told_as_the_check_that_it_is() -> None:
    row = json.loads(EXAMPLE.read_bytes()) | {"unattributed": True}
    (shown,) = parse_incidents({b"k": json.dumps(row).encode()}).values()

    assert any("beyond the incidents that are known" in line for line in lines(shown))
    assert reasons_json(shown, NAMES.__getitem__) == []
