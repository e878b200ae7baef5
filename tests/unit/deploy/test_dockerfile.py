"""The image is built from hashes, runs without rights, and copies what is there."""

import re
import tomllib
from fnmatch import fnmatch

import pytest
from tests.support.manifests import SETTING_NAMES
from tests.support.programs import ROOT, run_program

from casualty_settings.settings import Settings

DOCKERFILE = ROOT / "services" / "Dockerfile"
INSTRUCTIONS = re.sub(r"\\\n\s*", "", re.sub(r"(?m)^#.*\n", "", DOCKERFILE.read_text())).splitlines()
LOCKS = ["services/requirements.lock", "services/build-requirements.lock", "tests/lint-requirements.lock"]


def instructions(word: str) -> list[str]:
    return [line.removeprefix(word).strip() for line in INSTRUCTIONS if line.startswith(f"{word} ")]


def from_context() -> list[str]:
    sources = [copy.split()[:-1] for copy in instructions("COPY") if not copy.startswith("--from")]
    return [source for copy in sources for source in copy]


def test_hadolint_finds_nothing() -> None:
    run_program("hadolint", DOCKERFILE)


@pytest.mark.parametrize("source", from_context())
def test_what_it_copies_is_there_and_reaches_the_builder(source: str) -> None:
    assert (ROOT / source).exists()
    let_in = [line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")]
    assert any(source == path or source.startswith(f"{path}/") for path in let_in)


def test_the_builder_is_sent_nothing_else() -> None:
    lines = (ROOT / ".dockerignore").read_text().splitlines()
    assert [line for line in lines if line and not line.startswith(("#", "!"))][0] == "*"  # noqa: RUF015 - the first rule
    let_in = [line[1:] for line in lines if line.startswith("!")]
    assert all(any(source.startswith(path) for source in from_context()) for path in let_in)


def test_the_wheel_needs_no_package_that_the_image_lacks() -> None:
    packages = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["hatch"]["build"]["targets"]["wheel"]
    for package in packages["packages"]:
        assert any(package == source or package.startswith(f"{source}/") for source in from_context())


def test_everything_that_is_installed_has_a_hash() -> None:
    installs = [
        step for run in instructions("RUN") for step in run.split("&&") if " install " in step and "pip" in step
    ]
    assert installs
    assert all("--require-hashes" in step or "--no-index" in step for step in installs)


def test_it_is_built_with_the_backend_of_the_distribution() -> None:
    [backend] = tomllib.loads((ROOT / "pyproject.toml").read_text())["build-system"]["requires"]
    assert re.search(rf"(?m)^{re.escape(backend)} \\$", (ROOT / "services" / "build-requirements.lock").read_text())


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_gives_every_version_a_hash_and_names_no_registry(lock: str) -> None:
    lines = (ROOT / lock).read_text().splitlines()
    pinned = [line for line in lines if re.match(r"[a-z0-9]", line)]
    assert pinned
    assert all(re.match(r"[a-z0-9-]+==[^ ]+ .*\\$", line) for line in pinned)
    hashes = [line for line in lines if line.startswith("    --hash=sha256:")]
    assert len(hashes) + len(pinned) == len(lines)


def test_the_services_run_what_the_tests_ran() -> None:
    def pins(lock: str) -> dict[str, str]:
        found = re.findall(r"(?m)^([a-z0-9-]+)==([^ ]+)", (ROOT / lock).read_text())
        return dict(found)

    everything = pins("requirements.lock")
    assert {name: everything.get(name) for name in pins(LOCKS[0])} == pins(LOCKS[0])


def test_it_runs_as_a_user_without_rights_given_by_number() -> None:
    [user] = instructions("USER")
    assert fnmatch(user, "[1-9]*:[1-9]*")


def test_it_starts_the_worker_and_takes_other_commands() -> None:
    assert instructions("ENTRYPOINT") == ['["casualties"]']
    assert instructions("CMD") == ['["worker"]']
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["scripts"]
    assert "casualties" in scripts


def test_its_settings_exist_and_its_ports_are_theirs() -> None:
    [*_, environment] = instructions("ENV")
    ours = set(re.findall(r"(CASUALTIES_\w+)=", environment))
    assert ours
    assert ours <= SETTING_NAMES
    fields = Settings.model_fields
    assert instructions("EXPOSE") == [f"{fields['metrics_port'].default} {fields['page_port'].default}"]
