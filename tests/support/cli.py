"""Runs the command `casualties` in this process, by its entry point, as a shell would."""

import json
import logging
import signal
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Protocol

import pytest
import stamina
import structlog

from casualty_cli.main import main


@dataclass(frozen=True, slots=True)
class Ended:
    """How a command ended: its exit code and what it said."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> list[Any]:
        """What it printed, as JSON Lines."""
        return [json.loads(line) for line in self.out.splitlines()]


class RunCli(Protocol):
    """Runs `casualties` with arguments, and standard input where some is given."""

    def __call__(self, *arguments: str, stdin: bytes = b"") -> Ended: ...


@pytest.fixture
def cli(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[RunCli]:
    """The command, with everything global that it sets put back afterwards."""
    sigterm = signal.getsignal(signal.SIGTERM)
    aiokafka = logging.getLogger("aiokafka")
    level = aiokafka.level

    def run(*arguments: str, stdin: bytes = b"") -> Ended:
        monkeypatch.setattr(sys, "argv", ["casualties", *arguments])
        given = tmp_path_factory.mktemp("stdin") / "stdin"
        given.write_bytes(stdin)
        capsys.readouterr()
        with given.open() as file:
            monkeypatch.setattr(sys, "stdin", file)
            with pytest.raises(SystemExit) as ended:
                main()
        said = capsys.readouterr()
        assert isinstance(ended.value.code, int)
        return Ended(ended.value.code, said.out, said.err)

    yield run
    signal.signal(signal.SIGTERM, sigterm)
    aiokafka.setLevel(level)
    stamina.instrumentation.set_on_retry_hooks(None)
    structlog.reset_defaults()
