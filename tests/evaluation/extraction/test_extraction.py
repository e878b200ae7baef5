"""The evaluation: shares, their intervals, and a run over small data sets of each kind."""

import json
from pathlib import Path

import pytest
from tests.evaluation.extraction.__main__ import main
from tests.evaluation.extraction.measures import Answer, Measure


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
    muc4 = {"doc_id": "D1", "templates": [], "text": "Lima, 20 Aug 88 -- Talks went on."}
    files = {
        "gva/articles.jsonl": json.dumps(gva),
        "gva/incidents.csv": "incident_id,date,region,killed,injured\n1,2016-10-17,US-IL,2,1\n",
        "ucdp-ged-ukraine/articles.jsonl": json.dumps(ucdp),
        "muc4/tst4.jsonl": json.dumps(muc4),
    }
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content, encoding="utf-8")
    return tmp_path


def test_data_sets_are_measured_and_errors_shown(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(folder), "--errors", "1"]) == 0
    printed = " ".join(capsys.readouterr().out.split())
    assert printed.count("100.0%") >= 7
    assert "read '3', right '2-2': Three soldiers killed near Donetsk" in printed


def test_a_folder_without_data_sets_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 1
    assert "none of the data sets" in " ".join(capsys.readouterr().out.split())
