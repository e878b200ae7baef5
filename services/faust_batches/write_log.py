"""Which offsets of a changelog partition are accounted for: what its owner wrote, and what strangers wrote between."""

from collections.abc import Iterable


class WriteLog:
    """Kept by the owner of one partition, from the offset up to which the local store knows the changelog.

    Kafka gives each record the next offset, so an offset that the owner neither read nor wrote is a stranger's.
    """

    def __init__(self, start: int) -> None:
        self.next = start
        """One past the highest offset accounted for, or known to be a stranger's."""
        self._strangers: list[range] = []
        self._unkept: dict[int, int] = {}
        self._tickets = 0

    def wrote(self, offsets: Iterable[range]) -> int:
        """The owner's records were acknowledged at these offsets; gives a ticket for `kept`."""
        first = self.next
        for written in offsets:
            first = min(first, written.start)
            self._account(written)
        self._tickets += 1
        self._unkept[self._tickets] = first
        return self._tickets

    def kept(self, ticket: int) -> None:
        """The local store has (or is about to get, in the same write batch as `floor`) what the ticket stands for."""
        del self._unkept[ticket]

    def settled(self, strangers: range) -> None:
        """What strangers wrote at these offsets was read and answered."""
        self._account(strangers)

    def strangers(self, end: int) -> list[range]:
        """Offsets below `end`, the log's present end, that are not accounted for."""
        tail = [range(self.next, end)] if end > self.next else []
        return [*self._strangers, *tail]

    @property
    def is_settled(self) -> bool:
        """Whether all that the owner wrote is in the local store too."""
        return not self._unkept

    def floor(self) -> int:
        """The offset that the local store may stand for: everything below it is there or was written over."""
        gaps = (gap.start for gap in self._strangers)
        return min((self.next, *gaps, *self._unkept.values()))

    def _account(self, known: range) -> None:
        if known.start > self.next:
            self._strangers.append(range(self.next, known.start))
        self.next = max(self.next, known.stop)
        self._strangers = [rest for gap in self._strangers for rest in _without(gap, known)]


def _without(gap: range, known: range) -> list[range]:
    before = range(gap.start, min(gap.stop, known.start))
    after = range(max(gap.start, known.stop), gap.stop)
    return [rest for rest in (before, after) if rest]
