"""The log is for people and machines, and never holds what messages say."""

import json
import logging
from collections.abc import Iterator

import pytest

from casualty_settings.settings import load_settings
from casualty_worker.logs import log_to_stderr


@pytest.fixture(autouse=True)
def logging_as_before() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:], root.level = handlers, level


def test_an_error_is_one_line_with_its_frames_and_without_values(capsys: pytest.CaptureFixture[str]) -> None:
    log_to_stderr(load_settings(log_format="json"))
    text_of_a_message = "Three people were killed"
    try:
        raise ValueError("refused") if text_of_a_message else AssertionError
    except ValueError:
        logging.getLogger("test").exception("could not")
    [line] = capsys.readouterr().err.splitlines()
    said = json.loads(line)
    assert said["event"] == "could not"
    assert said["level"] == "error"
    [error] = said["exception"]
    assert (error["exc_type"], error["exc_value"]) == ("ValueError", "refused")
    assert error["frames"][0]["filename"].endswith("test_logs.py")
    assert text_of_a_message not in line
