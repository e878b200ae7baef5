"""The topic `reports` is ours: what a stranger writes there becomes a dead letter, and nothing of it is counted."""

from collections.abc import Sequence
from dataclasses import dataclass

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
