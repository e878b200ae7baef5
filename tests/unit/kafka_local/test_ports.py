"""A reserved port is kept from everybody but the broker."""

import socket

import pytest

from kafka_local.errors import PortTakenError
from kafka_local.ports import ReservedPort


def test_a_port_that_is_listened_on_is_taken() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        number = listener.getsockname()[1]
        with pytest.raises(PortTakenError, match=rf"Port {number} on 127\.0\.0\.1 .*CASUALTIES_KAFKA_PORT"):
            ReservedPort(number)


def test_an_impossible_port_is_refused() -> None:
    with pytest.raises(PortTakenError, match="Port 70000"):
        ReservedPort(70_000)


def test_a_reserved_port_can_be_listened_on_by_number_and_is_not_a_strangers() -> None:
    reserved = ReservedPort()
    reserved.yield_to_broker()
    with socket.create_server(("127.0.0.1", reserved.number)) as broker:
        assert broker.getsockname()[1] == reserved.number
    with socket.socket() as stranger, pytest.raises(OSError, match="in use"):
        stranger.bind(("127.0.0.1", reserved.number))
    reserved.release()
    with socket.socket() as stranger:
        stranger.bind(("127.0.0.1", reserved.number))
