"""Programs that die with their parent: started from the main thread and from others, and what is told of them."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.support.processes import GONE_SECONDS, assert_gone, command_line, is_alive

from kafka_local import process
from kafka_local.errors import StartError
from kafka_local.process import Child, spawn

PARENT = """
import subprocess, sys, threading, time
from pathlib import Path
from kafka_local.process import spawn

def start():
    child = spawn(["sleep", "600"], output=Path("out"), directory=Path.cwd())
    print(child.pid, flush=True)
    time.sleep(600)

threading.Thread(target=start).start() if sys.argv[1] == "thread" else start()
"""

Spawn = Callable[..., Child]


def in_main_thread(*command: str, output: Path) -> Child:
    return spawn(command, output=output, directory=output.parent)


def in_other_thread(*command: str, output: Path) -> Child:
    children: list[Child] = []
    thread = threading.Thread(target=lambda: children.append(in_main_thread(*command, output=output)))
    thread.start()
    thread.join()
    return children[0]


def wait_for_command(pid: int, *command: str) -> None:
    deadline = time.monotonic() + GONE_SECONDS
    while command_line(pid) != list(command):
        assert time.monotonic() < deadline, command_line(pid)
        time.sleep(0.01)


both_ways = pytest.mark.parametrize("start", [in_main_thread, in_other_thread])


@both_ways
def test_it_runs_in_its_directory_and_its_output_is_kept(start: Spawn, tmp_path: Path) -> None:
    child = start("sh", "-c", "pwd; echo wrong >&2; exit 3", output=tmp_path / "out")
    assert child.wait(GONE_SECONDS) == 3
    assert (tmp_path / "out").read_text() == f"{tmp_path}\nwrong\n"


@both_ways
def test_the_pid_is_the_programs_own(start: Spawn, tmp_path: Path) -> None:
    child = start("sleep", "600", output=tmp_path / "out")
    assert child.returncode() is None
    # The shell that checks for the parent turns into the program a moment later.
    wait_for_command(child.pid, "sleep", "600")
    child.signal(signal.SIGTERM)
    assert child.wait(GONE_SECONDS) in (-signal.SIGTERM, 128 + signal.SIGTERM)
    child.signal(signal.SIGTERM)
    assert child.returncode() is not None


@pytest.mark.parametrize("thread", ["main", "thread"])
def test_it_dies_with_a_killed_parent(thread: str, tmp_path: Path) -> None:
    parent = subprocess.Popen([sys.executable, "-c", PARENT, thread], stdout=subprocess.PIPE, cwd=tmp_path)
    assert parent.stdout is not None
    pid = int(parent.stdout.readline())
    wait_for_command(pid, "sleep", "600")
    parent.kill()
    parent.communicate()
    assert_gone(pid)


def test_it_does_not_start_when_its_parent_died_just_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "getpid", lambda: 2**22)
    child = in_main_thread("touch", "started", output=tmp_path / "out")
    assert child.wait(GONE_SECONDS) == 1
    assert not (tmp_path / "started").exists()


def test_a_killed_guard_takes_its_program_along(tmp_path: Path) -> None:
    child = in_other_thread("sleep", "600", output=tmp_path / "out")
    wait_for_command(child.pid, "sleep", "600")
    child.process.kill()
    child.wait(GONE_SECONDS)
    assert_gone(child.pid)


def test_without_setpriv_the_guard_does_it_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "_has_parent_death_signal", lambda: False)
    child = in_main_thread("sleep", "600", output=tmp_path / "out")
    assert child.pid != child.process.pid
    assert child.process.stdin is not None
    child.process.stdin.close()
    assert child.wait(GONE_SECONDS) == 128 + signal.SIGTERM
    assert not is_alive(child.pid)


def test_a_program_that_cannot_be_started_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process, "_has_parent_death_signal", lambda: False)
    with pytest.raises(StartError, match="no-such-program could not be started"):
        in_main_thread("no-such-program", output=tmp_path / "out")
