import asyncio
from typing import Any

import pytest
from aiokafka.errors import KafkaTimeoutError

from casualty_producer.lines import Line, Position
from casualty_producer.window import MOST_BYTES, MOST_LINES, Window


def filled(lines: int) -> tuple[Window, "list[asyncio.Future[Any]]"]:
    window = Window()
    futures: list[asyncio.Future[Any]] = [asyncio.get_running_loop().create_future() for _ in range(lines)]
    for number, future in enumerate(futures, start=1):
        window.add(Line(b"x", Position(number, number * 2)), future)
    return window, futures


async def test_only_lines_before_the_first_gap_move_the_position() -> None:
    window, futures = filled(3)
    futures[0].set_result("ok")
    futures[2].set_result("ok")

    window.advance()

    assert (window.position, window.acknowledged) == (Position(1, 2), 1)
    assert window.give_up() == 1
    assert window.acknowledged == 2
    assert window.position == Position(1, 2)


async def test_refused_lines_are_done_without_waiting() -> None:
    window = Window()
    window.add(Line(b"x", Position(1, 2)), None)

    await window.drain()

    assert (window.refused, window.acknowledged, window.position) == (1, 0, Position(1, 2))


async def test_a_failed_line_raises_and_is_not_counted() -> None:
    window, futures = filled(2)
    futures[0].set_exception(KafkaTimeoutError())
    futures[1].set_result("ok")

    with pytest.raises(KafkaTimeoutError):
        await window.drain()

    assert window.give_up() == 1
    assert (window.acknowledged, window.position.line) == (1, 0)


async def test_drain_waits_for_everything() -> None:
    window, futures = filled(2)
    draining = asyncio.create_task(window.drain())
    await asyncio.sleep(0)
    futures[1].set_result("ok")
    await asyncio.sleep(0)
    assert not draining.done()
    futures[0].set_result("ok")

    await draining

    assert window.acknowledged == 2


async def test_a_line_that_is_never_acknowledged_is_not_waited_for_without_end() -> None:
    window = Window(patience=0)
    window.add(Line(b"x", Position(1, 2)), asyncio.get_running_loop().create_future())

    with pytest.raises(KafkaTimeoutError, match="no acknowledgement within 0 s"):
        await window.drain()

    assert window.give_up() == 1


async def test_a_window_is_full_by_lines_or_by_bytes() -> None:
    by_lines, by_bytes = Window(), Window()
    for number in range(MOST_LINES):
        assert not by_lines.is_full
        by_lines.add(Line(b"", Position(number, number)), None)
    by_bytes.add(Line(bytes(MOST_BYTES), Position(1, MOST_BYTES)), None)

    assert by_lines.is_full
    assert by_bytes.is_full
    by_bytes.advance()
    assert not by_bytes.is_full
