"""Agency headlines on events in Ukraine, with the deaths that UCDP GED coded for them."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.evaluation.extraction.measures import Answer, Measure
from tests.evaluation.extraction.reading import killed, read

from casualty_pipeline.reading import Reader, Reading


def measure(reader: Reader, folder: Path) -> list[Measure]:
    """Measure, on `articles.jsonl` of a folder, the headlines for which a figure or a region was read.

    Raises:
        OSError: the file is missing.
    """
    cases = list(_cases(reader, folder))
    return [
        Measure.of("ucdp: killed within low and high", _deaths(cases)),
        Measure.of("ucdp: region among the gold ones", _regions(cases)),
    ]


def _cases(reader: Reader, folder: Path) -> Iterator[tuple[dict[str, Any], Reading]]:
    for line in (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield row, read(reader, case=row["article_id"], title=row["headline"], text="", day=row["published"])


def _deaths(cases: list[tuple[dict[str, Any], Reading]]) -> Iterator[Answer]:
    for row, reading in cases:
        if row["headline_with_count"] and any(placed.report.killed for placed in reading.reports):
            people, low, high = killed(reading), row["low_sum"], row["high_sum"]
            yield Answer(row["headline"], str(people), f"{low}-{high}", low <= people <= high)


def _regions(cases: list[tuple[dict[str, Any], Reading]]) -> Iterator[Answer]:
    for row, reading in cases:
        regions = {placed.region for placed in reading.reports if "-" in placed.region}
        if regions and any(row["regions"]):
            right = bool(regions & set(row["regions"]))
            yield Answer(row["headline"], " ".join(sorted(regions)), " ".join(row["regions"]), right)
