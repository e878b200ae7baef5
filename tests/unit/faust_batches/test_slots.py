"""Directories for several processes of one machine."""

from pathlib import Path

import pytest

from faust_batches.errors import DataDirectoryError
from faust_batches.slots import take_slot


def test_each_process_takes_the_first_free_slot(tmp_path: Path) -> None:
    first, second = take_slot(tmp_path), take_slot(tmp_path)
    assert [first.path, second.path] == [tmp_path / "0", tmp_path / "1"]
    first.release()
    assert take_slot(tmp_path).path == tmp_path / "0"


def test_a_root_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    root = tmp_path / "file"
    root.write_text("in the way")
    with pytest.raises(DataDirectoryError, match=str(root)):
        take_slot(root)
