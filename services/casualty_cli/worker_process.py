"""A worker as a child of this process, which ends with it."""

import signal
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from casualty_cli.errors import CommandError
from casualty_cli.monitoring import is_ready
from casualty_cli.output import say
from casualty_settings.settings import Settings
from casualty_worker.run import ADDRESS_FILE
from kafka_local.process import Child, spawn

_LOOK_SECONDS: Final = 0.1
_READY_SECONDS: Final = 120.0
_STOP_SECONDS: Final = 60.0
_LOG_LINES: Final = 15


class WorkerProcess:
    """`casualties worker` with the settings of its parent. As a context manager: ready inside, stopped in order after.

    Args:
        settings: Kafka, data directory and metrics port are handed on; the rest comes from the same environment.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.log = settings.data_dir.absolute() / "worker.log"
        self.address = ""
        self._child: Child | None = None

    def __enter__(self) -> Self:
        self._settings.data_dir.mkdir(parents=True, exist_ok=True)
        started_at = time.time()
        self._child = spawn(self._command(), output=self.log, directory=Path.cwd())
        try:
            self.address = self._wait_until_ready(started_at)
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.stop()

    def check(self) -> None:
        """Raise CommandError if it has ended; the end of its log is in the message."""
        assert self._child is not None
        code = self._child.returncode()
        if code is not None:
            raise CommandError(f"the worker ended by itself with code {code}. Its log ends with:\n{self.log_tail()}")

    def stop(self) -> None:
        """Let it finish its batches, commit and leave the group; kill it when that takes a minute."""
        if self._child is None:
            return
        try:
            self._child.signal(signal.SIGTERM)
            self._child.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            say("the worker did not stop in time and is killed; what it had not committed is counted at the next start")
        finally:
            self.kill()

    def kill(self) -> None:
        """As a crash would; nothing is lost by it, the next start reads again what was not committed."""
        if self._child is not None:
            self._child.signal(signal.SIGKILL)
            self._child.wait()
            self._child = None

    def log_tail(self) -> str:
        """The last lines of its log."""
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-_LOG_LINES:])

    def _command(self) -> list[str]:
        handed_on = {
            "CASUALTIES_KAFKA_BOOTSTRAP": self._settings.bootstrap,
            "CASUALTIES_DATA_DIR": str(self._settings.data_dir.absolute()),
            "CASUALTIES_METRICS_PORT": str(self._settings.metrics_port),
        }
        environment = [f"{name}={value}" for name, value in handed_on.items()]
        return ["env", *environment, sys.executable, "-m", "casualty_cli.main", "worker"]

    def _wait_until_ready(self, started_at: float) -> str:
        deadline = time.monotonic() + _READY_SECONDS
        while time.monotonic() < deadline:
            self.check()
            for address in self._addresses(started_at):
                if is_ready(address):
                    return address
            time.sleep(_LOOK_SECONDS)
        raise CommandError(f"the worker was not ready within {_READY_SECONDS:g} s. Its log:\n{self.log_tail()}")

    def _addresses(self, started_at: float) -> list[str]:
        """Where workers of this data directory that started after `started_at` serve their metrics."""
        files = self._settings.data_dir.glob(f"workers/*/{ADDRESS_FILE}")
        return [file.read_text(encoding="ascii") for file in files if file.stat().st_mtime >= started_at]
