"""Lines on their way to Kafka: which are acknowledged, and up to where all of them are."""

import asyncio
from collections import deque
from dataclasses import dataclass
from typing import Final

from aiokafka.errors import KafkaError, KafkaTimeoutError

from casualty_producer.lines import START, Line, Position

MOST_LINES: Final = 50_000
MOST_BYTES: Final = 64 << 20
"""What may be on its way before the reading of lines waits."""


@dataclass(frozen=True, slots=True)
class _Underway:
    end: Position
    size: int
    acknowledgement: "asyncio.Future[object] | None"
    """None: the line was refused and is done."""


class Window:
    """The lines between the first that is not acknowledged and the last that was read, in order.

    `acknowledged` and `refused` count lines, `position` lies behind the last line before which none is missing.

    Args:
        start: the position before the first line.
        patience: seconds to wait for one acknowledgement. The client itself would wait for a broker for ever.
    """

    def __init__(self, start: Position = START, *, patience: float = 30.0) -> None:
        self.position = start
        self._patience = patience
        self.acknowledged = 0
        self.refused = 0
        self._underway: deque[_Underway] = deque()
        self._bytes = 0

    def add(self, line: Line, acknowledgement: "asyncio.Future[object] | None") -> None:
        """Take a line in that was sent, or refused if there is nothing to wait for."""
        self._underway.append(_Underway(line.end, len(line.value), acknowledgement))
        self._bytes += len(line.value)

    @property
    def is_full(self) -> bool:
        """Whether sending should wait."""
        return len(self._underway) >= MOST_LINES or self._bytes >= MOST_BYTES

    def advance(self) -> None:
        """Count what is done from the front.

        Raises:
            KafkaError: the broker did not take the line behind `position`.
        """
        while self._underway and _is_done(self._underway[0]):
            first = self._underway[0]
            if first.acknowledgement is None:
                self.refused += 1
            else:
                first.acknowledgement.result()
                self.acknowledged += 1
            self.position = first.end
            self._bytes -= first.size
            self._underway.popleft()

    async def wait_for_first(self) -> None:
        """Until the first line is acknowledged; raises what `advance` raises, and KafkaTimeoutError past patience."""
        first = self._underway[0].acknowledgement if self._underway else None
        if first is not None:
            done, _ = await asyncio.wait([first], timeout=self._patience)
            if not done:
                raise KafkaTimeoutError(f"no acknowledgement within {self._patience:g} s")
        self.advance()

    async def drain(self) -> None:
        """Until nothing is on its way; raises what `advance` raises."""
        while self._underway:
            await self.wait_for_first()

    def give_up(self) -> int:
        """After an error: count what was acknowledged behind it too, and return how many lines were not."""
        missing = 0
        for each in self._underway:
            if each.acknowledgement is None:
                self.refused += 1
            elif each.acknowledgement.done() and not _failed(each.acknowledgement):
                self.acknowledged += 1
            else:
                missing += 1
        self._underway.clear()
        return missing


def _is_done(underway: _Underway) -> bool:
    return underway.acknowledgement is None or underway.acknowledgement.done()


def _failed(acknowledgement: "asyncio.Future[object]") -> bool:
    return acknowledgement.cancelled() or isinstance(acknowledgement.exception(), KafkaError)
