import json
import sys

import pytest
from rich.console import Console

from casualty_cli import output

ROWS = [("UA-63", "[bold]Kharkiv[/bold]", "3"), ("RU-KDA", "Krasnodar", "12")]
COLUMNS = ("region", "name", "killed")


def test_without_a_terminal_columns_stand_in_line_and_numbers_to_the_right(capsys: pytest.CaptureFixture[str]) -> None:
    output.print_table(COLUMNS, ROWS, title="Totals", numbers=1)

    assert capsys.readouterr().out.splitlines() == [
        "Totals",
        "region  name                  killed",
        "UA-63   [bold]Kharkiv[/bold]       3",
        "RU-KDA  Krasnodar                 12",
    ]


def test_on_a_terminal_what_producers_wrote_is_no_markup() -> None:
    console = Console(force_terminal=True, width=100)
    with console.capture() as captured:
        console.print(output.rich_table(COLUMNS, ROWS, numbers=1))

    assert "[bold]Kharkiv[/bold]" in captured.get()
    assert "\x1b[" in captured.get()


def test_no_color_is_honoured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    console = Console(force_terminal=True, width=100)
    with console.capture() as captured:
        console.print("[red]red[/red]")

    assert "\x1b[31m" not in captured.get()


@pytest.mark.parametrize("value", [b'{"a":1}', b'{\n  "a": 1\n}'])
def test_a_row_is_one_line_whatever_its_writer_made_of_it(value: bytes, capsys: pytest.CaptureFixture[str]) -> None:
    output.print_row("t", "k", value)

    out = capsys.readouterr().out
    assert out.count("\n") == 1
    assert json.loads(out) == {"topic": "t", "key": "k", "value": {"a": 1}}


def test_what_is_said_to_people_never_stands_among_data(capsys: pytest.CaptureFixture[str]) -> None:
    output.say("hello")

    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "hello\n")
    assert sys.stderr is not sys.stdout
