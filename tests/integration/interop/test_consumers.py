"""Any client reads the outputs, and finds each region where its own partitioner would look for it."""

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from confluent_kafka import Consumer
from confluent_kafka.admin import AdminClient
from confluent_kafka.cimpl import NewTopic
from tests.integration.interop.conftest import MakeIncident, Product
from tests.support.kafka_tools import CONSOLE_CONSUMER, CONSOLE_PRODUCER, run_tool
from tests.support.librdkafka import Sent, publish, read_all
from tests.support.programs import require_program

from casualty_schemas.topics import CASUALTIES_BY_REGION, INCIDENTS, OUTPUTS

REGIONS = ("DE-BB", "DE-BE", "DE-BW", "DE-BY", "DE-HB", "DE-HE", "DE-HH", "DE-MV", "DE-NI", "DE-NW", "DE-RP", "DE-SH")


@pytest.fixture(scope="module")
def rows(product: Product, incident: MakeIncident) -> dict[str, int]:
    """Totals of a dozen regions: region -> killed."""
    killed = {region: index + 1 for index, region in enumerate(REGIONS)}
    publish(
        product.bootstrap,
        product.topic(INCIDENTS),
        [Sent(incident(region, killed=people)) for region, people in killed.items()],
    )
    product.deployment.wait_until_counted()
    return killed


def test_kcat_reads_totals(product: Product, rows: dict[str, int]) -> None:
    topic = product.topic(CASUALTIES_BY_REGION)
    command: list[str | Path] = [require_program("kcat"), "-C", "-b", product.bootstrap, "-t", topic, "-e", "-q", "-J"]
    printed = subprocess.run(command, capture_output=True, check=True, timeout=60).stdout
    assert killed_by_region(json.loads(line) for line in printed.splitlines()).items() >= rows.items()


def killed_by_region(envelopes: Iterator[dict[str, Any]]) -> dict[str, int]:
    """The latest row of each key, as kcat's JSON envelopes have them."""
    latest = {envelope["key"]: envelope["payload"] for envelope in envelopes}
    return {key: json.loads(row)["killed"]["best"] for key, row in latest.items() if row}


def test_the_java_console_consumer_reads_totals(product: Product, rows: dict[str, int]) -> None:
    printed = run_tool(
        CONSOLE_CONSUMER,
        *("--bootstrap-server", product.bootstrap, "--topic", product.topic(CASUALTIES_BY_REGION)),
        *("--from-beginning", "--timeout-ms", "5000", "--isolation-level", "read_committed"),
        *("--formatter-property", "print.key=true"),
    )
    latest = dict(line.split("\t", 1) for line in printed.splitlines() if "\t" in line)
    assert {region: json.loads(latest[region])["killed"]["best"] for region in rows} == rows


def test_a_group_of_the_next_protocol_reads_totals(product: Product, rows: dict[str, int]) -> None:
    consumer = Consumer(
        {
            "bootstrap.servers": product.bootstrap,
            "group.id": f"{product.deployment.settings.app_id}-readers",
            "group.protocol": "consumer",
            "auto.offset.reset": "earliest",
            "isolation.level": "read_committed",
        }
    )
    consumer.subscribe([product.topic(CASUALTIES_BY_REGION)])
    killed: dict[str, int] = {}
    try:
        while not killed.items() >= rows.items():
            [message] = consumer.consume(1, timeout=30) or pytest.fail("the group was sent nothing more")
            key, value = message.key(), message.value()
            assert key is not None
            if value is not None:
                killed[key.decode()] = json.loads(value)["killed"]["best"]
    finally:
        consumer.close()


def test_every_row_lies_where_java_and_librdkafka_put_its_region(product: Product, rows: dict[str, int]) -> None:
    by_java = partitions_by_java(product, rows)
    scratch = f"{product.deployment.settings.topic_prefix}by-librdkafka"
    make_topic(product, scratch)
    by_librdkafka = publish(
        product.bootstrap, scratch, [Sent(b"", key=region.encode()) for region in rows], partitioner="murmur2"
    )
    for output in OUTPUTS:
        found = {}
        for message in read_all(product.bootstrap, product.topic(output)):
            key = message.key()
            assert key is not None
            found[key.decode().partition("|")[0]] = message.partition()
        assert {region: found[region] for region in rows} == by_java
    # Delivery reports come by partition, so only how many went where can be told from them.
    assert sorted(by_librdkafka) == sorted(by_java.values())


def partitions_by_java(product: Product, regions: dict[str, int]) -> dict[str, int]:
    """Where Java's own producer puts these keys."""
    scratch = f"{product.deployment.settings.topic_prefix}by-java"
    make_topic(product, scratch)
    run_tool(
        CONSOLE_PRODUCER,
        *("--bootstrap-server", product.bootstrap, "--topic", scratch),
        *("--reader-property", "parse.key=true", "--reader-property", "key.separator=:"),
        stdin="".join(f"{region}:x\n" for region in regions),
    )
    messages = read_all(product.bootstrap, scratch)
    return {(message.key() or b"").decode(): message.partition() or 0 for message in messages}


def make_topic(product: Product, name: str) -> None:
    admin = AdminClient({"bootstrap.servers": product.bootstrap})
    for made in admin.create_topics([NewTopic(name, product.deployment.settings.partitions, 1)]).values():
        made.result(30)
