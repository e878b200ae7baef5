"""Class-data archives: used when whole, made by one broker at a time."""

from pathlib import Path

import pytest

from kafka_local.archive import Archive, archive_for, archive_options, try_recording
from kafka_local.java import Java

JAVA_17 = Java(Path("/java17/bin/java"), 17, "17.0.1", "a test")
JAVA_25 = Java(Path("/java25/bin/java"), 25, "25.0.1", "a test")


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """One that was recorded."""
    archive = archive_for(tmp_path, JAVA_17, "a.jar")
    record(archive, b"classes")
    return archive


def record(archive: Archive, content: bytes) -> None:
    options, recording = archive_options(archive)
    assert recording is not None
    Path(options[0].partition("=")[2]).write_bytes(content)
    recording.finish(keep=True)


def test_what_was_recorded_is_used(archive: Archive) -> None:
    assert archive.is_whole
    assert archive_options(archive) == ([f"-XX:SharedArchiveFile={archive.path}"], None)


def test_java_25_has_its_own_kind(tmp_path: Path) -> None:
    archive = archive_for(tmp_path, JAVA_25, "a.jar")
    options, recording = archive_options(archive)
    assert recording is not None
    assert options[0].startswith("-XX:AOTCacheOutput=")
    recording.finish(keep=False)
    record(archive, b"classes")
    assert archive_options(archive) == ([f"-XX:AOTCache={archive.path}"], None)


@pytest.mark.parametrize("damage", [b"", b"class", b"cLasses"])
def test_a_damaged_one_is_not_used_but_recorded_anew(archive: Archive, damage: bytes) -> None:
    archive.path.write_bytes(damage)
    record(archive, b"classes of the new run")
    assert archive.is_whole
    assert archive.path.read_bytes() == b"classes of the new run"


def test_only_one_records(tmp_path: Path) -> None:
    archive = archive_for(tmp_path, JAVA_17, "a.jar")
    first = try_recording(archive)
    assert first is not None
    assert archive_options(archive) == ([], None)
    first.finish(keep=False)
    second = try_recording(archive)
    assert second is not None
    second.finish(keep=False)


def test_what_a_killed_broker_wrote_is_thrown_away(tmp_path: Path) -> None:
    archive = archive_for(tmp_path, JAVA_17, "a.jar")
    (tmp_path / f"{archive.path.name}.1.new").write_bytes(b"half")
    options, recording = archive_options(archive)
    assert recording is not None
    Path(options[0].partition("=")[2]).write_bytes(b"half, too")
    recording.finish(keep=False)
    assert [path.suffix for path in tmp_path.iterdir()] == [".lock"]


def test_another_java_or_class_path_has_another_archive(tmp_path: Path) -> None:
    other_build = Java(JAVA_17.path, 17, "17.0.2", "a test")
    paths = {
        archive_for(tmp_path, *fit).path for fit in ((JAVA_17, "a"), (JAVA_17, "b"), (other_build, "a"), (JAVA_25, "a"))
    }
    assert len(paths) == 4
