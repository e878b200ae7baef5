import pathlib

import pytest
from tests.support.cli import RunCli

from casualty_cli import totals as totals_command
from casualty_cli.main import app

COMMANDS = {
    "broker", "demo", "dlq", "extract", "incidents", "publish", "replay", "topics", "totals", "up", "worker",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _nobody_listens(monkeypatch: pytest.MonkeyPatch, tmp_path: pathlib.Path) -> None:
    monkeypatch.setenv("CASUALTIES_KAFKA_BOOTSTRAP", "127.0.0.1:1")
    monkeypatch.setenv("CASUALTIES_DATA_DIR", str(tmp_path))


def test_every_command_of_the_contract_is_there(cli: RunCli) -> None:
    help_text = cli("--help").out

    assert {name for name in COMMANDS if name in help_text} == COMMANDS
    groups = {group.name for group in app.registered_groups}
    assert {command.callback.__name__ for command in app.registered_commands if command.callback} | groups == COMMANDS


def test_help_ends_well(cli: RunCli) -> None:
    assert cli("totals", "--help").code == 0


@pytest.mark.parametrize(
    "arguments", [("frobnicate",), ("totals", "--by", "week"), ("publish", "articles", "/no/file")]
)
def test_wrong_usage_is_2(cli: RunCli, arguments: tuple[str, ...]) -> None:
    assert cli(*arguments).code == 2


@pytest.mark.parametrize(
    "arguments",
    [("totals",), ("incidents", "UA-63"), ("topics", "check"), ("topics", "create"), ("dlq", "list")],
)
def test_a_broker_that_does_not_answer_is_1_with_what_to_do(cli: RunCli, arguments: tuple[str, ...]) -> None:
    ended = cli(*arguments)

    assert ended.code == 1
    assert "Kafka does not answer at 127.0.0.1:1" in ended.err
    assert "CASUALTIES_KAFKA_BOOTSTRAP" in ended.err
    assert ended.out == ""


def test_a_wrong_setting_is_78_and_named(cli: RunCli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASUALTIES_PARTITIONS", "many")

    ended = cli("totals")

    assert ended.code == 78
    assert "CASUALTIES_PARTITIONS" in ended.err


def test_a_reader_that_nobody_installed_is_78_and_the_installed_ones_are_named(
    cli: RunCli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CASUALTIES_EXTRACTOR", "klingon")

    ended = cli("extract")

    assert ended.code == 78
    assert "klingon" in ended.err
    assert "english" in ended.err


def test_a_defect_is_70_and_its_traceback_is_kept(cli: RunCli, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("planted")

    monkeypatch.setattr(totals_command, "_show", fail)

    ended = cli("totals")

    assert ended.code == 70
    assert "planted" in ended.err
    kept = pathlib.Path(ended.err.rsplit("traceback: ", 1)[1].strip())
    try:
        assert "ZeroDivisionError: planted" in kept.read_text()
    finally:
        kept.unlink()


def test_debug_prints_the_traceback(cli: RunCli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CASUALTIES_PARTITIONS", "many")

    assert "Traceback" in cli("--debug", "totals").err
