"""Lines of a file with their place in it, so that errors can be named and publishing can be resumed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final


@dataclass(frozen=True, slots=True)
class Position:
    """Behind a line of a file: its number, counted from 1, and the byte after its newline."""

    line: int
    offset: int


START: Final = Position(0, 0)


@dataclass(frozen=True, slots=True)
class Line:
    """A line that holds something: its bytes without the newline, and the position behind it."""

    value: bytes
    end: Position


def read_lines(file: BinaryIO, *, after: Position = START) -> Iterator[Line]:
    """Every line behind `after` that is not blank; blank ones are counted. `after` needs a file that can seek."""
    if after.offset:
        file.seek(after.offset)
    number, offset = after.line, after.offset
    for raw in file:
        number += 1
        offset += len(raw)
        value = raw.strip()
        if value:
            yield Line(value, Position(number, offset))
