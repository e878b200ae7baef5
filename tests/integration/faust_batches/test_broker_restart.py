"""The broker goes away in the middle of a stream and comes back; the worker goes on by itself."""

from collections.abc import Callable

import pytest
from tests.integration.faust_batches.conftest import MakeLab
from tests.integration.faust_batches.lab import Lab
from tests.support.kafka import MakeBroker

from kafka_local.broker import Broker

RECORDS = 6000


def kill_and_start(broker: Broker) -> None:
    broker.kill()
    broker.start()


@pytest.mark.parametrize("go_away", [Broker.restart, kill_and_start], ids=["in order", "by kill"])
def test_a_broker_that_comes_back_finds_the_worker_going_on(
    make_broker: MakeBroker, make_lab: MakeLab, go_away: Callable[[Broker], None]
) -> None:
    broker = make_broker()
    lab: Lab = make_lab(broker)
    lab.create_all()
    lab.send(lab.source, [(n % 2, f"{n:05}".encode(), b"x" * 100) for n in range(RECORDS)])
    worker = lab.start(slow=0.05, settings={"max_batch_records": 100})
    worker.wait_for("handled", count=10)
    go_away(broker)
    lab.send(lab.source, [(0, b"afterwards", b"x")])
    lab.wait_committed(lab.source)
    assert worker.stop() == 0
    expected = {b"afterwards", *(f"{n:05}".encode() for n in range(RECORDS))}
    assert set(lab.rows(lab.output)) == expected
    assert set(lab.rows(lab.changelog)) == expected
