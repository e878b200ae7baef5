"""Minutes of faults at random, from a seed: CHAOS_MINUTES (3), CHAOS_SEED (1) and CHAOS_RATE (500 messages a second).

The input is a tenth articles; there are duplicates, versions out of order, wrong keys and poison.
"""

import os
import time
from random import Random

import pytest
from tests.support.articles import Input, inputs
from tests.support.feeder import Feeder
from tests.support.kafka import MakeBroker
from tests.support.nemesis import Nemesis
from tests.support.worker_fixtures import Check, MakeDeployment

MINUTES = float(os.environ.get("CHAOS_MINUTES", "3"))
SEED = int(os.environ.get("CHAOS_SEED", "1"))
RATE = float(os.environ.get("CHAOS_RATE", "500"))
HEALED_SECONDS = 300.0


@pytest.mark.slow
@pytest.mark.timeout(MINUTES * 60 + 900)
def test_faults_at_random(
    make_broker: MakeBroker, make_deployment: MakeDeployment, assert_effects: Check, assert_dead_letters: Check
) -> None:
    broker = make_broker()
    deployment = make_deployment(broker, CASUALTIES_PARTITIONS="8")
    messages: list[Input] = inputs(SEED, int(MINUTES * 60 * RATE), news=0.1)
    nemesis = Nemesis(deployment, broker, Random(SEED))
    nemesis.scale_to(3)
    feeder = Feeder(deployment.settings, messages, a_second=RATE)
    feeder.start()
    ends = time.monotonic() + MINUTES * 60
    while time.monotonic() < ends:
        nemesis.strike()
        if nemesis.strikes % 10 == 0:
            assert_effects(deployment)
    nemesis.heal()
    deployment.published += feeder.finish(now=True)
    deployment.wait_until_counted(HEALED_SECONDS)
    deployment.assert_rows_equal_replay()
    assert_effects(deployment)
    assert_dead_letters(deployment)
    assert all(each.committed == each.end for each in deployment.offsets().values() if each.end)
    assert not nemesis.surprises, nemesis.report()
