"""Kafka's own tools, which are Java, and aiokafka read each other and place keys alike."""

from aiokafka import AIOKafkaProducer
from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from tests.support.kafka_tools import CONSOLE_CONSUMER, CONSOLE_PRODUCER, run_tool

from kafka_local.broker import Broker

KEYS = [f"UA-{number}" for number in range(40)]


async def test_java_and_python_place_keys_in_the_same_partitions(kafka: Broker, topic_prefix: str) -> None:
    java, python = f"{topic_prefix}java", f"{topic_prefix}python"
    admin = AIOKafkaAdminClient(bootstrap_servers=kafka.bootstrap)
    await admin.start()
    await admin.create_topics([NewTopic(name, num_partitions=8, replication_factor=1) for name in (java, python)])
    await admin.close()
    async with AIOKafkaProducer(bootstrap_servers=kafka.bootstrap) as producer:
        for key in KEYS:
            await producer.send_and_wait(python, b"value", key=key.encode())
    lines = "".join(f"{key}\tvalue\n" for key in KEYS)
    run_tool(
        CONSOLE_PRODUCER, "--bootstrap-server", kafka.bootstrap, "--topic", java, "--reader-property", "parse.key=true",
        stdin=lines,
    )  # fmt: skip
    assert placed(kafka, java) == placed(kafka, python)
    assert len(set(placed(kafka, java).values())) == 8


def placed(kafka: Broker, topic: str) -> dict[str, str]:
    """The partition of each key, as the console consumer tells it."""
    printed = run_tool(
        CONSOLE_CONSUMER, "--bootstrap-server", kafka.bootstrap, "--topic", topic, "--from-beginning",
        "--max-messages", str(len(KEYS)), "--timeout-ms", "20000", "--formatter-property", "print.key=true",
        "--formatter-property", "print.partition=true",
    )  # fmt: skip
    rows = [line.split("\t") for line in printed.splitlines()]
    assert len(rows) == len(KEYS)
    return {key: partition for partition, key, _ in rows}
