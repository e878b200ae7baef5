"""Alive is who commits, who has nothing to commit, and who has only just been given something."""

from casualty_worker.progress import STUCK_SECONDS, Progress
from faust_batches.metrics import Metrics


def reading(committed_at: float | None = None) -> Metrics:
    return Metrics(ready=True, last_commit_at=committed_at)


def test_records_that_wait_while_nothing_is_committed_are_a_fault() -> None:
    progress = Progress()
    assert progress.stuck(reading(), behind=3, now=1_000.0) is None
    assert progress.stuck(reading(), behind=3, now=1_000.0 + STUCK_SECONDS) is None
    assert progress.stuck(reading(), behind=3, now=1_301.0) == "3 records wait and nothing was committed for 301 s"


def test_a_worker_that_commits_is_alive_however_far_behind() -> None:
    progress = Progress()
    assert progress.stuck(reading(), behind=10**6, now=1_000.0) is None
    assert progress.stuck(reading(committed_at=1_500.0), behind=10**6, now=1_600.0) is None


def test_the_first_record_after_a_quiet_night_is_no_fault() -> None:
    progress = Progress()
    assert progress.stuck(reading(committed_at=10.0), behind=0, now=90_000.0) is None
    assert progress.stuck(reading(committed_at=10.0), behind=1, now=90_001.0) is None


def test_a_long_recovery_is_no_fault() -> None:
    progress = Progress()
    assert progress.stuck(reading(), behind=3, now=1_000.0) is None
    assert progress.stuck(Metrics(ready=False), behind=3, now=2_000.0) is None
    assert progress.stuck(reading(), behind=3, now=2_001.0) is None
