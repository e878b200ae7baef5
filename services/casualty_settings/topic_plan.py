"""The topics of a deployment: what they shall be, making them, and checking them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Final

import stamina
from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType
from aiokafka.errors import KafkaError, TopicAlreadyExistsError, for_code

from casualty_schemas.topics import TOPICS, Topic, changelog
from casualty_settings.kafka import client_options
from casualty_settings.settings import Settings
from casualty_settings.topic_differences import FoundTopic, PlannedTopic, differences

REGISTERS: Final = ("documents", "ledger")
"""The tables of the worker that have a changelog."""

REQUEST_TIMEOUT_MS: Final = 10_000
_VISIBLE_SECONDS: Final = 30
"""A new topic is known to every broker and has its leaders within a moment; past this something is wrong."""


class KafkaUnavailableError(Exception):
    """No broker answers, or it refuses us; the message says where and what to do."""


class TopicsError(Exception):
    """A topic could not be made, or never came up; the message has one sentence for each."""


def planned_topics(settings: Settings) -> list[PlannedTopic]:
    """Every topic of the deployment, with its prefix: those of the table, and the changelogs of the registers."""
    changelogs = [changelog(settings.app_id, table) for table in REGISTERS]
    return [_planned(topic, settings) for topic in (*TOPICS, *changelogs)]


def _planned(topic: Topic, settings: Settings) -> PlannedTopic:
    return PlannedTopic(settings.topic(topic.name), settings.partitions, settings.replication_factor, topic.settings())


def not_reachable(settings: Settings) -> KafkaUnavailableError:
    """The error for people when no broker answers at the address of the settings."""
    advice = (
        "start the embedded one with `casualties broker` or `casualties up`, or set CASUALTIES_KAFKA_BOOTSTRAP"
        if settings.kafka_bootstrap is None
        else "check CASUALTIES_KAFKA_BOOTSTRAP, the security settings and that the broker runs"
    )
    return KafkaUnavailableError(f"Kafka does not answer at {settings.bootstrap}: {advice}")


@asynccontextmanager
async def admin_client(settings: Settings) -> AsyncIterator[Any]:
    """A connected AIOKafkaAdminClient, closed at the end.

    Raises:
        KafkaUnavailableError: no broker answers.
        SettingsError: a certificate cannot be read.
    """
    admin = AIOKafkaAdminClient(**client_options(settings), request_timeout_ms=REQUEST_TIMEOUT_MS)
    try:
        await admin.start()
    except (KafkaError, TimeoutError) as error:
        await admin.close()
        raise not_reachable(settings) from error
    try:
        yield admin
    finally:
        await admin.close()


async def find_topics(admin: Any) -> dict[str, FoundTopic]:
    """Every topic of the cluster; asking for all of them creates none."""
    return {topic["topic"]: _found(topic["partitions"]) for topic in await admin.describe_topics()}


def _found(partitions: list[dict[str, Any]]) -> FoundTopic:
    return FoundTopic(
        partitions=len(partitions),
        replication_factor=min((len(partition["replicas"]) for partition in partitions), default=0),
        leaderless=sum(partition["leader"] < 0 for partition in partitions),
    )


async def create_topics(settings: Settings) -> list[str]:
    """Make the planned topics that are missing and wait until all can be used; those that exist stay as they are.

    Returns:
        The names of the topics that were made.

    Raises:
        KafkaUnavailableError: no broker answers.
        TopicsError: the broker refused to make a topic, or one got no leader.
    """
    plan = planned_topics(settings)
    async with admin_client(settings) as admin:
        present = await find_topics(admin)
        missing = [topic for topic in plan if topic.name not in present]
        made = await _create(admin, missing) if missing else []
        async for attempt in stamina.retry_context(on=TopicsError, attempts=None, timeout=_VISIBLE_SECONDS, wait_max=1):
            with attempt:
                await _expect_leaders(admin, plan)
    return made


async def _create(admin: Any, missing: list[PlannedTopic]) -> list[str]:
    new = [
        NewTopic(topic.name, topic.partitions, topic.replication_factor, topic_configs=topic.config)
        for topic in missing
    ]
    answer = await admin.create_topics(new)
    refused = {name: (code, message) for name, code, message in answer.topic_errors if code}
    # Another process made it in the same moment.
    others = {name for name, (code, _) in refused.items() if for_code(code) is TopicAlreadyExistsError}
    failures = [
        f"{name} cannot be made: {message or for_code(code).__name__}"
        for name, (code, message) in refused.items()
        if name not in others
    ]
    if failures:
        raise TopicsError("\n".join(failures))
    return [topic.name for topic in missing if topic.name not in others]


async def _expect_leaders(admin: Any, plan: list[PlannedTopic]) -> None:
    present = await find_topics(admin)
    waiting = [topic.name for topic in plan if topic.name not in present or present[topic.name].leaderless]
    if waiting:
        raise TopicsError(f"no broker leads all partitions of {', '.join(waiting)}: look at the brokers' log")


async def check_topics(settings: Settings) -> list[str]:
    """Every difference between the planned topics and the cluster, as sentences for people; none: all is well.

    Raises:
        KafkaUnavailableError: no broker answers.
    """
    plan = planned_topics(settings)
    async with admin_client(settings) as admin:
        present = await find_topics(admin)
        names = [topic.name for topic in plan if topic.name in present]
        configs = await _configs(admin, names) if names else {}
    return [
        sentence
        for topic in plan
        for sentence in differences(topic, present.get(topic.name), configs.get(topic.name, {}), settings.bootstrap)
    ]


async def _configs(admin: Any, names: list[str]) -> dict[str, dict[str, str]]:
    answers = await admin.describe_configs([ConfigResource(ConfigResourceType.TOPIC, name) for name in names])
    return {
        name: {entry[0]: entry[1] for entry in entries}
        for answer in answers
        for _code, _message, _kind, name, entries in answer.resources
    }
