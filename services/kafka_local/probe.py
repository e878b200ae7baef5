"""Ask a Kafka broker whether it is ready, with one hand-written request: no client, no event loop, no thread.

After Kafka's protocol guide: Metadata, version 2, the first that tells the id of the cluster.
"""

import socket
import struct

_METADATA_KEY = 3
_METADATA_VERSION = 2
_CLIENT = b"casualties-probe"
_NO_TOPICS = 0
_TIMEOUT_SECONDS = 2.0
_LARGEST_ANSWER = 1 << 20


def serving_cluster(host: str, port: int) -> str | None:
    """The id of the cluster that answers Metadata there with at least one broker; None while none does."""
    try:
        with socket.create_connection((host, port), timeout=_TIMEOUT_SECONDS) as connection:
            connection.sendall(_request())
            size = struct.unpack(">i", _receive(connection, 4))[0]
            if not 0 < size <= _LARGEST_ANSWER:
                return None
            return _cluster_id(_receive(connection, size))
    except (OSError, EOFError, struct.error, UnicodeDecodeError):
        return None


def _request() -> bytes:
    header = struct.pack(f">hhih{len(_CLIENT)}s", _METADATA_KEY, _METADATA_VERSION, 1, len(_CLIENT), _CLIENT)
    body = struct.pack(">i", _NO_TOPICS)
    return struct.pack(">i", len(header) + len(body)) + header + body


def _receive(connection: socket.socket, size: int) -> bytes:
    received = bytearray()
    while len(received) < size:
        part = connection.recv(size - len(received))
        if not part:
            raise EOFError
        received += part
    return bytes(received)


def _cluster_id(answer: bytes) -> str | None:
    """Read: correlation id, [node id, host, port, rack?], cluster id?."""
    brokers, position = struct.unpack_from(">i", answer, 4)[0], 8
    for _ in range(brokers):
        _, position = _string(answer, position + 4)
        _, position = _string(answer, position + 4)
    cluster, _ = _string(answer, position)
    return cluster if brokers > 0 else None


def _string(answer: bytes, position: int) -> tuple[str | None, int]:
    (length,) = struct.unpack_from(">h", answer, position)
    start, end = position + 2, position + 2 + max(length, 0)
    return (answer[start:end].decode() if length >= 0 else None), end
