"""The time for which the group cannot have given this process's partitions to another."""

import asyncio
from collections.abc import Callable

from faust_batches.watchdog import boot_clock

LOOK_AGAIN = 0.02


class Lease:
    """Runs for a session timeout from the moment in which the last heartbeat that the coordinator answered was sent.

    The coordinator expels a member that it has not heard of for the session timeout, and no sooner. While the lease
    runs, nobody else can own this process's partitions; when it has run out, somebody may, so whoever sends waits for
    the next heartbeat that succeeds. Renewed in the consumer's thread, asked in the main one.
    """

    def __init__(self, seconds: float, *, clock: Callable[[], float] = boot_clock) -> None:
        self._seconds = seconds
        self._clock = clock
        self._until = clock()

    def now(self) -> float:
        """The time by the lease's clock."""
        return self._clock()

    def renew(self, sent_at: float) -> None:
        """A heartbeat that was sent then was answered: this process is a member of the group."""
        self._until = max(self._until, sent_at + self._seconds)

    def is_running(self) -> bool:
        """Whether nobody else can own this process's partitions now."""
        return self._clock() < self._until

    async def running(self) -> None:
        """Return, in the same step in which it is found to run."""
        while not self.is_running():  # noqa: ASYNC110 - time runs out by itself, and another thread renews it
            await asyncio.sleep(LOOK_AGAIN)
