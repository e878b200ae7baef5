"""Quality of resolution on data with gold, through `replay`: `python -m tests.evaluation.resolution DATA_FOLDER`.

One JSON line for each measured set, with examples of pairs that were put together wrongly, or missed. What is missing
in the folder is left out; `sets` says what it may hold.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

from tests.evaluation.clusters import Pair, Quality, quality
from tests.evaluation.dense import Density, clusters_of, naive_clusters_of
from tests.evaluation.sets import GoldSet, gva, maverick, ucdp
from tests.support.declared_rule import faults
from tests.support.standing import standing_versions

from casualty_pipeline.counting import Counting
from casualty_pipeline.documents import Readers
from casualty_pipeline.extract.english import load
from casualty_pipeline.locate.gazetteer import load_gazetteer
from casualty_pipeline.replay import Message, Row, replay
from casualty_schemas.category import Category
from casualty_schemas.resolved_incident import FigureRule
from casualty_schemas.topics import CASUALTIES_BY_REGION_DAY, RESOLVED_INCIDENTS

DENSITIES: Final = (Density(days=14, regions=6), Density(days=2, regions=15), Density(days=14, regions=6, places=4))
"""The last is far denser than any news: four towns of a region for all its incidents."""
_SHOWN: Final = 5
"""Wrong pairs in the output, as examples."""


@cache
def readers() -> Readers:
    """What texts and places are read with."""
    return Readers(articles=load(), gazetteer=load_gazetteer(), max_bytes=1 << 23)


def final_rows(gold: GoldSet, rule: FigureRule = FigureRule.LATEST) -> list[Row]:
    """The rows that the messages end in, accidents counted as the gold counts them."""
    return replay(_messages(gold), readers=readers(), counting=Counting(rule=rule, categories=frozenset(Category)))


def _messages(gold: GoldSet) -> list[Message]:
    return [Message(gold.topic, json.dumps(each.message).encode()) for each in gold.examples]


def wrong_figures(gold: GoldSet, rows: Iterable[Row]) -> list[str]:
    """Figures of incidents that are not what the declared rule makes of their reports, or are a sum of them."""
    versions = standing_versions(_messages(gold), readers())
    resolved = (json.loads(row.value) for row in rows if row.topic == RESOLVED_INCIDENTS.name)
    return [fault for row in resolved for fault in faults(row, versions)]


def quality_of(gold: GoldSet, rows: Iterable[Row]) -> Quality:
    """How well the documents were put together, of those that tell of one incident."""
    return quality(documents_of_incidents(rows), gold.incident_of)


def documents_of_incidents(rows: Iterable[Row]) -> Iterator[set[str]]:
    """The ids of the documents behind each incident, copies too."""
    for reports in _reports(rows):
        yield {said["id"] for report in reports for said in (report, *report.get("copies", ()))}


def copies(rows: Iterable[Row]) -> set[Pair]:
    """Pairs of documents that were taken for the same statement, by their words."""
    return {
        (report["id"], copy["id"]) for said in _reports(rows) for report in said for copy in report.get("copies", ())
    }


def _reports(rows: Iterable[Row]) -> Iterator[list[dict[str, Any]]]:
    return (json.loads(row.value)["reports"] for row in rows if row.topic == RESOLVED_INCIDENTS.name)


def cells(gold: GoldSet, rows: Iterable[Row]) -> dict[str, float]:
    """Killed by region and day: the share of the gold's cells that are exact, and the sum of all against the gold's."""
    system = {row.key: json.loads(row.value) for row in rows if row.topic == CASUALTIES_BY_REGION_DAY.name}
    killed = {key: cell["killed"]["best"] for key, cell in system.items() if not cell["unplaced"]}
    exact = sum(killed.get(key, 0) == people for key, people in gold.killed.items())
    return {"exact_cells": exact / len(gold.killed), "inflation": sum(killed.values()) / sum(gold.killed.values())}


def measure(name: str, gold: GoldSet) -> dict[str, Any]:
    """Everything that can be measured on a set."""
    rows = final_rows(gold)
    said = {each.id: each.incidents for each in gold.examples}
    same_words = copies(rows)
    strangers = [(one, other) for one, other in same_words if not said[one] & said[other]]
    found = {"set": name, **_rounded(cells(gold, rows) if gold.killed else {}), **_shown(gold, quality_of(gold, rows))}
    found |= {"copies": len(same_words), "copies_of_strangers": _worded(gold, strangers)}
    return found | {"figures_not_by_the_rule": wrong_figures(gold, rows)[:_SHOWN]}


def measure_dense(gold: GoldSet, density: Density) -> dict[str, Any]:
    """The same articles brought together, and what the naive rule makes of them."""
    found = quality(clusters_of(gold, density, readers()), gold.incident_of)
    naive = quality(naive_clusters_of(gold, density, readers()), gold.incident_of)
    places = f", {density.places} places each" if density.places else ""
    name = f"gva on {density.days} days in {density.regions} regions{places}"
    return {"set": name, "naive_pairwise_f1": round(naive.pairwise_f1, 3), **_shown(gold, found)}


def _shown(gold: GoldSet, found: Quality) -> dict[str, Any]:
    shares = {
        "pairwise_f1": found.pairwise_f1,
        "pairwise_precision": found.pairwise_precision,
        "pairwise_recall": found.pairwise_recall,
        "b_cubed_f1": found.b_cubed_f1,
    }
    wrong = {"false_merges": found.false_merges, "missed": found.missed}
    counts = {f"number_of_{name}": len(pairs) for name, pairs in wrong.items()}
    return _rounded(shares) | counts | {name: _worded(gold, pairs) for name, pairs in wrong.items()}


def _rounded(shares: dict[str, float]) -> dict[str, float]:
    return {name: round(share, 3) for name, share in shares.items()}


def _worded(gold: GoldSet, pairs: Iterable[Pair]) -> list[str]:
    words = {each.id: f"{each.words} ({each.id})" for each in gold.examples}
    return [f"{words[one]} | {words[other]}" for one, other in sorted(pairs)[:_SHOWN]]


def main(folder: Path) -> Iterator[dict[str, Any]]:
    """What was measured on each set that is there."""
    for name, load_set in (("maverick-reports", maverick), ("gva", gva), ("ucdp-ged-ukraine", ucdp)):
        if (folder / name).is_dir():
            yield measure(name, load_set(folder / name))
    if (folder / "gva").is_dir():
        for density in DENSITIES:
            yield measure_dense(gva(folder / "gva"), density)


if __name__ == "__main__":
    for measured in main(Path(sys.argv[1])):
        sys.stdout.write(json.dumps(measured, ensure_ascii=False) + "\n")
