"""The three paths, and that a failing check is a 503 with a sentence."""

from collections.abc import Iterator
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from prometheus_client import CollectorRegistry, Counter

from casualty_worker.http_server import MonitoringServer


@pytest.fixture
def server() -> Iterator[MonitoringServer]:
    registry = CollectorRegistry()
    Counter("seen", "Seen.", registry=registry).inc(3)
    server = MonitoringServer(
        "127.0.0.1", 0, registry=registry, alive=lambda: None, ready=lambda: "recovering partition 3"
    )
    server.start()
    yield server
    server.stop()


def test_metrics_are_prometheus_text(server: MonitoringServer) -> None:
    with urlopen(f"http://{server.address}/metrics?x=1") as answer:
        assert "seen_total 3.0" in answer.read().decode()
        assert answer.headers["Content-Type"].startswith("text/plain; version=")


def test_a_passing_check_is_ok(server: MonitoringServer) -> None:
    with urlopen(f"http://{server.address}/healthz") as answer:
        assert answer.read() == b"ok\n"


def test_a_failing_check_is_unavailable_and_says_why(server: MonitoringServer) -> None:
    with pytest.raises(HTTPError) as failed:
        urlopen(f"http://{server.address}/readyz")
    assert failed.value.code == 503
    assert failed.value.read() == b"recovering partition 3\n"


def test_other_paths_are_not_found(server: MonitoringServer) -> None:
    with pytest.raises(HTTPError) as failed:
        urlopen(f"http://{server.address}/table/ledger")
    assert failed.value.code == 404
