"""Invariants 1, 3 and 5: two workers, every kind of message, and the whole topic read again."""

from collections import Counter

from tests.support.articles import inputs
from tests.support.offsets import rewind
from tests.support.worker_fixtures import Check
from tests.support.workers import Deployment, WorkerProcess, wait_until

from casualty_pipeline.outcomes import Outcome
from casualty_pipeline.partitioning import partition_of
from casualty_schemas.topics import CASUALTIES_BY_REGION, INPUTS

TOPICS = ("articles", "incidents", "rehomed", "reports")


def test_two_workers_and_all_of_it_twice(deployment: Deployment, assert_effects: Check) -> None:
    first = deployment.start_worker()
    first.wait_until_ready()
    deployment.publish(inputs(1, 600))
    deployment.wait_until_counted()
    assert regions_shown(first) == regions_published(deployment, range(4))

    second = deployment.start_worker()
    wait_until(lambda: partitions(first) == partitions(second) == 2, "each owns two partitions", deployment.log_text)
    second.wait_until_ready()
    assert not regions_shown(first) & regions_shown(second), "a partition that was given up still shows its regions"
    assert regions_shown(first) | regions_shown(second) == regions_published(deployment, range(4))
    deployment.publish(inputs(2, 600))
    deployment.wait_until_counted()
    deployment.assert_rows_equal_replay()
    assert_effects(deployment)
    assert_every_record_has_one_outcome(first, second)

    assert first.terminate() == second.terminate() == 0
    before = deployment.rows()
    rewind(deployment.settings, INPUTS)
    again = deployment.start_worker(place=0)
    again.wait_until_ready()
    deployment.wait_until_counted()
    assert deployment.rows() == before
    assert_nothing_was_applied_again(again)


def partitions(worker: WorkerProcess) -> float:
    return worker.metric("casualty_stream_assigned_partitions") if worker.is_ready() else 0


def regions_shown(worker: WorkerProcess) -> set[str]:
    return {labels["region"] for labels, _ in worker.samples("casualties_killed")}


def regions_published(deployment: Deployment, numbers: range) -> set[str]:
    regions = {key for _, key in deployment.rows(CASUALTIES_BY_REGION)}
    return {region for region in regions if partition_of(region.encode(), 4) in numbers}


def assert_every_record_has_one_outcome(*workers: WorkerProcess) -> None:
    seen: Counter[str] = Counter()
    for worker in workers:
        for topic in TOPICS:
            consumed = worker.metric("casualty_stream_records_consumed_total", topic=topic)
            assert consumed == worker.metric("casualty_stream_records_processed_total", topic=topic) > 0
            assert worker.metric("casualty_stream_records_in_flight", topic=topic) == 0
            rejected = worker.metric("casualty_stream_records_processed_total", topic=topic, outcome="rejected")
            assert rejected == worker.metric("casualty_stream_dead_letters_total", topic=topic)
        for labels, records in worker.samples("casualty_stream_records_processed_total"):
            seen[labels["outcome"]] += int(records)
    assert set(Outcome) == {outcome for outcome, records in seen.items() if records}


def assert_nothing_was_applied_again(worker: WorkerProcess) -> None:
    # The last version of a document is the record that set its row: read again it is a retry, and its reports are
    # duplicates in the second hop. Whatever else was accepted is a duplicate or stale in the first one.
    done = {
        (labels["topic"], labels["outcome"]): records
        for labels, records in worker.samples("casualty_stream_records_processed_total")
    }
    assert done["articles", "duplicate"] > 0
    assert done["incidents", "stale"] > 0
    assert done["reports", "duplicate"] > 0
    assert not done.get(("reports", "applied"))
    assert not worker.metric("casualty_stream_outputs_published_total")
