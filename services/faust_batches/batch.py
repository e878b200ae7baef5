"""A batch: records of one fetch of one partition, in order, handed to a handler as one thing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import overload

from aiokafka import ConsumerRecord
from faust.types import TP
from typing_extensions import override


@dataclass(frozen=True, slots=True, eq=False)
class Batch(Sequence[ConsumerRecord]):
    """At least one record; `size` counts the bytes of keys and values. Two batches are the same only by identity."""

    tp: TP
    records: Sequence[ConsumerRecord]
    size: int
    generation: int
    """The group's generation in which it was fetched."""

    @property
    def topic(self) -> str:
        """The topic that the records were read from."""
        return self.tp.topic

    @property
    def partition(self) -> int:
        """The partition that the records were read from."""
        return self.tp.partition

    @property
    def first_offset(self) -> int:
        """The offset of the first record."""
        return int(self.records[0].offset)

    @property
    def last_offset(self) -> int:
        """The offset of the last record; the offset to commit is one more."""
        return int(self.records[-1].offset)

    @override
    def __len__(self) -> int:
        return len(self.records)

    @override
    def __iter__(self) -> Iterator[ConsumerRecord]:
        return iter(self.records)

    @overload
    def __getitem__(self, index: int) -> ConsumerRecord: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[ConsumerRecord]: ...
    @override
    def __getitem__(self, index: int | slice) -> ConsumerRecord | Sequence[ConsumerRecord]:
        found: ConsumerRecord | Sequence[ConsumerRecord] = self.records[index]
        return found

    @override
    def __repr__(self) -> str:
        return f"{self.topic}[{self.partition}] offsets {self.first_offset}-{self.last_offset} ({len(self)} records)"


def record_size(record: ConsumerRecord) -> int:
    """Bytes of key and value; aiokafka gives -1 where there is none."""
    size: int = max(0, record.serialized_key_size) + max(0, record.serialized_value_size)
    return size


def cut(
    records: Sequence[ConsumerRecord], *, max_records: int, max_bytes: int
) -> Iterator[tuple[Sequence[ConsumerRecord], int]]:
    """Runs of at most `max_records` and `max_bytes`, each with its size; a larger record goes alone."""
    start = size = 0
    for index, record in enumerate(records):
        more = record_size(record)
        if index > start and (index - start >= max_records or size + more > max_bytes):
            yield records[start:index], size
            start, size = index, 0
        size += more
    if start < len(records):
        yield records[start:], size
