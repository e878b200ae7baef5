"""One run of the broker's Java, from its start to its end."""

import signal
import subprocess
import time
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import structlog

from kafka_local.archive import Recording, archive_options
from kafka_local.data import DataDirectory
from kafka_local.errors import PortTakenError, StartError
from kafka_local.installation import Installation
from kafka_local.probe import serving_cluster
from kafka_local.process import Child, spawn
from kafka_local.properties import HOST, render, server_properties
from kafka_local.settings import BrokerSettings
from kafka_local.template import cluster_id

_PROBE_SECONDS = 0.02
_KILL_SECONDS = 10.0
_TAIL_LINES = 15
_STRICT_VERSION = 24
_QUIET_NEW_JAVA = ("--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED")
"""Java warns since 24 of what Kafka and its codecs do (JEP 498, 472); older ones do not know the first option."""

_PORT_TAKEN = "Address already in use"

_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Ports:
    """The two ports of a node: for clients, and for its controller."""

    clients: int
    controller: int


class Run:
    """A Java process that runs Kafka, ready or not."""

    def __init__(self, child: Child, recording: Recording | None) -> None:
        self.child = child
        self._recording = recording

    def stop(self, seconds: float) -> None:
        """Let it close its data in order; kill it when that takes longer."""
        self.child.signal(signal.SIGTERM)
        try:
            self.child.wait(seconds)
        except subprocess.TimeoutExpired:
            _log.warning("the broker did not stop in time and is killed", pid=self.child.pid, seconds=seconds)
            self.kill()
        else:
            self._finish_recording(keep=True)

    def kill(self) -> None:
        """SIGKILL."""
        self.child.signal(signal.SIGKILL)
        self.child.wait(_KILL_SECONDS)
        self._finish_recording(keep=False)

    def _finish_recording(self, *, keep: bool) -> None:
        if self._recording is not None:
            self._recording.finish(keep=keep)
            self._recording = None


def launch(installation: Installation, data: DataDirectory, settings: BrokerSettings, ports: Ports) -> Run:
    """Start Kafka on a formatted directory and return when it serves.

    Raises:
        PortTakenError: another program took one of the ports.
        StartError: it ended, or did not serve in time; what it said is in the message.
    """
    properties = server_properties(
        data.log_dir, port=ports.clients, controller_port=ports.controller, overrides=settings.overrides
    )
    data.properties_file.write_text(render(properties), encoding="latin-1")
    data.turn_log()
    options, recording = archive_options(installation.archive)
    command = java_command(installation, settings, options, data.properties_file)
    run = None
    try:
        run = Run(spawn(command, output=data.log_file, directory=data.path), recording)
        _wait_until_ready(run.child, data, settings, ports.clients)
    except BaseException:
        if run is not None:
            run.kill()
        elif recording is not None:
            recording.finish(keep=False)
        raise
    return run


def java_command(
    installation: Installation, settings: BrokerSettings, options: list[str], properties_file: Path
) -> list[str | Path]:
    """The command line. The archive asks for the same collector and the same class path in every run."""
    return [
        installation.java.path,
        f"-Xmx{settings.heap_megabytes}m",
        "-XX:+UseSerialGC",
        *([] if settings.full_jit else ["-XX:TieredStopAtLevel=1"]),
        # Out of memory, Kafka goes on without the thread that died; it is better gone.
        "-XX:+ExitOnOutOfMemoryError",
        "-XX:+IgnoreUnrecognizedVMOptions",
        "-XX:-UsePerfData",
        # Java's own warnings are of archives and of things to come, and there are dozens; errors stay.
        "-Xlog:disable",
        "-Xlog:all=error",
        *(_QUIET_NEW_JAVA if installation.java.major >= _STRICT_VERSION else ()),
        *options,
        "-Djava.awt.headless=true",
        "-Dlog4j2.disableJmx=true",
        f"-Dlog4j2.configurationFile={files('kafka_local').joinpath('log4j2.properties')}",
        "-cp",
        installation.class_path,
        "kafka.Kafka",
        properties_file,
    ]


def _wait_until_ready(child: Child, data: DataDirectory, settings: BrokerSettings, port: int) -> None:
    cluster = cluster_id(data.log_dir)
    deadline = time.monotonic() + settings.start_seconds
    while serving_cluster(HOST, port) != cluster:
        if child.returncode() is not None:
            raise _ended(data, child.wait(), port)
        if time.monotonic() > deadline:
            raise StartError(
                f"Kafka did not serve within {settings.start_seconds:g} s. Is the machine very busy? "
                f"It said:\n{_said(data)}"
            )
        time.sleep(_PROBE_SECONDS)


def _ended(data: DataDirectory, returncode: int, port: int) -> StartError | PortTakenError:
    if _PORT_TAKEN in data.log_file.read_text(errors="replace"):
        return PortTakenError(f"Port {port} on {HOST} is taken by another program. End it, or choose another port.")
    return StartError(f"Kafka ended with code {returncode} while it was started. It said:\n{_said(data)}")


def _said(data: DataDirectory) -> str:
    """The end of its log without the lines of stack traces, which would push out what was wrong."""
    lines = [line for line in log_tail(data.log_file, _TAIL_LINES * 10).splitlines() if not line.startswith("\tat ")]
    return "\n".join(lines[-_TAIL_LINES:]) or "(nothing)"


def log_tail(log_file: Path, lines: int) -> str:
    """The last lines of a log; empty where there is none."""
    try:
        return "\n".join(log_file.read_text(errors="replace").splitlines()[-lines:])
    except FileNotFoundError:
        return ""
