"""A real Apache Kafka broker as a child of this process."""

from pathlib import Path
from types import TracebackType
from typing import Self

from kafka_local.data import DataDirectory, open_data, wait_until_unused
from kafka_local.errors import BrokerError, PortTakenError
from kafka_local.installation import Installation, install
from kafka_local.jars import Progress
from kafka_local.ports import ReservedPort
from kafka_local.properties import HOST
from kafka_local.run import Ports, Run, launch, log_tail
from kafka_local.settings import BrokerSettings
from kafka_local.template import format_from

_BIND_ATTEMPTS = 3


class Broker:
    """One Kafka node on 127.0.0.1 that ends with this process. As a context manager: started inside, stopped after.

    All methods block, and none needs or disturbs an event loop. An object is not for several threads at once. Start it
    from the main thread where you can: the kernel then ties it to this process, elsewhere a guard process does.

    Args:
        settings: see BrokerSettings; by default a temporary broker on any free port.
        progress: told of each jar that has to be fetched.
    """

    def __init__(self, settings: BrokerSettings | None = None, *, progress: Progress | None = None) -> None:
        self.settings = settings or BrokerSettings()
        self._progress = progress
        self._port_number = self.settings.port
        self._reserved: ReservedPort | None = None
        self._data: DataDirectory | None = None
        self._run: Run | None = None

    def start(self) -> None:
        """Start it and return when it serves. After `kill` it finds its data and port again, after `stop` what is kept.

        Raises:
            BrokerError: it runs already, or one of the errors of kafka_local.errors, each with what to do.
        """
        if self.is_running:
            raise BrokerError(f"The broker at {self.bootstrap} is running already.")
        self.kill()
        is_first = self._data is None
        try:
            installation = install(self._progress)
            self._launch(installation, self._prepare_data(installation))
        except BaseException:
            # A later start can be tried again with what the broker was given so far.
            if is_first:
                self.stop()
            raise

    def stop(self) -> None:
        """Stop it in order, give up its port, and delete temporary data. Does nothing twice."""
        if self._run is not None:
            self._run.stop(self.settings.stop_seconds)
            self._run = None
        if self._reserved is not None:
            self._reserved.release()
            self._reserved = None
        if self._data is not None:
            self._data.remove()
            self._data = None

    def kill(self) -> None:
        """Kill it with SIGKILL, as a crash would. Data and port are kept for the next `start` (3 s, see properties)."""
        if self._run is not None:
            self._run.kill()
            self._run = None

    def restart(self) -> None:
        """Stop it in order and start it again with the same data, temporary or not, on the same port."""
        if self._run is not None:
            self._run.stop(self.settings.stop_seconds)
            self._run = None
        self.start()

    @property
    def is_running(self) -> bool:
        """Whether its process lives."""
        return self._run is not None and self._run.child.returncode() is None

    @property
    def bootstrap(self) -> str:
        """What clients connect to: `127.0.0.1:port`.

        Raises:
            BrokerError: the port is any free one and not chosen yet.
        """
        if not self._port_number:
            raise BrokerError("The broker has no port before its first start.")
        return f"{HOST}:{self._port_number}"

    @property
    def pid(self) -> int:
        """The process id of its Java.

        Raises:
            BrokerError: it is not running.
        """
        if self._run is None:
            raise BrokerError("The broker is not running, so it has no process.")
        return self._run.child.pid

    @property
    def data_dir(self) -> Path:
        """Where its data lies.

        Raises:
            BrokerError: it has none, being temporary and stopped.
        """
        if self._data is None:
            raise BrokerError("The broker has no data directory while it is stopped.")
        return self._data.path

    def log_tail(self, lines: int = 20) -> str:
        """The last lines that it logged since its last start: warnings and errors only."""
        return log_tail(self._data.log_file, lines) if self._data is not None else ""

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.stop()

    def _prepare_data(self, installation: Installation) -> DataDirectory:
        if self._data is None:
            self._data = open_data(self.settings.data_dir)
        wait_until_unused(self._data.log_dir)
        if not self._data.log_dir.exists():
            format_from(installation.template, self._data.log_dir)
        return self._data

    def _launch(self, installation: Installation, data: DataDirectory) -> None:
        for attempt in range(1, _BIND_ATTEMPTS + 1):
            try:
                self._run = self._launch_on_ports(installation, data)
            except PortTakenError:
                # Clients know a port that was chosen once; a free one can still be another.
                if self._port_number or attempt == _BIND_ATTEMPTS:
                    raise
            else:
                return

    def _launch_on_ports(self, installation: Installation, data: DataDirectory) -> Run:
        clients = self._reserved or ReservedPort(self._port_number)
        controller = ReservedPort()
        try:
            clients.yield_to_broker()
            controller.yield_to_broker()
            run = launch(installation, data, self.settings, Ports(clients.number, controller.number))
        except BaseException:
            clients.release()
            self._reserved = None
            raise
        finally:
            controller.release()
        self._reserved, self._port_number = clients, clients.number
        return run
