"""Data directories: whose they are, and when they go."""

import fcntl
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from kafka_local import data
from kafka_local.data import is_in_use, open_data, wait_until_unused
from kafka_local.errors import DataDirectoryError

HOLDER = """
import fcntl, sys
with open(sys.argv[1], "w") as file:
    fcntl.lockf(file, fcntl.LOCK_EX)
    print("held", flush=True)
    input()
"""


def test_a_directory_that_was_named_is_made_and_never_removed(tmp_path: Path) -> None:
    directory = open_data(tmp_path / "a" / "b")
    directory.remove()
    assert (tmp_path / "a" / "b").is_dir()


def test_a_temporary_one_is_removed() -> None:
    directory = open_data(None)
    assert directory.path.is_dir()
    directory.remove()
    assert not directory.path.exists()


def test_a_comma_would_be_two_directories_to_kafka(tmp_path: Path) -> None:
    with pytest.raises(DataDirectoryError, match="comma"):
        open_data(tmp_path / "a,b")


def test_a_file_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(DataDirectoryError, match=r"file cannot be written"):
        open_data(tmp_path / "file")


def test_only_what_the_dead_left_is_swept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    names = {"dead": f"{dead.pid}-x", "alive": f"{os.getpid()}-x", "young": f"{dead.pid}-y", "other": "readme"}
    paths = {case: tmp_path / f"casualties-kafka-{name}" for case, name in names.items()}
    for case, path in paths.items():
        path.mkdir()
        if case != "young":
            os.utime(path, (time.time() - 3600,) * 2)
    directory = open_data(None)
    assert {case for case, path in paths.items() if path.exists()} == {"alive", "young", "other"}
    assert directory.path.parent == tmp_path


def test_a_directory_is_in_use_while_its_lock_is_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(data, "_WAIT_SECONDS", 0.1)
    assert not is_in_use(tmp_path)
    command: list[str | Path] = [sys.executable, "-c", HOLDER, tmp_path / ".lock"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"held\n"
        assert is_in_use(tmp_path)
        with pytest.raises(DataDirectoryError, match="Another Kafka broker is running"):
            wait_until_unused(tmp_path)
        process.communicate(b"\n")
    wait_until_unused(tmp_path)
    with (tmp_path / ".lock").open("w") as lock:
        fcntl.lockf(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)


def test_the_log_of_the_run_before_is_kept_beside(tmp_path: Path) -> None:
    directory = open_data(tmp_path)
    directory.turn_log()
    directory.log_file.write_text("first")
    directory.turn_log()
    assert not directory.log_file.exists()
    assert (tmp_path / "broker.log.1").read_text() == "first"
