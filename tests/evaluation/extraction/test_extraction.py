"""The evaluation: shares, their intervals, and a run over small data sets of each kind."""

import json
from itertools import count
from pathlib import Path

import pytest
from tests.evaluation.extraction.__main__ import main
from tests.evaluation.extraction.hand import READINGS, places, settled, verdicts
from tests.evaluation.extraction.measures import Answer, Measure
from tests.evaluation.extraction.speed import measure_speed

from casualty_pipeline.extract.english import load


def measure(right: int, wrong: int) -> Measure:
    answers = [Answer("case", "1", "1", right=True)] * right + [Answer("case", "1", "2", right=False)] * wrong
    return Measure.of("name", answers)


def test_a_share_has_its_interval() -> None:
    found = measure(80, 20)
    assert found.share == pytest.approx(0.8)
    assert found.interval() == pytest.approx((0.711, 0.867), abs=0.001)
    assert len(found.wrong()) == 20


def test_no_case_says_nothing() -> None:
    assert (measure(0, 0).share, measure(0, 0).interval()) == (0.0, (0.0, 1.0))


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    gva = {
        "article_id": "a",
        "incident_id": "1",
        "title": "Two killed in Chicago",
        "published": "2016-10-18",
        "text": "Two people were killed and one was wounded in Chicago on Monday.",
    }
    ucdp = {
        "article_id": "a",
        "published": "2014-04-24",
        "headline": "Three soldiers killed near Donetsk",
        "headline_with_count": True,
        "low_sum": 2,
        "high_sum": 2,
        "regions": ["UA-14"],
    }
    muc4 = {
        "doc_id": "D1",
        "templates": [],
        "text": "Lima, 20 Aug 88 (EFE) -- [Text] Two men died in Lima on 19 August. Three men died in Cusco today.",
    }
    hand = {"killed": 2, "matchable_killed": True}
    judged = {"case": "D1", "region": "PE-LMA", "day": "1988-08-19", "killed": 2, "injured": None}
    files = {
        "gva/articles.jsonl": json.dumps(gva),
        "gva/incidents.csv": "incident_id,date,region,killed,injured\n1,2016-10-17,US-IL,2,1\n",
        "ucdp-ged-ukraine/articles.jsonl": json.dumps(ucdp),
        "muc4/tst4.jsonl": json.dumps(muc4),
        "readings/gva.settled.jsonl": json.dumps({"case": "a", **hand, "injured": 1, "matchable_injured": False}),
        "readings/ucdp.settled.jsonl": json.dumps({"case": "a", **hand}),
        "readings/ucdp.places.jsonl": json.dumps({"case": "a", "names": "place", "regions": ["UA-14"]}),
        "readings/muc4.jsonl": json.dumps({**judged, "verdict": "false", "why": "told twice"}),
    }
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    return tmp_path


def printed(capsys: pytest.CaptureFixture[str], folder: Path, *options: str) -> str:
    assert main([str(folder), "--readings", str(folder / "readings"), *options]) == 0
    # Rich wraps at the width of the terminal.
    return " ".join(capsys.readouterr().out.replace("│", " ").split())


def test_data_sets_are_measured_and_errors_shown(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = printed(capsys, folder, "--errors", "1", "--runs", "0")
    assert "gva: both exact 1 1 100.0%" in said
    assert "read '3', right '2-2': Three soldiers killed near Donetsk" in said
    assert "speed" not in said


def test_what_was_read_by_hand_is_measured_apart(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = printed(capsys, folder, "--runs", "0")
    assert "gva: killed exact, of those that can 1 1 100.0%" in said
    assert "gva: injured exact, of those that can 0 0" in said
    assert "gva: injured as read by hand 1 1" in said
    assert "ucdp: killed as read by hand 0 1" in said
    assert "ucdp: region found, of headlines that 1 1" in said


def test_a_report_that_nobody_judged_is_told_and_never_right(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = printed(capsys, folder, "--errors", "2", "--runs", "0")
    assert "muc4: 2 reports, judged false 1, not judged 1" in said
    assert "right 'false: told twice': D1" in said
    assert "right 'not judged': D1" in said


def test_without_hand_readings_nothing_is_measured_by_them(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = printed(capsys, folder, "--readings", str(folder / "none"), "--runs", "0")
    assert "gva: killed exact 1 1" in said
    assert "gva: killed as read by hand 0 0" in said
    assert "judged false 0, not judged 2" in said


def test_speed_is_the_median_of_runs(folder: Path) -> None:
    seconds = count()
    speed = measure_speed(load(), folder / "gva", runs=3, clock=lambda: next(seconds) ** 2)
    assert speed.rates == pytest.approx((1, 1 / 5, 1 / 9))
    assert "speed: 0 texts/s" in speed.line()
    assert "median of 3 runs over 1 texts of 0.1 KB" in speed.line()


def test_the_committed_lists_can_be_read() -> None:
    assert {name: len(settled(READINGS, name)) for name in ("gva", "ucdp")} == {"gva": 135, "ucdp": 150}
    assert set().union(*places(READINGS).values()) >= {"UA-14", "UA-63"}
    assert {verdict.verdict for verdict in verdicts(READINGS).values()} == {"right", "false"}


def test_a_folder_without_data_sets_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 1
    assert "none of the data sets" in " ".join(capsys.readouterr().out.split())
