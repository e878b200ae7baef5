"""Ports of the loopback interface that stay ours while a broker is down."""

import socket
import sys

from kafka_local.errors import PortTakenError
from kafka_local.properties import HOST


class ReservedPort:
    """A port that no other program is given, and that a broker can listen on.

    On Linux a bound socket that does not listen keeps the port from everybody but those who ask for it by number with
    SO_REUSEADDR, as Java does. So it is held while the broker runs, dies and restarts; without this, a client that
    keeps trying to reconnect may be given the dead broker's port as its own. Other systems let nobody share, so there
    `yield_to_broker` gives it up.

    Raises:
        PortTakenError: another program listens there.
    """

    def __init__(self, number: int = 0) -> None:
        self._socket: socket.socket | None = _bind(number)
        self.number: int = self._socket.getsockname()[1]

    def yield_to_broker(self) -> None:
        """To be called just before the broker is started."""
        if not sys.platform.startswith("linux"):
            self.release()

    def release(self) -> None:
        """Let anybody have it."""
        if self._socket is not None:
            self._socket.close()
            self._socket = None


def _bind(number: int) -> socket.socket:
    reserved = socket.socket()
    try:
        reserved.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        reserved.bind((HOST, number))
    except (OSError, OverflowError) as error:
        reserved.close()
        raise PortTakenError(
            f"Port {number} on {HOST} cannot be had ({error}). End the program that has it, or choose another port, "
            "such as 0 for any free one (CASUALTIES_KAFKA_PORT)."
        ) from error
    return reserved
