"""A process that stood still ends before it sends."""

import pytest

from faust_batches.watchdog import Watchdog, boot_clock


class EndedError(Exception):
    """Stands for the end of the process."""


def end(message: str) -> None:
    raise EndedError(message)


def test_time_that_passes_in_small_steps_is_fine() -> None:
    now = [100.0]
    watchdog = Watchdog(3.0, clock=lambda: now[0], end=end)
    for _ in range(10):
        now[0] += 2.9
        watchdog.check()
        watchdog.look()


def test_a_jump_over_the_limit_ends_the_process_whoever_sees_it_first() -> None:
    now = [100.0]
    watchdog = Watchdog(3.0, clock=lambda: now[0], end=end)
    now[0] += 3.1
    with pytest.raises(EndedError, match=r"stood still for 3\.1 s"):
        watchdog.check()
    with pytest.raises(EndedError):
        watchdog.look()


def test_the_clock_goes_on_while_the_machine_sleeps() -> None:
    assert boot_clock() <= boot_clock()
