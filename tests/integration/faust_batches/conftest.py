"""A lab on the session's broker, and one on a broker that a test may kill."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.integration.faust_batches.lab import Lab

from kafka_local.broker import Broker

MakeLab = Callable[[Broker], Lab]


@pytest.fixture
def make_lab(tmp_path: Path) -> Iterator[MakeLab]:
    labs: list[Lab] = []

    def make(broker: Broker) -> Lab:
        labs.append(Lab(broker.bootstrap, tmp_path))
        return labs[-1]

    yield make
    for each in labs:
        each.close()


@pytest.fixture
def lab(kafka: Broker, make_lab: MakeLab) -> Lab:
    return make_lab(kafka)
