"""Totals, outcomes and health as a real Prometheus sees them."""

import subprocess
from pathlib import Path

from prometheus_client.parser import text_string_to_metric_families
from tests.integration.prometheus.conftest import Prometheus
from tests.support.examples import valid_examples
from tests.support.programs import require_program
from tests.support.workers import Deployment, Input, WorkerProcess

[SAMPLE] = [path.read_bytes() for path in valid_examples("articles") if path.stem == "sample"]
SAMPLE_KEY = b"000_5f974e3c678b5618"
SAMPLE_ARTICLE: Input = ("articles", SAMPLE_KEY, SAMPLE)
CONSERVATION = (
    "sum by (topic) (casualty_stream_records_consumed_total)"
    " - sum by (topic) (casualty_stream_records_processed_total)"
    " - sum by (topic) (casualty_stream_records_in_flight)"
)


def test_totals_of_the_sample_article(deployment: Deployment, prometheus: Prometheus) -> None:
    deployment.publish([SAMPLE_ARTICLE])
    best = 'max by (region, bound) (casualties_killed{bound="best"}) > 0'
    prometheus.wait_for(best, {("best", "RU-KDA"): 2, ("best", "UA-63"): 3})
    injured = 'max by (region, bound) (casualties_injured{region="UA-63"})'
    prometheus.wait_for(injured, {(bound, "UA-63"): 33 for bound in ("low", "best", "high")})


def test_a_repeat_is_counted_as_a_duplicate_and_changes_no_total(
    deployment: Deployment, prometheus: Prometheus
) -> None:
    deployment.publish([SAMPLE_ARTICLE, SAMPLE_ARTICLE])
    prometheus.wait_for(
        'sum by (outcome) (casualty_stream_records_processed_total{topic="articles"})',
        {("applied",): 1, ("duplicate",): 1},
    )
    prometheus.wait_for('sum(casualties_killed{bound="best"})', {(): 5})


def test_every_record_consumed_has_an_outcome(deployment: Deployment, prometheus: Prometheus) -> None:
    deployment.publish([SAMPLE_ARTICLE, ("articles", b"x", b"{"), ("incidents", b"z", None), ("articles", b"y", b"")])
    deployment.wait_until_counted()
    prometheus.wait_for(
        "sum by (topic, code) (casualty_stream_dead_letters_total)",
        {("empty_value", "articles"): 1, ("json_invalid", "articles"): 1, ("tombstone", "incidents"): 1},
    )
    prometheus.wait_for(CONSERVATION, {("articles",): 0, ("incidents",): 0, ("reports",): 0})
    prometheus.wait_for("sum(casualty_stream_consumer_lag_records)", {(): 0})


def test_prometheus_sees_a_worker_go(worker: WorkerProcess, prometheus: Prometheus) -> None:
    prometheus.wait_for("up", {(): 1})
    prometheus.wait_for("casualty_stream_ready", {(): 1})
    assert worker.terminate() == 0
    prometheus.wait_for("up", {(): 0})


def test_promtool_finds_nothing_to_say_of_the_metrics(deployment: Deployment, worker: WorkerProcess) -> None:
    deployment.publish([SAMPLE_ARTICLE, ("articles", b"x", b"{")])
    deployment.wait_until_counted()
    promtool: list[str | Path] = [require_program("promtool"), "check", "metrics"]
    judged = subprocess.run(promtool, input=worker.get("/metrics"), capture_output=True, text=True, check=False)
    assert (judged.returncode, judged.stdout + judged.stderr) == (0, "")


def test_every_metric_is_named_by_the_house_rules(deployment: Deployment, worker: WorkerProcess) -> None:
    deployment.publish([SAMPLE_ARTICLE, ("articles", b"x", b"{")])
    deployment.wait_until_counted()
    families = list(text_string_to_metric_families(worker.get("/metrics")))
    names = {family.name for family in families}
    assert {name for name in names if not name.startswith("casualty_stream_")} == {
        "casualties_killed",
        "casualties_injured",
    }
    assert all(family.documentation for family in families)
    labels = {label for family in families for sample in family.samples for label in sample.labels}
    # Nothing that grows with what is published: no ids, no names of sources.
    assert labels <= {"topic", "outcome", "code", "reason", "stage", "partition", "region", "bound", "le", "version"}
