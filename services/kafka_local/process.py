"""Start a program that dies with this process, also when this process is killed and can tell nobody."""

import os
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kafka_local.errors import StartError

_GUARD = Path(__file__).with_name("guard.py")

# The parent may have died before the kernel was asked to tell of its death: then the program must not start at all.
_UNLESS_ORPHANED = '[ "$PPID" -eq "$1" ] || exit 1; shift; exec "$@"'


@dataclass(frozen=True, slots=True)
class Child:
    """A running program.

    Attributes:
        process: our child: the program itself, or the guard that started it and ends with it.
        pid: the program's own process id.
    """

    process: subprocess.Popen[bytes]
    pid: int

    def returncode(self) -> int | None:
        """How it ended, as subprocess counts; None while it runs."""
        return self.process.poll()

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the program; nothing happens when it has ended."""
        if self.process.poll() is None:
            with suppress(ProcessLookupError):
                os.kill(self.pid, number)

    def wait(self, timeout: float | None = None) -> int:
        """Wait for its end; raises subprocess.TimeoutExpired."""
        returncode = self.process.wait(timeout)
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                pipe.close()
        return returncode


def spawn(command: Sequence[str | Path], *, output: Path, directory: Path) -> Child:
    """Start a program whose output goes to a file and that ends when this process does, however it ends.

    On Linux the kernel sends SIGTERM when the *thread* that started it dies, so this holds for the main thread alone.
    Elsewhere a guard watches a pipe that we hold open. A fork of this process without exec would hold it open, too.

    Raises:
        StartError: the program cannot be started.
    """
    with output.open("ab") as log:
        if threading.current_thread() is threading.main_thread() and _has_parent_death_signal():
            return _spawn_signalled(command, log.fileno(), directory)
        return _spawn_guarded(command, log.fileno(), directory)


@cache
def _has_parent_death_signal() -> bool:
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        return False
    probe = subprocess.run([setpriv, "--pdeathsig", "TERM", "--", "true"], capture_output=True, check=False)  # noqa: S603 - fixed words
    return probe.returncode == 0


def _spawn_signalled(command: Sequence[str | Path], log: int, directory: Path) -> Child:
    shell = ("/bin/sh", "-c", _UNLESS_ORPHANED, "sh", str(os.getpid()))
    process = subprocess.Popen(  # noqa: S603 - the command is ours; no text of others reaches the shell as code
        ["setpriv", "--pdeathsig", "TERM", "--", *shell, *command],  # noqa: S607 - found on the path a moment ago
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=log,
        cwd=directory,
        start_new_session=True,
    )
    return Child(process, process.pid)


def _spawn_guarded(command: Sequence[str | Path], log: int, directory: Path) -> Child:
    # The guard's own death must not leave the program behind either.
    tied = ("setpriv", "--pdeathsig", "TERM", "--") if _has_parent_death_signal() else ()
    process = subprocess.Popen(  # noqa: S603 - our own guard with our own command
        [sys.executable, "-I", "-S", _GUARD, *tied, *command],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=log,
        cwd=directory,
        start_new_session=True,
    )
    assert process.stdout is not None
    answer = process.stdout.readline()
    if not answer:
        raise StartError(f"{command[0]} could not be started; its output is in the broker's log.")
    return Child(process, int(answer))
