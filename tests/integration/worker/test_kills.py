"""Invariants 1 and 2 under kill -9, of workers and of the broker."""

import time
from random import Random

from tests.support.articles import inputs
from tests.support.feeder import Feeder
from tests.support.kafka import MakeBroker
from tests.support.worker_fixtures import Check, MakeDeployment
from tests.support.workers import Deployment, wait_until

from casualty_schemas.topics import INPUTS

MESSAGES = 50_000
KILLS = 8


def test_three_workers_survive_the_kill_of_one_and_of_the_broker(
    make_broker: MakeBroker, make_deployment: MakeDeployment, assert_effects: Check, assert_dead_letters: Check
) -> None:
    broker = make_broker()
    deployment = make_deployment(broker)
    workers = [deployment.start_worker() for _ in range(3)]
    wait_until(lambda: all(worker.is_ready() for worker in workers), "all are ready", deployment.log_text)
    messages = inputs(7, MESSAGES, news=0.01)
    most, rest = messages[: -MESSAGES // 10], messages[-MESSAGES // 10 :]
    feeder = Feeder(deployment.settings, most, a_second=5_000)
    feeder.start()

    wait_until(lambda: committed(deployment) > MESSAGES * 0.2, "a fifth is committed", deployment.log_text)
    workers[0].kill()
    wait_until(lambda: committed(deployment) > MESSAGES * 0.5, "half is committed", deployment.log_text)
    broker.kill()
    broker.start()
    deployment.published += feeder.finish()
    deployment.publish(rest)
    deployment.start_worker(place=0)

    deployment.wait_until_counted()
    deployment.assert_rows_equal_replay()
    assert_effects(deployment)
    assert_dead_letters(deployment)
    assert [worker.terminate() for worker in deployment.running] == [0, 0, 0]


def test_a_worker_killed_at_random_instants(deployment: Deployment, assert_effects: Check) -> None:
    random = Random(20250724)
    feeder = Feeder(deployment.settings, inputs(8, 5_000, news=0.1), a_second=250)
    feeder.start()
    for _ in range(KILLS):
        worker = deployment.start_worker(place=0, CASUALTIES_INSTANCE_ID="the-worker")
        time.sleep(random.uniform(1, 3.5))  # before, while and after it takes its partitions over
        worker.kill()
        assert_effects(deployment)
    deployment.published += feeder.finish()
    deployment.start_worker(place=0, CASUALTIES_INSTANCE_ID="the-worker").wait_until_ready()
    deployment.wait_until_counted()
    deployment.assert_rows_equal_replay()


def committed(deployment: Deployment) -> int:
    names = {topic.name for topic in INPUTS}
    return sum(each.committed or 0 for (topic, _), each in deployment.offsets().items() if topic in names)
