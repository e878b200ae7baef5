"""Settings that every client gets, and settings that contradict each other."""

import ssl
from pathlib import Path
from typing import Any

import pytest
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer
from aiokafka.admin import AIOKafkaAdminClient

from faust_batches.settings import BatchSettings, ClientSettings


@pytest.mark.parametrize("client", [AIOKafkaConsumer, AIOKafkaProducer, AIOKafkaAdminClient])
async def test_security_reaches_every_kind_of_client(client: type[Any]) -> None:
    context = ssl.create_default_context()
    settings = ClientSettings(
        bootstrap_servers="one:9092,two:9092",
        security_protocol="SASL_SSL",
        ssl_context=context,
        sasl_mechanism="SCRAM-SHA-512",
        sasl_plain_username="worker",
        sasl_plain_password="secret",
    )
    made = client(**settings.options())
    inner = getattr(made, "_client", None) or made.client
    assert inner._security_protocol == "SASL_SSL"
    assert inner._ssl_context is context
    assert inner._sasl_mechanism == "SCRAM-SHA-512"
    assert (inner._sasl_plain_username, inner._sasl_plain_password) == ("worker", "secret")
    await (made.close() if client is AIOKafkaAdminClient else made.stop())


def test_a_password_is_not_shown() -> None:
    settings = ClientSettings(bootstrap_servers="one:9092", sasl_plain_password="secret")
    assert "secret" not in repr(settings)


def test_partitions_must_be_finished_with_before_the_group_gives_them_away() -> None:
    with pytest.raises(ValueError, match="drain_timeout must be below rebalance_timeout"):
        BatchSettings(data_dir=Path("data"), drain_timeout=60, rebalance_timeout=60)
