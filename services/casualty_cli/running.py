"""Runs the asynchronous part of a command so that Ctrl-C and SIGTERM end it in order."""

import asyncio
import signal
from collections.abc import Coroutine
from typing import Any, TypeVar

import uvloop

T = TypeVar("T")


def run(main: Coroutine[Any, Any, T]) -> T:
    """The result of `main`.

    Raises:
        KeyboardInterrupt: a signal asked for the end; `main` was cancelled and has cleaned up.
    """
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        try:
            return runner.run(_ended_by_sigterm(main))
        except asyncio.CancelledError:
            raise KeyboardInterrupt from None


async def _ended_by_sigterm(main: Coroutine[Any, Any, T]) -> T:
    """SIGTERM cancels `main`, as asyncio's own runner does for Ctrl-C."""
    loop, task = asyncio.get_running_loop(), asyncio.current_task()
    assert task is not None
    before = signal.getsignal(signal.SIGTERM)
    loop.add_signal_handler(signal.SIGTERM, task.cancel)
    try:
        return await main
    finally:
        loop.remove_signal_handler(signal.SIGTERM)
        signal.signal(signal.SIGTERM, before)
