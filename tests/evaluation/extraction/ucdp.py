"""Agency headlines on events in Ukraine, with the deaths that UCDP GED coded for them."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.evaluation.extraction.hand import HandReading, places, settled
from tests.evaluation.extraction.measures import Answer, Measure
from tests.evaluation.extraction.reading import killed, read

from casualty_pipeline.reading import Reader, Reading


@dataclass(frozen=True, slots=True)
class _Case:
    row: dict[str, Any]
    reading: Reading

    @property
    def states_killed(self) -> bool:
        return any(placed.report.killed for placed in self.reading.reports)

    @property
    def regions(self) -> set[str]:
        return {placed.region for placed in self.reading.reports if "-" in placed.region}


def measure(reader: Reader, folder: Path, readings: Path) -> list[Measure]:
    """Measure, on `articles.jsonl` of a folder, figures and regions of headlines.

    The first and the last take the headlines for which a figure or a region was read; those that were read by hand are
    taken whether or not anything was read in them.

    Raises:
        OSError: the file is missing.
    """
    cases = list(_cases(reader, folder))
    hand = settled(readings, "ucdp")
    matchable = {name for name, reading in hand.items() if reading.matchable_killed}
    can_match = (case for case in cases if case.row["article_id"] in matchable)
    with_number = (case for case in cases if case.row["headline_with_count"] and case.states_killed)
    return [
        Measure.of("ucdp: killed within low and high", map(_deaths, with_number)),
        Measure.of("ucdp: killed within low and high, of those that can match", map(_deaths, can_match)),
        Measure.of("ucdp: killed as read by hand", _as_read_by_hand(cases, hand)),
        Measure.of("ucdp: region found, of headlines that name a place", _coverage(cases, places(readings))),
        Measure.of("ucdp: region among the gold ones", _regions(cases)),
    ]


def _cases(reader: Reader, folder: Path) -> Iterator[_Case]:
    for line in (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield _Case(row, read(reader, case=row["article_id"], title=row["headline"], text="", day=row["published"]))


def _deaths(case: _Case) -> Answer:
    people, low, high = killed(case.reading), case.row["low_sum"], case.row["high_sum"]
    return Answer(case.row["headline"], str(people), f"{low}-{high}", case.states_killed and low <= people <= high)


def _as_read_by_hand(cases: list[_Case], hand: Mapping[str, HandReading]) -> Iterator[Answer]:
    for case in cases:
        if case.row["article_id"] in hand:
            people = killed(case.reading) if case.states_killed else None
            right = hand[case.row["article_id"]].killed
            yield Answer(case.row["headline"], str(people), str(right), people == right)


def _coverage(cases: list[_Case], named: Mapping[str, frozenset[str]]) -> Iterator[Answer]:
    for case in cases:
        regions = named.get(case.row["article_id"])
        if regions:
            yield Answer(case.row["headline"], _listed(case.regions), _listed(regions), bool(regions & case.regions))


def _regions(cases: list[_Case]) -> Iterator[Answer]:
    for case in cases:
        if case.regions and any(case.row["regions"]):
            right = bool(case.regions & set(case.row["regions"]))
            yield Answer(case.row["headline"], _listed(case.regions), " ".join(case.row["regions"]), right)


def _listed(regions: set[str] | frozenset[str]) -> str:
    return " ".join(sorted(regions))
