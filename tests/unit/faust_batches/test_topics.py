"""What is wrong with topics, in words."""

import pytest

from faust_batches.errors import TopicsError
from faust_batches.topics import TopicExpectation, TopicState, compare, equal_partitions

FOUND = TopicState(
    partitions=4, config={"cleanup.policy": "compact", "retention.ms": "1000", "max.message.bytes": "-1"}
)


def test_a_topic_that_is_as_expected_has_no_problems() -> None:
    expected = TopicExpectation(
        name="rows",
        partitions=4,
        config={"cleanup.policy": "compact"},
        at_least={"retention.ms": 1000, "max.message.bytes": 5},
    )
    assert compare(expected, FOUND) == []


def test_every_difference_is_named() -> None:
    expected = TopicExpectation(
        name="rows", partitions=8, config={"cleanup.policy": "delete"}, at_least={"retention.ms": 1001, "absent": 1}
    )
    assert compare(expected, FOUND) == [
        "rows: has 4 partitions, but 8 are needed",
        "rows: cleanup.policy is compact, but must be delete",
        "rows: retention.ms is 1000, but must be at least 1001",
        "rows: absent is None, but must be at least 1",
    ]


def test_a_missing_topic_is_the_only_problem() -> None:
    assert compare(TopicExpectation(name="rows", partitions=8), None) == ["rows: is not there; create it first"]


def test_topics_that_belong_together_have_one_partition_count() -> None:
    other = TopicState(partitions=3, config={})
    assert equal_partitions({"a": FOUND, "b": FOUND}) == 4
    with pytest.raises(TopicsError, match="a: 4, b: 3"):
        equal_partitions({"a": FOUND, "b": other})
