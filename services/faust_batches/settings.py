"""Settings of clients and of batches, as plain values; where they come from is the app's business."""

import ssl
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from aiokafka.abc import AbstractTokenProvider

MIB = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientSettings:
    """How to reach and convince Kafka; goes unchanged to every consumer, producer and admin client."""

    bootstrap_servers: str
    security_protocol: str = "PLAINTEXT"
    ssl_context: ssl.SSLContext | None = None
    sasl_mechanism: str = "PLAIN"
    sasl_plain_username: str | None = None
    sasl_plain_password: str | None = field(default=None, repr=False)
    sasl_oauth_token_provider: AbstractTokenProvider | None = field(default=None, repr=False)

    def options(self) -> dict[str, Any]:
        """Keyword arguments for any aiokafka client."""
        return {each.name: getattr(self, each.name) for each in fields(self)}


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchSettings:
    """Sizes in bytes, times in seconds.

    Raises:
        ValueError: partitions could be given to another before this process has finished with them.
    """

    data_dir: Path
    """Local stores of this process; no other process may use it at the same time (see `slots.take_slot`)."""

    max_batch_records: int = 4000
    """The larger, the less a record costs of what is done once a batch; but while a batch is computed, nothing else is
    done in this process."""
    max_batch_bytes: int = 2 * MIB
    max_bytes_in_flight: int = 64 * MIB
    """Fetched and not yet acknowledged, Faust's queues included. A partition is not fetched while this is reached;
    aiokafka itself holds at most one fetch of `max_fetch_bytes` a partition besides."""
    max_batches_in_flight: int = 2
    """Of one partition: one in its handler and the next, so that no topic starves the others."""
    max_fetch_bytes: int = MIB

    session_timeout: float = 30.0
    heartbeat_interval: float = 3.0
    rebalance_timeout: float = 60.0
    drain_timeout: float = 30.0
    """How long batches in their handlers may take to finish when partitions are given up; past it the process ends."""
    handler_timeout: float = 300.0
    """How long a handler may take for one batch; past it the process ends."""
    request_timeout: float = 60.0
    commit_interval: float = 1.0
    reconcile_interval: float = 2.0
    """How often the end of each changelog is compared with what this process wrote there."""
    isolation_level: str = "read_committed"
    instance_id: str | None = None
    """`group.instance.id`: static membership."""

    linger: float = 0.0
    compression: str | None = "lz4"
    max_publish_batch_bytes: int = 512 * 1024
    max_request_bytes: int = 8 * MIB
    """The largest record that is published; the topics' `max.message.bytes` must allow it."""
    delivery_timeout: float = 120.0
    """How long Kafka may take to acknowledge what was published; past it the process ends."""

    block_cache_bytes: int = 64 * MIB
    """Of all local stores together."""
    write_buffer_bytes: int = 8 * MIB
    """Of each local store, twice."""
    local_store_max_age: float = 12 * 3600.0
    """A local store that was last current longer ago is rebuilt: compaction may meanwhile have removed tombstones that
    it never saw (`delete.retention.ms`, a day by default), and their rows would live for ever."""

    def __post_init__(self) -> None:
        if self.drain_timeout >= self.rebalance_timeout:
            raise ValueError("drain_timeout must be below rebalance_timeout, for which the group waits")
