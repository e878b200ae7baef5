"""Every metric of the worker: name, type, unit and meaning. Counters rise once a batch, never once a record."""

from collections.abc import Callable, Iterable, Mapping
from importlib.metadata import version

import msgspec
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, Info, disable_created_metrics
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector
from typing_extensions import override

from casualty_pipeline.outcomes import Outcome

NAMESPACE = "casualty_stream"
SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300)
RECORDS = (1, 10, 50, 100, 250, 500, 1000, 2000, 5000)


class Metrics:
    """The instruments of one worker, on a registry of their own."""

    def __init__(self) -> None:
        disable_created_metrics()  # type: ignore[no-untyped-call]  # it has no types
        self.registry = registry = CollectorRegistry()
        build = Info("build", "What runs.", namespace=NAMESPACE, registry=registry)
        build.info({"version": version("casualty-stream")})
        self.consumed = Counter(
            "records_consumed", "Records handed to an agent.", ["topic"], namespace=NAMESPACE, registry=registry
        )
        self.processed = Counter(
            "records_processed",
            "Records whose effects are acknowledged, by outcome; consumed = the sum of these + in flight.",
            ["topic", "outcome"],
            namespace=NAMESPACE,
            registry=registry,
        )
        self.in_flight = Gauge(
            "records_in_flight", "Consumed, no outcome yet.", ["topic"], namespace=NAMESPACE, registry=registry
        )
        self.empty = Counter(
            "empty_records",
            "Documents without a casualty, by reason.",
            ["topic", "reason"],
            namespace=NAMESPACE,
            registry=registry,
        )
        self.dead_letters = Counter(
            "dead_letters", "Records rejected, by code.", ["topic", "code"], namespace=NAMESPACE, registry=registry
        )
        self.published = Counter(
            "outputs_published",
            "Rows and tombstones acknowledged by output topics.",
            ["topic"],
            namespace=NAMESPACE,
            registry=registry,
        )
        self.reconciled = Counter(
            "outputs_reconciled",
            "Published rows that had to be mended when a partition was taken over.",
            ["topic"],
            namespace=NAMESPACE,
            registry=registry,
        )
        self.batch_records = Histogram(
            "batch_records", "Records a batch.", ["topic"], namespace=NAMESPACE, registry=registry, buckets=RECORDS
        )
        self.stage_seconds = Histogram(
            "stage_duration_seconds",
            "Time of a batch in a stage: compute (the core), publish (effects acknowledged), keep (local store).",
            ["topic", "stage"],
            namespace=NAMESPACE,
            registry=registry,
            buckets=SECONDS,
        )
        self.latency = Histogram(
            "end_to_end_latency_seconds",
            "From the timestamp of a batch's oldest record to the acknowledgement of its effects.",
            ["topic"],
            namespace=NAMESPACE,
            registry=registry,
            buckets=SECONDS,
        )
        self.last_processed = Gauge(
            "last_processed_timestamp_seconds",
            "Unix time at which a batch of the topic was last acknowledged.",
            ["topic"],
            namespace=NAMESPACE,
            registry=registry,
        )

    def finish(self, topic: str, outcomes: Mapping[tuple[Outcome, str], int]) -> None:
        """Count a batch whose effects are all acknowledged."""
        for (outcome, reason), records in outcomes.items():
            self.processed.labels(topic, outcome).inc(records)
            self.in_flight.labels(topic).dec(records)
            if outcome is Outcome.EMPTY:
                self.empty.labels(topic, reason).inc(records)
            elif outcome is Outcome.REJECTED:
                self.dead_letters.labels(topic, reason).inc(records)


class CasualtyCollector(Collector):
    """casualties_killed and casualties_injured, read from the published rows when Prometheus asks.

    Rows of a partition that was given up are in the answer no longer.
    """

    def __init__(self, rows: Callable[[], Iterable[bytes]]) -> None:
        self._rows = rows

    @override
    def collect(self) -> Iterable[GaugeMetricFamily]:
        """One series a region and bound."""
        about = "Use max by (region, bound): during a hand-over two workers may show a region."
        families = {
            figure: GaugeMetricFamily(
                f"casualties_{figure}", f"People {figure}, from the totals. {about}", labels=["region", "bound"]
            )
            for figure in ("killed", "injured")
        }
        for row in self._rows():
            total = msgspec.json.decode(row)
            for figure, family in families.items():
                for bound in ("low", "best", "high"):
                    family.add_metric([total["region"], bound], total[figure][bound])
        return families.values()
