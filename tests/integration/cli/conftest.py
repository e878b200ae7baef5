import asyncio
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from aiokafka import AIOKafkaProducer
from tests.support.cli import cli

from casualty_pipeline.partitioning import partition_of
from casualty_settings.settings import Settings, load_settings
from casualty_settings.topic_plan import create_topics
from kafka_local.broker import Broker

__all__ = ["cli"]

Row = tuple[str, bytes | None]
Write = Callable[[str, Iterable[Row]], None]


@pytest.fixture
def deployment(kafka: Broker, topic_prefix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A deployment of this test's own on the shared broker, without topics; the environment names it."""
    monkeypatch.setenv("CASUALTIES_KAFKA_BOOTSTRAP", kafka.bootstrap)
    monkeypatch.setenv("CASUALTIES_TOPIC_PREFIX", topic_prefix)
    monkeypatch.setenv("CASUALTIES_APP_ID", "app")
    monkeypatch.setenv("CASUALTIES_PARTITIONS", "3")
    monkeypatch.setenv("CASUALTIES_DATA_DIR", str(tmp_path / "data"))
    return load_settings()


@pytest.fixture
def topics(deployment: Settings) -> Settings:
    """The same with its topics."""
    asyncio.run(create_topics(deployment))
    return deployment


@pytest.fixture
def write(topics: Settings) -> Write:
    """Writes rows as the worker does: to the partition of their region."""

    async def send(topic: str, rows: Iterable[Row]) -> None:
        async with AIOKafkaProducer(bootstrap_servers=topics.bootstrap, acks="all") as producer:
            for key, value in rows:
                region = key.partition("|")[0].encode()
                partition = partition_of(region, topics.partitions)
                await producer.send_and_wait(topics.topic(topic), value, key=key.encode(), partition=partition)

    return lambda topic, rows: asyncio.run(send(topic, rows))
