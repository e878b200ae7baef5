"""News articles on shootings in the USA, with the figures of the Gun Violence Archive: one incident an article."""

import csv
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.evaluation.extraction.hand import HandReading, settled
from tests.evaluation.extraction.measures import Answer, Measure
from tests.evaluation.extraction.reading import injured, killed, main_report, read

from casualty_pipeline.reading import Reader, Reading


@dataclass(frozen=True, slots=True)
class _Case:
    name: str
    reading: Reading
    gold: dict[str, str]
    hand: HandReading | None


_Answering = Callable[[_Case], str]


def measure(reader: Reader, folder: Path, readings: Path) -> list[Measure]:
    """Measure exact figures, regions and dates on `articles.jsonl` and `incidents.csv` of a folder.

    The figures are measured over all articles, over those in which a right reading meets the gold, and against what
    was read by hand.

    Raises:
        OSError: a file is missing.
    """
    cases = list(_cases(reader, folder, settled(readings, "gva")))
    return [
        _measured("gva: killed exact", cases, _killed, _gold_killed),
        _measured("gva: injured exact", cases, _injured, _gold_injured),
        _measured("gva: both exact", cases, _both, _gold_both),
        *_of_matchable(cases),
        *_as_read_by_hand(cases),
        _measured("gva: region exact", cases, _region, lambda case: case.gold["region"]),
        _measured("gva: date exact", cases, _day, lambda case: case.gold["date"]),
    ]


def _of_matchable(cases: list[_Case]) -> Iterator[Measure]:
    dead = [case for case in cases if case.hand and case.hand.matchable_killed]
    hurt = [case for case in cases if case.hand and case.hand.matchable_injured]
    both = [case for case in dead if case.hand and case.hand.matchable_injured]
    yield _measured("gva: killed exact, of those that can match", dead, _killed, _gold_killed)
    yield _measured("gva: injured exact, of those that can match", hurt, _injured, _gold_injured)
    yield _measured("gva: both exact, of those that can match", both, _both, _gold_both)


def _as_read_by_hand(cases: list[_Case]) -> Iterator[Measure]:
    by_hand = [case for case in cases if case.hand]
    yield _measured("gva: killed as read by hand", by_hand, _killed, lambda case: str(case.hand and case.hand.killed))
    yield _measured(
        "gva: injured as read by hand", by_hand, _injured, lambda case: str(case.hand and case.hand.injured)
    )


def _cases(reader: Reader, folder: Path, hand: Mapping[str, HandReading]) -> Iterator[_Case]:
    with (folder / "incidents.csv").open(encoding="utf-8", newline="") as rows:
        incidents = {row["incident_id"]: row for row in csv.DictReader(rows)}
    for line in (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        reading = read(reader, case=row["article_id"], title=row["title"], text=row["text"], day=row["published"])
        yield _Case(row["title"], reading, incidents[row["incident_id"]], hand.get(row["article_id"]))


def _measured(name: str, cases: list[_Case], answer: _Answering, right: _Answering) -> Measure:
    pairs = ((case.name, answer(case), right(case)) for case in cases)
    return Measure.of(name, (Answer(title, found, gold, found == gold) for title, found, gold in pairs))


def _killed(case: _Case) -> str:
    return str(killed(case.reading))


def _injured(case: _Case) -> str:
    return str(injured(case.reading))


def _both(case: _Case) -> str:
    return f"{_killed(case)}, {_injured(case)}"


def _gold_killed(case: _Case) -> str:
    return case.gold["killed"]


def _gold_injured(case: _Case) -> str:
    return case.gold["injured"]


def _gold_both(case: _Case) -> str:
    return f"{_gold_killed(case)}, {_gold_injured(case)}"


def _region(case: _Case) -> str:
    main = main_report(case.reading)
    return main.region if main else ""


def _day(case: _Case) -> str:
    main = main_report(case.reading)
    return main.report.occurred_on.isoformat() if main else ""
