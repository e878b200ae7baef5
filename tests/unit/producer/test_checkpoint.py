from pathlib import Path

import pytest

from casualty_producer.checkpoint import Checkpoint, CheckpointFile, CheckpointKeeper
from casualty_producer.lines import Line, Position
from casualty_producer.window import Window


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "incidents.jsonl"
    path.write_bytes(b"one\ntwo\nthree\n")
    return path


def checkpoint_of(source: Path, *, cluster: str = "c", topic: str = "t") -> CheckpointFile:
    return CheckpointFile(source.parent / "state", cluster=cluster, topic=topic, path=source)


BEHIND_TWO = Checkpoint(position=Position(2, 8), acknowledged=1, refused=1)


def test_what_was_saved_is_found_again(source: Path) -> None:
    checkpoint_of(source).save(BEHIND_TWO)

    found = checkpoint_of(source).load()

    assert (found.position, found.acknowledged, found.refused) == (Position(2, 8), 1, 1)


def test_a_file_that_only_grew_goes_on(source: Path) -> None:
    checkpoint_of(source).save(BEHIND_TWO)
    with source.open("ab") as file:
        file.write(b"four\n")

    assert checkpoint_of(source).load().position == Position(2, 8)


@pytest.mark.parametrize("content", [b"ONE\ntwo\nthree\n", b"one\n", b""])
def test_a_file_with_other_content_starts_anew(source: Path, content: bytes) -> None:
    checkpoint_of(source).save(BEHIND_TWO)
    source.write_bytes(content)

    assert checkpoint_of(source).load() == Checkpoint()


def test_another_cluster_or_topic_starts_anew(source: Path) -> None:
    checkpoint_of(source).save(BEHIND_TWO)

    assert checkpoint_of(source, cluster="other").load() == Checkpoint()
    assert checkpoint_of(source, topic="other").load() == Checkpoint()


def test_a_file_put_in_the_place_of_another_starts_anew(source: Path) -> None:
    checkpoint_of(source).save(BEHIND_TWO)
    other = source.with_suffix(".new")
    other.write_bytes(source.read_bytes())
    other.replace(source)

    assert checkpoint_of(source).load() == Checkpoint()


def test_a_keeper_adds_to_what_was_done_before_and_writes_the_newest_at_the_end(source: Path) -> None:
    file = checkpoint_of(source)
    keeper = CheckpointKeeper(file, Checkpoint(position=Position(1, 4), acknowledged=1))
    window = Window(Position(1, 4))
    window.add(Line(b"two", Position(2, 8)), None)
    window.advance()
    keeper.keep(window)

    keeper.finish()

    found = file.load()
    assert (found.position, found.acknowledged, found.refused) == (Position(2, 8), 1, 1)


def test_no_draft_is_left_behind(source: Path) -> None:
    file = checkpoint_of(source)
    file.save(BEHIND_TWO)

    assert [*file.path.parent.iterdir()] == [file.path]
