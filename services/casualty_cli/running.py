"""Runs the asynchronous part of a command so that Ctrl-C and SIGTERM end it in order."""

import asyncio
import signal
import threading
from collections.abc import Coroutine
from typing import Any, TypeVar

import uvloop

T = TypeVar("T")


def run(main: Coroutine[Any, Any, T]) -> T:
    """The result of `main`.

    Raises:
        KeyboardInterrupt: a signal asked for the end; `main` was cancelled and has cleaned up.
    """
    terminated = threading.Event()
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        try:
            return runner.run(_ended_by_sigterm(main, terminated))
        except asyncio.CancelledError as error:
            if terminated.is_set():
                raise KeyboardInterrupt from None
            raise RuntimeError("a task was cancelled though nobody asked for the end") from error


async def _ended_by_sigterm(main: Coroutine[Any, Any, T], terminated: threading.Event) -> T:
    """SIGTERM cancels `main`, as asyncio's own runner does for Ctrl-C."""
    loop, task = asyncio.get_running_loop(), asyncio.current_task()
    assert task is not None

    def terminate() -> None:
        terminated.set()
        task.cancel()

    before = signal.getsignal(signal.SIGTERM)
    loop.add_signal_handler(signal.SIGTERM, terminate)
    try:
        return await main
    finally:
        loop.remove_signal_handler(signal.SIGTERM)
        signal.signal(signal.SIGTERM, before)
