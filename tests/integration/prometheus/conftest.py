"""A real Prometheus server that scrapes a real worker, as docker-compose.yml sets it up."""

import json
import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest
import yaml
from tests.support.programs import ROOT, require_program
from tests.support.workers import Deployment, WorkerProcess, deployed, wait_until

from kafka_local.broker import Broker

LISTENING = re.compile(r'msg="Listening on" address=(\S+)')


@dataclass(frozen=True, slots=True)
class Prometheus:
    """A running Prometheus server."""

    address: str
    log: Path

    def query(self, expression: str) -> dict[tuple[str, ...], float]:
        """What an instant query gives now: label values in the order of their names, without those of the target."""
        with urlopen(f"http://{self.address}/api/v1/query?{urlencode({'query': expression})}", timeout=10) as answer:
            result: list[dict[str, Any]] = json.load(answer)["data"]["result"]
        return {_labels(series["metric"]): float(series["value"][1]) for series in result}

    def wait_for(self, expression: str, expected: dict[tuple[str, ...], float]) -> None:
        """Wait until a query gives this; fail with what it gives instead."""
        wait_until(
            lambda: self.query(expression) == expected,
            f"{expression} gives {expected}",
            lambda: f"it gives {self.query(expression)}",
        )


def _labels(metric: dict[str, str]) -> tuple[str, ...]:
    return tuple(value for name, value in sorted(metric.items()) if name not in {"__name__", "instance", "job"})


@pytest.fixture
def deployment(kafka: Broker, topic_prefix: str, tmp_path: Path) -> Iterator[Deployment]:
    """Topics of its own."""
    with deployed(kafka.bootstrap, topic_prefix, tmp_path / "deployment") as made:
        yield made


@pytest.fixture
def worker(deployment: Deployment) -> WorkerProcess:
    """A worker that is ready."""
    started = deployment.start_worker()
    started.wait_until_ready()
    return started


@pytest.fixture
def prometheus(worker: WorkerProcess, tmp_path: Path) -> Iterator[Prometheus]:
    """The configuration that is shipped, with this worker in the place of those that Docker's names would find."""
    config = yaml.safe_load((ROOT / "services" / "prometheus" / "prometheus.yml").read_text())
    config["global"] = {"scrape_interval": "1s", "scrape_timeout": "1s"}
    [job] = config["scrape_configs"]
    del job["dns_sd_configs"]
    job["static_configs"] = [{"targets": [metrics_address(worker)]}]
    (tmp_path / "prometheus.yml").write_text(yaml.safe_dump(config))
    with running_prometheus(tmp_path) as server:
        yield server


def metrics_address(worker: WorkerProcess) -> str:
    return (worker.slot / "metrics-address").read_text(encoding="ascii")


@contextmanager
def running_prometheus(directory: Path) -> Iterator[Prometheus]:
    """A server with the configuration of a directory, on a port that the system chooses."""
    log = directory / "prometheus.log"
    command: list[str | Path] = [
        require_program("prometheus"),
        f"--config.file={directory / 'prometheus.yml'}",
        f"--storage.tsdb.path={directory / 'tsdb'}",
        "--web.listen-address=127.0.0.1:0",
    ]
    with log.open("wb") as said, subprocess.Popen(command, stdout=said, stderr=said) as process:
        try:
            wait_until(lambda: _is_ready(log), "Prometheus is ready", log.read_text)
            yield Prometheus(_address(log), log)
        finally:
            process.kill()


def _address(log: Path) -> str:
    said = LISTENING.search(log.read_text())
    return said.group(1) if said else ""


def _is_ready(log: Path) -> bool:
    try:
        with urlopen(f"http://{_address(log)}/-/ready", timeout=5) as answer:
            return bool(answer.status == 200)
    except (URLError, ValueError):
        return False
