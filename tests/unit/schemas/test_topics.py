"""The one table of topics agrees with itself, with the examples and with what Kafka asks."""

import re

import pytest

from casualty_schemas.rejection import ADVICE, RejectionCode
from casualty_schemas.topics import (
    INPUT_MAX_BYTES,
    INPUTS,
    OUTPUTS,
    REHOMED,
    REPORTS,
    TOPICS,
    Topic,
    changelog,
    dead_letters_of,
)

KAFKA_NAME = r"[a-z0-9.-]{1,249}"
SPACE_FOR_HEADERS = 64 * 1024
"""Headers of a dead letter: topic, position, code and a message of at most 1 KiB; originals may carry their own."""

each_topic = pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic.name)


def test_names_are_unique_also_to_kafka() -> None:
    # Kafka refuses names that differ in "." and "_" alone: its metrics cannot tell them apart.
    assert len({topic.name.replace(".", "_") for topic in TOPICS}) == len(TOPICS)


@each_topic
def test_a_topic_is_described(topic: Topic) -> None:
    assert topic.about.endswith(".")
    assert topic.key
    assert topic.writers
    assert topic.readers


@each_topic
def test_a_name_is_one_that_kafka_takes(topic: Topic) -> None:
    assert re.fullmatch(KAFKA_NAME, topic.name)


@each_topic
def test_settings_are_text_and_state_policy_and_limit(topic: Topic) -> None:
    settings = topic.settings()
    assert settings["cleanup.policy"] in {"compact", "delete"}
    assert settings["max.message.bytes"] == str(topic.max_message_bytes)
    assert all(isinstance(value, str) for value in settings.values())


def test_outputs_are_compacted_and_keep_tombstones_for_a_week() -> None:
    for topic in OUTPUTS:
        assert topic.settings()["cleanup.policy"] == "compact"
        assert topic.settings()["delete.retention.ms"] == str(7 * 24 * 60 * 60 * 1000)


def test_nothing_that_is_read_in_order_is_compacted() -> None:
    assert {topic.settings()["cleanup.policy"] for topic in (*INPUTS, REHOMED, REPORTS)} == {"delete"}


@pytest.mark.parametrize("origin", [*INPUTS, REPORTS], ids=lambda topic: topic.name)
def test_a_dead_letter_of_the_largest_message_fits(origin: Topic) -> None:
    letters = dead_letters_of(origin.name)
    assert letters in TOPICS
    assert letters.name == f"{origin.name}.dlq"
    assert letters.writers == origin.readers
    largest = min(origin.max_message_bytes, INPUT_MAX_BYTES)
    assert letters.max_message_bytes - largest >= SPACE_FOR_HEADERS


@pytest.mark.parametrize("topic", [REHOMED, REPORTS], ids=lambda topic: topic.name)
def test_what_is_made_of_the_largest_input_fits(topic: Topic) -> None:
    assert topic.max_message_bytes - INPUT_MAX_BYTES >= SPACE_FOR_HEADERS


def test_dead_letters_have_no_dead_letters() -> None:
    with pytest.raises(KeyError):
        dead_letters_of("articles.dlq")


def test_a_changelog_carries_the_application_and_compacts_late() -> None:
    topic = changelog("casualties", "ledger")
    assert topic.name == "casualties-ledger-changelog"
    assert topic.settings()["cleanup.policy"] == "compact"
    assert int(topic.settings()["min.compaction.lag.ms"]) >= 60 * 60 * 1000


def test_tables_of_config_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        TOPICS[0].config["cleanup.policy"] = "compact"  # type: ignore[index]  # what mypy forbids too


def test_every_code_tells_the_producer_what_to_do() -> None:
    assert ADVICE.keys() == set(RejectionCode)
    assert all(ADVICE.values())
