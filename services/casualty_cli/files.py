"""FILE arguments: paths, and `-` for standard input."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, BinaryIO, Final

import typer

STDIN: Final = Path("-")


def source(text: str | Path) -> Path:
    """A FILE argument as a path.

    Raises:
        typer.BadParameter: it names no file that can be read.
    """
    path = Path(text)
    if path != STDIN and not path.is_file():
        raise typer.BadParameter(f"{path} is no file that is there; `-` means standard input")
    return path


Source = Annotated[Path, typer.Argument(metavar="FILE|-", parser=source)]
Sources = Annotated[list[Path], typer.Argument(metavar="FILE|-", parser=source)]


@contextmanager
def opened(path: Path) -> Iterator[BinaryIO]:
    """The file's bytes; standard input is left open."""
    if path == STDIN:
        yield sys.stdin.buffer
        return
    with path.open("rb") as file:
        yield file


def name_of(path: Path) -> str:
    """The name for messages to people."""
    return "standard input" if path == STDIN else str(path)
