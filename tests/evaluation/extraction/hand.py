"""What people read in the texts by hand: the committed lists of `readings/`, described there."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, NamedTuple

READINGS = Path(__file__).parent / "readings"
"""The lists that are committed."""


@dataclass(frozen=True, slots=True)
class HandReading:
    """What a right reading of one text gives, and whether the gold figures are that."""

    killed: int | None
    injured: int | None
    matchable_killed: bool
    matchable_injured: bool


class JudgedReport(NamedTuple):
    """What a report is known by: its document, where and when it stands, how many people it counts."""

    case: str
    region: str
    day: str
    killed: int | None
    injured: int | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a report is right by the rules of what counts, and why."""

    verdict: Literal["right", "false"]
    why: str


def settled(readings: Path, data_set: str) -> dict[str, HandReading]:
    """Give the settled reading of each case of a data set; none where the folder has no such list."""
    rows = _rows(readings / f"{data_set}.settled.jsonl")
    return {
        row["case"]: HandReading(
            row["killed"], row.get("injured"), row["matchable_killed"], row.get("matchable_injured", False)
        )
        for row in rows
    }


def places(readings: Path) -> dict[str, frozenset[str]]:
    """Give the regions of each headline that names a place."""
    rows = _rows(readings / "ucdp.places.jsonl")
    return {row["case"]: frozenset(row["regions"]) for row in rows if row["names"] == "place"}


def verdicts(readings: Path) -> dict[JudgedReport, Verdict]:
    """Give what was judged of reports in documents without a template."""
    rows = _rows(readings / "muc4.jsonl")
    return {
        JudgedReport(*(row[field] for field in JudgedReport._fields)): Verdict(row["verdict"], row["why"])
        for row in rows
    }


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    if path.is_file():
        yield from map(json.loads, path.read_text(encoding="utf-8").splitlines())
