"""Fixtures with a real Kafka: one broker for the whole run, and brokers of one's own for tests that kill them."""

import secrets
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from kafka_local.broker import Broker
from kafka_local.settings import BrokerSettings

MakeBroker = Callable[..., Broker]


@pytest.fixture(scope="session")
def kafka() -> Iterator[Broker]:
    """A broker with temporary data for every test that leaves it running; never skipped, it fails where none starts."""
    with Broker() as broker:
        yield broker


@pytest.fixture
def topic_prefix() -> str:
    """What this test's topics begin with, so that tests share the broker and not its topics."""
    return f"test-{secrets.token_hex(4)}-"


@pytest.fixture
def make_broker() -> Iterator[MakeBroker]:
    """Give a started broker of one's own, with the fields of BrokerSettings as arguments; it is stopped afterwards."""
    with ExitStack() as stack:

        def make(**settings: Any) -> Broker:
            return stack.enter_context(Broker(BrokerSettings(**settings)))

        yield make
