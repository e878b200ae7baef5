"""Floors under the quality of resolution, where the development sets are at hand."""

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.evaluation import sets
from tests.evaluation.clusters import quality
from tests.evaluation.dense import Density, clusters_of
from tests.evaluation.resolution import cells, copies, final_rows, quality_of, readers, wrong_figures

from casualty_schemas.resolved_incident import FigureRule

DATA = Path(__file__).parents[3] / "shared" / "data"


def folder(name: str) -> Path:
    path = DATA / name
    if not path.is_dir():
        pytest.skip(f"the development set {name} is not beside the repository")
    return path


def test_reports_of_many_sources_on_elections() -> None:
    gold = sets.maverick(folder("maverick-reports"))
    found = quality_of(gold, final_rows(gold))
    assert found.pairwise_f1 >= 0.75
    assert found.b_cubed_f1 >= 0.9


def test_articles_on_shootings() -> None:
    gold = sets.gva(folder("gva"))
    rows = final_rows(gold)
    found = quality_of(gold, rows)
    assert found.pairwise_f1 >= 0.9
    assert found.pairwise_precision >= 0.98
    assert cells(gold, rows)["inflation"] <= 1.2
    assert all(gold.incident_of[one] == gold.incident_of[other] for one, other in copies(rows))


@pytest.mark.parametrize(("density", "floor"), [(Density(days=14, regions=6), 0.85), (Density(2, 15), 0.83)])
def test_articles_on_shootings_brought_together(density: Density, floor: float) -> None:
    gold = sets.gva(folder("gva"))
    assert quality(clusters_of(gold, density, readers()), gold.incident_of).pairwise_f1 >= floor


def test_headlines_of_a_war_are_neither_multiplied_nor_swallowed() -> None:
    gold = sets.ucdp(folder("ucdp-ged-ukraine"))
    assert 0.85 <= cells(gold, final_rows(gold))["inflation"] <= 1.15


@pytest.mark.parametrize("rule", FigureRule)
@pytest.mark.parametrize(
    ("name", "load"),
    [("maverick-reports", sets.maverick), ("gva", sets.gva), ("ucdp-ged-ukraine", sets.ucdp)],
)
def test_every_figure_is_the_declared_rules(name: str, load: Callable[[Path], sets.GoldSet], rule: FigureRule) -> None:
    gold = load(folder(name))
    assert wrong_figures(gold, final_rows(gold, rule)) == []
