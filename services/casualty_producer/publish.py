"""Publishes JSON Lines to an input topic: validated, keyed by id, acknowledged by all replicas, counted exactly."""

import asyncio
import time
from collections.abc import AsyncIterable, AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, Final

from aiokafka import AIOKafkaProducer
from aiokafka.errors import KafkaError

from casualty_producer.lines import START, Line, Position
from casualty_producer.prepare import Ready, Refused, prepare
from casualty_producer.window import Window
from casualty_schemas.fields import InputTopic
from casualty_schemas.topics import OWN_MAX_BYTES
from casualty_settings.kafka import client_options
from casualty_settings.settings import Settings
from casualty_settings.topic_plan import not_reachable

DELIVERY_MS: Final = 30_000
"""How long the client retries a record before it is reported as not acknowledged."""
_LAST_WORD_SECONDS: Final = 5
"""What is on its way when publishing is stopped may still be acknowledged within this time."""


@dataclass(slots=True)
class Published:
    """What became of the lines: exact, also after an error or a stop. `stopped` says in words what ended it early."""

    acknowledged: int = 0
    refused: int = 0
    unacknowledged: int = 0
    position: Position = field(default=START)
    stopped: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listener:
    """Who is told while lines are published."""

    refused: Callable[[Refused], None]
    """Each line that is not published."""
    advanced: Callable[[Window], None]
    """From time to time, as acknowledgements come in."""


@asynccontextmanager
async def connected_producer(settings: Settings) -> AsyncIterator[Any]:
    """An idempotent AIOKafkaProducer (acks=all, murmur2 of the key), closed at the end.

    Raises:
        KafkaUnavailableError: no broker answers.
        SettingsError: a certificate cannot be read.
    """
    producer = AIOKafkaProducer(
        **client_options(settings),
        acks="all",
        enable_idempotence=True,
        compression_type="zstd",
        linger_ms=5,
        max_batch_size=256 << 10,
        max_request_size=OWN_MAX_BYTES,
        request_timeout_ms=DELIVERY_MS,
    )
    try:
        await producer.start()
    except KafkaError as error:
        await producer.stop()
        raise not_reachable(settings) from error
    try:
        yield producer
    finally:
        await _close(producer)


async def _close(producer: Any) -> None:
    try:
        async with asyncio.timeout(_LAST_WORD_SECONDS):
            await producer.stop()
    except TimeoutError:
        # It would wait for its broker for ever to flush what was given up here; its tasks end with the event loop.
        await producer.client.close()


def check_lines(topic: InputTopic, lines: Iterable[Line], *, max_bytes: int, listener: Listener) -> Published:
    """A dry run: what `publish_lines` would refuse. `acknowledged` counts the lines that it would send."""
    window = Window()
    result = Published()
    for line in lines:
        if isinstance(_prepared(topic, line, max_bytes, listener), Ready):
            result.acknowledged += 1
        else:
            result.refused += 1
        window.add(line, None)
        window.advance()
        listener.advanced(window)
    result.position = window.position
    return result


async def publish_lines(
    topic: InputTopic,
    batches: AsyncIterable[list[Line]],
    *,
    producer: Any,
    settings: Settings,
    listener: Listener,
    start: Position,
) -> Published:
    """Send every valid line and wait for its acknowledgement. Never raises for Kafka: the result says what is missing.

    A cancellation ends it early too, and is taken as an answer: the task goes on, and `stopped` says why.
    """
    sending = _Sending(topic, producer, settings, listener, Window(start, patience=DELIVERY_MS / 1000))
    stopped = None
    try:
        await sending.send(batches)
    except KafkaError as error:
        line = sending.window.position.line + 1
        stopped = f"Kafka did not acknowledge line {line} or one soon after it: {type(error).__name__} {error}"
    except asyncio.CancelledError:
        stopped = "stopped by a signal"
        await sending.hear_last_words()
    window = sending.window
    listener.advanced(window)
    missing = window.give_up()
    return Published(window.acknowledged, window.refused, missing, window.position, stopped)


@dataclass(frozen=True, slots=True)
class _Sending:
    topic: InputTopic
    producer: Any
    settings: Settings
    listener: Listener
    window: Window

    async def send(self, batches: AsyncIterable[list[Line]]) -> None:
        async for lines in batches:
            for line in lines:
                await self._send_one(line)
            # Sending waits for nothing as long as there is room: let the client work in between.
            await asyncio.sleep(0)
            self.window.advance()
            self.listener.advanced(self.window)
        await self.window.drain()

    async def _send_one(self, line: Line) -> None:
        prepared = _prepared(self.topic, line, self.settings.max_message_bytes, self.listener)
        acknowledgement = None
        if isinstance(prepared, Ready):
            name = self.settings.topic(self.topic)
            acknowledgement = await self.producer.send(name, line.value, key=prepared.key)
        self.window.add(line, acknowledgement)
        while self.window.is_full:
            await self.window.wait_for_first()

    async def hear_last_words(self) -> None:
        try:
            async with asyncio.timeout(_LAST_WORD_SECONDS):
                await self.producer.flush()
                await self.window.drain()
        except (KafkaError, TimeoutError):
            return


def _prepared(topic: InputTopic, line: Line, max_bytes: int, listener: Listener) -> Ready | Refused:
    prepared = prepare(topic, line, max_bytes=max_bytes, now_ms=int(time.time() * 1000))
    if isinstance(prepared, Refused):
        listener.refused(prepared)
    return prepared
