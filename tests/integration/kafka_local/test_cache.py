"""The cache from nothing, between processes, and after damage; everything but one small jar from a local repository."""

import subprocess
import sys
from pathlib import Path

import pytest
from tests.support.maven import make_jars, mirror_of, served

from kafka_local.broker import Broker
from kafka_local.describe import describe
from kafka_local.jars import fetch_jars
from kafka_local.lockfile import format_lock, read_lock

FETCH = """
import sys
from pathlib import Path
from kafka_local.jars import fetch_jars
from kafka_local.lockfile import parse_lock
print(len(fetch_jars(jars=parse_lock(Path(sys.argv[1]).read_text(), "test"))))
"""


@pytest.fixture
def mirror(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with the broker's jars, and an empty cache beside it."""
    mirror_of(fetch_jars(), read_lock(), tmp_path / "mirror")
    monkeypatch.setenv("CASUALTIES_MAVEN_REPOSITORY", (tmp_path / "mirror").as_uri())
    monkeypatch.setenv("CASUALTIES_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "mirror"


@pytest.mark.usefixtures("mirror")
def test_from_nothing_to_a_broker_and_back_after_damage(tmp_path: Path) -> None:
    cache = tmp_path / "cache" / "kafka" / "4.3.1"
    assert len(describe().jars_to_fetch) == describe().jars
    with Broker() as first:
        assert first.is_running
    made = describe()
    assert made.jars_to_fetch == ()
    assert made.archive is not None
    for name in ("lib/kafka-clients-4.3.1.jar", "template/bootstrap.checkpoint", made.archive.name):
        path = cache / name
        path.chmod(0o644)
        path.write_bytes(path.read_bytes()[:100])
    assert describe().jars_to_fetch == ("kafka-clients-4.3.1.jar",)
    with Broker() as second:
        assert second.is_running
        assert second.log_tail() == ""
    assert describe() == made


def test_processes_that_find_an_empty_cache_fetch_each_jar_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    jars = make_jars(tmp_path / "repository", 30)
    (tmp_path / "lock").write_text(format_lock(tuple(jars), "jars of a test"))
    monkeypatch.setenv("CASUALTIES_CACHE_DIR", str(tmp_path / "cache"))
    command: list[str | Path] = [sys.executable, "-c", FETCH, tmp_path / "lock"]
    with served(tmp_path / "repository") as (address, asked):
        monkeypatch.setenv("CASUALTIES_MAVEN_REPOSITORY", address)
        processes = [subprocess.Popen(command, stdout=subprocess.PIPE) for _ in range(3)]
        assert [process.communicate()[0] for process in processes] == [b"30\n"] * 3
    assert {jar.file_name: asked[jar.file_name] for jar in jars} == {jar.file_name: 1 for jar in jars}


def test_a_real_jar_comes_from_the_real_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small = next(jar for jar in read_lock() if jar.artifact == "jspecify")
    monkeypatch.setenv("CASUALTIES_CACHE_DIR", str(tmp_path))
    (path,) = fetch_jars(jars=[small])
    assert path.name == small.file_name
