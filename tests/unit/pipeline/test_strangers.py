"""The topic `reports` is ours: what a stranger writes there becomes a dead letter, and nothing of it is counted."""

from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from casualty_pipeline.counting import Counting
from casualty_pipeline.outcomes import Outcome
from casualty_pipeline.partitioning import home_of
from casualty_pipeline.pipeline import ReportsTallied, tally_reports
from casualty_pipeline.tally.incremental import Tally
from casualty_schemas.rejection import RejectionCode

PARTITIONS = 8
REPORTS = (
    b'{"region":"UA-63","document":["incidents","s","i"],"version":[0,"2025-07-24T18:00:00.000000Z","aa",1],'
    b'"reader":"structured","published_at":"2025-07-24T18:00:00Z","reports":[]}'
)


@dataclass
class Record:
    value: bytes | None
    partition: int
    offset: int = 0
    timestamp: int = 0
    key: bytes | None = None
    headers: Sequence[tuple[str, bytes | None]] = ()


def tallied(value: bytes | None, partition: int) -> ReportsTallied:
    tally = Tally(Counting(), str)
    return tally_reports([Record(value, partition)], ledger=lambda _: None, tally=tally, partitions=PARTITIONS)


def test_in_the_regions_own_partition_it_is_taken() -> None:
    done = tallied(REPORTS, home_of("UA-63", PARTITIONS))
    assert done.outcomes == {(Outcome.APPLIED, ""): 1}
    assert len(done.ledger) == 1


def test_in_another_partition_a_key_would_get_two_writers() -> None:
    home = home_of("UA-63", PARTITIONS)
    done = tallied(REPORTS, (home + 1) % PARTITIONS)
    assert done.outcomes == {(Outcome.REJECTED, RejectionCode.SCHEMA_INVALID): 1}
    assert f"UA-63 belongs to partition {home}" in done.dead_letters[0][1].message
    assert not done.ledger


def test_garbage_is_a_dead_letter() -> None:
    for garbage in (None, b"", b"\xff", b"{}", b"[1"):
        assert len(tallied(garbage, 0).dead_letters) == 1


REPORT = (
    b'{"ordinal":0,"place":{"latitude":49.98,"longitude":36.25,"precision":"place"},"occurred_on":"2025-07-23",'
    b'"occurred_until":"2025-07-23","killed":{"low":1,"best":1,"high":1},"class":{"killed":1},"category":"shelling"}'
)


def with_reports(*reports: bytes) -> bytes:
    return REPORTS.replace(b'"reports":[]', b'"reports":[' + b",".join(reports) + b"]")


@pytest.mark.parametrize(
    ("reports", "fault"),
    [
        ((REPORT, REPORT), "two reports of one document have the same ordinal"),
        ((REPORT.replace(b'until":"2025-07-23', b'until":"2025-07-22'),), "occurred_until is before occurred_on"),
        ((REPORT.replace(b"49.98", b"1e308"),), "latitude"),
        ((REPORT.replace(b"36.25", b"-181"),), "longitude"),
    ],
)
def test_what_no_order_of_days_reports_or_places_holds_is_a_dead_letter(reports: Sequence[bytes], fault: str) -> None:
    home = home_of("UA-63", PARTITIONS)
    assert tallied(with_reports(REPORT), home).outcomes == {(Outcome.APPLIED, ""): 1}
    done = tallied(with_reports(*reports), home)
    assert done.outcomes == {(Outcome.REJECTED, RejectionCode.SCHEMA_INVALID): 1}
    assert fault in done.dead_letters[0][1].message
    assert not done.ledger


def test_an_instant_that_is_none_in_utc_is_a_dead_letter() -> None:
    first = REPORTS.replace(b'published_at":"2025-07-24T18:00:00Z', b'published_at":"0001-01-01T00:00:00+14:00')
    done = tallied(first, home_of("UA-63", PARTITIONS))
    assert "before or after the calendar in UTC" in done.dead_letters[0][1].message
