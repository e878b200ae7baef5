import asyncio
import io
import itertools
import os
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casualty_producer.lines import START, Line, LineCutter, Position, await_lines, read_lines

CONTENT = b"one\n\ntwo\nthree\nfour"


def test_blank_lines_are_counted_and_passed_over() -> None:
    lines = [*read_lines(io.BytesIO(b"a\n\n  \r\nb\r\nc"))]

    assert [(line.value, line.end) for line in lines] == [
        (b"a", Position(1, 2)),
        (b"b", Position(4, 10)),
        (b"c", Position(5, 11)),
    ]


@given(st.binary(max_size=40).map(lambda raw: raw.replace(b"\x01", b"\n")), st.lists(st.integers(0, 40), max_size=5))
def test_where_chunks_end_changes_nothing(content: bytes, cuts: list[int]) -> None:
    borders = [0, *sorted(min(cut, len(content)) for cut in cuts), len(content)]
    cutter = LineCutter()
    lines = [line for start, end in itertools.pairwise(borders) for line in cutter.cut(content[start:end])]

    assert [*lines, *cutter.last()] == [*read_lines(io.BytesIO(content))]


async def lines_of(path: Path, after: Position = START) -> list[Line]:
    with path.open("rb") as file:
        return [line async for batch in await_lines(file, after=after) for line in batch]


@pytest.mark.parametrize("index", range(4))
async def test_reading_behind_any_line_gives_the_lines_after_it(index: int, tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(CONTENT)
    lines = await lines_of(path)

    assert lines == [*read_lines(io.BytesIO(CONTENT))]
    assert await lines_of(path, lines[index].end) == lines[index + 1 :]


async def test_a_pipe_gives_its_lines_as_they_come_and_holds_nobody_up() -> None:
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb") as file:
        batches = await_lines(file)
        os.write(writing, b"one\ntw")
        assert [line.value for line in await anext(batches)] == [b"one"]

        waiting = asyncio.create_task(collect(batches))
        await asyncio.sleep(0)
        assert not waiting.done()
        os.write(writing, b"o\nthree")
        os.close(writing)

        assert await waiting == [b"two", b"three"]


async def collect(batches: AsyncIterator[list[Line]]) -> list[bytes]:
    return [line.value async for batch in batches for line in batch]
