import asyncio

import pytest
import stamina
from aiokafka.admin import NewTopic
from tests.support.cli import RunCli

from casualty_schemas.topics import TOPICS
from casualty_settings.settings import Settings, load_settings
from casualty_settings.topic_plan import TopicsError, admin_client, create_topics, find_topics, planned_topics


def make(settings: Settings, *new: NewTopic) -> None:
    async def create() -> None:
        async with admin_client(settings) as admin:
            answer = await admin.create_topics([*new])
            assert [code for _, code, _ in answer.topic_errors] == [0] * len(new)
            async for attempt in stamina.retry_context(on=AssertionError, attempts=None, timeout=30, wait_max=0.5):
                with attempt:
                    assert {topic.name for topic in new} <= (await find_topics(admin)).keys()

    asyncio.run(create())


def test_create_makes_all_topics_and_the_changelogs_once(cli: RunCli, deployment: Settings) -> None:
    first = cli("topics", "create", "--json")
    second = cli("topics", "create", "--json")

    assert (first.code, second.code) == (0, 0)
    names = {row["topic"].removeprefix(deployment.topic_prefix) for row in first.json}
    assert names == {topic.name for topic in TOPICS} | {"app-documents-changelog", "app-ledger-changelog"}
    assert {row["created"] for row in first.json} == {True}
    assert {row["created"] for row in second.json} == {False}


def test_check_finds_nothing_to_say_of_topics_that_were_just_made(cli: RunCli, topics: Settings) -> None:
    assert topics.partitions == 3
    ended = cli("topics", "check", "--json")

    assert (ended.code, ended.out) == (0, "")


def test_check_names_every_missing_topic(cli: RunCli, deployment: Settings) -> None:
    ended = cli("topics", "check", "--json")

    assert ended.code == 1
    missing = {row["difference"].split()[0] for row in ended.json}
    assert missing == {topic.name for topic in planned_topics(deployment)}


def test_check_tells_what_differs_and_what_to_do(cli: RunCli, deployment: Settings) -> None:
    limit = str(16 << 20)
    make(
        deployment,
        NewTopic(deployment.topic("articles"), 5, 1, topic_configs={"max.message.bytes": "1000"}),
        NewTopic(
            deployment.topic("casualties-by-region"),
            3,
            1,
            topic_configs={"cleanup.policy": "delete", "max.message.bytes": limit, "delete.retention.ms": "604800000"},
        ),
        NewTopic(
            deployment.topic("incidents"), 3, 1, topic_configs={"retention.ms": "1000", "max.message.bytes": limit}
        ),
        NewTopic(deployment.topic("reports"), 3, 1, topic_configs={"retention.ms": "-1", "max.message.bytes": limit}),
    )

    said = cli("topics", "check").err.splitlines()

    of = {
        name: [line for line in said if line.startswith(deployment.topic(f"{name} has"))]
        for name in ("articles", "casualties-by-region", "incidents", "reports")
    }
    assert len(of["articles"]) == 3
    assert "5 partitions, not 3" in of["articles"][0]
    assert any("max.message.bytes=1000, not at least 8388608" in line for line in of["articles"])
    (policy,) = of["casualties-by-region"]
    assert "cleanup.policy=delete, not compact" in policy
    assert "--add-config cleanup.policy=compact" in policy
    (retention,) = of["incidents"]
    assert "retention.ms=1000" in retention
    assert of["reports"] == []


def test_create_says_which_differences_it_left_alone(cli: RunCli, deployment: Settings) -> None:
    make(deployment, NewTopic(deployment.topic("articles"), 5, 1))

    ended = cli("topics", "create")

    assert ended.code == 1
    assert "5 partitions, not 3" in ended.err
    assert cli("topics", "check").code == 1


def test_a_broker_that_refuses_to_make_topics_is_quoted(deployment: Settings) -> None:
    settings = load_settings(replication_factor=3)
    assert settings.bootstrap == deployment.bootstrap

    with pytest.raises(TopicsError, match=r"articles cannot be made: .*replication factor"):
        asyncio.run(create_topics(settings))


def test_two_processes_that_create_at_once_both_succeed(deployment: Settings) -> None:
    async def both() -> tuple[list[str], list[str]]:
        return await asyncio.gather(create_topics(deployment), create_topics(deployment))

    made = asyncio.run(both())

    assert sorted(made[0] + made[1]) == sorted(topic.name for topic in planned_topics(deployment))
