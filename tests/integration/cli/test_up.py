import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from tests.support.processes import assert_gone, command_line, is_alive

from casualty_cli.monitoring import is_ready
from casualty_settings.settings import Settings
from kafka_local.broker import Broker

Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Starts a command with free ports and a data directory of its own; the test ends it, or it is killed."""
    started: list[subprocess.Popen[str]] = []

    def run(*arguments: str) -> "subprocess.Popen[str]":
        chosen = {
            "CASUALTIES_KAFKA_PORT": "0",
            "CASUALTIES_METRICS_PORT": "0",
            "CASUALTIES_DATA_DIR": str(tmp_path / "data"),
        }
        process = subprocess.Popen(
            [sys.executable, "-m", "casualty_cli.main", *arguments],
            env={**os.environ, **chosen},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield run
    for process in started:
        process.kill()
        process.communicate()


def announced(process: "subprocess.Popen[str]") -> dict[str, Any]:
    assert process.stdout is not None
    line = process.stdout.readline()
    assert line, process.communicate()[1]
    return cast(dict[str, Any], json.loads(line))


def children(process: "subprocess.Popen[str]") -> dict[str, int]:
    """The broker's and the worker's process ids."""
    pids = [int(pid) for pid in Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()]
    found: dict[str, int] = {
        name: pid for pid in pids for name in ("kafka.Kafka", "worker") if name in command_line(pid)
    }
    assert found.keys() == {"kafka.Kafka", "worker"}
    return found


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_up_serves_until_a_signal_and_stops_everything_in_order(start: Start, number: signal.Signals) -> None:
    process = start("up", "--json")
    addresses = announced(process)
    assert is_ready(addresses["metrics"].removeprefix("http://").removesuffix("/metrics"))
    running = children(process)

    process.send_signal(number)
    out, err = process.communicate(timeout=120)

    assert (process.returncode, out) == (0, "")
    assert "stopping the worker, then the broker" in err
    assert_gone(*running.values())


def test_up_on_a_kafka_of_yours_starts_no_broker_and_leaves_it_running(
    start: Start, deployment: Settings, kafka: Broker
) -> None:
    process = start("up", "--json")
    assert announced(process)["bootstrap"] == deployment.bootstrap
    (child,) = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    assert command_line(int(child))[-1] == "worker"

    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=120)

    assert process.returncode == 0
    assert kafka.is_running
    assert_gone(int(child))


def test_the_demo_stays_up_without_once_until_a_signal(start: Start) -> None:
    process = start("demo", "--json")
    told: dict[str, Any] = {}
    while "addresses" not in told:
        told = announced(process)
    assert is_ready(told["addresses"]["metrics"].removeprefix("http://").removesuffix("/metrics"))
    running = children(process)

    process.send_signal(signal.SIGINT)
    process.communicate(timeout=120)

    assert process.returncode == 0
    assert_gone(*running.values())


def test_up_ends_with_1_and_says_so_when_the_worker_dies(start: Start) -> None:
    process = start("up", "--json")
    announced(process)
    running = children(process)

    os.kill(running["worker"], signal.SIGKILL)
    _, err = process.communicate(timeout=120)

    assert process.returncode == 1
    assert "the worker ended by itself with code -9" in err
    assert_gone(*running.values())


def test_up_ends_with_1_and_says_so_when_the_broker_dies(start: Start) -> None:
    process = start("up", "--json")
    announced(process)
    running = children(process)

    os.kill(running["kafka.Kafka"], signal.SIGKILL)
    _, err = process.communicate(timeout=120)

    assert process.returncode == 1
    assert "the broker ended by itself" in err
    assert_gone(*running.values())


def test_nothing_outlives_up_when_it_is_killed(start: Start) -> None:
    process = start("up", "--json")
    announced(process)
    running = children(process)

    process.kill()
    process.wait()

    assert_gone(running["kafka.Kafka"])
    # The worker learns of it at once, and takes its time to see that it cannot leave the group any more.
    deadline = time.monotonic() + 120
    while is_alive(running["worker"]):
        assert time.monotonic() < deadline
        time.sleep(0.1)


def test_a_worker_that_cannot_start_is_told_with_its_log(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASUALTIES_EXTRACTOR", "klingon")
    process = start("up")

    _, err = process.communicate(timeout=120)

    assert process.returncode == 1
    assert "code 78" in err
    assert "klingon" in err


def test_the_broker_alone_tells_where_it_is_and_stops_on_a_signal(start: Start, tmp_path: Path) -> None:
    process = start("broker", "--json")
    told = announced(process)

    assert told["data_dir"] == str(tmp_path / "data" / "kafka")
    assert told["bootstrap"].startswith("127.0.0.1:")
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=60)

    assert process.returncode == 0
    assert_gone(told["pid"])


def test_a_port_that_is_taken_is_1_with_what_to_do(start: Start, tmp_path: Path) -> None:
    first = start("broker", "--json")
    port = announced(first)["bootstrap"].rpartition(":")[2]
    taken = subprocess.run(
        [sys.executable, "-m", "casualty_cli.main", "broker"],
        env={**os.environ, "CASUALTIES_KAFKA_PORT": port, "CASUALTIES_DATA_DIR": str(tmp_path / "other")},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert taken.returncode == 1
    assert f"Port {port}" in taken.stderr
