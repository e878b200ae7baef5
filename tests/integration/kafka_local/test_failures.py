"""What people are told when the broker cannot start, and that nothing is left behind then."""

import socket
import tempfile
from pathlib import Path

import pytest
from tests.support.kafka import MakeBroker

from kafka_local import data
from kafka_local.broker import Broker
from kafka_local.errors import DataDirectoryError, JavaError, PortTakenError, StartError
from kafka_local.settings import BrokerSettings


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where temporary brokers keep their data: nothing may be there after a failure."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def test_a_taken_port(temporary: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        with pytest.raises(PortTakenError, match=rf"Port {port} on 127\.0\.0\.1 cannot be had"):
            Broker(BrokerSettings(port=port)).start()
    assert list(temporary.iterdir()) == []


async def test_a_port_that_was_taken_while_it_was_down_can_be_had_later(
    make_broker: MakeBroker, tmp_path: Path
) -> None:
    broker = make_broker(data_dir=tmp_path / "data")
    port = int(broker.bootstrap.rpartition(":")[2])
    broker.stop()
    with socket.create_server(("127.0.0.1", port)), pytest.raises(PortTakenError):
        broker.start()
    broker.start()
    assert broker.bootstrap == f"127.0.0.1:{port}"


def test_a_setting_that_kafka_refuses_is_told_in_its_words(temporary: Path) -> None:
    settings = BrokerSettings(overrides={"log.segment.bytes": "a lot"})
    with pytest.raises(
        StartError, match=r"(?s)ended with code 1 .*Invalid value a lot for configuration log\.segment\.bytes"
    ):
        Broker(settings).start()
    assert list(temporary.iterdir()) == []


def test_too_small_a_heap_ends_it_instead_of_hanging(temporary: Path) -> None:
    settings = BrokerSettings(heap_megabytes=24)
    with pytest.raises(StartError, match=r"OutOfMemoryError|ended with code"):
        Broker(settings).start()
    assert list(temporary.iterdir()) == []


def test_one_that_takes_too_long_is_ended(temporary: Path) -> None:
    with pytest.raises(StartError, match=r"did not serve within 0\.01 s"):
        Broker(BrokerSettings(start_seconds=0.01)).start()
    assert list(temporary.iterdir()) == []


def test_a_java_that_is_too_old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    java = tmp_path / "java"
    java.write_text("#!/bin/sh\necho 'openjdk version \"11.0.2\"' >&2\n")
    java.chmod(0o755)
    monkeypatch.setenv("CASUALTIES_JAVA", str(java))
    with pytest.raises(JavaError, match="is Java 11, but Kafka needs 17"):
        Broker().start()


def test_a_directory_that_another_broker_has(
    make_broker: MakeBroker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(data, "_WAIT_SECONDS", 0.2)
    first = make_broker(data_dir=tmp_path / "data")
    with pytest.raises(DataDirectoryError, match="Another Kafka broker is running"):
        Broker(first.settings).start()
    assert first.is_running


def test_a_directory_of_something_else(tmp_path: Path) -> None:
    (tmp_path / "data" / "kafka").mkdir(parents=True)
    with pytest.raises(DataDirectoryError, match="not the data of a Kafka broker"):
        Broker(BrokerSettings(data_dir=tmp_path / "data")).start()
