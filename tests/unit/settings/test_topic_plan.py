import pytest

from casualty_schemas.topics import TOPICS
from casualty_settings.settings import load_settings
from casualty_settings.topic_differences import FoundTopic, PlannedTopic, differences
from casualty_settings.topic_plan import planned_topics

PLANNED = PlannedTopic(
    "t", 8, 2, {"cleanup.policy": "compact", "delete.retention.ms": "100", "max.message.bytes": "50"}
)
AS_PLANNED = {"cleanup.policy": "compact", "delete.retention.ms": "100", "max.message.bytes": "50"}
FOUND = FoundTopic(partitions=8, replication_factor=2, leaderless=0)


def test_the_plan_is_the_table_and_the_changelogs_with_prefix_and_settings() -> None:
    plan = planned_topics(load_settings(topic_prefix="p-", app_id="app", partitions=5, replication_factor=3))

    names = {topic.name for topic in TOPICS} | {"app-documents-changelog", "app-ledger-changelog"}
    assert {topic.name for topic in plan} == {f"p-{name}" for name in names}
    assert {(topic.partitions, topic.replication_factor) for topic in plan} == {(5, 3)}
    policies = {topic.name: topic.config["cleanup.policy"] for topic in plan}
    assert policies["p-resolved-incidents"] == policies["p-app-ledger-changelog"] == "compact"
    assert policies["p-articles"] == "delete"


def test_nothing_is_said_of_what_is_as_planned_or_better() -> None:
    better = {"delete.retention.ms": "101", "max.message.bytes": "51", "cleanup.policy": "compact"}

    assert differences(PLANNED, FOUND, AS_PLANNED, "b") == []
    assert differences(PLANNED, FoundTopic(8, 3, 0), better, "b") == []
    assert differences(PLANNED, FOUND, AS_PLANNED | {"delete.retention.ms": "-1"}, "b") == []


@pytest.mark.parametrize(
    ("found", "config", "words"),
    [
        (None, {}, "t is missing: `casualties topics create` makes it"),
        (FoundTopic(4, 2, 0), AS_PLANNED, "4 partitions, not 8"),
        (FoundTopic(8, 1, 0), AS_PLANNED, "1 replicas, not 2"),
        (FoundTopic(8, 2, 3), AS_PLANNED, "3 partitions with no leader"),
        (FOUND, AS_PLANNED | {"cleanup.policy": "compact,delete"}, "--add-config cleanup.policy=compact"),
        (FOUND, AS_PLANNED | {"delete.retention.ms": "99"}, "delete.retention.ms=99, not at least 100"),
        (FOUND, AS_PLANNED | {"max.message.bytes": "49"}, "max.message.bytes=49, not at least 50"),
    ],
)
def test_each_difference_is_one_sentence_with_what_to_do(
    found: FoundTopic | None, config: dict[str, str], words: str
) -> None:
    (sentence,) = differences(PLANNED, found, config, "b")

    assert sentence.startswith("t ")
    assert words in sentence
