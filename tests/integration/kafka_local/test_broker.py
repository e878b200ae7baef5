"""The broker as its users see it: it serves, keeps what it was given, comes back, and ends."""

import threading
from pathlib import Path

import pytest
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition
from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.errors import KafkaError
from tests.support.kafka import MakeBroker
from tests.support.processes import assert_gone, command_line, is_alive

from kafka_local.broker import Broker
from kafka_local.errors import BrokerError
from kafka_local.ports import ReservedPort
from kafka_local.probe import serving_cluster
from kafka_local.settings import BrokerSettings

TOPIC = "words"


async def create_topic(bootstrap: str, name: str) -> None:
    admin = AIOKafkaAdminClient(bootstrap_servers=bootstrap)
    await admin.start()
    try:
        await admin.create_topics([NewTopic(name, num_partitions=1, replication_factor=1)])
    finally:
        await admin.close()


async def publish(bootstrap: str, topic: str, *values: bytes) -> None:
    async with AIOKafkaProducer(bootstrap_servers=bootstrap, acks="all", max_request_size=2**24) as producer:
        for value in values:
            await producer.send_and_wait(topic, value, partition=0)


async def read(bootstrap: str, topic: str, count: int) -> list[bytes | None]:
    async with AIOKafkaConsumer(bootstrap_servers=bootstrap, auto_offset_reset="earliest") as consumer:
        consumer.assign([TopicPartition(topic, 0)])
        return [(await consumer.getone()).value for _ in range(count)]


async def test_what_is_published_is_read(kafka: Broker, topic_prefix: str) -> None:
    topic = f"{topic_prefix}words"
    await create_topic(kafka.bootstrap, topic)
    await publish(kafka.bootstrap, topic, b"one", b"two")
    assert await read(kafka.bootstrap, topic, 2) == [b"one", b"two"]


async def test_a_message_larger_than_any_document_passes(kafka: Broker, topic_prefix: str) -> None:
    topic = f"{topic_prefix}large"
    await create_topic(kafka.bootstrap, topic)
    await publish(kafka.bootstrap, topic, b"x" * 8_000_000)
    assert await read(kafka.bootstrap, topic, 1) == [b"x" * 8_000_000]


async def test_a_misspelt_topic_is_not_made(kafka: Broker, topic_prefix: str) -> None:
    producer = AIOKafkaProducer(bootstrap_servers=kafka.bootstrap, request_timeout_ms=1_000)
    await producer.start()
    with pytest.raises(KafkaError):
        await producer.send_and_wait(f"{topic_prefix}misspelt", b"lost")
    await producer.stop()


async def test_groups_and_transactions_work_on_one_node(kafka: Broker, topic_prefix: str) -> None:
    topic = f"{topic_prefix}grouped"
    await create_topic(kafka.bootstrap, topic)
    producer = AIOKafkaProducer(bootstrap_servers=kafka.bootstrap, transactional_id=f"{topic_prefix}tx")
    async with producer, producer.transaction():
        await producer.send_and_wait(topic, b"committed")
    options = {"group_id": f"{topic_prefix}group", "auto_offset_reset": "earliest", "enable_auto_commit": False}
    async with AIOKafkaConsumer(topic, bootstrap_servers=kafka.bootstrap, **options) as consumer:
        assert (await consumer.getone()).value == b"committed"
        await consumer.commit()
        assert await consumer.committed(TopicPartition(topic, 0)) == 1


async def test_killed_it_comes_back_with_its_data_on_its_port(make_broker: MakeBroker) -> None:
    broker = make_broker()
    bootstrap, pid = broker.bootstrap, broker.pid
    await create_topic(bootstrap, TOPIC)
    async with AIOKafkaProducer(bootstrap_servers=bootstrap, acks="all") as producer:
        await producer.send_and_wait(TOPIC, b"before")
        broker.kill()
        assert not broker.is_running
        assert_gone(pid)
        broker.start()
        assert broker.bootstrap == bootstrap
        await producer.send_and_wait(TOPIC, b"after")
    broker.restart()
    assert broker.bootstrap == bootstrap
    assert await read(bootstrap, TOPIC, 2) == [b"before", b"after"]


async def test_a_named_directory_keeps_the_data_of_brokers_that_are_gone(tmp_path: Path) -> None:
    settings = BrokerSettings(data_dir=tmp_path / "data")
    with Broker(settings) as broker:
        await create_topic(broker.bootstrap, TOPIC)
        await publish(broker.bootstrap, TOPIC, b"kept")
        assert broker.data_dir == tmp_path / "data"
    with Broker(settings) as broker:
        assert await read(broker.bootstrap, TOPIC, 1) == [b"kept"]


def test_stopped_it_leaves_nothing(make_broker: MakeBroker) -> None:
    broker = make_broker()
    pid, data_dir, port = broker.pid, broker.data_dir, int(broker.bootstrap.rpartition(":")[2])
    assert data_dir.is_dir()
    broker.stop()
    assert not is_alive(pid)
    assert not data_dir.exists()
    assert serving_cluster("127.0.0.1", port) is None
    ReservedPort(port).release()
    broker.stop()


def test_two_at_once_are_two_clusters(kafka: Broker, make_broker: MakeBroker) -> None:
    other = make_broker()
    clusters = {serving_cluster("127.0.0.1", int(each.bootstrap.rpartition(":")[2])) for each in (kafka, other)}
    assert len(clusters - {None}) == 2


def test_from_another_thread_it_is_tied_to_this_process_by_a_guard(make_broker: MakeBroker) -> None:
    brokers: list[Broker] = []
    thread = threading.Thread(target=lambda: brokers.append(make_broker()))
    thread.start()
    thread.join()
    broker = brokers[0]
    assert broker.is_running
    assert "kafka.Kafka" in command_line(broker.pid)
    pid = broker.pid
    broker.kill()
    assert_gone(pid)
    broker.start()
    broker.stop()


def test_what_is_asked_of_a_broker_that_is_not_there_says_so() -> None:
    broker = Broker()
    for ask in (lambda: broker.bootstrap, lambda: broker.pid, lambda: broker.data_dir):
        with pytest.raises(BrokerError, match=r"^The broker "):
            ask()
    assert broker.log_tail() == ""


def test_it_is_started_once(kafka: Broker) -> None:
    with pytest.raises(BrokerError, match=rf"{kafka.bootstrap} is running already"):
        kafka.start()
