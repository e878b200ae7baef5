"""`casualties replay`: the final rows of a set of messages, with no Kafka."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from casualty_cli.files import Sources, name_of, opened
from casualty_cli.output import Json, print_row, say

if TYPE_CHECKING:
    from casualty_pipeline.replay import Message


def replay(files: Sources, *, json: Json = False) -> None:  # noqa: ARG001 - it always prints JSON Lines
    """Read lines {topic, key, value} and print the rows that all three output topics end with, from scratch."""
    from casualty_cli.errors import ExitCode
    from casualty_pipeline.documents import Readers
    from casualty_pipeline.locate.gazetteer import load_gazetteer
    from casualty_pipeline.replay import replay as replay_messages
    from casualty_settings.readers import load_reader
    from casualty_settings.settings import load_settings

    settings = load_settings()
    readers = Readers(load_reader(settings.extractor), load_gazetteer(), settings.max_message_bytes)
    refused: list[str] = []
    messages = (message for path in files for message in _messages(path, refused))
    for row in replay_messages(messages, readers=readers, counting=settings.counting):
        print_row(row.topic, row.key, row.value)
    if refused:
        raise typer.Exit(ExitCode.FAILED)


def _messages(path: Path, refused: list[str]) -> "Iterator[Message]":
    """The records of a file. Lines that are none are told and noted; a message that cannot be read gives nothing."""
    from casualty_cli.replay_lines import LineError, parse_record
    from casualty_producer.lines import read_lines

    with opened(path) as file:
        for line in read_lines(file):
            try:
                yield parse_record(line.value)
            except LineError as error:
                place = f"{name_of(path)}:{line.end.line}"
                refused.append(place)
                say(f"{place}: {error}")
