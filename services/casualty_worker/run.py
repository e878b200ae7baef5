"""Runs the worker as the whole of a process."""

import asyncio
import gc
import logging
import time
from pathlib import Path
from typing import Final

from casualty_pipeline.documents import Readers
from casualty_pipeline.locate.gazetteer import load_gazetteer
from casualty_settings.readers import load_reader
from casualty_settings.settings import Settings
from casualty_settings.topic_plan import TopicsError, check_topics
from casualty_worker.app import Worker, create_worker
from casualty_worker.app_metrics import AppCollector
from casualty_worker.http_server import MonitoringServer
from casualty_worker.logs import log_to_stderr
from casualty_worker.metrics import CasualtyCollector, Metrics
from casualty_worker.names import Names
from casualty_worker.progress import Progress
from faust_batches.run import run
from faust_batches.slots import take_slot

log = logging.getLogger(__name__)

ADDRESS_FILE: Final = "metrics-address"
"""In the worker's slot: where /metrics is, for those who let the system choose the port."""

COLLECT_AFTER: Final = 500_000
"""Container objects made, and not freed, before the cycle collector looks: more than a batch has at a time, for all of
a batch is freed by reference counts, and what was resolved stays. Looking more often costs up to a third of the
throughput and finds nothing."""


def run_worker(settings: Settings) -> int:
    """Run until SIGTERM or SIGINT; gives the exit code: 0 after a signal, 70 after an internal error.

    Raises:
        SettingsError: a reader or a certificate is missing.
        KafkaUnavailableError: no broker answers.
        TopicsError: topics are not as planned; the message says what to do about each.
        DataDirectoryError: the data directory cannot be used.
        OSError: the port of the metrics is taken.
    """
    log_to_stderr(settings)
    try:
        return _run(settings)
    except KeyboardInterrupt:  # a signal before the app took signals over: there is nothing to finish yet
        return 0


def _run(settings: Settings) -> int:
    _refuse_other_topics(settings)
    slot = take_slot(settings.data_dir / "workers")
    gazetteer = load_gazetteer()
    readers = Readers(load_reader(settings.extractor), gazetteer, settings.max_message_bytes)
    metrics = Metrics()
    worker = create_worker(settings, readers, metrics, data_dir=slot.path)
    server = _monitor(settings, worker, metrics)
    server.start()
    (slot.path / ADDRESS_FILE).write_text(server.address, encoding="ascii")
    log.info("metrics at http://%s/metrics, state in %s", server.address, slot.path)
    gc.freeze()  # the gazetteer lives as long as the process
    gc.set_threshold(COLLECT_AFTER, 50, 100)
    try:
        return run(worker.app)
    finally:
        (slot.path / ADDRESS_FILE).unlink(missing_ok=True)
        server.stop()
        slot.release()


def _refuse_other_topics(settings: Settings) -> None:
    """Refuse to start on topics that would lose or divide what they are given."""
    problems = asyncio.run(check_topics(settings))
    if problems:
        raise TopicsError("\n".join(problems))


def _monitor(settings: Settings, worker: Worker, metrics: Metrics) -> MonitoringServer:
    progress = Progress()
    metrics.registry.register(AppCollector(worker.app, Names(settings)))
    metrics.registry.register(CasualtyCollector(worker.second.region_rows))
    return MonitoringServer(
        settings.listen_host,
        settings.metrics_port,
        registry=metrics.registry,
        alive=lambda: progress.stuck(worker.app.metrics, behind=sum(worker.app.lag().values()), now=time.time()),
        ready=lambda: None if worker.app.metrics.ready else "not ready: taking partitions over, or none assigned",
    )


def metrics_address(slot: Path) -> str | None:
    """Where the worker of a slot serves /metrics, if it runs."""
    try:
        return (slot / ADDRESS_FILE).read_text(encoding="ascii")
    except FileNotFoundError:
        return None
