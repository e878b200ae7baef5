"""The benchmark in short: it measures what was really committed. How fast that was is not asserted anywhere."""

import pytest
from tests.bench.throughput import MIXES, measure

from kafka_local.broker import Broker


@pytest.mark.parametrize("mix", MIXES)
def test_the_benchmark_measures_committed_messages(kafka: Broker, mix: str) -> None:
    run = measure(kafka.bootstrap, mix, 2_000)
    assert run.messages == 2_000
    assert run.messages_per_second * run.seconds == pytest.approx(2_000, rel=0.05)
