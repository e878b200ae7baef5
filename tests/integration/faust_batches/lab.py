"""Topics, records and worker processes for these tests; Kafka is spoken to with librdkafka, not with our own client."""

import secrets
import time
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

from confluent_kafka import (
    Consumer,
    ConsumerGroupTopicPartitions,
    KafkaError,
    KafkaException,
    Message,
    Producer,
    TopicPartition,
)
from confluent_kafka.admin import (  # type: ignore[attr-defined]
    AdminClient,
    AlterConfigOpType,
    ConfigEntry,
    ConfigResource,
    NewTopic,
    OffsetSpec,
    ResourceType,
)
from tests.integration.faust_batches.processes import Worker

T = TypeVar("T")
PATIENCE = 60.0
PARTITIONS = 2
NOT_YET = {KafkaError.COORDINATOR_LOAD_IN_PROGRESS, KafkaError.COORDINATOR_NOT_AVAILABLE, KafkaError.NOT_COORDINATOR}

Sent = tuple[int, bytes, bytes | None]
"""Partition, key, value."""


def eventually(look: Callable[[], T]) -> T:
    """What `look` gives once it is true; fails when it still is not after a minute."""
    deadline = time.monotonic() + PATIENCE
    while not (found := look()):
        assert time.monotonic() < deadline, f"still {found!r} after {PATIENCE:.0f} s"
        time.sleep(0.1)
    return found


def answer(ask: Callable[[], T]) -> T:
    """What a group coordinator answers, asked again while it is loading."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            return ask()
        except KafkaException as error:
            if error.args[0].code() not in NOT_YET or time.monotonic() > deadline:
                raise
        time.sleep(0.1)


def key_of(message: Message) -> bytes:
    key = message.key()
    assert isinstance(key, bytes)
    return key


class Lab:
    """Names of its own on a broker, an app of its own, and workers that end with the test."""

    def __init__(self, bootstrap: str, directory: Path) -> None:
        self.bootstrap = bootstrap
        self.directory = directory
        self.app = f"app-{secrets.token_hex(4)}"
        self.source = f"{self.app}-source"
        self.output = f"{self.app}-output"
        self.changelog = f"{self.app}-rows-changelog"
        self.workers: list[Worker] = []
        self._admin = AdminClient({"bootstrap.servers": bootstrap})
        self._producer = Producer({"bootstrap.servers": bootstrap, "acks": "all"})

    # -- topics

    def create(self, name: str, *, partitions: int = PARTITIONS, **config: str) -> None:
        settings = {key.replace("_", "."): value for key, value in config.items()}
        topic = NewTopic(name, num_partitions=partitions, replication_factor=1, config=settings)
        self._admin.create_topics([topic])[name].result()

    def create_all(self, *, partitions: int = PARTITIONS) -> None:
        self.create(self.source, partitions=partitions)
        self.create(self.output, partitions=partitions)
        self.create(self.changelog, partitions=partitions, cleanup_policy="compact")

    def configure(self, name: str, **config: str) -> None:
        entries = [ConfigEntry(key.replace("_", "."), value) for key, value in config.items()]
        for entry in entries:
            entry.incremental_operation = AlterConfigOpType.SET
        resource = ConfigResource(ResourceType.TOPIC, name, incremental_configs=entries)
        self._admin.incremental_alter_configs([resource])[resource].result()

    def delete(self, name: str) -> None:
        self._admin.delete_topics([name])[name].result()
        eventually(lambda: name not in self._admin.list_topics(timeout=10).topics)

    def delete_records(self, name: str, partition: int, before: int) -> None:
        where = TopicPartition(name, partition, before)
        self._admin.delete_records([where])[where].result()

    # -- records

    def send(self, topic: str, records: Iterable[Sent]) -> None:
        for partition, key, value in records:
            while True:
                try:
                    self._producer.produce(topic, partition=partition, key=key, value=value)
                    break
                except BufferError:
                    self._producer.poll(0.1)
        assert self._producer.flush(PATIENCE) == 0

    def send_in_transaction(self, topic: str, records: Iterable[Sent], *, commit: bool) -> None:
        name = secrets.token_hex(4)
        producer = Producer({"bootstrap.servers": self.bootstrap, "transactional.id": name})
        producer.init_transactions(PATIENCE)
        producer.begin_transaction()
        for partition, key, value in records:
            producer.produce(topic, partition=partition, key=key, value=value)
        producer.flush(PATIENCE)
        if commit:
            producer.commit_transaction(PATIENCE)
        else:
            producer.abort_transaction(PATIENCE)

    def read(self, topic: str) -> list[Message]:
        """All records that the topic holds now."""
        ends = self.ends(topic)
        consumer = Consumer({"bootstrap.servers": self.bootstrap, "group.id": "none", "enable.partition.eof": True})
        consumer.assign([TopicPartition(topic, partition, 0) for partition in ends])
        found: list[Message] = []
        open_partitions = set(ends)
        while open_partitions:
            message = consumer.poll(PATIENCE)
            assert message is not None, f"{topic} cannot be read"
            if message.error() is None:
                found.append(message)
            else:  # the end of a partition
                open_partitions.discard(message.partition())
        consumer.close()
        return found

    def rows(self, topic: str) -> dict[bytes, bytes]:
        """What a compacted topic says: the last value of each key that was not deleted."""
        last = {key_of(message): message.value() for message in self.read(topic)}
        return {key: value for key, value in last.items() if value is not None}

    def copies(self, topic: str) -> Counter[bytes]:
        return Counter(key_of(message) for message in self.read(topic))

    def ends(self, topic: str) -> dict[int, int]:
        partitions = self._admin.list_topics(topic, timeout=10).topics[topic].partitions
        latest = OffsetSpec.latest()  # type: ignore[no-untyped-call]
        asked = {TopicPartition(topic, partition): latest for partition in partitions}
        return {tp.partition: future.result().offset for tp, future in self._admin.list_offsets(asked).items()}

    def committed(self, topic: str) -> dict[int, int]:
        """The group's committed offsets, of partitions that have one."""
        # The admin client's way to ask crashes the process (confluent-kafka 2.16).
        asked = [TopicPartition(topic, partition) for partition in self.ends(topic)]
        consumer = Consumer({"bootstrap.servers": self.bootstrap, "group.id": self.app})
        try:
            found = answer(lambda: consumer.committed(asked, timeout=PATIENCE))
        finally:
            consumer.close()
        return {tp.partition: tp.offset for tp in found if tp.offset >= 0}

    def commit(self, topic: str, partition: int, offset: int) -> None:
        """Set the group's offset, as an operator would, while nobody is in the group."""
        asked = ConsumerGroupTopicPartitions(self.app, [TopicPartition(topic, partition, offset)])
        answer(lambda: self._change_offsets(asked))

    def _change_offsets(self, asked: ConsumerGroupTopicPartitions) -> None:
        self._admin.alter_consumer_group_offsets([asked])[self.app].result()

    # -- workers

    def start(self, name: str = "first", **options: Any) -> Worker:
        """A worker process; one of the same name has the same local files."""
        options = {"source": self.source, "output": self.output} | options
        options |= {"bootstrap": self.bootstrap, "app": self.app, "data_dir": str(self.directory / name)}
        worker = Worker(options, self.directory / f"{name}-{len(self.workers)}.log")
        self.workers.append(worker)
        return worker

    def wait_committed(self, topic: str) -> None:
        """Until the group has committed the end of every partition of the topic that holds anything."""
        ends = {partition: end for partition, end in self.ends(topic).items() if end}
        eventually(lambda: self.committed(topic) == ends)

    def close(self) -> None:
        for worker in self.workers:
            worker.kill()
