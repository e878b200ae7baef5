"""How well documents are put together into incidents: pairwise F1 and B-cubed, and the pairs that are wrong."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Quality:
    """Shares in 0..1; `pairwise_f1` over pairs of documents, `b_cubed_f1` over documents (Bagga and Baldwin, 1998)."""

    pairwise_f1: float
    pairwise_precision: float
    pairwise_recall: float
    b_cubed_f1: float
    false_merges: tuple[Pair, ...]
    missed: tuple[Pair, ...]


def quality(clusters: Iterable[Iterable[str]], gold: Mapping[str, str]) -> Quality:
    """Compare clusters of documents with the gold incident of each document.

    Args:
        clusters: documents that stand in one incident; a document may stand in several, or in none.
        gold: the incident of each document.
    """
    system = [frozenset(cluster) & gold.keys() for cluster in clusters]
    expected = _by_value(gold)
    found, true = _pairs(system), _pairs(expected.values())
    return Quality(
        pairwise_f1=_f1(len(found & true), len(found), len(true)),
        pairwise_precision=len(found & true) / max(1, len(found)),
        pairwise_recall=len(found & true) / max(1, len(true)),
        b_cubed_f1=_b_cubed(system, expected, gold),
        false_merges=tuple(sorted(found - true)),
        missed=tuple(sorted(true - found)),
    )


def _by_value(gold: Mapping[str, str]) -> dict[str, frozenset[str]]:
    incidents: dict[str, set[str]] = defaultdict(set)
    for document, incident in gold.items():
        incidents[incident].add(document)
    return {incident: frozenset(documents) for incident, documents in incidents.items()}


def _pairs(clusters: Iterable[Iterable[str]]) -> set[Pair]:
    return {(one, other) for cluster in clusters for one, other in combinations(sorted(cluster), 2)}


def _f1(right: int, found: int, true: int) -> float:
    return 2 * right / (found + true) if found + true else 1.0


def _b_cubed(
    system: Iterable[frozenset[str]], expected: Mapping[str, frozenset[str]], gold: Mapping[str, str]
) -> float:
    together: dict[str, set[str]] = {document: {document} for document in gold}
    for cluster in system:
        for document in cluster:
            together[document] |= cluster
    shares = [
        (
            len(others & expected[gold[document]]) / len(others),
            len(others & expected[gold[document]]) / len(expected[gold[document]]),
        )
        for document, others in together.items()
    ]
    precision = sum(share for share, _ in shares) / len(shares)
    recall = sum(share for _, share in shares) / len(shares)
    return 2 * precision * recall / (precision + recall)
