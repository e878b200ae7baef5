"""Sends records and waits until Kafka has them; what cannot be sent ends the process."""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from aiokafka import AIOKafkaProducer
from aiokafka.errors import KafkaError
from aiokafka.protocol.produce import ProduceRequest
from mode import Service
from typing_extensions import override

from faust_batches.aiokafka_tasks import pace_metadata, raise_if_ended
from faust_batches.errors import PublishError
from faust_batches.lease import Lease
from faust_batches.metrics import Metrics
from faust_batches.process import end_process
from faust_batches.settings import BatchSettings, ClientSettings
from faust_batches.watchdog import Watchdog

RECORD_OVERHEAD = 100
"""Bytes of a record's and a batch's own fields, rounded up."""
HEADER_OVERHEAD = 10
SURELY_SMALL = 16 * 1024
"""A value up to this size needs no check against the limit: Kafka's least sensible one is far larger."""
NO_HEADERS: list[tuple[str, bytes | None]] = []
"""aiokafka wants a list; it does not change it."""


class Record(NamedTuple):
    """What to publish; no value is a tombstone, no timestamp (milliseconds since 1970) is now."""

    key: bytes | None
    value: bytes | None
    headers: Sequence[tuple[str, bytes | None]] = ()
    timestamp: int | None = None


Sendable = tuple[bytes | None, bytes | None, Sequence[tuple[str, bytes | None]], int | None]
"""A Record, or a plain tuple of the same fields where there are many."""
Offsets = tuple[range, ...]
"""Acknowledged offsets, in the order of sending. A batch whose offset the broker no longer knows is missing."""


class Publisher(Service):
    """One idempotent producer, acks=all.

    `send` returns when every record is acknowledged by all replicas in sync, and never otherwise: a failure ends the
    process, for what was read is then not acknowledged and is read again.
    """

    def __init__(
        self,
        *,
        client: ClientSettings,
        settings: BatchSettings,
        watchdog: Watchdog,
        lease: Lease,
        metrics: Metrics,
        **kwargs: Any,
    ) -> None:
        self._client = client
        self._settings = settings
        self._watchdog = watchdog
        self._lease = lease
        self._metrics = metrics
        self._producer: AIOKafkaProducer | None = None
        super().__init__(**kwargs)

    @override
    async def on_start(self) -> None:
        settings = self._settings
        self._watchdog.start()
        self._producer = AIOKafkaProducer(
            **self._client.options(),
            acks="all",
            enable_idempotence=True,
            linger_ms=int(settings.linger * 1000),
            compression_type=settings.compression,
            max_batch_size=settings.max_publish_batch_bytes,
            max_request_size=settings.max_request_bytes,
            request_timeout_ms=int(settings.request_timeout * 1000),
        )
        _check_before_each_request(self._producer, self._watchdog, self._lease)
        await self._producer.start()
        pace_metadata(self._producer.client)

    @override
    async def on_stop(self) -> None:
        self._watchdog.stop()
        if self._producer is not None:
            async with asyncio.timeout(self._settings.delivery_timeout):
                await self._producer.stop()

    async def send(self, topic: str, partition: int, records: Iterable[Sendable]) -> Offsets:
        """Publish records to one partition, in order; returns once Kafka has them all.

        Ends the process if they cannot be published or are not acknowledged within the delivery timeout.
        """
        self._watchdog.check()
        try:
            async with asyncio.timeout(self._settings.delivery_timeout):
                return await self._send(topic, partition, records)
        except TimeoutError as error:
            waited = f"{self._settings.delivery_timeout:.0f} s"
            end_process(f"{topic}[{partition}]: records were not acknowledged within {waited}", cause=error)
        except (KafkaError, PublishError, AssertionError) as error:
            end_process(f"{topic}[{partition}]: records could not be published: {error!r}", cause=error)

    async def send_all(self, topic: str, records: Mapping[int, Iterable[Sendable]]) -> dict[int, Offsets]:
        """Publish records to several partitions at once; returns once Kafka has them all."""
        sent = await asyncio.gather(*(self.send(topic, partition, each) for partition, each in records.items()))
        return dict(zip(records, sent, strict=True))

    async def _send(self, topic: str, partition: int, records: Iterable[Sendable]) -> Offsets:
        assert self._producer is not None, "the publisher was not started"
        pending = []
        batch = self._producer.create_batch()
        for record in records:
            if not self._append(batch, record):
                pending.append(await self._submit(batch, topic, partition))
                batch = self._producer.create_batch()
                self._append(batch, record)
        if batch.record_count():
            pending.append(await self._submit(batch, topic, partition))
        acknowledged = [(await future, count) for future, count in pending]
        self._metrics.published[topic] += sum(count for _, count in acknowledged)
        return tuple(range(sent.offset, sent.offset + count) for sent, count in acknowledged if sent.offset >= 0)

    def _append(self, batch: Any, record: Sendable) -> bool:
        key, value, headers, timestamp = record
        if headers or (value and len(value) > SURELY_SMALL):
            _check_size(record, self._settings.max_request_bytes)
            headers = list(headers)
        return batch.append(key=key, value=value, headers=headers or NO_HEADERS, timestamp=timestamp) is not None

    async def _submit(self, batch: Any, topic: str, partition: int) -> tuple[asyncio.Future[Any], int]:
        assert self._producer is not None
        batch.close()  # else it would wait for the linger
        return await self._producer.send_batch(batch, topic, partition=partition), batch.record_count()


def _check_before_each_request(producer: AIOKafkaProducer, watchdog: Watchdog, lease: Lease) -> None:
    """Ask watchdog and lease in the same step in which records go to their socket.

    A batch may be queued when the process is paused or loses its membership, and would go out as soon as it can.
    """
    send = producer.client.send

    async def checked(node_id: int, request: Any, **kwargs: Any) -> Any:
        raise_if_ended(producer.client)
        if isinstance(request, ProduceRequest):
            await producer.client.ready(node_id)
            await lease.running()
            watchdog.check()
        return await send(node_id, request, **kwargs)

    producer.client.send = checked


def _check_size(record: Sendable, largest: int) -> None:
    key, value, headers, _ = record
    size = len(key or b"") + len(value or b"") + RECORD_OVERHEAD
    size += sum(len(name) + len(content or b"") + HEADER_OVERHEAD for name, content in headers)
    if size > largest:
        raise PublishError(f"a record of {size} bytes (key {key!r:.80}) exceeds max_request_bytes ({largest})")
