"""The readiness probe against servers that answer this and that."""

import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import closing

import pytest

from kafka_local.probe import serving_cluster

Serve = Callable[[bytes], int]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """A server that answers one connection with the given bytes and hangs up: its port."""
    threads: list[threading.Thread] = []

    def start(answer: bytes) -> int:
        listener = socket.create_server(("127.0.0.1", 0))
        threads.append(threading.Thread(target=answer_once, args=(listener, answer)))
        threads[-1].start()
        return int(listener.getsockname()[1])

    yield start
    for thread in threads:
        thread.join()


def answer_once(listener: socket.socket, answer: bytes) -> None:
    with closing(listener), closing(listener.accept()[0]) as connection:
        size = struct.unpack(">i", connection.recv(4, socket.MSG_WAITALL))[0]
        connection.recv(size, socket.MSG_WAITALL)
        connection.sendall(answer)


def string(text: str | None) -> bytes:
    return struct.pack(">h", -1) if text is None else struct.pack(">h", len(text)) + text.encode()


def metadata(*, brokers: int, cluster: str | None) -> bytes:
    broker = struct.pack(">i", 1) + string("127.0.0.1") + struct.pack(">i", 9092) + string(None)
    body = struct.pack(">ii", 1, brokers) + broker * brokers + string(cluster) + struct.pack(">ii", 1, 0)
    return struct.pack(">i", len(body)) + body


@pytest.mark.parametrize("brokers", [1, 3])
def test_a_broker_that_serves_gives_its_cluster(serve: Serve, brokers: int) -> None:
    assert serving_cluster("127.0.0.1", serve(metadata(brokers=brokers, cluster="C1"))) == "C1"


@pytest.mark.parametrize(
    "answer",
    [
        metadata(brokers=0, cluster="C1"),
        metadata(brokers=1, cluster=None),
        metadata(brokers=1, cluster="C1")[:-20],
        b"",
        b"HTTP/1.1 400 Bad Request\r\n\r\n",
        struct.pack(">i", 4) + b"abcd",
        struct.pack(">i", -1),
    ],
)
def test_anything_else_is_not_ready(serve: Serve, answer: bytes) -> None:
    assert serving_cluster("127.0.0.1", serve(answer)) is None


def test_nobody_is_not_ready() -> None:
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        assert serving_cluster("127.0.0.1", bound.getsockname()[1]) is None
