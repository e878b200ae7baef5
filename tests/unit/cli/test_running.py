import asyncio
import os
import signal

import pytest

from casualty_cli.running import run


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_lets_the_work_clean_up_and_then_ends_it(number: signal.Signals) -> None:
    cleaned_up: list[bool] = []

    async def work() -> None:
        try:
            os.kill(os.getpid(), number)
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0)
            cleaned_up.append(True)

    handler = signal.getsignal(number)
    with pytest.raises(KeyboardInterrupt):
        run(work())

    assert cleaned_up == [True]
    assert signal.getsignal(number) is handler


def test_a_cancellation_that_nobody_asked_for_is_a_defect_and_no_signal() -> None:
    async def cancelled() -> None:
        raise asyncio.CancelledError

    with pytest.raises(RuntimeError, match="nobody asked"):
        run(cancelled())


def test_the_result_is_handed_back() -> None:
    async def work() -> int:
        return 7

    assert run(work()) == 7
