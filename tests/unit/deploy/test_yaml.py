"""No YAML of ours says a thing twice: of a key that stands twice, readers take the last in silence."""

from pathlib import Path

from tests.support.programs import ROOT, run_program

RULES = Path(__file__).with_name("yamllint.yaml")


def test_yamllint_finds_nothing() -> None:
    run_program(
        "yamllint",
        "--strict",
        "--config-file",
        RULES,
        ROOT / "docker-compose.yml",
        ROOT / "k8s",
        ROOT / "services" / "prometheus",
    )
