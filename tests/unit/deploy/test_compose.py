"""docker-compose.yml is valid, starts things in order, and says nothing that the code says already."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from tests.support.manifests import documents, scalars, settings_in
from tests.support.programs import ROOT, run_program

from casualty_schemas.topics import TOPICS

COMPOSE = ROOT / "docker-compose.yml"
PROMETHEUS = ROOT / "services" / "prometheus" / "prometheus.yml"
SERVICES: dict[str, Any] = documents(COMPOSE)[0]["services"]
OURS = ["topics", "worker"]
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]


def test_it_is_valid_by_the_compose_specification() -> None:
    run_program("check-jsonschema", "--builtin-schema", "vendor.compose-spec", COMPOSE)


def test_the_parts_of_the_flow_are_there() -> None:
    assert SERVICES.keys() == {"kafka", "topics", "worker", "prometheus"}


def test_the_worker_waits_for_the_topics_and_these_for_a_healthy_broker() -> None:
    assert SERVICES["worker"]["depends_on"]["topics"]["condition"] == "service_completed_successfully"
    assert SERVICES["topics"]["depends_on"]["kafka"]["condition"] == "service_healthy"
    assert SERVICES["kafka"]["healthcheck"]["test"]


@pytest.mark.parametrize("service", OURS)
def test_settings_exist_and_take_these_values(service: str, tmp_path: Path) -> None:
    settings = settings_in(SERVICES[service]["environment"], tmp_path)
    assert settings.bootstrap == "kafka:19092"
    assert settings.listen_host == "0.0.0.0"  # noqa: S104 - inside a container only its own network sees it


def test_all_parts_of_ours_have_the_same_settings() -> None:
    assert SERVICES["topics"]["environment"] == SERVICES["worker"]["environment"]


def test_the_broker_answers_at_the_address_that_the_settings_name(tmp_path: Path) -> None:
    broker = SERVICES["kafka"]["environment"]
    addresses = dict(listener.split("://") for listener in broker["KAFKA_ADVERTISED_LISTENERS"].split(","))
    assert settings_in(SERVICES["worker"]["environment"], tmp_path).bootstrap == addresses["INSIDE"]
    protocols = dict(pair.split(":") for pair in broker["KAFKA_LISTENER_SECURITY_PROTOCOL_MAP"].split(","))
    listeners = {listener.split("://")[0] for listener in broker["KAFKA_LISTENERS"].split(",")}
    assert addresses.keys() | {broker["KAFKA_CONTROLLER_LISTENER_NAMES"]} == listeners == protocols.keys()


def test_the_state_of_the_worker_outlives_its_container(tmp_path: Path) -> None:
    data_dir = settings_in(SERVICES["worker"]["environment"], tmp_path).data_dir
    mounted = dict(volume.split(":")[:2][::-1] for volume in SERVICES["worker"]["volumes"])
    assert mounted[str(data_dir)] in documents(COMPOSE)[0]["volumes"]


@pytest.mark.parametrize("service", OURS)
def test_our_containers_can_write_only_where_they_must(service: str) -> None:
    container = SERVICES[service]
    assert container["read_only"] is True
    assert container["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in container["security_opt"]


@pytest.mark.parametrize("service", OURS)
def test_the_image_has_the_version_of_the_distribution(service: str) -> None:
    assert SERVICES[service]["image"] == f"casualty-stream:{VERSION}"


def test_ports_are_open_to_this_machine_alone() -> None:
    published = [port for service in SERVICES.values() for port in service.get("ports", [])]
    assert published
    assert all(port.startswith("127.0.0.1:") for port in published)


def test_no_topic_is_named_twice() -> None:
    assert {topic.name for topic in TOPICS}.isdisjoint(scalars(documents(COMPOSE)))


def test_prometheus_takes_its_configuration() -> None:
    run_program("promtool", "check", "config", PROMETHEUS)
    assert f"./{PROMETHEUS.relative_to(ROOT)}:/etc/prometheus/prometheus.yml:ro" in SERVICES["prometheus"]["volumes"]


def test_prometheus_scrapes_every_worker_at_the_port_of_the_settings(tmp_path: Path) -> None:
    [job] = documents(PROMETHEUS)[0]["scrape_configs"]
    [discovery] = job["dns_sd_configs"]
    assert discovery["names"] == ["worker"]
    assert discovery["port"] == settings_in(SERVICES["worker"]["environment"], tmp_path).metrics_port
