"""Workers that share a directory never share a slot, and a freed slot is taken again."""

from pathlib import Path

from casualty_worker.slots import take_slot


def test_each_worker_has_its_own_slot_and_a_freed_one_is_taken_first(tmp_path: Path) -> None:
    first, second = take_slot(tmp_path), take_slot(tmp_path)
    assert first.path == tmp_path / "worker-0"
    assert second.path == tmp_path / "worker-1"
    first.lock.release()
    assert take_slot(tmp_path).path == first.path
