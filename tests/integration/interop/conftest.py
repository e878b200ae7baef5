"""One worker for all foreign clients; each test has regions of its own, so that none sees another's totals."""

import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import msgspec
import pytest
from tests.support.librdkafka import read_all
from tests.support.workers import Deployment, WorkerProcess, deployed, wait_until

from casualty_schemas.topics import CASUALTIES_BY_REGION, Topic
from kafka_local.broker import Broker

Row = dict[str, Any]
MakeIncident = Callable[..., bytes]


@dataclass(frozen=True, slots=True)
class Product:
    """The product on a real Kafka, as foreign clients meet it."""

    deployment: Deployment
    worker: WorkerProcess

    @property
    def bootstrap(self) -> str:
        """Where its Kafka is."""
        return self.deployment.settings.bootstrap

    def topic(self, topic: Topic) -> str:
        """The name of a topic in this deployment."""
        return self.deployment.settings.topic(topic.name)

    def total(self, region: str) -> Row | None:
        """The row of a region as it stands, None where there is none."""
        row = None
        for message in read_all(self.bootstrap, self.topic(CASUALTIES_BY_REGION)):
            if message.key() == region.encode():
                value = message.value()
                row = msgspec.json.decode(value) if value is not None else None
        return row

    def counted(self, region: str) -> Row:
        """The row of a region once every record that lies in Kafka has its outcome."""
        self.deployment.wait_until_counted()
        row = self.total(region)
        assert row is not None, f"no row of {region}:\n{self.worker.log_text()}"
        return row

    def wait_for(self, holds: Callable[[], bool], what: str) -> None:
        """Wait for something that the worker brings about."""
        wait_until(holds, what, self.worker.log_text)


@pytest.fixture(scope="module")
def product(kafka: Broker, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """Topics of its own and a worker that is ready."""
    prefix = f"interop-{secrets.token_hex(4)}-"
    with deployed(kafka.bootstrap, prefix, tmp_path_factory.mktemp("interop"), CASUALTIES_PARTITIONS="8") as deployment:
        worker = deployment.start_worker()
        worker.wait_until_ready()
        yield Product(deployment, worker)


@pytest.fixture(scope="session")
def incident() -> MakeIncident:
    """An incident message: `incident(region, name, killed=2, ...)`, whose id is made of region and name."""

    def make(region: str, name: str = "one", **fields: Any) -> bytes:
        return msgspec.json.encode(
            {
                "incident_id": f"{region}-{name}",
                "source": "Foreign Desk",
                "place": {"region": region},
                "occurred_on": "2025-06-02",
                "killed": 2,
                "published_at": "2025-06-02T18:00:00Z",
            }
            | fields
        )

    return make
