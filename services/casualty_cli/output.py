"""What commands print: JSON Lines for programs, tables for people; colours and boxes on a terminal alone."""

import sys
from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, Any

import typer

Json = Annotated[bool, typer.Option("--json", help="Print JSON Lines.")]
"""The option that every command which prints data takes."""


def say(text: str) -> None:
    """A line for people, on stderr, so that stdout holds data alone."""
    # Not through typer, which would write past a progress bar that has taken stderr over.
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()


def print_json(value: Mapping[str, Any]) -> None:
    """One line of JSON."""
    import msgspec

    typer.echo(msgspec.json.encode(value).decode())


def print_row(topic: str, key: str, value: bytes) -> None:
    """A row as it lies in its topic: {topic, key, value}."""
    import msgspec

    # Others may write JSON over several lines; ours is passed on as it is.
    print_json(
        {"topic": topic, "key": key, "value": msgspec.json.decode(value) if b"\n" in value else msgspec.Raw(value)}
    )


def print_table(columns: Sequence[str], rows: Iterable[Sequence[str]], *, title: str = "", numbers: int = 0) -> None:
    """A table with its columns in line; the last `numbers` of them are set to the right."""
    from rich.console import Console

    console = Console()
    if not console.is_terminal:
        _print_plain(columns, [*rows], title, numbers)
        return
    console.print(rich_table(columns, rows, title=title, numbers=numbers))


def rich_table(columns: Sequence[str], rows: Iterable[Sequence[str]], *, title: str = "", numbers: int = 0) -> Any:
    """The same table for a terminal."""
    from rich import box
    from rich.markup import escape
    from rich.table import Table

    table = Table(title=title or None, title_justify="left", box=box.SIMPLE_HEAD)
    for index, column in enumerate(columns):
        table.add_column(column, justify="right" if index >= len(columns) - numbers else "left", overflow="fold")
    for row in rows:
        table.add_row(*(escape(cell) for cell in row))
    return table


def _print_plain(columns: Sequence[str], rows: list[Sequence[str]], title: str, numbers: int) -> None:
    lines = [columns, *rows]
    widths = [max(len(line[index]) for line in lines) for index in range(len(columns))]
    if title:
        typer.echo(title)
    for line in lines:
        cells = [
            cell.rjust(width) if index >= len(columns) - numbers else cell.ljust(width)
            for index, (cell, width) in enumerate(zip(line, widths, strict=True))
        ]
        typer.echo("  ".join(cells).rstrip())
