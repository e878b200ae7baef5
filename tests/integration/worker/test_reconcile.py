"""Invariant 4: what is published is what is derived, whoever wrote something else."""

from collections.abc import Callable, Iterable

from tests.support.articles import inputs
from tests.support.workers import Deployment, Rows, WorkerProcess, wait_until

from casualty_pipeline.partitioning import partition_of
from casualty_schemas.topics import CASUALTIES_BY_REGION, OUTPUTS


def test_while_no_worker_runs_and_while_one_does(deployment: Deployment) -> None:
    worker = deployment.start_worker()
    worker.wait_until_ready()
    deployment.publish(inputs(1, 300))
    deployment.wait_until_counted()
    assert worker.terminate() == 0
    right = deployment.rows()

    spoil(deployment, right)
    assert differing(deployment, right) == 3 * len(OUTPUTS)
    worker = deployment.start_worker(place=0)
    worker.wait_until_ready()
    assert deployment.rows() == right, "what is ready is mended"
    for topic in OUTPUTS:
        assert worker.metric("casualty_stream_outputs_reconciled_total", topic=topic.name) == 3

    spoil(deployment, right)
    wait_until(lambda: deployment.rows() == right, "a running worker mends its outputs", deployment.log_text)
    assert worker.metric("casualty_stream_foreign_records_total") == 3 * len(OUTPUTS)

    spoil(deployment, right)
    deployment.publish(inputs(2, 300))
    assert worker.terminate() == 0, "mended before the partitions are given up"
    after = deployment.start_worker(place=1)  # without local state
    after.wait_until_ready()
    deployment.wait_until_counted()
    deployment.assert_rows_equal_replay()
    assert worker_shows(after, deployment.rows(CASUALTIES_BY_REGION))


def spoil(deployment: Deployment, right: Rows) -> None:
    """In each output topic: a row that nobody derives, a changed one and a deleted one."""
    for topic in OUTPUTS:
        changed, deleted = sorted(key for name, key in right if name == topic.name)[:2]
        for key, value in (("ZZ|foreign", b"{}"), (changed, b"not JSON \xff"), (deleted, None)):
            home = partition_of(key.partition("|")[0].encode(), deployment.settings.partitions)
            deployment.publish_foreign(topic.name, [(key.encode(), value)], partition=home)


def differing(deployment: Deployment, right: Rows) -> int:
    found = deployment.rows()
    return sum(found.get(key) != right.get(key) for key in found.keys() | right.keys())


def worker_shows(worker: WorkerProcess, rows: Rows) -> bool:
    return {labels["region"] for labels, _ in worker.samples("casualties_killed")} == {key for _, key in rows}


def test_a_paused_worker_ends_and_its_late_writes_are_mended(deployment: Deployment) -> None:
    paused, heir = deployment.start_worker(), deployment.start_worker()
    own_two = partitions_are(2)
    wait_until(lambda: own_two([paused, heir]), "each owns two partitions", deployment.log_text)
    deployment.publish(inputs(3, 1500))
    wait_until(lambda: consumed(paused) > 0, "it is at work", deployment.log_text)
    paused.pause()
    wait_until(lambda: partitions_are(4)([heir]), "the other has taken over", deployment.log_text)
    deployment.publish(inputs(4, 300))
    paused.wake()
    assert paused.wait() == 70
    assert "stood still" in paused.log_text()
    deployment.wait_until_counted()
    wait_until(
        lambda: deployment.rows() == deployment.expected_rows(), "late writes are mended", deployment.log_text, 20
    )


def partitions_are(number: int) -> Callable[[Iterable[WorkerProcess]], bool]:
    def holds(workers: Iterable[WorkerProcess]) -> bool:
        return all(
            worker.is_ready() and worker.metric("casualty_stream_assigned_partitions") == number for worker in workers
        )

    return holds


def consumed(worker: WorkerProcess) -> float:
    return worker.metric("casualty_stream_records_consumed_total")
