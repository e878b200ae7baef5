"""server.properties of a single node that is broker and controller."""

from collections.abc import Mapping
from pathlib import Path

HOST = "127.0.0.1"
"""A number, not `localhost`: clients that try ::1 first would wait for nobody."""

_SINGLE_NODE = {
    "process.roles": "broker,controller",
    "node.id": "1",
    "controller.listener.names": "CONTROLLER",
    "inter.broker.listener.name": "PLAINTEXT",
    "listener.security.protocol.map": "CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT",
    # One node holds one replica.
    "default.replication.factor": "1",
    "offsets.topic.replication.factor": "1",
    "transaction.state.log.replication.factor": "1",
    "transaction.state.log.min.isr": "1",
    "share.coordinator.state.topic.replication.factor": "1",
    "share.coordinator.state.topic.min.isr": "1",
    # Internal topics have 50 partitions for large clusters; here they would only be files to open.
    "offsets.topic.num.partitions": "8",
    "transaction.state.log.num.partitions": "8",
    # A misspelt topic is an error, not a new topic.
    "auto.create.topics.enable": "false",
    # Nobody else is about to join, so a group need not wait for them.
    "group.initial.rebalance.delay.ms": "0",
    # A broker that was killed may not come back before its old session has ended: 9 s by default, for far networks.
    "broker.session.timeout.ms": "2000",
    "broker.heartbeat.interval.ms": "400",
    # Larger than any document that we accept, so that refusing is our decision.
    "message.max.bytes": str(16 * 1024 * 1024),
    # The default of 128 MiB is more than a small heap can give; the broker would hang instead of ending.
    "log.cleaner.dedupe.buffer.size": str(8 * 1024 * 1024),
}


def server_properties(
    log_dir: Path, *, port: int, controller_port: int, overrides: Mapping[str, str]
) -> dict[str, str]:
    """All properties of a broker; `overrides` win."""
    return {
        **_SINGLE_NODE,
        "listeners": f"PLAINTEXT://{HOST}:{port},CONTROLLER://{HOST}:{controller_port}",
        "advertised.listeners": f"PLAINTEXT://{HOST}:{port}",
        "controller.quorum.voters": f"1@{HOST}:{controller_port}",
        "log.dirs": str(log_dir),
        **overrides,
    }


def render(properties: Mapping[str, str]) -> str:
    """The text of a Java properties file, in ISO 8859-1 with escapes as java.util.Properties reads it."""
    return "".join(f"{_escape(key, is_key=True)}={_escape(value)}\n" for key, value in properties.items())


def _escape(text: str, *, is_key: bool = False) -> str:
    special = {"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\f": "\\f"}
    if is_key:
        special |= {":": "\\:", "=": "\\=", " ": "\\ ", "#": "\\#", "!": "\\!"}
    escaped = "".join(special.get(character, character) for character in text)
    if escaped.startswith(" "):
        escaped = "\\" + escaped
    return "".join(c if c.isascii() else _unicode_escape(c) for c in escaped)


def _unicode_escape(character: str) -> str:
    units = character.encode("utf-16-be").hex()
    return "".join(f"\\u{units[i : i + 4]}" for i in range(0, len(units), 4))
