"""What a worker refuses to start with."""

import pytest
from tests.integration.faust_batches.lab import Lab

from faust_batches.errors import TopicsError
from faust_batches.settings import ClientSettings
from faust_batches.topics import TopicExpectation, check_topics


def test_missing_topics_are_all_named(lab: Lab) -> None:
    lab.create(lab.output)
    worker = lab.start()
    assert worker.wait() == 1
    assert f"{lab.source}: is not there" in worker.log
    assert f"{lab.changelog}: is not there" in worker.log


def test_a_changelog_that_is_not_compacted_is_refused(lab: Lab) -> None:
    for topic in (lab.source, lab.output, lab.changelog):
        lab.create(topic)
    worker = lab.start()
    assert worker.wait() == 1
    assert f"{lab.changelog}: cleanup.policy is delete, but must be compact" in worker.log


def test_unequal_partition_counts_are_refused(lab: Lab) -> None:
    lab.create(lab.source, partitions=3)
    lab.create(lab.output)
    lab.create(lab.changelog, partitions=2, cleanup_policy="compact")
    worker = lab.start()
    assert worker.wait() == 1
    assert "must have one partition count" in worker.log


async def test_topics_are_compared_with_what_is_expected(lab: Lab) -> None:
    lab.create(lab.changelog, cleanup_policy="compact", min_compaction_lag_ms="1000")
    client = ClientSettings(bootstrap_servers=lab.bootstrap)
    fine = TopicExpectation(
        name=lab.changelog, partitions=2, config={"cleanup.policy": "compact"}, at_least={"min.compaction.lag.ms": 1000}
    )
    found = await check_topics(client, [fine])
    assert found[lab.changelog].partitions == 2
    wrong = TopicExpectation(name=lab.changelog, partitions=5, at_least={"min.compaction.lag.ms": 3_600_000})
    with pytest.raises(TopicsError) as refusal:
        await check_topics(client, [wrong, TopicExpectation(name="absent")])
    assert str(refusal.value).splitlines()[1:] == [
        f"{lab.changelog}: has 2 partitions, but 5 are needed",
        f"{lab.changelog}: min.compaction.lag.ms is 1000, but must be at least 3600000",
        "absent: is not there; create it first",
    ]
