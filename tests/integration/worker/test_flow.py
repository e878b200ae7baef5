"""The main job on a real broker: the sample article, its repetition and another source, from publication to totals."""

import json
from pathlib import Path
from typing import Any

from tests.support.workers import Deployment, Input, deployed, expected_rows

from casualty_schemas.topics import CASUALTIES_BY_REGION, RESOLVED_INCIDENTS
from kafka_local.broker import Broker

EXAMPLES = Path(__file__).parents[3] / "schemas" / "examples"
EXACTLY = {"open_ended": False}


def example(topic: str, name: str) -> bytes:
    return (EXAMPLES / topic / "v1" / f"{name}.json").read_bytes()


def test_the_sample_article_its_repeat_and_a_second_source(kafka: Broker, topic_prefix: str, tmp_path: Path) -> None:
    article: Input = ("articles", b"000_5f974e3c678b5618", example("articles", "sample"))
    # Keys that are no ids: these messages take the way over `rehomed`.
    others: list[Input] = [("incidents", None, example("incidents", name)) for name in ("sochi", "kharkiv")]
    with deployed(kafka.bootstrap, topic_prefix, tmp_path) as deployment:
        worker = deployment.start_worker()
        worker.wait_until_ready()
        deployment.publish([article])
        deployment.wait_until_counted()
        alone = figures(deployment)
        deployment.publish([article, *others])
        deployment.wait_until_counted()
        assert figures(deployment) == alone
        assert deployment.rows() == expected_rows([article, *others], deployment.settings)
        assert worker.metric("casualty_stream_records_processed_total", topic="articles", outcome="duplicate") == 1
        assert worker.metric("casualties_killed", region="UA-63", bound="best") == 3
        assert worker.metric("casualties_injured", region="UA-63", bound="low") == 33
        assert two_sourced(deployment) == {("RU-KDA", 2, 11), ("UA-63", None, 33)}
        assert worker.terminate() == 0
    assert {region: row["killed"]["best"] for region, row in alone.items()} == {
        "UA-63": 3,
        "RU-KDA": 2,
        "UA-71": 0,
        "UA-23": 0,
    }
    assert alone["UA-63"]["injured"] == {"low": 33, "best": 33, "high": 33, "open_ended": True}
    assert alone["UA-63"]["incidents"] == 2
    assert alone["RU-KDA"]["injured"]["best"] == 11
    assert [alone[region]["injured"]["best"] for region in ("UA-71", "UA-23")] == [2, 1]


def figures(deployment: Deployment) -> dict[str, Any]:
    """Rows of the totals without what more sources rightly change."""
    rows = deployment.rows(CASUALTIES_BY_REGION)
    changing = ("sources", "reports", "updated_at", "first_day", "last_day")
    return {
        key: {name: value for name, value in json.loads(row).items() if name not in changing}
        for (_, key), row in rows.items()
    }


def two_sourced(deployment: Deployment) -> set[tuple[str, int | None, int | None]]:
    """Region and best figures of the incidents that two sources tell of."""
    incidents = map(json.loads, deployment.rows(RESOLVED_INCIDENTS).values())
    return {
        (
            each["region"],
            *(each[figure]["count"]["best"] if figure in each else None for figure in ("killed", "injured")),
        )
        for each in incidents
        if len(each["sources"]) == 2
    }
