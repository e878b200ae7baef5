"""Fixtures of tests with worker processes on a real Kafka."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from tests.support.effects import dead_and_rejected, missing_effects
from tests.support.workers import Deployment, deployed

from casualty_pipeline.documents import Readers
from casualty_pipeline.locate.gazetteer import load_gazetteer
from casualty_settings.readers import load_reader
from casualty_settings.settings import load_settings
from kafka_local.broker import Broker

MakeDeployment = Callable[..., Deployment]
Check = Callable[[Deployment], None]


@pytest.fixture
def make_deployment(topic_prefix: str, tmp_path: Path) -> Iterator[MakeDeployment]:
    """Give a deployment on a broker; its workers end with the test."""
    with ExitStack() as stack:

        def make(broker: Broker, **environment: str) -> Deployment:
            return stack.enter_context(deployed(broker.bootstrap, topic_prefix, tmp_path, **environment))

        yield make


@pytest.fixture
def deployment(kafka: Broker, make_deployment: MakeDeployment) -> Deployment:
    """Topics of the test's own on the shared broker."""
    return make_deployment(kafka)


@pytest.fixture(scope="session")
def readers() -> Readers:
    """What a worker reads with by default."""
    settings = load_settings()
    return Readers(load_reader(settings.extractor), load_gazetteer(), settings.max_message_bytes)


@pytest.fixture(scope="session")
def assert_effects(readers: Readers) -> Check:
    """Fail if anything is committed whose effects are not in Kafka (invariant 2)."""

    def check(deployment: Deployment) -> None:
        missing = asyncio.run(missing_effects(deployment.settings, readers))
        shown = "\n".join(missing[:5])
        assert not missing, f"{len(missing)} effects are missing:\n{shown}\n{deployment.log_text()}"

    return check


@pytest.fixture(scope="session")
def assert_dead_letters(readers: Readers) -> Check:
    """Fail unless exactly what cannot be read has a dead letter (invariant 6)."""

    def check(deployment: Deployment) -> None:
        dead, rejected = asyncio.run(dead_and_rejected(deployment.settings, readers))
        assert rejected, "there was nothing to reject"
        assert dead == rejected, f"lost: {sorted(rejected - dead)[:5]}, unduly: {sorted(dead - rejected)[:5]}"

    return check
