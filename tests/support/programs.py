"""Programs that some tests drive: linters of files that are not Python, foreign clients, Prometheus, a browser.

On a newcomer's machine a test without its program is skipped, with a word on how to get it. Where the environment
variable CASUALTIES_REQUIRE_TOOLS is 1 (as in continuous integration) it fails instead, so that nothing goes unseen.
"""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LINT_ENVIRONMENT = ROOT / ".venv-lint"
"""The environment of tests/lint-requirements.lock: its check-jsonschema and Faust cannot share one click."""

_FROM_LINT_ENVIRONMENT = "make lint-deploy"
HOW_TO_GET = {
    "check-jsonschema": _FROM_LINT_ENVIRONMENT,
    "hadolint": _FROM_LINT_ENVIRONMENT,
    "kubernetes-validate": _FROM_LINT_ENVIRONMENT,
    "yamllint": _FROM_LINT_ENVIRONMENT,
    "chromium": "apt-get install chromium",
    "kcat": "apt-get install kcat",
    "prometheus": "apt-get install prometheus",
    "promtool": "apt-get install prometheus",
}


def find_program(name: str) -> Path | None:
    """Where a program is: in the lint environment, else on the PATH."""
    found = shutil.which(name, path=LINT_ENVIRONMENT / "bin") or shutil.which(name)
    return Path(found) if found else None


def require_program(name: str) -> Path:
    """Where a program is; a test without it is skipped, or fails where CASUALTIES_REQUIRE_TOOLS=1."""
    found = find_program(name)
    if found is not None:
        return found
    missing = f"{name} is not installed: {HOW_TO_GET.get(name, 'put it on the PATH')}"
    if os.environ.get("CASUALTIES_REQUIRE_TOOLS") == "1":
        pytest.fail(missing)
    pytest.skip(missing)


def run_program(name: str, *arguments: str | Path, stdin: str | None = None) -> str:
    """What a program prints (both streams); the test fails with it where the program ends with another code than 0."""
    done = subprocess.run(
        [require_program(name), *arguments],
        cwd=ROOT,
        input=stdin,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, f"{name} ended with {done.returncode}:\n{done.stdout}"
    return done.stdout
