"""What the app knows of itself, as Prometheus asks for it: offsets, lag, ownership, state."""

from collections.abc import Iterable, Mapping

from faust.types import TP
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from typing_extensions import override

from casualty_worker.metrics import NAMESPACE
from casualty_worker.names import Names
from faust_batches.app import BatchApp


class AppCollector(Collector):
    """Reads the app when asked, from the monitoring thread: every value is one attribute or a copy."""

    def __init__(self, app: BatchApp, names: Names) -> None:
        self._app = app
        self._prefix = names.settings.topic_prefix

    @override
    def collect(self) -> Iterable[Metric]:
        """Plain gauges and counters, then those by partition."""
        seen = self._app.snapshot()
        yield _gauge("bytes_in_flight", "Fetched and not yet acknowledged.", seen.bytes_in_flight)
        yield _gauge("assigned_partitions", "Partition numbers that this worker owns.", len(seen.assigned))
        yield _gauge("ready", "1: recovered, reconciled and reading.", int(seen.ready))
        yield _gauge("recovery_duration_seconds", "The last take-over of partitions.", seen.recovery_seconds)
        yield _gauge("last_commit_timestamp_seconds", "Unix time of the last commit.", seen.last_commit_at or 0)
        yield _counter("rebalances", "Rebalances of the group that this worker saw.", seen.rebalances)
        yield _counter("recovered_records", "Changelog records read by recoveries.", seen.recovered_records)
        yield _counter("foreign_records", "Records of strangers in our changelogs, written over.", seen.foreign_records)
        yield self._by_partition("committed_offset", "Committed offset.", seen.committed)
        yield self._by_partition("consumer_lag_records", "Records not committed yet.", self._app.lag())

    def _by_partition(self, name: str, about: str, values: Mapping[TP, int]) -> Metric:
        family = GaugeMetricFamily(f"{NAMESPACE}_{name}", about, labels=["topic", "partition"])
        for (topic, partition), value in values.items():
            family.add_metric([topic.removeprefix(self._prefix), str(partition)], value)
        return family


def _gauge(name: str, about: str, value: float) -> Metric:
    return GaugeMetricFamily(f"{NAMESPACE}_{name}", about, value=value)


def _counter(name: str, about: str, value: float) -> Metric:
    return CounterMetricFamily(f"{NAMESPACE}_{name}", about, value=value)
