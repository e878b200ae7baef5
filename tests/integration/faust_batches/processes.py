"""A worker of these tests as a process: what it says, what it logs, how it ends."""

import json
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

PROGRAM = Path(__file__).with_name("worker.py")
PATIENCE = 60.0


class Worker:
    """Runs worker.py with these options; its events are in `events`."""

    def __init__(self, options: Mapping[str, Any], log: Path) -> None:
        self._log = log
        self.events: list[dict[str, Any]] = []
        self._news = threading.Condition()
        with log.open("w") as errors:
            self.process = subprocess.Popen(
                [sys.executable, str(PROGRAM), json.dumps(options)], stdout=subprocess.PIPE, stderr=errors, text=True
            )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            with self._news:
                self.events.append(json.loads(line))
                self._news.notify_all()

    def wait_for(self, event: str, *, count: int = 1) -> dict[str, Any]:
        """The count-th event of this name, waiting for it."""
        with self._news:
            self._news.wait_for(lambda: len(self.all(event)) >= count or self._is_over(), timeout=PATIENCE)
            found = self.all(event)
        assert len(found) >= count, f"{len(found)} times {event}; log:\n{self.log}"
        return found[count - 1]

    def all(self, event: str) -> list[dict[str, Any]]:
        return [each for each in self.events if each["event"] == event]

    def _is_over(self) -> bool:
        return not self._reader.is_alive()

    @property
    def log(self) -> str:
        return self._log.read_text()

    def pause(self) -> None:
        self.process.send_signal(signal.SIGSTOP)

    def resume(self) -> None:
        self.process.send_signal(signal.SIGCONT)

    def kill(self) -> None:
        self.process.kill()
        self.process.wait(PATIENCE)

    def stop(self) -> int:
        """End it by SIGTERM; gives its exit code."""
        self.process.terminate()
        return self.wait()

    def wait(self) -> int:
        """Its exit code, once it ends."""
        code = self.process.wait(PATIENCE)
        self._reader.join(PATIENCE)
        return code

    def wait_seconds(self, seconds: float) -> None:
        """Let time pass that the test is about: a session, an interval."""
        time.sleep(seconds)
