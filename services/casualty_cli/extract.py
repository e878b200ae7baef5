"""`casualties extract`: what the reader makes of articles, with no Kafka."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from msgspec import to_builtins

from casualty_cli.files import STDIN, Source, name_of, opened
from casualty_cli.output import Json, print_json, say

if TYPE_CHECKING:
    from casualty_pipeline.reading import Figures, Reading
    from casualty_schemas.article import Article

Explain = Annotated[bool, typer.Option("--explain", help="Show people the text with marks, and a table of reports.")]


def extract(file: Source = STDIN, *, json: Json = False, explain: Explain = False) -> None:
    """Read articles as JSON Lines and print one JSON line for each: its reports, its total, what was left out."""
    from casualty_cli.errors import ExitCode

    if json and explain:
        raise typer.BadParameter("--explain is for people and --json for programs: choose one")
    refused = _extract_all(file, _print_explained if explain else _print_reading)
    if refused:
        say(f"{refused} lines of {name_of(file)} are no articles")
        raise typer.Exit(ExitCode.FAILED)


def _print_reading(article: "Article", reading: "Reading") -> None:
    print_json(reading_as_json(article.article_id, reading))


def _print_explained(article: "Article", reading: "Reading") -> None:
    from casualty_cli.extract_view import print_explained

    print_explained(article, reading)


def _extract_all(path: Path, show: "Callable[[Article, Reading], None]") -> int:
    """Show the reading of every article; return how many lines are none."""
    from casualty_pipeline.outcomes import Rejected
    from casualty_pipeline.validate import validate
    from casualty_producer.lines import read_lines
    from casualty_schemas.article import Article
    from casualty_settings.readers import load_reader
    from casualty_settings.settings import load_settings

    settings = load_settings()
    reader = load_reader(settings.extractor)
    refused = 0
    with opened(path) as file:
        for line in read_lines(file):
            message = validate("articles", line.value, max_bytes=settings.max_message_bytes)
            if isinstance(message, Rejected):
                refused += 1
                say(f"{name_of(path)}:{line.end.line}: {message.code}: {message.message}")
                continue
            assert isinstance(message, Article)
            show(message, reader.read(message))
    return refused


def reading_as_json(article_id: str, reading: "Reading") -> dict[str, Any]:
    """A reading as the command prints it; each report carries its region."""
    reports = [{"region": each.region, **to_builtins(each.report)} for each in reading.reports]
    return {
        "article_id": article_id,
        "reports": reports,
        "total": _figures_as_json(reading.total),
        "parts": _figures_as_json(reading.parts),
        "reconciled": reading.reconciled,
        "ignored": [{"reason": each.reason, "quote": to_builtins(each.quote)} for each in reading.ignored],
        "empty_reason": reading.empty_reason,
    }


def _figures_as_json(figures: "Figures | None") -> dict[str, Any] | None:
    if figures is None:
        return None
    stated = {"killed": figures.killed, "injured": figures.injured, "quote": figures.quote}
    return {name: to_builtins(part) for name, part in stated.items() if part is not None}
