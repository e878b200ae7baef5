"""The Faust app whose agents take batches."""

from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from typing import Any, cast

import faust
from faust.app.base import BootStrategy
from faust.transport.consumer import Fetcher
from faust.types import TP
from faust.types.transports import TransportT
from mode import ServiceT
from rocksdict import Cache
from typing_extensions import override

from faust_batches.agent import Handler, doorway
from faust_batches.changelog import ChangelogReader
from faust_batches.consumer import BatchConsumer
from faust_batches.lease import Lease
from faust_batches.metrics import Metrics
from faust_batches.monitor import LeanMonitor
from faust_batches.ownership import Callback, Ownership
from faust_batches.publisher import Publisher
from faust_batches.reconciler import Reconciler
from faust_batches.rocks import RocksStore
from faust_batches.schema import BatchSchema
from faust_batches.settings import BatchSettings, ClientSettings
from faust_batches.store import Store
from faust_batches.table import BulkTable, Repaired
from faust_batches.table_manager import BulkTableManager
from faust_batches.table_partition import Join
from faust_batches.topics import TopicExpectation, check_topics, equal_partitions
from faust_batches.transport import BatchTransport
from faust_batches.watchdog import Watchdog

MOST_BATCHES_QUEUED = 1 << 16
"""Of Faust's queues. Never reached: the consumer bounds what is in flight in bytes and batches."""


class _Boot(BootStrategy):
    """What Faust starts, in this order, and stops in the reverse one."""

    @override
    def server(self) -> Iterable[ServiceT]:
        app = cast(BatchApp, self.app)
        return chain(
            self.sensors(),
            [app.publisher, app.changelogs],
            self.kafka_producer(),
            self.kafka_consumer(),
            self.agents(),
            self.kafka_conductor(),
            self.tables(),
            [app.reconciler],
        )


class BatchApp(faust.App):
    """A Faust app that reads topics in batches, keeps bulk tables and publishes by itself; see README.md beside this.

    All topics that are read and all changelogs need the same number of partitions: partition n of each of them has one
    owner, the only writer of partition n of each table.
    """

    BootStrategy = _Boot

    def __init__(
        self,
        name: str,
        *,
        client: ClientSettings,
        settings: BatchSettings,
        open_store: Callable[[str, int], Store] | None = None,
    ) -> None:
        self.client_settings = client
        self.batch_settings = settings
        self.metrics = Metrics()
        self.bulk_tables: list[BulkTable] = []
        self._topic_names: set[str] = set()
        self._block_cache = Cache(settings.block_cache_bytes)
        self._open_store = open_store or self._open_rocks
        super().__init__(name, **_faust_settings(client, settings))
        self.ownership = Ownership(self)
        watchdog = Watchdog(settings.session_timeout / 2)
        self.lease = Lease(settings.session_timeout)
        self.publisher = Publisher(
            client=client, settings=settings, watchdog=watchdog, lease=self.lease, metrics=self.metrics
        )
        self.changelogs = ChangelogReader(client)
        self.reconciler = Reconciler(self)

    # -- what an app is made of

    def batches(self, *topics: str, name: str | None = None) -> Callable[[Handler], Handler]:
        """Have a handler take the batches of these topics.

        It is called with one batch at a time, of one partition, in order, and not while another handler of this app is
        at work on the same partition number. When it returns, the batch is acknowledged; when it raises, the process
        ends and the batch is read again.
        """

        def register(handle: Handler) -> Handler:
            topic = self.topic(*topics, schema=BatchSchema(), internal=False)
            self.agent(topic, name=name or cast(Any, handle).__name__)(doorway(self, handle))
            self._topic_names.update(topics)
            return handle

        return register

    def bulk_table(
        self, name: str, *, changelog: str | None = None, join: Join | None = None, on_repaired: Repaired | None = None
    ) -> BulkTable:
        """Make a table; see `BulkTable` for its changelog and for `join`."""
        table = BulkTable(
            self, name=name, changelog=changelog, join=join, on_repaired=on_repaired, open_store=self._open_store
        )
        self.tables.add(table)
        self.bulk_tables.append(table)
        return table

    def on_assigned(self, callback: Callback) -> Callback:
        """Call it with partition numbers after their tables are recovered and before their batches flow."""
        self.ownership.on_assigned.append(callback)
        return callback

    def on_revoked(self, callback: Callback) -> Callback:
        """Call it with partition numbers that are given up, after their batches are finished and committed."""
        self.ownership.on_revoked.append(callback)
        return callback

    # -- what there is to see

    @property
    def batched_topics(self) -> frozenset[str]:
        """The topics that are read."""
        return frozenset(self._topic_names)

    @property
    def changelog_topics(self) -> frozenset[str]:
        """The changelogs of the tables."""
        return frozenset(table.changelog_topic_name for table in self.bulk_tables)

    @property
    def batch_consumer(self) -> BatchConsumer:
        """The consumer, by its type."""
        return cast(BatchConsumer, self.consumer)

    @property
    def fetcher(self) -> Fetcher:
        """Faust's service that keeps the consumer reading."""
        return self._fetcher

    def snapshot(self) -> Metrics:
        """The metrics, with those gauges brought up to date that are read from elsewhere."""
        tracker = self.batch_consumer.tracker
        self.metrics.bytes_in_flight = tracker.bytes_in_flight
        self.metrics.records_in_flight = tracker.records_in_flight
        self.metrics.committed = tracker.committed_offsets()
        return self.metrics

    def lag(self) -> Mapping[TP, int]:
        """Records of each owned partition that are not committed, as of the last fetch."""
        consumer = self.batch_consumer
        return {
            tp: max(0, (consumer.highwater(tp) or 0) - offset)
            for tp, offset in consumer.tracker.committed_offsets().items()
        }

    async def check(self) -> int:
        """See that topics and changelogs are there and belong together; gives their partition count.

        Raises:
            TopicsError: they are not, or do not.
            UnreachableError: no broker answers.
        """
        compacted = {"cleanup.policy": "compact"}
        changelogs = [TopicExpectation(name=each, config=compacted) for each in self.changelog_topics]
        sources = [TopicExpectation(name=each) for each in self.batched_topics]
        return equal_partitions(await check_topics(self.client_settings, [*sources, *changelogs]))

    # -- what Faust asks

    @override
    async def on_start(self) -> None:
        await self.check()
        await super().on_start()

    @override
    async def _stop_consumer(self) -> None:
        await self.ownership.stop()

    @override
    def on_rebalance_start(self) -> None:
        self.metrics.rebalances += 1
        super().on_rebalance_start()

    @override
    def _new_transport(self) -> TransportT:
        return BatchTransport(self.conf.broker_consumer, self)

    def _open_rocks(self, table: str, partition: int) -> Store:
        path = self.batch_settings.data_dir / "tables" / table / str(partition)
        return RocksStore(path, cache=self._block_cache, settings=self.batch_settings)


def _faust_settings(client: ClientSettings, settings: BatchSettings) -> Mapping[str, Any]:
    """Only what Faust itself still looks at; consumer, producer and stores are made here."""
    return {
        "env": {},  # Faust would let environment variables go before arguments
        "broker": [f"kafka://{each}" for each in client.bootstrap_servers.split(",")],
        "datadir": settings.data_dir,
        "processing_guarantee": "at_least_once",
        "store": "memory://",
        "broker_session_timeout": settings.session_timeout,
        "broker_heartbeat_interval": settings.heartbeat_interval,
        "broker_rebalance_timeout": settings.rebalance_timeout,
        "broker_request_timeout": settings.request_timeout,
        "broker_commit_interval": settings.commit_interval,
        "consumer_auto_offset_reset": "earliest",
        "stream_buffer_maxsize": MOST_BATCHES_QUEUED,
        "stream_publish_on_commit": False,
        "stream_recovery_delay": 0.0,
        "topic_allow_declare": False,
        "topic_disable_leader": True,
        "table_standby_replicas": 0,
        "agent_supervisor": "mode.CrashingSupervisor",
        "web_enabled": False,
        "TableManager": BulkTableManager,
        "Monitor": LeanMonitor,
    }
