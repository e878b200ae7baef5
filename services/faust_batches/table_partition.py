"""One partition of a bulk table while this process owns it: its local store, its changelog, and their order."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from aiokafka import ConsumerRecord
from faust.types import TP

from faust_batches.errors import NotOwnedError
from faust_batches.publisher import Offsets, Sendable
from faust_batches.store import Row, Store
from faust_batches.write_log import WriteLog

Join = Callable[[bytes | None, bytes | None], bytes | None]
"""The value that stands when one was there and another is found: for registers that only rise, the greater version."""
Rows = Mapping[bytes, bytes | None] | Sequence[Row]
"""What to write, in order; no value deletes."""


class Sends(Protocol):
    """The part of the publisher that tables use."""

    async def send(self, topic: str, partition: int, records: Iterable[Sendable]) -> Offsets:
        """Publish records in order; returns once Kafka has them."""


class Reads(Protocol):
    """The part of the changelog reader that tables use."""

    def read(self, spans: Mapping[TP, range]) -> AsyncIterator[tuple[TP, list[ConsumerRecord]]]:
        """All records within these offsets."""

    async def ends(self, partitions: Collection[TP]) -> dict[TP, int]:
        """One past the last offset of each log."""


class Written(NamedTuple):
    """Rows that the changelog has and the local store does not have yet."""

    partition: int
    rows: Sequence[Row]
    log: WriteLog
    ticket: int


@dataclass(frozen=True, slots=True)
class Mended:
    """What strangers had written and was written over: how many records, and keys whose own value a join changed."""

    records: int
    changed: frozenset[bytes]


class TablePartition:
    """Publishes first, keeps after, and mends what strangers wrote."""

    def __init__(self, tp: TP, store: Store, join: Join | None) -> None:
        self.tp = tp
        self.store = store
        self._join = join
        self._log: WriteLog | None = None
        self._publishing = asyncio.Lock()

    async def publish(self, rows: Rows, sender: Sends) -> Written:
        """Send rows to the changelog; returns once all are acknowledged. One publication at a time."""
        async with self._publishing:
            return await self._publish(rows, sender)

    async def _publish(self, rows: Rows, sender: Sends) -> Written:
        pairs = tuple(rows.items() if isinstance(rows, Mapping) else rows)
        log = self._recovered_log()
        sent = await sender.send(*self.tp, [(key, value, (), None) for key, value in pairs]) if pairs else ()
        return Written(self.tp.partition, pairs, log, log.wrote(sent))

    def keep(self, written: Written) -> None:
        """Write published rows to the local store, with the offset that it stands for then, in one write batch.

        Raises:
            NotOwnedError: the rows were published before this partition was given up and taken over again.
        """
        if written.log is not self._log:
            raise NotOwnedError(f"{self.tp}: rows were published under an earlier ownership, and are not kept")
        self._log.kept(written.ticket)
        if written.rows:
            self.store.write(written.rows, self._log.floor())

    def _recovered_log(self) -> WriteLog:
        if self._log is None:
            raise NotOwnedError(f"{self.tp}: not recovered yet")
        return self._log

    # -- recovery

    def apply(self, records: Sequence[ConsumerRecord]) -> None:
        """Take over what the changelog says, in one write batch."""
        if records:
            self.store.write(self._rows(records), records[-1].offset + 1)

    def recovered(self, end: int) -> None:
        """The changelog was read up to its end."""
        if self.store.offset != end:
            self.store.write((), end)
        self._log = WriteLog(end)

    def _rows(self, records: Sequence[ConsumerRecord]) -> Iterable[Row]:
        if self._join is None:
            return ((record.key, record.value) for record in records)
        return self._joined(records, self._join).items()

    def _joined(self, records: Sequence[ConsumerRecord], join: Join) -> dict[bytes, bytes | None]:
        keys = list({record.key for record in records})
        rows = dict(zip(keys, self.store.get_many(keys), strict=True))
        for record in records:
            rows[record.key] = join(rows[record.key], record.value)
        return rows

    # -- one writer

    def strangers(self, end: int) -> list[range]:
        """Offsets below `end`, the log's present end, that this owner did not write; none before it is recovered."""
        return [] if self._log is None else self._log.strangers(end)

    @property
    def is_settled(self) -> bool:
        """Whether this partition is recovered and all that was published is kept."""
        return self._log is not None and self._log.is_settled

    def touch(self) -> None:
        """Note in the local store that it is current."""
        self.store.write((), self._recovered_log().floor())

    async def mend(self, *, reader: Reads, sender: Sends, is_owner: Callable[[], Awaitable[bool]]) -> Mended:
        """Read what strangers wrote and write this owner's own values over it; nothing if there are none.

        Looks again while nothing is being published: what seemed a stranger's was mostly the owner's own. Rows that are
        published and not kept yet belong to someone who will go on in a moment, so mending waits for the next time.
        """
        mended = Mended(0, frozenset())
        async with self._publishing:
            end = (await reader.ends([self.tp]))[self.tp]
            if self.is_settled and self.strangers(end) and await is_owner():
                for span in self.strangers(end):
                    mended = await self._mend(span, mended, reader, sender)
        return mended

    async def _mend(self, span: range, before: Mended, reader: Reads, sender: Sends) -> Mended:
        records = [record async for _, some in reader.read({self.tp: span}) for record in some]
        keys = list(dict.fromkeys(record.key for record in records))
        own = dict(zip(keys, self.store.get_many(keys), strict=True))
        rows = own if self._join is None else self._joined(records, self._join)
        written = await self._publish(rows, sender)
        written.log.settled(span)
        self.keep(written)
        changed = {key for key in keys if rows[key] != own[key]}
        return Mended(before.records + len(records), before.changed | changed)
