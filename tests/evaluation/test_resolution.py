"""Floors under the quality of resolution, where the development sets are at hand."""

from pathlib import Path

import pytest
from tests.evaluation.resolution import gva, maverick

DATA = Path(__file__).parents[3] / "shared" / "data"


def folder(name: str) -> Path:
    path = DATA / name
    if not path.is_dir():
        pytest.skip(f"the development set {name} is not beside the repository")
    return path


def test_reports_of_many_sources_on_elections() -> None:
    found = maverick(folder("maverick-reports") / "reports.csv")
    assert found.pairwise_f1 >= 0.75
    assert found.b_cubed_f1 >= 0.9


def test_articles_on_shootings() -> None:
    found, _ = gva(folder("gva"))
    assert found.pairwise_f1 >= 0.8
    assert found.pairwise_precision >= 0.95
