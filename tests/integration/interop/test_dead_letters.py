"""What foreign producers get wrong lies in the dead-letter topic, byte for byte, for any client to read."""

import subprocess
from pathlib import Path

from confluent_kafka import Message
from tests.integration.interop.conftest import MakeIncident, Product
from tests.support.librdkafka import Sent, publish, read_all
from tests.support.programs import require_program

from casualty_schemas.topics import ARTICLES, ARTICLES_DLQ, INCIDENTS, INCIDENTS_DLQ


def letters(product: Product, topic: str, key: bytes) -> list[Message]:
    return [message for message in read_all(product.bootstrap, topic) if message.key() == key]


def header(message: Message, name: str) -> str:
    [value] = [value for header, value in list(message.headers() or []) if header == name]
    assert isinstance(value, bytes)
    return value.decode()


def test_a_tombstone_of_kcat(product: Product) -> None:
    kcat: list[str | Path] = [
        require_program("kcat"),
        "-P",
        "-b",
        product.bootstrap,
        "-t",
        product.topic(ARTICLES),
        "-Z",
        "-K",
        ":",
    ]
    subprocess.run(kcat, input=b"gone:\n", check=True, timeout=60)
    dlq = product.topic(ARTICLES_DLQ)
    product.wait_for(lambda: bool(letters(product, dlq, b"gone")), "the tombstone was dead-lettered")
    [letter] = letters(product, dlq, b"gone")
    assert letter.value() is None
    assert header(letter, "__dlq.error.code") == "tombstone"
    assert header(letter, "__dlq.topic") == "articles"


def test_a_value_of_five_megabytes_is_kept_whole(product: Product, incident: MakeIncident) -> None:
    huge = incident("PL-12", "huge", remark="z" * 5_000_000)
    sent = Sent(huge, key=b"huge", headers=[("trace", b"\xff\x00")])
    publish(product.bootstrap, product.topic(INCIDENTS), [sent], message_max_bytes=8_000_000)
    dlq = product.topic(INCIDENTS_DLQ)
    product.wait_for(lambda: bool(letters(product, dlq, b"huge")), "the large value was dead-lettered")
    [letter] = letters(product, dlq, b"huge")
    assert letter.value() == huge
    assert header(letter, "__dlq.error.code") == "too_large"
    assert ("trace", b"\xff\x00") in (letter.headers() or [])


def test_the_position_in_the_headers_is_that_of_the_record(product: Product) -> None:
    [partition] = publish(product.bootstrap, product.topic(INCIDENTS), [Sent(b"{", key=b"cut")])
    dlq = product.topic(INCIDENTS_DLQ)
    product.wait_for(lambda: bool(letters(product, dlq, b"cut")), "the cut value was dead-lettered")
    [letter] = letters(product, dlq, b"cut")
    [origin] = [one for one in read_all(product.bootstrap, product.topic(INCIDENTS)) if one.key() == b"cut"]
    assert (header(letter, "__dlq.partition"), header(letter, "__dlq.offset")) == (str(partition), str(origin.offset()))
    assert header(letter, "__dlq.error.code") == header(letter, "__connect.errors.exception.message").partition(":")[0]
    assert letter.timestamp() == origin.timestamp()
