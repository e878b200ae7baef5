"""The measures themselves, on clusters small enough to count by hand."""

import pytest
from tests.evaluation.clusters import quality

GOLD = {"a": "1", "b": "1", "c": "1", "d": "2"}


def test_the_gold_itself_is_perfect() -> None:
    found = quality([["a", "b", "c"], ["d"]], GOLD)
    assert (found.pairwise_f1, found.b_cubed_f1, found.false_merges, found.missed) == (1.0, 1.0, (), ())


def test_one_merge_too_many_and_one_split() -> None:
    found = quality([["a", "b"], ["c", "d"]], GOLD)
    assert found.pairwise_precision == 0.5
    assert found.pairwise_recall == pytest.approx(1 / 3)
    assert found.pairwise_f1 == pytest.approx(0.4)
    assert found.b_cubed_f1 == pytest.approx(2 * 0.75 * (2 / 3) / (0.75 + 2 / 3))
    assert (found.false_merges, found.missed) == ((("c", "d"),), (("a", "c"), ("b", "c")))


def test_a_document_in_no_incident_stands_alone() -> None:
    found = quality([["a", "b", "c"]], GOLD)
    assert found.b_cubed_f1 == 1.0
