"""What is in flight and what may be committed: exact offsets, partition by partition, of one generation at a time."""

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field

from faust.types import TP

from faust_batches.batch import Batch

NO_GENERATION = -1


@dataclass(slots=True)
class _Partition:
    committed: int
    done: int
    waiting: deque[Batch] = field(default_factory=deque)
    acknowledged: set[Batch] = field(default_factory=set)

    def settle(self) -> list[Batch]:
        settled = []
        while self.waiting and self.waiting[0] in self.acknowledged:
            batch = self.waiting.popleft()
            self.acknowledged.discard(batch)
            self.done = batch.last_offset + 1
            settled.append(batch)
        return settled


class OffsetTracker:
    """Knows every batch between fetch and acknowledgement.

    The offset to commit is one past the last batch before which all are acknowledged: holes that compaction or
    transaction markers left do not matter. Whatever was not added since `start` is unknown, so an acknowledgement of an
    earlier generation, or of a partition that is no longer owned, changes nothing.
    """

    def __init__(self) -> None:
        self.generation = NO_GENERATION
        self.bytes_in_flight = 0
        self._partitions: dict[TP, _Partition] = {}
        self._begun: dict[Batch, float] = {}

    def start(self, generation: int, offsets: Mapping[TP, int]) -> None:
        """Own these partitions from now on, from these offsets."""
        self.forget()
        self.generation = generation
        self._partitions = {tp: _Partition(committed=offset, done=offset) for tp, offset in offsets.items()}

    def forget(self) -> None:
        """Own nothing."""
        self.generation = NO_GENERATION
        self.bytes_in_flight = 0
        self._partitions = {}
        self._begun = {}

    @property
    def partitions(self) -> frozenset[TP]:
        """The partitions owned."""
        return frozenset(self._partitions)

    @property
    def begun(self) -> Mapping[Batch, float]:
        """Batches in their handlers, each with the time it was begun at."""
        return self._begun

    @property
    def records_in_flight(self) -> int:
        """Records fetched and not yet acknowledged in order."""
        return sum(len(batch) for each in self._partitions.values() for batch in each.waiting)

    def batches_in_flight(self, tp: TP) -> int:
        """Batches of a partition fetched and not yet acknowledged in order."""
        return len(self._partitions[tp].waiting)

    def add(self, batch: Batch) -> bool:
        """Take note of a fetched batch; False (and not taken) if it does not follow what is known of its partition."""
        mine = self._partitions.get(batch.tp)
        if mine is None or batch.generation != self.generation:
            return False
        expected = mine.waiting[-1].last_offset + 1 if mine.waiting else mine.done
        if batch.first_offset < expected:
            return False
        mine.waiting.append(batch)
        self.bytes_in_flight += batch.size
        return True

    def pass_over(self, tp: TP, position: int) -> None:
        """No record lies before `position`: it may be committed, unless a batch of the partition is in flight."""
        mine = self._partitions.get(tp)
        if mine is not None and not mine.waiting:
            mine.done = max(mine.done, position)

    def begin(self, batch: Batch, now: float) -> bool:
        """A handler is about to take the batch; False if it must not, for the batch is no longer this process's."""
        mine = self._partitions.get(batch.tp)
        if mine is None or batch not in mine.waiting or batch in self._begun:
            return False
        self._begun[batch] = now
        return True

    def ack(self, batch: Batch) -> bool:
        """The batch's effects are durable; False if it was not begun in this generation."""
        if self._begun.pop(batch, None) is None:
            return False
        mine = self._partitions[batch.tp]
        mine.acknowledged.add(batch)
        self.bytes_in_flight -= sum(settled.size for settled in mine.settle())
        return True

    def abandon(self, batch: Batch) -> None:
        """The handler gave up: the batch is in nobody's hands and is never committed."""
        self._begun.pop(batch, None)

    def committable(self) -> dict[TP, int]:
        """Offsets that may be committed and are not yet."""
        return {tp: mine.done for tp, mine in self._partitions.items() if mine.done > mine.committed}

    def committed(self, offsets: Mapping[TP, int]) -> None:
        """These offsets were committed."""
        for tp, offset in offsets.items():
            if (mine := self._partitions.get(tp)) is not None:
                mine.committed = max(mine.committed, offset)

    def committed_offsets(self) -> dict[TP, int]:
        """The last committed offset of each owned partition; where there is none, the offset that reading began at."""
        return {tp: mine.committed for tp, mine in self._partitions.items()}
