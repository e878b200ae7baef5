"""confluent-kafka as other teams use it: librdkafka, with its own idea of where a key belongs."""

from collections.abc import Iterable
from dataclasses import dataclass

from confluent_kafka import OFFSET_BEGINNING, Consumer, KafkaError, KafkaException, Message, Producer, TopicPartition

Headers = list[tuple[str, str | bytes | None]]
PATIENCE_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Sent:
    """A message to publish."""

    value: bytes | None
    key: bytes | None = None
    headers: Headers | None = None


def publish(bootstrap: str, topic: str, messages: Iterable[Sent], **config: str | int) -> list[int]:
    """Publish in order and wait for every acknowledgement; the partitions that the messages went to."""
    partitions: list[int] = []

    def delivered(error: KafkaError | None, message: Message) -> None:
        if error is not None:
            raise KafkaException(error)
        partition = message.partition()
        assert partition is not None
        partitions.append(partition)

    producer = Producer({"bootstrap.servers": bootstrap, "acks": "all", **_dotted(config)})
    for message in messages:
        producer.produce(topic, message.value, message.key, headers=message.headers or [], on_delivery=delivered)
    assert producer.flush(PATIENCE_SECONDS) == 0, "not every message was acknowledged"
    return partitions


def read_all(bootstrap: str, topic: str, **config: str | int) -> list[Message]:
    """Every message that lies in a topic now, partition by partition."""
    consumer = Consumer(
        {"bootstrap.servers": bootstrap, "group.id": "not-used", "enable.partition.eof": True, **_dotted(config)}
    )
    try:
        partitions = consumer.list_topics(topic, PATIENCE_SECONDS).topics[topic].partitions
        consumer.assign([TopicPartition(topic, partition, OFFSET_BEGINNING) for partition in partitions])
        return _read_to_the_ends(consumer, len(partitions))
    finally:
        consumer.close()


def _read_to_the_ends(consumer: Consumer, partitions: int) -> list[Message]:
    read: list[Message] = []
    ended: set[int | None] = set()
    while len(ended) < partitions:
        message = consumer.poll(PATIENCE_SECONDS)
        assert message is not None, "the broker sends nothing more and no end either"
        error = message.error()
        if error is None:
            read.append(message)
        elif error.code() == KafkaError._PARTITION_EOF:
            ended.add(message.partition())
        else:
            raise KafkaException(error)
    return sorted(read, key=lambda one: (one.partition() or 0, one.offset() or 0))


def _dotted(config: dict[str, str | int]) -> dict[str, str | int]:
    return {name.replace("_", "."): value for name, value in config.items()}
