"""Whoever publishes, however packed, keyed and framed: every message counts once, in its region."""

import subprocess
from pathlib import Path
from uuid import UUID

import pytest
from confluent_kafka import Producer
from tests.integration.interop.conftest import MakeIncident, Product
from tests.support.examples import EXAMPLES
from tests.support.librdkafka import PATIENCE_SECONDS, Headers, Sent, publish
from tests.support.programs import require_program

from casualty_schemas.topics import ARTICLES, INCIDENTS

CODECS = ("none", "gzip", "snappy", "lz4", "zstd")
REGIONS_OF_KCAT = dict(zip(CODECS, ("PL-02", "PL-04", "PL-06", "PL-08", "PL-10"), strict=True))
REGIONS_OF_CONFLUENT_KAFKA = dict(zip(CODECS, ("PL-12", "PL-14", "PL-16", "PL-18", "PL-20"), strict=True))
SCHEMA_ID_FRAME = b"\x00" + (42).to_bytes(4, "big")
SCHEMA_GUID_FRAME = b"\x01" + UUID("7d2f6b1c-5f3e-4c58-9a35-0b8d5f2f7a11").bytes


def kcat(product: Product, topic: str, *arguments: str | Path, stdin: bytes = b"") -> None:
    command = [require_program("kcat"), "-P", "-b", product.bootstrap, "-t", topic, *arguments]
    subprocess.run(command, input=stdin, check=True, timeout=60)


def test_kcat_publishes_the_sample_article(product: Product) -> None:
    article = EXAMPLES / "articles" / "v1" / "sample.json"
    kcat(product, product.topic(ARTICLES), "-k", "000_5f974e3c678b5618", article)
    kharkiv = product.counted("UA-63")
    assert kharkiv["killed"] == {"low": 3, "best": 3, "high": 3, "open_ended": False}
    assert kharkiv["injured"] == {"low": 33, "best": 33, "high": 33, "open_ended": True}
    assert kharkiv["incidents"] == 2
    krasnodar = product.counted("RU-KDA")
    assert (krasnodar["killed"]["best"], krasnodar["injured"]["best"]) == (2, 11)


@pytest.mark.parametrize("codec", CODECS)
def test_kcat_compresses(product: Product, incident: MakeIncident, tmp_path: Path, codec: str) -> None:
    region = REGIONS_OF_KCAT[codec]
    message = tmp_path / "incident.json"
    message.write_bytes(incident(region))
    kcat(product, product.topic(INCIDENTS), "-z", codec, "-k", f"{region}-one", message)
    assert product.counted(region)["killed"]["best"] == 2


@pytest.mark.parametrize("codec", CODECS)
def test_confluent_kafka_compresses(product: Product, incident: MakeIncident, codec: str) -> None:
    region = REGIONS_OF_CONFLUENT_KAFKA[codec]
    messages = [Sent(incident(region, str(number)), key=f"{region}-{number}".encode()) for number in range(20)]
    publish(product.bootstrap, product.topic(INCIDENTS), messages, compression_type=codec, linger_ms=50)
    assert product.counted(region)["killed"]["best"] == 40


def test_one_message_counts_once_wherever_its_producers_put_it(product: Product, incident: MakeIncident) -> None:
    messages = [Sent(incident("PL-22", str(number)), key=f"PL-22-{number}".encode()) for number in range(40)]
    topic = product.topic(INCIDENTS)
    crc32 = publish(product.bootstrap, topic, messages, partitioner="consistent")
    murmur2 = publish(product.bootstrap, topic, messages, partitioner="murmur2")
    unkeyed = publish(product.bootstrap, topic, [Sent(message.value) for message in messages], partitioner="random")
    assert crc32 != murmur2 != unkeyed, "the partitioners agree, so that this test shows nothing"
    total = product.counted("PL-22")
    assert (total["killed"]["best"], total["incidents"]) == (80, 40)
    assert product.worker.metric("casualty_stream_records_processed_total", outcome="rehomed") > 0


@pytest.mark.parametrize(
    ("frame", "region"), [(SCHEMA_ID_FRAME, "PL-24"), (SCHEMA_GUID_FRAME, "PL-26")], ids=["schema id", "schema guid"]
)
def test_a_value_in_confluents_registry_framing(
    product: Product, incident: MakeIncident, frame: bytes, region: str
) -> None:
    publish(product.bootstrap, product.topic(INCIDENTS), [Sent(frame + incident(region))])
    assert product.counted(region)["killed"]["best"] == 2


def test_headers_may_be_null_binary_and_many_of_one_name(product: Product, incident: MakeIncident) -> None:
    headers: Headers = [
        ("trace", b"\xff\x00\xfe"),
        ("trace", b"again"),
        ("nothing", None),
        ("empty", b""),
        ("größe", b"1"),
    ]
    publish(product.bootstrap, product.topic(INCIDENTS), [Sent(incident("PL-28"), key=b"\xff\xfe", headers=headers)])
    assert product.counted("PL-28")["killed"]["best"] == 2


def test_a_message_of_nearly_the_largest_size(product: Product, incident: MakeIncident) -> None:
    large = incident("PL-30", description="x" * 60_000, remark="y" * 900_000)
    assert 900_000 < len(large) < product.deployment.settings.max_message_bytes
    publish(product.bootstrap, product.topic(INCIDENTS), [Sent(large)])
    assert product.counted("PL-30")["killed"]["best"] == 2


def test_only_a_transaction_that_was_committed_counts(product: Product, incident: MakeIncident) -> None:
    before = consumed(product)
    producer = Producer(
        {"bootstrap.servers": product.bootstrap, "transactional.id": product.deployment.settings.app_id}
    )
    producer.init_transactions(PATIENCE_SECONDS)
    publish_in_transaction(producer, product, incident("PL-32", "aborted", killed=50), commit=False)
    publish_in_transaction(producer, product, incident("PL-32", "committed", killed=3), commit=True)
    publish_in_transaction(producer, product, incident("PL-32", "committed later", killed=4), commit=True)
    # All of them lie in one partition, so the aborted message would have been read before the last.
    product.wait_for(lambda: killed(product, "PL-32") in {7, 57}, "the last message is counted")
    assert killed(product, "PL-32") == 7
    assert consumed(product) == before + 2


def test_nothing_seems_to_wait_behind_a_transaction(product: Product, incident: MakeIncident) -> None:
    producer = Producer(
        {"bootstrap.servers": product.bootstrap, "transactional.id": f"{product.deployment.settings.app_id}-2"}
    )
    producer.init_transactions(PATIENCE_SECONDS)
    publish_in_transaction(producer, product, incident("PL-04", "in a transaction"), commit=True)
    # The marker that ends a transaction takes an offset too, and is no record that anybody could count.
    lag = "casualty_stream_consumer_lag_records"
    product.wait_for(lambda: product.worker.metric(lag, topic="incidents") == 0, "the lag is zero again")


def publish_in_transaction(producer: Producer, product: Product, value: bytes, *, commit: bool) -> None:
    producer.begin_transaction()
    producer.produce(product.topic(INCIDENTS), value, partition=0)
    producer.flush(PATIENCE_SECONDS)
    if commit:
        producer.commit_transaction(PATIENCE_SECONDS)
    else:
        producer.abort_transaction(PATIENCE_SECONDS)


def killed(product: Product, region: str) -> int:
    row = product.total(region)
    return row["killed"]["best"] if row is not None else 0


def consumed(product: Product) -> float:
    return product.worker.metric("casualty_stream_records_consumed_total", topic="incidents")
