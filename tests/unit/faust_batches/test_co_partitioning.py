"""The partitions that a process is given must belong together."""

import pytest
from faust.types import TP

from faust_batches.errors import AssignmentError
from faust_batches.ownership import co_partitioned

TOPICS = frozenset({"in", "changelog"})


def assigned(topic: str, *partitions: int) -> frozenset[TP]:
    return frozenset(TP(topic, partition) for partition in partitions)


def test_equal_partitions_of_every_topic_are_taken() -> None:
    assert co_partitioned(assigned("in", 0, 3) | assigned("changelog", 0, 3), TOPICS) == {0, 3}


def test_nothing_may_be_assigned() -> None:
    assert co_partitioned(frozenset(), TOPICS) == frozenset()


@pytest.mark.parametrize("given", [assigned("in", 0), assigned("in", 0, 1) | assigned("changelog", 0)])
def test_partitions_without_their_tables_are_refused(given: frozenset[TP]) -> None:
    with pytest.raises(AssignmentError, match=r"changelog: .*; in: \[0"):
        co_partitioned(given, TOPICS)


def test_an_unknown_topic_is_refused() -> None:
    with pytest.raises(AssignmentError, match=r"other\[0\]"):
        co_partitioned(assigned("other", 0), TOPICS)
