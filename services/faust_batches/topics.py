"""Checks topics before anything is read: that they are there, belong together and keep what must be kept."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType
from aiokafka.errors import KafkaConnectionError, for_code

from faust_batches.errors import TopicsError, UnreachableError
from faust_batches.settings import ClientSettings

NAME_AT, VALUE_AT = 0, 1
"""Where DescribeConfigs answers put things: (error, message, type, name, entries of (name, value, ...))."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicExpectation:
    """What a topic must be like; what is None or missing is not looked at."""

    name: str
    partitions: int | None = None
    config: Mapping[str, str] = field(default_factory=dict)
    """Values that must stand so, `cleanup.policy` above all."""
    at_least: Mapping[str, int] = field(default_factory=dict)
    """Numbers that must not be smaller; -1 is unlimited."""


@dataclass(frozen=True, slots=True)
class TopicState:
    """What a topic is like."""

    partitions: int
    config: Mapping[str, str]


async def check_topics(client: ClientSettings, expected: Collection[TopicExpectation]) -> dict[str, TopicState]:
    """Compare topics with what is expected of them; gives what they are like.

    Raises:
        TopicsError: with every problem found, one a line.
        UnreachableError: no broker answers.
    """
    found = await describe_topics(client, [each.name for each in expected])
    problems = [problem for each in expected for problem in compare(each, found.get(each.name))]
    if problems:
        raise TopicsError("topics are not as they must be:\n" + "\n".join(problems))
    return found


def compare(expected: TopicExpectation, found: TopicState | None) -> list[str]:
    """What is wrong with a topic, in words; nothing if it is as expected."""
    if found is None:
        return [f"{expected.name}: is not there; create it first"]
    problems = []
    if expected.partitions not in (None, found.partitions):
        problems.append(f"{expected.name}: has {found.partitions} partitions, but {expected.partitions} are needed")
    problems += [
        f"{expected.name}: {name} is {found.config.get(name)}, but must be {wanted}"
        for name, wanted in expected.config.items()
        if found.config.get(name) != wanted
    ]
    problems += [
        f"{expected.name}: {name} is {found.config.get(name)}, but must be at least {least}"
        for name, least in expected.at_least.items()
        if not _reaches(found.config.get(name), least)
    ]
    return problems


def _reaches(value: str | None, least: int) -> bool:
    return value is not None and (int(value) >= least or int(value) == -1)


def equal_partitions(topics: Mapping[str, TopicState]) -> int:
    """The one partition count of topics that belong together.

    Raises:
        TopicsError: their counts differ.
    """
    counts = {state.partitions for state in topics.values()}
    if len(counts) != 1:
        shown = ", ".join(f"{name}: {state.partitions}" for name, state in sorted(topics.items()))
        raise TopicsError(f"topics that are read together must have one partition count, but have {shown}")
    return counts.pop()


async def describe_topics(client: ClientSettings, names: Collection[str]) -> dict[str, TopicState]:
    """Partition counts and configuration of the topics that are there.

    Raises:
        UnreachableError: no broker answers.
    """
    admin = AIOKafkaAdminClient(**client.options())
    try:
        await admin.start()
        described = await admin.describe_topics(list(names))
        partitions = {each["topic"]: len(each["partitions"]) for each in described if not each["error_code"]}
        configs = await _configs(admin, partitions)
    except KafkaConnectionError as error:
        raise UnreachableError(f"Kafka cannot be reached at {client.bootstrap_servers}: {error}") from error
    finally:
        await admin.close()
    return {name: TopicState(count, configs[name]) for name, count in partitions.items()}


async def _configs(admin: AIOKafkaAdminClient, names: Collection[str]) -> dict[str, dict[str, str]]:
    if not names:
        return {}
    answers = await admin.describe_configs([ConfigResource(ConfigResourceType.TOPIC, name) for name in names])
    return {name: config for answer in answers for name, config in map(_config, answer.resources)}


def _config(resource: tuple[Any, ...]) -> tuple[str, dict[str, str]]:
    error, message, _, name, entries = resource
    if error:
        raise TopicsError(f"{name}: its configuration cannot be read: {for_code(error).__name__} {message or ''}")
    return name, {entry[NAME_AT]: entry[VALUE_AT] for entry in entries}
