"""Both hops over dictionaries: logs, tables and commits as Kafka keeps them, and a process that may end at any step.

What is in a changelog is what a table holds after a restart, so one dictionary stands for both.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from casualty_pipeline.counting import Counting
from casualty_pipeline.dedupe import join_documents
from casualty_pipeline.documents import Readers
from casualty_pipeline.outcomes import Outcome
from casualty_pipeline.partitioning import partition_of
from casualty_pipeline.pipeline import Received, Record, load_tally, read_documents, tally_reports
from casualty_pipeline.registers import join_ledger
from casualty_pipeline.tally.incremental import Delta, Tally
from casualty_schemas.fields import InputTopic
from casualty_worker.reconcile import differences

TIMESTAMP_MS = 1_790_000_000_000
"""Of every record: later than any publication."""

Table = dict[bytes, bytes]
Effect = Callable[[], None]


RESIDENT_DAYS = 1
"""So few that nearly every history has days that leave memory and come back."""


@dataclass(slots=True, eq=False)
class MemoryRecord:
    """A record; `origin` is the input topic that it belongs to (the log's own, or that it was re-homed from)."""

    partition: int
    offset: int
    value: bytes | None
    origin: InputTopic
    key: bytes | None = None
    timestamp: int = TIMESTAMP_MS
    headers: Sequence[tuple[str, bytes | None]] = ()


@dataclass
class World:
    """One deployment. A batch is carried out effect by effect; cut short, the process starts anew."""

    readers: Readers
    partitions: int
    counting: Counting = field(default_factory=Counting)
    logs: dict[tuple[str, int], list[MemoryRecord]] = field(default_factory=lambda: defaultdict(list))
    committed: Counter[tuple[str, int]] = field(default_factory=Counter)
    documents: dict[int, Table] = field(default_factory=lambda: defaultdict(dict))
    ledger: dict[int, Table] = field(default_factory=lambda: defaultdict(dict))
    outputs: dict[tuple[str, int], Table] = field(default_factory=lambda: defaultdict(dict))
    dead: list[Record] = field(default_factory=list)
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    tallies: dict[int, Tally] = field(default_factory=dict)

    def append(self, topic: str, partition: int, value: bytes | None, origin: InputTopic) -> None:
        """Add a record to the end of a log."""
        log = self.logs[topic, partition]
        log.append(MemoryRecord(partition, len(log), value, origin))

    def waiting(self) -> list[tuple[str, int]]:
        """Logs with records that are not committed."""
        return sorted(tp for tp, log in self.logs.items() if len(log) > self.committed[tp])

    def take(self, topic: str, partition: int, most: int, effects: int | None = None) -> None:
        """Read a batch of at most `most` records; with `effects`, end after so many of its effects."""
        first = self.committed[topic, partition]
        batch = self.logs[topic, partition][first : first + most]
        steps = self._second_hop(batch, partition) if topic == "reports" else self._first_hop(batch, topic, partition)
        for number, effect in enumerate(steps):
            if number == effects:
                self._restart()
                return
            effect()
        if effects is not None:
            self._restart()  # everything is done but the commit
            return
        self.committed[topic, partition] += len(batch)

    def rewind(self) -> None:
        """Read the input topics again from their beginning."""
        for tp in self.logs:
            if tp[0] in {"articles", "incidents"}:
                del self.committed[tp]

    def rows(self) -> dict[tuple[str, str], bytes]:
        """The published rows, by topic and key."""
        return {
            (topic, key.decode()): value for (topic, _), table in self.outputs.items() for key, value in table.items()
        }

    def _first_hop(self, batch: list[MemoryRecord], topic: str, partition: int) -> Iterator[Effect]:
        done = read_documents(
            [Received(record.origin, record) for record in batch],
            read_from=topic,
            documents=self.documents[partition].get,
            readers=self.readers,
            partitions=self.partitions,
        )
        self._count(done.outcomes, batch)
        for received, _ in done.dead_letters:
            yield partial(self.dead.append, received.record)
        for received, home in done.rehomed:
            yield partial(self.append, "rehomed", home, received.record.value, received.topic)
        for key, row in done.documents.items():
            joined = join_documents(self.documents[partition].get(key), row)
            assert joined is not None
            yield partial(self.documents[partition].__setitem__, key, joined)
        for region, value in done.reports:
            yield partial(self.append, "reports", partition_of(region.encode(), self.partitions), value, "articles")

    def _second_hop(self, batch: list[MemoryRecord], partition: int) -> Iterator[Effect]:
        done = tally_reports(
            batch, ledger=self.ledger[partition].get, tally=self._tally(partition), partitions=self.partitions
        )
        self._count(done.outcomes, batch)
        yield from (partial(self._publish, partition, *row) for row in _published(done.delta))
        for key, row in done.ledger.items():
            joined = join_ledger(self.ledger[partition].get(key), row)
            assert joined is not None
            yield partial(self.ledger[partition].__setitem__, key, joined)

    def _publish(self, partition: int, topic: str, key: str, value: bytes | None) -> None:
        table = self.outputs[topic, partition]
        if value is None:
            table.pop(key.encode(), None)
        else:
            table[key.encode()] = value

    def _count(self, outcomes: Counter[tuple[Outcome, str]], batch: list[MemoryRecord]) -> None:
        assert outcomes.total() == len(batch), "a record without an outcome, or with two"
        for (outcome, _), records in outcomes.items():
            self.outcomes[outcome] += records

    def _tally(self, partition: int) -> Tally:
        """What was resolved; after a restart it is derived anew, and what is published otherwise is mended."""
        if partition not in self.tallies:
            tally = Tally(self.counting, self.readers.gazetteer.region_name, resident_days=RESIDENT_DAYS)
            self.tallies[partition] = tally
            load_tally(tally, self.ledger[partition])
            derived: dict[str, dict[bytes, bytes | None]] = defaultdict(dict)
            for topic, key, row in _published(tally.rows()):
                derived[topic][key.encode()] = row
            for topic in ("incidents", "regions", "days"):
                for found, mended in differences(dict(self.outputs[topic, partition]).items(), derived[topic]):
                    self._publish(partition, topic, found.decode(), mended)
            for region in {key.partition(b"|")[0].decode() for key in self.ledger[partition]}:
                tally.sleep(region)
        return self.tallies[partition]

    def _restart(self) -> None:
        self.tallies.clear()


def _published(delta: Delta) -> Iterator[tuple[str, str, bytes | None]]:
    yield from (("incidents", key, row) for key, row in delta.incidents)
    yield from (("regions", key, row) for key, row in delta.regions.items())
    yield from (("days", key, row) for key, row in delta.days.items())
