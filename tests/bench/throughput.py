"""Committed incident messages a second in one worker, from publication on a real broker to acknowledged totals.

`python -m tests.bench.throughput --messages 150000 --runs 3`. The messages lie in Kafka before the worker starts; the
clock runs from its readiness until every record of `incidents`, `rehomed` and `reports` is committed, so a message has
passed both hops and its totals are acknowledged.
"""

import argparse
import json
import os
import platform
import secrets
import statistics
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import typer
from tests.support.messages import Mix, incidents
from tests.support.workers import Deployment, Input, deployed, wait_until

from kafka_local.broker import Broker
from kafka_local.settings import BrokerSettings

MIXES = {
    "fresh": Mix(duplicates=0, revisions=0, retractions=0, other_source=0, poison=0, days=3000),
    "mixed": Mix(days=3000),
    "dense": Mix(duplicates=0, revisions=0, retractions=0, other_source=0, poison=0, days=5, sources=40),
}
"""Fresh: a few reports a region and day; dense: some two thousand, described by forty sources. Mixed: duplicates,
revisions, a second source, poison."""


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
            stream: list[Input] = [("incidents", key, value) for key, value in incidents(1, messages, MIXES[mix])]
            deployment.publish(stream)
            seconds = _time(deployment, messages)
    return Run(mix, messages, round(seconds, 2), round(messages / seconds))


def _time(deployment: Deployment, messages: int) -> float:
    worker = deployment.start_worker()
    worker.wait_until_ready()
    began = time.monotonic()
    # Cheap to ask, unlike the group's offsets; those are compared once at the end.
    done = "casualty_stream_records_processed_total"
    wait_until(
        lambda: worker.metric(done, topic="incidents") >= messages, "incidents are read", worker.log_text, messages
    )
    wait_until(lambda: deployment.lag() == 0, "everything is committed", worker.log_text, messages)
    seconds = time.monotonic() - began
    assert worker.terminate() == 0, worker.log_text()
    return seconds


def main() -> None:
    """Measure and print one JSON line a run, then the medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--messages", type=int, default=150_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--mix", choices=sorted(MIXES), action="append")
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
        for mix in chosen.mix or sorted(MIXES):
            runs = [measure(bootstrap, mix, chosen.messages) for _ in range(chosen.runs)]
            for run in runs:
                typer.echo(json.dumps(asdict(run)))
            typer.echo(f"# {mix}: median {statistics.median(run.messages_per_second for run in runs):,.0f} messages/s")
    finally:
        if broker is not None:
            broker.stop()


if __name__ == "__main__":
    main()
