"""Lines of a file with their place in it, so that errors can be named and publishing can be resumed."""

import asyncio
import os
import stat
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Final

_CHUNK_BYTES: Final = 1 << 18


@dataclass(frozen=True, slots=True)
class Position:
    """Behind a line of a file: its number, counted from 1, and the byte after its newline."""

    line: int
    offset: int


START: Final = Position(0, 0)


@dataclass(frozen=True, slots=True)
class Line:
    """A line that holds something: its bytes without the white space around, and the position behind it."""

    value: bytes
    end: Position


class LineCutter:
    """Cuts what is read into lines. Blank ones are counted and passed over."""

    def __init__(self, after: Position = START) -> None:
        self._number, self._offset = after.line, after.offset
        self._rest = b""

    def cut(self, chunk: bytes) -> Iterator[Line]:
        """The lines that end in this chunk."""
        *whole, self._rest = (self._rest + chunk).split(b"\n")
        for raw in whole:
            yield from self._line(raw, len(raw) + 1)

    def last(self) -> Iterator[Line]:
        """The last line of a file that does not end with a newline."""
        raw, self._rest = self._rest, b""
        if raw:
            yield from self._line(raw, len(raw))

    def _line(self, raw: bytes, size: int) -> Iterator[Line]:
        self._number += 1
        self._offset += size
        value = raw.strip()
        if value:
            yield Line(value, Position(self._number, self._offset))


def read_lines(file: BinaryIO) -> Iterator[Line]:
    """Every line, as soon as it is there."""
    cutter = LineCutter()
    for raw in file:
        yield from cutter.cut(raw)
    yield from cutter.last()


async def await_lines(file: BinaryIO, *, after: Position = START) -> AsyncIterator[list[Line]]:
    """The same in batches, and without holding up the event loop while a pipe or a terminal has nothing yet.

    Args:
        file: nothing was read of it before.
        after: only what lies behind this; anything but the start needs a file that can seek.
    """
    if after.offset:
        file.seek(after.offset)
    cutter = LineCutter(after)
    while chunk := await _read_waiting(file.fileno()) if _may_wait(file) else file.read(_CHUNK_BYTES):
        yield [*cutter.cut(chunk)]
    yield [*cutter.last()]


def _may_wait(file: BinaryIO) -> bool:
    """Whether it can have nothing yet, which plain files never do."""
    mode = os.fstat(file.fileno()).st_mode
    return stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode) or file.isatty()


async def _read_waiting(descriptor: int) -> bytes:
    loop, readable = asyncio.get_running_loop(), asyncio.Event()
    loop.add_reader(descriptor, readable.set)
    try:
        await readable.wait()
    finally:
        loop.remove_reader(descriptor)
    return os.read(descriptor, _CHUNK_BYTES)
