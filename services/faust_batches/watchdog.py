"""Ends a process that stood still for so long that others may have taken over its work."""

import threading
import time
from collections.abc import Callable

from faust_batches.process import end_process

TICKS_PER_LIMIT = 10


def boot_clock() -> float:
    """Seconds that go on while the machine sleeps, where the system has such a clock (Linux), else monotonic ones."""
    if hasattr(time, "CLOCK_BOOTTIME"):
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    return time.monotonic()


class Watchdog:
    """A process that was paused for half its session timeout ends before it sends anything more.

    Kafka has no fence for a member of a group that was paused (SIGSTOP, a suspended machine, a starved container) and
    wakes after its partitions were given to another: what it sends then, it sends as a stranger. A thread looks at the
    clock ten times per limit; if the clock jumps by more than the limit between two looks, or before a `check`, the
    process ends.
    """

    def __init__(
        self,
        limit: float,
        *,
        clock: Callable[[], float] = boot_clock,
        end: Callable[[str], object] = end_process,
    ) -> None:
        self._limit = limit
        self._clock = clock
        self._end = end
        self._seen = clock()
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="watchdog", daemon=True)

    def start(self) -> None:
        """Look at the clock from now on."""
        self._seen = self._clock()
        self._thread.start()

    def stop(self) -> None:
        """Look no more."""
        self._stopped.set()

    def check(self) -> None:
        """End the process if it stood still since the last look; called before each request that writes."""
        stood_still = self._clock() - self._seen
        if stood_still > self._limit:
            self._end(
                f"this process stood still for {stood_still:.1f} s, more than half its session timeout "
                f"({self._limit:.1f} s): others may own its partitions by now, so it ends before it sends anything"
            )

    def look(self) -> None:
        """Check, and take note of the time; what the thread does."""
        self.check()
        self._seen = self._clock()

    def _watch(self) -> None:
        while not self._stopped.wait(self._limit / TICKS_PER_LIMIT):
            self.look()
