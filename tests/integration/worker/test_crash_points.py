"""Invariant 2: a worker that ends between any two steps loses nothing, counts nothing twice, commits nothing early."""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.support.articles import inputs
from tests.support.faulty_worker import ARMED, EXIT_FAULT, STEP, WHEN
from tests.support.worker_fixtures import Check
from tests.support.workers import Deployment, WorkerProcess, deployed

from kafka_local.broker import Broker

MESSAGES = 60
FAULTS = {
    "first-hop": (
        ("send rehomed", "before"),
        ("send rehomed", "after"),
        ("send documents", "after"),
        ("send reports", "after"),  # of one partition, others are on their way
        ("keep documents", "before"),
        ("keep documents", "after"),
        ("commit", "before"),
    ),
    "second-hop": (
        ("send resolved-incidents", "after"),
        ("send casualties-by-region-day", "after"),
        ("send ledger", "before"),
        ("send ledger", "after"),
        ("keep resolved_incidents", "after"),
        ("keep ledger", "after"),
        ("commit", "after"),
    ),
}


def test_a_crash_at_each_step(kafka: Broker, topic_prefix: str, assert_effects: Check, tmp_path: Path) -> None:
    def crash_at(hop: str) -> None:
        with deployed(kafka.bootstrap, f"{topic_prefix}{hop}-", tmp_path / hop) as deployment:
            crash_one_after_another(deployment, FAULTS[hop], assert_effects)

    # At the same time, for what they mostly do is wait for one another's processes.
    with ThreadPoolExecutor() as pool:
        list(pool.map(crash_at, FAULTS))


def crash_one_after_another(deployment: Deployment, faults: Iterable[tuple[str, str]], assert_effects: Check) -> None:
    armed = deployment.settings.data_dir / "armed"
    for number, (step, when) in enumerate(faults):
        worker = start(deployment, module="tests.support.faulty_worker", **{STEP: step, WHEN: when, ARMED: str(armed)})
        assert_effects(deployment)  # of what the last one committed before it crashed
        worker.wait_until_ready()
        deployment.wait_until_counted()
        deployment.assert_rows_equal_replay()
        armed.touch()
        deployment.publish(inputs(number, MESSAGES, wrong_keys=0.2))
        assert worker.wait() == EXIT_FAULT, f"{step} never came:\n{worker.log_text()}"
        armed.unlink()
    start(deployment).wait_until_ready()
    deployment.wait_until_counted()
    assert_effects(deployment)
    deployment.assert_rows_equal_replay()


def test_a_crash_while_outputs_are_reconciled(deployment: Deployment, tmp_path: Path) -> None:
    armed = tmp_path / "armed"
    faulty = "tests.support.faulty_worker"
    worker = start(deployment, module=faulty, **{STEP: "send ledger", WHEN: "before", ARMED: str(armed)})
    worker.wait_until_ready()
    armed.touch()
    deployment.publish(inputs(1, MESSAGES))
    assert worker.wait() == EXIT_FAULT, worker.log_text()
    # What it published is not in the ledger: the next worker takes it back, and ends in the middle of that.
    worker = start(deployment, module=faulty, **{STEP: "send casualties-by-region", WHEN: "after", ARMED: str(armed)})
    assert worker.wait() == EXIT_FAULT, worker.log_text()
    start(deployment).wait_until_ready()
    deployment.wait_until_counted()
    deployment.assert_rows_equal_replay()


def start(deployment: Deployment, **how: str) -> WorkerProcess:
    """Start it as the one member that comes back under its name, so that the group waits for no session to end."""
    return deployment.start_worker(place=0, CASUALTIES_INSTANCE_ID="the-worker", **how)
