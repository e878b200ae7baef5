"""Poison has a limit: a topic of which nearly everything is refused is a mistake of configuration, not of producers."""

import asyncio
from collections import deque
from typing import Final

from faust_batches.app import BatchApp
from faust_batches.batch import Batch
from faust_batches.process import end_process

WINDOW: Final = 10_000
"""Records of a topic over which the ratio is taken."""

EXIT_TOO_MANY_REJECTED: Final = 1
LOOK_EVERY_SECONDS: Final = 0.1


class RejectionLimit:
    """The share of rejected records among the last `WINDOW` of one topic, batch by batch."""

    def __init__(self, topic: str, max_ratio: float) -> None:
        self._topic = topic
        self._max_ratio = max_ratio
        self._batches: deque[tuple[int, int]] = deque()
        self._records = self._rejected = 0

    def add(self, records: int, rejected: int) -> str | None:
        """Take a batch in; a sentence for people if the window is full and the ratio past the limit."""
        self._batches.append((records, rejected))
        self._records += records
        self._rejected += rejected
        while self._records - self._batches[0][0] >= WINDOW:
            old_records, old_rejected = self._batches.popleft()
            self._records -= old_records
            self._rejected -= old_rejected
        ratio = self._rejected / self._records
        if not self._max_ratio or self._records < WINDOW or ratio <= self._max_ratio:
            return None
        return (
            f"{self._rejected:,} of the last {self._records:,} records of {self._topic} were rejected"
            f" ({ratio:.0%}, the limit is {self._max_ratio:.0%}). Their dead letters are written and committed."
            f" Look at them with `casualties dlq list --topic {self._topic}`; mend the producer, or the setting"
            " CASUALTIES_MAX_REJECTED_RATIO (0 turns this off), and start again: the worker goes on where it was."
        )


class RejectionGuard:
    """Stops the worker past the limit, once the batches that led there are committed: each restart goes on."""

    def __init__(self, app: BatchApp, topic: str, max_ratio: float) -> None:
        self._app = app
        self._limit = RejectionLimit(topic, max_ratio)
        self._stopping: asyncio.Task[None] | None = None

    def look_at(self, batch: Batch, rejected: int) -> None:
        """Take a batch in whose effects are acknowledged."""
        sentence = self._limit.add(len(batch), rejected)
        if sentence is not None and self._stopping is None:
            self._stopping = asyncio.create_task(self._stop(batch, sentence))

    async def _stop(self, batch: Batch, sentence: str) -> None:
        while self._is_uncommitted(batch):  # noqa: ASYNC110 - no event says so
            await asyncio.sleep(LOOK_EVERY_SECONDS)
        end_process(sentence, code=EXIT_TOO_MANY_REJECTED)

    def _is_uncommitted(self, batch: Batch) -> bool:
        # A partition that was given up meanwhile is not there any more: it was committed before.
        committed = self._app.snapshot().committed.get(batch.tp)
        return committed is not None and committed <= batch.last_offset
