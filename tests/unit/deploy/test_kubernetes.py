"""The manifests are valid one by one and together, refer to what exists, and give no process a right too many."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.support.manifests import SETTING_NAMES, documents, scalars, settings_in
from tests.support.programs import ROOT, find_program, run_program

from casualty_schemas.topics import TOPICS

K8S = ROOT / "k8s"
BASE = K8S / "base"
DEV = K8S / "overlays" / "dev"
KUSTOMIZATIONS = sorted(K8S.rglob("kustomization.yaml"))
MANIFESTS = sorted(set(K8S.rglob("*.yaml")) - set(KUSTOMIZATIONS))
VALIDATE = ("kubernetes-validate", "--strict", "-k", "1.34")
OURS = ["topics.yaml", "worker.yaml"]


def name(path: Path) -> str:
    return str(path.relative_to(K8S))


def workloads(path: Path) -> Iterator[dict[str, Any]]:
    for document in documents(path):
        if "template" in document.get("spec", {}):
            yield document


def pod(path: Path) -> dict[str, Any]:
    [workload] = workloads(path)
    spec: dict[str, Any] = workload["spec"]["template"]["spec"]
    return spec


def container(path: Path) -> dict[str, Any]:
    [only] = pod(path)["containers"]
    assert isinstance(only, dict)
    return only


def resource(file: str) -> dict[str, Any]:
    [only] = documents(BASE / file)
    assert isinstance(only, dict)
    return only


def settings_of(directory: Path) -> dict[str, str]:
    """The settings of a kustomization: its files, then its literals."""
    [kustomization] = documents(directory / "kustomization.yaml")
    [generator] = kustomization["configMapGenerator"]
    lines = [line for file in generator.get("envs", []) for line in (directory / file).read_text().splitlines()]
    lines = [line for line in lines if line and not line.startswith("#")] + generator.get("literals", [])
    return dict(line.split("=", 1) for line in lines)


@pytest.mark.parametrize("manifest", MANIFESTS, ids=name)
def test_a_manifest_is_valid(manifest: Path) -> None:
    said = run_program(*VALIDATE, manifest)
    assert said.count(" passed ") >= 1
    assert "Couldn't find schema" not in said


@pytest.mark.parametrize("kustomization", KUSTOMIZATIONS, ids=name)
def test_kustomize_composes_what_the_cluster_takes(kustomization: Path) -> None:
    if find_program("kustomize") is None:
        pytest.skip("kustomize is not on the PATH: what it would compose is tested file by file")
    composed = run_program("kustomize", "build", kustomization.parent)
    said = run_program(*VALIDATE, "-", stdin=composed)
    assert said.count(" passed ") == composed.count("\nkind: ")


@pytest.mark.parametrize("kustomization", KUSTOMIZATIONS, ids=name)
def test_a_kustomization_refers_to_what_is_there_and_leaves_nothing_out(kustomization: Path) -> None:
    [content] = documents(kustomization)
    here = kustomization.parent
    envs = [file for generator in content.get("configMapGenerator", []) for file in generator.get("envs", [])]
    referred = {(here / reference).resolve() for reference in [*content["resources"], *envs]}
    assert all(path.exists() for path in referred)
    assert {path for path in here.iterdir() if path != kustomization} <= referred


@pytest.mark.parametrize("directory", [BASE, DEV], ids=name)
def test_settings_exist_and_take_these_values(directory: Path, tmp_path: Path) -> None:
    settings = settings_in(settings_of(BASE) | settings_of(directory), tmp_path)
    assert settings.listen_host == "0.0.0.0"  # noqa: S104 - a pod's probes come from outside of it
    assert settings.log_format == "json"


def test_one_broker_is_asked_for_one_replica(tmp_path: Path) -> None:
    settings = settings_in(settings_of(BASE) | settings_of(DEV), tmp_path)
    assert settings.replication_factor == 1
    [service, _] = documents(DEV / "kafka.yaml")
    assert settings.bootstrap == f"{service['metadata']['name']}:{service['spec']['ports'][0]['port']}"


@pytest.mark.parametrize("file", OURS)
def test_a_secret_is_read_as_a_setting(file: str, tmp_path: Path) -> None:
    (tmp_path / "casualties_kafka_password").write_text("hush\n")
    settings = settings_in(settings_of(BASE), tmp_path)
    assert settings.kafka_password is not None
    assert settings.kafka_password.get_secret_value() == "hush"
    mounts = {mount["name"]: mount["mountPath"] for mount in container(BASE / file)["volumeMounts"]}
    assert mounts["secrets"] == settings_of(BASE)["CASUALTIES_SECRETS_DIR"]


@pytest.mark.parametrize("manifest", [path for path in MANIFESTS if any(workloads(path))], ids=name)
def test_no_process_has_a_right_too_many(manifest: Path) -> None:
    spec, context = pod(manifest), container(manifest)["securityContext"]
    assert spec["automountServiceAccountToken"] is False
    assert spec["securityContext"]["runAsNonRoot"] is True
    assert spec["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
    assert spec["securityContext"]["fsGroup"] == spec["securityContext"]["runAsUser"]
    assert context["allowPrivilegeEscalation"] is False
    assert context["capabilities"] == {"drop": ["ALL"]}
    assert container(manifest)["resources"]["limits"]["memory"]
    # Variables of Services would be read as settings, ours and those of the broker's image alike.
    assert spec["enableServiceLinks"] is False


@pytest.mark.parametrize("file", OURS)
def test_our_processes_run_as_the_image_does_on_a_file_system_that_they_cannot_write(file: str) -> None:
    security = pod(BASE / file)["securityContext"]
    dockerfile = (ROOT / "services" / "Dockerfile").read_text()
    assert f"USER {security['runAsUser']}:{security['runAsGroup']}\n" in dockerfile
    assert container(BASE / file)["securityContext"]["readOnlyRootFilesystem"] is True
    assert "/tmp" in [mount["mountPath"] for mount in container(BASE / file)["volumeMounts"]]  # noqa: S108 - in the pod


def test_the_state_of_a_worker_outlives_its_pod(tmp_path: Path) -> None:
    worker = resource("worker.yaml")
    mounts = {mount["name"]: mount["mountPath"] for mount in container(BASE / "worker.yaml")["volumeMounts"]}
    [claim] = worker["spec"]["volumeClaimTemplates"]
    assert mounts[claim["metadata"]["name"]] == str(settings_in(settings_of(BASE), tmp_path).data_dir)


def test_a_worker_has_time_to_hand_over() -> None:
    assert pod(BASE / "worker.yaml")["terminationGracePeriodSeconds"] >= 60


def test_a_worker_is_a_static_member_under_the_name_of_its_pod() -> None:
    [variable] = container(BASE / "worker.yaml")["env"]
    assert variable["name"] == "CASUALTIES_INSTANCE_ID"
    assert variable["valueFrom"]["fieldRef"]["fieldPath"] == "metadata.name"
    assert variable["name"] in SETTING_NAMES


def test_probes_ask_the_pages_of_the_worker_at_the_port_of_the_settings(tmp_path: Path) -> None:
    worker = container(BASE / "worker.yaml")
    [port] = worker["ports"]
    assert port["containerPort"] == settings_in(settings_of(BASE), tmp_path).metrics_port
    asked = {probe: worker[f"{probe}Probe"]["httpGet"] for probe in ("startup", "liveness", "readiness")}
    assert {page["port"] for page in asked.values()} == {port["name"]}
    assert {probe: page["path"] for probe, page in asked.items()} == {
        "startup": "/healthz",
        "liveness": "/healthz",
        "readiness": "/readyz",
    }


def test_no_worker_stands_idle(tmp_path: Path) -> None:
    assert resource("worker.yaml")["spec"]["replicas"] <= settings_in(settings_of(BASE), tmp_path).partitions


def test_everything_that_selects_the_worker_finds_its_pods() -> None:
    worker = resource("worker.yaml")
    labels = worker["spec"]["template"]["metadata"]["labels"]
    service, budget, policy = (
        resource(file)["spec"]
        for file in ("worker-service.yaml", "worker-disruption-budget.yaml", "network-policy.yaml")
    )
    assert worker["spec"]["serviceName"] == resource("worker-service.yaml")["metadata"]["name"]
    assert service["clusterIP"] == "None"
    assert (
        service["selector"] == budget["selector"]["matchLabels"] == worker["spec"]["selector"]["matchLabels"] == labels
    )
    [selected] = policy["podSelector"]["matchExpressions"]
    for file in OURS:
        [workload] = workloads(BASE / file)
        assert workload["spec"]["template"]["metadata"]["labels"][selected["key"]] in selected["values"]


@pytest.mark.parametrize("file", OURS)
def test_names_that_pods_refer_to_exist(file: str) -> None:
    [generator] = documents(BASE / "kustomization.yaml")[0]["configMapGenerator"]
    assert container(BASE / file)["envFrom"] == [{"configMapRef": {"name": generator["name"]}}]
    assert pod(BASE / file)["serviceAccountName"] == resource("service-account.yaml")["metadata"]["name"]
    mounted = {mount["name"] for mount in container(BASE / file)["volumeMounts"]}
    [workload] = workloads(BASE / file)
    claims = [claim["metadata"] for claim in workload["spec"].get("volumeClaimTemplates", [])]
    assert mounted == {volume["name"] for volume in [*pod(BASE / file)["volumes"], *claims]}


def test_the_image_has_the_version_of_the_distribution() -> None:
    [image] = documents(BASE / "kustomization.yaml")[0]["images"]
    assert image["newTag"] == tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    assert {container(BASE / file)["image"] for file in OURS} == {image["name"]}


def test_both_ways_to_try_it_out_run_the_same_broker() -> None:
    compose = documents(ROOT / "docker-compose.yml")[0]["services"]["kafka"]
    assert container(DEV / "kafka.yaml")["image"] == compose["image"]


@pytest.mark.parametrize("manifest", MANIFESTS, ids=name)
def test_no_topic_is_named_twice(manifest: Path) -> None:
    assert {topic.name for topic in TOPICS}.isdisjoint(scalars(documents(manifest)))
