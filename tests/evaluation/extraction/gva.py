"""News articles on shootings in the USA, with the figures of the Gun Violence Archive: one incident an article."""

import csv
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.evaluation.extraction.measures import Answer, Measure
from tests.evaluation.extraction.reading import injured, killed, main_report, read

from casualty_pipeline.reading import Reader, Reading


@dataclass(frozen=True, slots=True)
class _Case:
    name: str
    reading: Reading
    gold: dict[str, str]


def measure(reader: Reader, folder: Path) -> list[Measure]:
    """Measure exact figures, regions and dates on `articles.jsonl` and `incidents.csv` of a folder.

    Raises:
        OSError: a file is missing.
    """
    cases = list(_cases(reader, folder))
    return [
        _measured("gva: killed exact", cases, lambda case: str(killed(case.reading)), lambda gold: gold["killed"]),
        _measured("gva: injured exact", cases, lambda case: str(injured(case.reading)), lambda gold: gold["injured"]),
        _measured(
            "gva: both exact",
            cases,
            lambda case: f"{killed(case.reading)}, {injured(case.reading)}",
            lambda gold: f"{gold['killed']}, {gold['injured']}",
        ),
        _measured("gva: region exact", cases, _region, lambda gold: gold["region"]),
        _measured("gva: date exact", cases, _day, lambda gold: gold["date"]),
    ]


def _cases(reader: Reader, folder: Path) -> Iterator[_Case]:
    with (folder / "incidents.csv").open(encoding="utf-8", newline="") as rows:
        incidents = {row["incident_id"]: row for row in csv.DictReader(rows)}
    for line in (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        reading = read(reader, case=row["article_id"], title=row["title"], text=row["text"], day=row["published"])
        yield _Case(row["title"], reading, incidents[row["incident_id"]])


def _measured(
    name: str, cases: list[_Case], answer: Callable[[_Case], str], right: Callable[[dict[str, str]], str]
) -> Measure:
    pairs = ((case.name, answer(case), right(case.gold)) for case in cases)
    return Measure.of(name, (Answer(title, found, gold, found == gold) for title, found, gold in pairs))


def _region(case: _Case) -> str:
    main = main_report(case.reading)
    return main.region if main else ""


def _day(case: _Case) -> str:
    main = main_report(case.reading)
    return main.report.occurred_on.isoformat() if main else ""
