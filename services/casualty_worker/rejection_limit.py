"""Poison has a limit: a topic of which nearly everything is refused is a mistake of configuration, not of producers."""

from collections import deque
from typing import Final

WINDOW: Final = 10_000
"""Records of a topic over which the ratio is taken."""


class TooManyRejectedError(Exception):
    """The worker stops: nearly everything that it reads of one topic is refused."""


class RejectionLimit:
    """The share of rejected records among the last `WINDOW` of one topic, batch by batch."""

    def __init__(self, topic: str, max_ratio: float) -> None:
        self._topic = topic
        self._max_ratio = max_ratio
        self._batches: deque[tuple[int, int]] = deque()
        self._records = self._rejected = 0

    def add(self, records: int, rejected: int) -> None:
        """Take a batch in that is acknowledged and committed, so that a restart goes on behind it.

        Raises:
            TooManyRejectedError: the window is full and the ratio is past the limit.
        """
        self._batches.append((records, rejected))
        self._records += records
        self._rejected += rejected
        while self._records - self._batches[0][0] >= WINDOW:
            old_records, old_rejected = self._batches.popleft()
            self._records -= old_records
            self._rejected -= old_rejected
        ratio = self._rejected / self._records
        if self._max_ratio and self._records >= WINDOW and ratio > self._max_ratio:
            raise TooManyRejectedError(
                f"{self._rejected:,} of the last {self._records:,} records of {self._topic} were rejected"
                f" ({ratio:.0%}, the limit is {self._max_ratio:.0%}). Their dead letters are written and committed."
                f" Look at them with `casualties dlq list --topic {self._topic}`; mend the producer, or the setting"
                " CASUALTIES_MAX_REJECTED_RATIO (0 turns this off), and start again: the worker goes on where it was."
            )
