"""Publishes messages as a producer would who does not give up while brokers come and go."""

import time
from collections.abc import Iterable
from threading import Event, Thread
from typing import Final

from confluent_kafka import KafkaError, KafkaException, Message, Producer
from tests.support.articles import Input
from typing_extensions import override

from casualty_settings.settings import Settings

PATIENCE_SECONDS: Final = 120.0
MOST_BYTES: Final = 8 << 20
ANY_PARTITION: Final = -1
A_TICK: Final = 0.01
"""Seconds that are not worth a sleep."""


MOST_QUEUED = 50_000
"""Messages waiting in the client, half of what librdkafka takes."""


def producer(settings: Settings) -> Producer:
    """Idempotent, acks=all, placing keys as Java and aiokafka do."""
    return Producer(
        {
            "bootstrap.servers": settings.bootstrap,
            "enable.idempotence": True,
            "partitioner": "murmur2_random",
            "linger.ms": 5,
            "message.max.bytes": MOST_BYTES,
            "message.timeout.ms": int(PATIENCE_SECONDS * 1000),
            "reconnect.backoff.max.ms": 500,
            "log_level": 2,
        }
    )


def publish(
    settings: Settings, messages: Iterable[tuple[str, bytes | None, bytes | None]], partition: int | None = None
) -> None:
    """Publish (topic without prefix, key, value) and wait for every acknowledgement."""
    client = producer(settings)
    for topic, key, value in messages:
        client.produce(
            settings.topic(topic),
            value,
            key,
            partition=ANY_PARTITION if partition is None else partition,
            on_delivery=_delivered,
        )
        while len(client) > MOST_QUEUED:
            client.poll(0.1)
    assert client.flush(PATIENCE_SECONDS) == 0, "not every message was acknowledged"


def _delivered(error: KafkaError | None, _: Message) -> None:
    if error is not None:
        raise KafkaException(error)


class Feeder(Thread):
    """Publishes at a steady pace in the background, whatever happens to the broker."""

    def __init__(self, settings: Settings, messages: Iterable[Input], *, a_second: float) -> None:
        super().__init__(name="feeder", daemon=True)
        self._settings = settings
        self._messages = iter(messages)
        self._a_second = a_second
        self._stopping = Event()
        self._published: list[Input] = []
        self._failures: list[KafkaError] = []
        self._left = -1

    @override
    def run(self) -> None:
        """Publish until there is nothing more, or `finish` is called with `now`."""
        client = producer(self._settings)
        began = time.monotonic()
        for number, (topic, key, value) in enumerate(self._messages):
            due = began + number / self._a_second
            if due > time.monotonic() + A_TICK and self._stopping.wait(due - time.monotonic()):
                break
            client.produce(self._settings.topic(topic), value, key, on_delivery=self._delivered)
            self._published.append((topic, key, value))
            client.poll(0)
        self._left = client.flush(PATIENCE_SECONDS)

    def _delivered(self, error: KafkaError | None, _: Message) -> None:
        if error is not None:
            self._failures.append(error)

    def finish(self, *, now: bool = False) -> list[Input]:
        """Wait until everything is published (or stop with what is); gives what was."""
        if now:
            self._stopping.set()
        self.join()
        assert not self._failures, f"{len(self._failures)} messages could not be published: {self._failures[:3]}"
        assert self._left == 0, "not every message was acknowledged"
        return self._published
