"""Committed incident messages a second in one worker, from publication on a real broker to acknowledged totals.

`python -m tests.bench.throughput --mix fresh --runs 3`. The messages lie in Kafka before the worker starts; the clock
runs from its readiness until every record of `incidents`, `rehomed` and `reports` is committed, so a message has passed
both hops and its totals are acknowledged.
"""

import argparse
import json
import os
import platform
import secrets
import statistics
import tempfile
import time
from dataclasses import asdict, dataclass, replace
from functools import cache
from pathlib import Path

import typer
from tests.support.messages import Mix, incidents
from tests.support.workers import Deployment, deployed, wait_until
from tests.support.world import populous_regions

from kafka_local.broker import Broker
from kafka_local.settings import BrokerSettings

MIXES = ("archive", "dense", "fresh", "mixed")
LOOK_EVERY = 1.0
"""Seconds between looks at the worker's metrics: each look takes it milliseconds of the work that is measured."""


@dataclass(frozen=True, slots=True)
class Workload:
    """What is published, and how many messages of it unless one says so."""

    mix: Mix
    messages: int = 150_000


@cache
def workloads() -> dict[str, Workload]:
    """One for each of `MIXES`.

    Fresh: live news of 400 regions, day after day, a few reports a region and day. Mixed: the same with duplicates,
    revisions, retractions, a second source and poison. Archive: a history of 3,000 days in 16 regions, told in no
    order, so that old days leave memory and are taken back all the time. Dense: in the end two thousand incidents a
    region on the same day in the same few towns, described by forty sources.
    """
    world = populous_regions(400)
    clean = Mix(duplicates=0, revisions=0, retractions=0, other_source=0, poison=0)
    return {
        "archive": Workload(replace(clean, days=3_000)),
        "dense": Workload(replace(clean, days=1, sources=40), messages=30_000),
        "fresh": Workload(replace(clean, a_day=1_250, places=world)),
        "mixed": Workload(Mix(a_day=1_250, places=world)),
    }


@dataclass(frozen=True, slots=True)
class Run:
    """One measured run."""

    mix: str
    messages: int
    seconds: float
    messages_per_second: float


def measure(bootstrap: str, mix: str, messages: int) -> Run:
    """Publish, start one worker, and time it until all is committed."""
    with tempfile.TemporaryDirectory() as data_dir:
        prefix = f"bench-{secrets.token_hex(4)}-"
        with deployed(bootstrap, prefix, Path(data_dir), CASUALTIES_SESSION_TIMEOUT_SECONDS="30") as deployment:
            records = incidents(1, messages, workloads()[mix].mix)
            deployment.publish([("incidents", key, value) for key, value in records])
            seconds = _time(deployment, messages)
    return Run(mix, messages, round(seconds, 2), round(messages / seconds))


def _time(deployment: Deployment, messages: int) -> float:
    worker = deployment.start_worker()
    worker.wait_until_ready()
    began = time.time()
    wait_until(
        lambda: worker.metric("casualty_stream_records_processed_total", topic="incidents") >= messages,
        "incidents are read",
        worker.log_text,
        messages,
        look_every=LOOK_EVERY,
    )
    # Dear to ask, unlike the metrics: it takes a client of its own.
    wait_until(
        lambda: deployment.lag() == 0, "everything is committed", worker.log_text, messages, look_every=LOOK_EVERY
    )
    seconds = worker.metric("casualty_stream_last_commit_timestamp_seconds") - began
    assert worker.terminate() == 0, worker.log_text()
    return seconds


def main() -> None:
    """Measure and print one JSON line a run, then the medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=None, help="150,000 by default, of the dear mix dense 30,000")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--mix", choices=MIXES, action="append")
    parser.add_argument("--bootstrap", default=None, help="a broker of yours; none: the embedded one")
    chosen = parser.parse_args()
    typer.echo(
        f"# {platform.processor() or platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"
    )
    broker = None if chosen.bootstrap else Broker(BrokerSettings(full_jit=True))
    try:
        if broker is not None:
            broker.start()
        bootstrap = chosen.bootstrap or (broker.bootstrap if broker else "")
        for mix in chosen.mix or MIXES:
            messages = chosen.messages or workloads()[mix].messages
            runs = [measure(bootstrap, mix, messages) for _ in range(chosen.runs)]
            for run in runs:
                typer.echo(json.dumps(asdict(run)))
            typer.echo(f"# {mix}: median {statistics.median(run.messages_per_second for run in runs):,.0f} messages/s")
    finally:
        if broker is not None:
            broker.stop()


if __name__ == "__main__":
    main()
