"""Copies of the template are brokers of their own."""

from pathlib import Path

import pytest

from kafka_local.errors import DataDirectoryError
from kafka_local.template import cluster_id, format_from, new_cluster_id


@pytest.fixture
def template(tmp_path: Path) -> Path:
    """What Kafka's StorageTool leaves."""
    template = tmp_path / "template"
    template.mkdir()
    (template / "meta.properties").write_text("#\n#Mon Nov 23\nnode.id=1\nversion=1\ncluster.id=Original\n")
    (template / "bootstrap.checkpoint").write_bytes(b"\x00\x01")
    (template / "sha256").write_text("sums")
    return template


def test_a_copy_has_all_files_and_its_own_cluster_id(template: Path, tmp_path: Path) -> None:
    format_from(template, tmp_path / "one")
    format_from(template, tmp_path / "two")
    assert {path.name for path in (tmp_path / "one").iterdir()} == {"meta.properties", "bootstrap.checkpoint"}
    assert len({cluster_id(tmp_path / "one"), cluster_id(tmp_path / "two"), "Original"}) == 3
    assert "node.id=1\n" in (tmp_path / "one" / "meta.properties").read_text()


def test_a_copy_that_was_interrupted_is_begun_anew(template: Path, tmp_path: Path) -> None:
    (tmp_path / "one.new").mkdir()
    (tmp_path / "one.new" / "half").write_bytes(b"")
    format_from(template, tmp_path / "one")
    assert not (tmp_path / "one.new").exists()
    assert not (tmp_path / "one" / "half").exists()


def test_a_foreign_directory_is_not_kafkas(tmp_path: Path) -> None:
    with pytest.raises(DataDirectoryError, match="not the data of a Kafka broker"):
        cluster_id(tmp_path)


def test_cluster_ids_are_kafkas_kind() -> None:
    ids = {new_cluster_id() for _ in range(100)}
    assert len(ids) == 100
    assert all(len(i) == 22 and not i.startswith("-") for i in ids)
