"""A reading shown to people: the text with its marks, the reports as a table, and the total against its parts."""

from collections.abc import Iterable, Iterator
from types import MappingProxyType
from typing import TYPE_CHECKING
from unicodedata import category

from rich.console import Console
from rich.text import Text

from casualty_cli.extract_marks import Mark, MarkKind, figures_text, marks_of, narrowed, places_and_days
from casualty_cli.figures import count_text
from casualty_cli.output import print_table

if TYPE_CHECKING:
    from casualty_pipeline.reading import PlacedReport, Reading
    from casualty_schemas.article import Article
    from casualty_schemas.report import Report

_STYLES = MappingProxyType(
    {
        MarkKind.KILLED: "bold red",
        MarkKind.INJURED: "bold yellow",
        MarkKind.BOTH: "bold magenta",
        MarkKind.TOTAL: "underline",
        MarkKind.IGNORED: "dim",
        MarkKind.PLACE: "cyan",
        MarkKind.DAY: "blue",
    }
)
_ORDER = tuple(_STYLES)
"""In which marks are laid on: a place keeps its colour within the words of a report's figure."""
_SHOWN = MappingProxyType({"\n": "\n", "\t": "\t", "\r": " "})
_STEERING = frozenset({"Cc", "Cs"})
"""Unicode's categories of control characters and of half a pair."""
_UNPRINTABLE = "\N{REPLACEMENT CHARACTER}"
_COLUMNS = ("#", "region", "place", "day", "category", "remarks", "killed", "injured")
_FIGURES = 2
"""Columns of figures, the last ones."""


def print_explained(article: "Article", reading: "Reading") -> None:
    """Everything that was read out of one article, with the words it came from."""
    console = Console(highlight=False)
    console.soft_wrap = not console.is_terminal
    console.print(f"{article.article_id}  {article.source}  {article.published_at:%Y-%m-%d %H:%M %Z}", markup=False)
    console.print()
    text = f"{article.title}\n{article.text}" if article.title else article.text
    console.print(marked(text, [*places_and_days(article), *narrowed(article, marks_of(reading))]))
    console.print()
    if console.is_terminal:
        console.print(_legend())
    if reading.reports:
        print_table(_COLUMNS, map(_row, reading.reports), numbers=_FIGURES)
    for line in verdict_lines(reading):
        console.print(line, markup=False)
    console.print()


def marked(text: str, marks: Iterable[Mark]) -> Text:
    """The text with its marks in colour; what is to be said of marked words stands in brackets behind them."""
    laid_on = sorted(marks, key=lambda mark: _ORDER.index(mark.kind))
    shown = Text(_printable(text))
    for mark in laid_on:
        shown.stylize(_STYLES[mark.kind], mark.start, mark.end)
    noted = sorted((mark for mark in laid_on if mark.note), key=lambda mark: mark.end)
    first, *following = shown.divide([mark.end for mark in noted])
    for mark, piece in zip(noted, following, strict=True):
        first.append(f" [{mark.note}]", _STYLES[mark.kind]).append_text(piece)
    return first


def verdict_lines(reading: "Reading") -> Iterator[str]:
    """What the article's own total says of its parts, or why there is nothing."""
    if reading.empty_reason is not None:
        yield f"no report: {reading.empty_reason.replace('_', ' ')}"
    if reading.total is None:
        return
    yield f"total: {figures_text(reading.total)}"
    yield f"parts: {figures_text(reading.parts) if reading.parts else 'none'}"
    yield "reconciled" if reading.reconciled else "not reconciled"


def _printable(text: str) -> str:
    """The text without what would steer a terminal or cannot be written, sign for sign, so that offsets stay right."""
    return "".join(_SHOWN.get(sign, sign if category(sign) not in _STEERING else _UNPRINTABLE) for sign in text)


def _legend() -> Text:
    return Text("  ").join(Text(kind.value, style) for kind, style in _STYLES.items()).append("\n")


def _row(placed: "PlacedReport") -> tuple[str, ...]:
    report = placed.report
    place = report.place.name or "unknown"
    figures = (count_text(report.killed), count_text(report.injured))
    return (str(report.ordinal), placed.region, place, _day(report), report.category, _remarks(report), *figures)


def _day(report: "Report") -> str:
    until = "" if report.occurred_until == report.occurred_on else f" to {report.occurred_until}"
    give_or_take = f" ±{report.date_precision} d" if report.date_precision else ""
    return f"{report.occurred_on}{until}{give_or_take}"


def _remarks(report: "Report") -> str:
    remarks = (
        "summary" if report.kind == "summary" else "",
        "change" if report.change else "",
        f"claimed by {report.claimed_by}" if report.claimed_by else "",
        f"shared with {', '.join(report.shared_with)}" if report.shared_with else "",
    )
    return ", ".join(filter(None, remarks))
