"""Invariant 6: the worker stops loudly where going on would hide a mistake, and says what to do."""

import asyncio

from aiokafka import TopicPartition
from aiokafka.admin import RecordsToDelete
from tests.integration.worker.test_bad_input import incident
from tests.support.workers import Deployment, Input

from casualty_schemas.topics import INCIDENTS, INCIDENTS_DLQ
from casualty_settings.topic_plan import admin_client
from casualty_worker.rejection_limit import EXIT_TOO_MANY_REJECTED, WINDOW


def test_a_topic_of_poison_stops_the_worker_and_a_restart_goes_on(deployment: Deployment) -> None:
    worker = deployment.start_worker()
    worker.wait_until_ready()
    poison: list[Input] = [("incidents", b"%d" % number, b"{") for number in range(WINDOW + 2000)]
    deployment.publish([*poison, ("incidents", b"one", incident())])
    assert worker.wait() == EXIT_TOO_MANY_REJECTED
    log = worker.log_text()
    assert "of incidents were rejected (100%, the limit is 90%)" in log
    assert "CASUALTIES_MAX_REJECTED_RATIO" in log
    committed = sum(each.committed or 0 for each in deployment.offsets().values())
    assert committed >= WINDOW, "the dead letters that led there are committed"

    worker = deployment.start_worker(place=0)
    deployment.wait_until_counted()
    assert len(deployment.records(INCIDENTS_DLQ.name)) >= len(poison)
    deployment.assert_rows_equal_replay()


def test_records_that_were_deleted_unread_are_a_loss(deployment: Deployment) -> None:
    worker = deployment.start_worker()
    worker.wait_until_ready()
    deployment.publish([("incidents", b"one", incident())], partition=1)
    deployment.wait_until_counted()
    assert worker.terminate() == 0
    deployment.publish([("incidents", b"one", incident(incident_id=str(n))) for n in range(9)], partition=1)
    asyncio.run(delete_before(deployment, 1, 7))

    worker = deployment.start_worker(place=0)
    assert worker.wait() == 70
    log = worker.log_text()
    assert f"{deployment.settings.topic(INCIDENTS.name)}[1]: committed offset 1, but the log starts at 7" in log
    assert "--reset-offsets" in log


async def delete_before(deployment: Deployment, partition: int, offset: int) -> None:
    async with admin_client(deployment.settings) as admin:
        tp = TopicPartition(deployment.settings.topic(INCIDENTS.name), partition)
        await admin.delete_records({tp: RecordsToDelete(before_offset=offset)})
