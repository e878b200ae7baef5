"""Kafka's own command line tools, on the Java client: what another team on the same cluster would use."""

import subprocess
from pathlib import Path

from kafka_local.jars import class_path, fetch_jars
from kafka_local.java import find_java
from kafka_local.lockfile import TOOLS_LOCK, read_lock

CONSOLE_CONSUMER = "org.apache.kafka.tools.consumer.ConsoleConsumer"
CONSOLE_PRODUCER = "org.apache.kafka.tools.ConsoleProducer"
CONSUMER_GROUPS = "org.apache.kafka.tools.consumer.group.ConsumerGroupCommand"

_TIMEOUT_SECONDS = 60


def run_tool(main_class: str, *arguments: str, stdin: str = "") -> str:
    """What the tool prints; subprocess.CalledProcessError where it fails."""
    path = class_path([*fetch_jars(), *fetch_jars(jars=read_lock(TOOLS_LOCK))])
    options = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m", "-Dlog4j2.level=ERROR")
    command: list[str | Path] = [find_java().path, *options, "-cp", path, main_class, *arguments]
    return subprocess.run(
        command, input=stdin, capture_output=True, text=True, check=True, timeout=_TIMEOUT_SECONDS
    ).stdout
