"""One partition of a table: publish, keep, recover, mend."""

import asyncio
from collections.abc import AsyncIterator, Collection, Iterable, Mapping

import pytest
from aiokafka import ConsumerRecord
from faust.types import TP
from tests.unit.faust_batches.records import record

from faust_batches.errors import NotOwnedError
from faust_batches.publisher import Offsets, Sendable
from faust_batches.store import MemoryStore
from faust_batches.table_partition import Join, TablePartition

CHANGELOG = TP("changelog", 3)


def greater(old: bytes | None, new: bytes | None) -> bytes | None:
    return max((each for each in (old, new) if each is not None), default=None)


class FakeLog:
    """A changelog partition: a sender for the owner and for strangers, and a reader."""

    def __init__(self) -> None:
        self.records: list[ConsumerRecord] = []
        self.fails = False

    def append(self, *rows: tuple[bytes, bytes | None]) -> None:
        for key, value in rows:
            self.records.append(record(len(self.records), key=key, value=value))

    async def send(self, topic: str, partition: int, records: Iterable[Sendable]) -> Offsets:
        assert (topic, partition) == CHANGELOG
        if self.fails:
            raise ConnectionError("no broker")
        rows = [(key or b"", value) for key, value, _, _ in records]
        start = len(self.records)
        await asyncio.sleep(0)
        self.append(*rows)
        return (range(start, start + len(rows)),)

    async def read(self, spans: Mapping[TP, range]) -> AsyncIterator[tuple[TP, list[ConsumerRecord]]]:
        for tp, span in spans.items():
            yield tp, self.records[span.start : span.stop]

    async def ends(self, partitions: Collection[TP]) -> dict[TP, int]:
        return dict.fromkeys(partitions, len(self.records))

    def latest(self) -> dict[bytes, bytes]:
        last = {each.key: each.value for each in self.records}
        return {key: value for key, value in last.items() if value is not None}


@pytest.fixture
def log() -> FakeLog:
    return FakeLog()


async def yes() -> bool:
    return True


async def no() -> bool:
    return False


def recovered(log: FakeLog, *, join: Join | None = None) -> TablePartition:
    partition = TablePartition(CHANGELOG, MemoryStore(), join)
    partition.apply(log.records)
    partition.recovered(len(log.records))
    return partition


async def test_the_local_store_has_rows_only_after_keep(log: FakeLog) -> None:
    mine = recovered(log)
    written = await mine.publish({b"a": b"1", b"b": None}, log)
    assert log.latest() == {b"a": b"1"}
    assert dict(mine.store.items()) == {}
    assert mine.store.offset == 0
    mine.keep(written)
    assert dict(mine.store.items()) == {b"a": b"1"}
    assert mine.store.offset == 2


async def test_rows_may_be_a_sequence_with_repeated_keys(log: FakeLog) -> None:
    mine = recovered(log)
    mine.keep(await mine.publish([(b"a", b"1"), (b"a", b"2")], log))
    assert dict(mine.store.items()) == {b"a": b"2"}
    assert len(log.records) == 2


async def test_a_publication_that_fails_leaves_the_local_store_as_it_was(log: FakeLog) -> None:
    mine = recovered(log)
    log.fails = True
    with pytest.raises(ConnectionError):
        await mine.publish({b"a": b"1"}, log)
    assert dict(mine.store.items()) == {}
    assert mine.store.offset == 0
    assert mine.is_settled


async def test_nothing_is_sent_for_no_rows(log: FakeLog) -> None:
    mine = recovered(log)
    mine.keep(await mine.publish({}, log))
    assert log.records == []
    assert mine.is_settled


async def test_the_store_never_stands_for_rows_that_it_does_not_have(log: FakeLog) -> None:
    mine = recovered(log)
    first = await mine.publish({b"a": b"1"}, log)
    second = await mine.publish({b"b": b"2"}, log)
    mine.keep(second)
    assert mine.store.offset == 0
    mine.keep(first)
    assert mine.store.offset == 2


async def test_publications_at_the_same_time_wait_for_one_another(log: FakeLog) -> None:
    mine = recovered(log)
    for written in await asyncio.gather(*(mine.publish({b"%d" % n: b"x"}, log) for n in range(20))):
        mine.keep(written)
    assert mine.strangers(len(log.records)) == []
    assert mine.store.offset == 20


async def test_nothing_is_published_before_recovery_or_kept_after_another_one(log: FakeLog) -> None:
    early = TablePartition(CHANGELOG, MemoryStore(), None)
    assert early.strangers(5) == []
    with pytest.raises(NotOwnedError):
        await early.publish({b"a": b"1"}, log)
    mine = recovered(log)
    written = await mine.publish({b"a": b"1"}, log)
    with pytest.raises(NotOwnedError):
        recovered(log).keep(written)


def test_recovery_takes_the_last_row_of_each_key(log: FakeLog) -> None:
    log.append((b"a", b"1"), (b"b", b"1"), (b"a", b"2"), (b"b", None))
    mine = recovered(log)
    assert dict(mine.store.items()) == {b"a": b"2"}
    assert mine.store.offset == 4


def test_recovery_joins_what_it_finds(log: FakeLog) -> None:
    log.append((b"a", b"1"), (b"a", b"7"), (b"a", b"2"), (b"b", None))
    assert dict(recovered(log, join=greater).store.items()) == {b"a": b"7"}


def test_recovery_that_ends_before_the_logs_end_stands_for_the_end() -> None:
    partition = TablePartition(CHANGELOG, MemoryStore(), None)
    partition.apply([record(4, key=b"a")])
    partition.recovered(9)
    assert partition.store.offset == 9
    assert partition.strangers(9) == []


async def test_strangers_rows_are_written_over_with_ones_own(log: FakeLog) -> None:
    mine = recovered(log)
    mine.keep(await mine.publish({b"a": b"mine", b"b": b"mine"}, log))
    log.append((b"a", b"theirs"), (b"c", b"theirs"))
    mine.keep(await mine.publish({b"d": b"mine"}, log))
    log.append((b"b", None))
    mended = await mine.mend(reader=log, sender=log, is_owner=yes)
    assert (mended.records, mended.changed) == (3, frozenset())
    assert log.latest() == dict(mine.store.items()) == {b"a": b"mine", b"b": b"mine", b"d": b"mine"}
    assert mine.store.offset == len(log.records)
    assert mine.strangers(len(log.records)) == []


async def test_strangers_rows_are_joined_with_ones_own(log: FakeLog) -> None:
    mine = recovered(log, join=greater)
    mine.keep(await mine.publish({b"a": b"5", b"b": b"5"}, log))
    log.append((b"a", b"3"), (b"b", b"7"), (b"b", b"6"), (b"c", b"1"))
    mended = await mine.mend(reader=log, sender=log, is_owner=yes)
    assert (mended.records, mended.changed) == (4, frozenset({b"b", b"c"}))
    assert log.latest() == dict(mine.store.items()) == {b"a": b"5", b"b": b"7", b"c": b"1"}


async def test_who_is_not_the_owner_any_more_mends_nothing(log: FakeLog) -> None:
    mine = recovered(log)
    mine.keep(await mine.publish({b"a": b"old"}, log))
    log.append((b"a", b"the new owner's"))
    assert (await mine.mend(reader=log, sender=log, is_owner=no)).records == 0
    assert log.latest() == {b"a": b"the new owner's"}


async def test_nothing_is_mended_between_publishing_and_keeping(log: FakeLog) -> None:
    """The local store still has the old row, which must not be written over the one just published."""
    mine = recovered(log)
    mine.keep(await mine.publish({b"a": b"old"}, log))
    written = await mine.publish({b"a": b"new"}, log)
    log.append((b"a", b"theirs"))
    assert (await mine.mend(reader=log, sender=log, is_owner=yes)).records == 0
    mine.keep(written)
    assert (await mine.mend(reader=log, sender=log, is_owner=yes)).records == 1
    assert log.latest() == {b"a": b"new"}


async def test_ones_own_records_on_their_way_are_not_mended(log: FakeLog) -> None:
    mine = recovered(log)
    mine.keep(await mine.publish({b"a": b"old"}, log))

    async def change() -> None:
        mine.keep(await mine.publish({b"a": b"new"}, log))

    await asyncio.gather(change(), mine.mend(reader=log, sender=log, is_owner=yes))
    assert log.latest() == dict(mine.store.items()) == {b"a": b"new"}
    assert len(log.records) == 2


async def test_a_crash_before_mending_recovers_what_the_changelog_says(log: FakeLog) -> None:
    mine = recovered(log)
    mine.keep(await mine.publish({b"a": b"mine"}, log))
    log.append((b"a", b"theirs"))
    mine.keep(await mine.publish({b"b": b"mine"}, log))
    assert mine.store.offset == 1  # not past what the stranger wrote
    again = TablePartition(CHANGELOG, mine.store, None)
    again.apply(log.records[1:])
    again.recovered(len(log.records))
    assert dict(again.store.items()) == log.latest() == {b"a": b"theirs", b"b": b"mine"}
