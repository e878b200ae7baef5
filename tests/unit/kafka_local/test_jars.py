"""Fetching: what is missing or wrong is fetched anew, and nothing wrong is ever kept."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.support.maven import make_jars, path_in_repository, served

from kafka_local.errors import BrokerError, FetchError, HashMismatchError
from kafka_local.jars import fetch_jars
from kafka_local.lockfile import Jar


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Maven repository in a folder, set as the one to use with an empty cache."""
    monkeypatch.setenv("CASUALTIES_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("CASUALTIES_MAVEN_REPOSITORY", str(tmp_path / "repository"))
    return tmp_path / "repository"


@pytest.fixture
def jars(repository: Path) -> Iterator[list[Jar]]:
    """Ten locked jars of that repository, which must be as it was in the end."""
    jars = make_jars(repository, 10)
    before = contents(repository)
    yield jars
    assert contents(repository).items() <= before.items()


def contents(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*.jar")}


def ask_for(jars: list[Jar]) -> list[tuple[int, int, str]]:
    progress: list[tuple[int, int, str]] = []
    fetch_jars(lambda *step: progress.append(step), jars=jars)
    return progress


def test_all_are_fetched_and_reported(jars: list[Jar], repository: Path) -> None:
    progress = ask_for(jars)
    paths = fetch_jars(jars=jars)
    assert [path.read_bytes() for path in paths] == [
        (repository / path_in_repository(jar)).read_bytes() for jar in jars
    ]
    assert [(done, total) for done, total, _ in progress] == [(number, 10) for number in range(1, 11)]
    assert {name for _, _, name in progress} == {jar.file_name for jar in jars}


def test_what_is_there_is_not_fetched(jars: list[Jar], repository: Path) -> None:
    fetch_jars(jars=jars)
    (repository / path_in_repository(jars[0])).unlink()
    assert ask_for(jars) == []


@pytest.mark.parametrize("damage", [b"", b"jar 3", b"JAR 3" * 20_000])
def test_a_damaged_jar_is_fetched_anew(jars: list[Jar], damage: bytes) -> None:
    path = fetch_jars(jars=jars)[3]
    whole = path.read_bytes()
    path.write_bytes(damage)
    assert ask_for(jars) == [(1, 1, "part3-1.0.jar")]
    assert path.read_bytes() == whole


def test_a_jar_keeps_its_time_when_it_is_fetched_anew(jars: list[Jar]) -> None:
    path = fetch_jars(jars=jars)[0]
    before = path.stat().st_mtime_ns
    path.unlink()
    fetch_jars(jars=jars)
    assert path.stat().st_mtime_ns == before


def test_a_jar_that_is_not_the_locked_one_is_refused(jars: list[Jar], tmp_path: Path) -> None:
    other = replace(jars[0], sha256="0" * 64)
    with pytest.raises(HashMismatchError, match=r"org\.example:part0:1\.0 .*not the locked 0000.*thrown away"):
        fetch_jars(jars=[other])
    assert list((tmp_path / "cache").rglob("*.jar")) == []


def test_a_missing_jar_says_what_to_do(jars: list[Jar], repository: Path, tmp_path: Path) -> None:
    (repository / path_in_repository(jars[7])).unlink()
    with pytest.raises(FetchError, match=r"part7:1\.0 could not be fetched.*CASUALTIES_MAVEN_REPOSITORY"):
        fetch_jars(jars=jars)
    assert list((tmp_path / "cache").rglob("fetch-*")) == []


def test_no_network_says_what_to_do(jars: list[Jar], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASUALTIES_MAVEN_REPOSITORY", "http://127.0.0.1:9/")
    with pytest.raises(FetchError, match=r"could not be fetched.*Check the network.*HTTPS_PROXY"):
        fetch_jars(jars=jars[:1])


def test_a_mirror_over_http_is_asked_once_for_each(
    jars: list[Jar], repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with served(repository) as (address, asked):
        monkeypatch.setenv("CASUALTIES_MAVEN_REPOSITORY", f"{address}/")
        fetch_jars(jars=jars)
    assert {name: count for name, count in asked.items() if name.endswith(".jar")} == {j.file_name: 1 for j in jars}


def test_a_file_address_is_a_folder(jars: list[Jar], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spaced = tmp_path / "with space"
    (tmp_path / "repository").rename(spaced)
    monkeypatch.setenv("CASUALTIES_MAVEN_REPOSITORY", spaced.as_uri())
    assert len(ask_for(jars)) == 10
    spaced.rename(tmp_path / "repository")


def test_jgos_own_settings_decide_where_ours_are_silent(
    jars: list[Jar], repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CASUALTIES_MAVEN_REPOSITORY")
    monkeypatch.setenv("JGO_CONFIG_FILE", str(tmp_path / "jgo.conf"))
    with served(repository) as (address, asked):
        (tmp_path / "jgo.conf").write_text(f"[repositories]\nmine = {address}\n")
        fetch_jars(jars=jars[:1])
    assert asked["part0-1.0.jar"] == 1


def test_what_a_killed_process_left_is_swept(jars: list[Jar], tmp_path: Path) -> None:
    leftover = tmp_path / "cache" / "kafka" / "4.3.1" / "fetch-killed"
    leftover.mkdir(parents=True)
    (leftover / "half.jar").write_bytes(b"half")
    fetch_jars(jars=jars)
    assert not leftover.exists()


def test_a_cache_that_cannot_be_made_says_so(jars: list[Jar], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("CASUALTIES_CACHE_DIR", str(tmp_path / "file"))
    with pytest.raises(BrokerError, match=r"file/kafka/4\.3\.1 cannot be made.*CASUALTIES_CACHE_DIR"):
        fetch_jars(jars=jars)
