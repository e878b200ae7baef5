"""The measurements of one batch on its way through a hop."""

import time
from collections.abc import Mapping
from typing import Literal

from casualty_pipeline.outcomes import Outcome
from casualty_worker.metrics import Metrics
from faust_batches.batch import Batch

Stage = Literal["compute", "publish", "keep"]


class BatchMetrics:
    """Counts a batch in when it is made and out at `finish`; stages are timed from one call to the next."""

    def __init__(self, metrics: Metrics, topic: str, batch: Batch) -> None:
        self._metrics = metrics
        self._topic = topic
        self._batch = batch
        self._since = time.perf_counter()
        metrics.consumed.labels(topic).inc(len(batch))
        metrics.in_flight.labels(topic).inc(len(batch))
        metrics.batch_records.labels(topic).observe(len(batch))

    def stage(self, stage: Stage) -> None:
        """The stage ended now."""
        now = time.perf_counter()
        self._metrics.stage_seconds.labels(self._topic, stage).observe(now - self._since)
        self._since = now

    def finish(self, outcomes: Mapping[tuple[Outcome, str], int]) -> None:
        """Every effect of the batch is acknowledged and kept."""
        now = time.time()
        oldest = min(record.timestamp for record in self._batch) / 1000
        self._metrics.latency.labels(self._topic).observe(max(0.0, now - oldest))
        self._metrics.last_processed.labels(self._topic).set(now)
        self._metrics.finish(self._topic, outcomes)
