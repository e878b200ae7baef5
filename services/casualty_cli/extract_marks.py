"""What to mark in a text that was read: the words behind each figure, places, days, and numbers left out."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from casualty_cli.figures import count_text

if TYPE_CHECKING:
    from casualty_pipeline.reading import Figures, PlacedReport, Reading
    from casualty_schemas.article import Article
    from casualty_schemas.report import Report


class MarkKind(StrEnum):
    """What marked words are."""

    KILLED = "killed"
    INJURED = "injured"
    BOTH = "killed and injured"
    TOTAL = "total"
    PLACE = "place"
    DAY = "day"
    IGNORED = "not counted"


_OF_REPORTS = frozenset({MarkKind.KILLED, MarkKind.INJURED, MarkKind.BOTH})


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters [start, end) of the title, a newline and the text; `note` is said behind them."""

    kind: MarkKind
    start: int
    end: int
    note: str = ""


def marks_of(reading: "Reading") -> Iterator[Mark]:
    """The words that the reading names itself: of its reports, its total, and what it left out with the reason."""
    for placed in reading.reports:
        if placed.report.quote is not None:
            yield Mark(_kind(placed.report), placed.report.quote.start, placed.report.quote.end, _note(placed))
    if reading.total is not None and reading.total.quote is not None:
        quote = reading.total.quote
        yield Mark(MarkKind.TOTAL, quote.start, quote.end, f"total: {figures_text(reading.total)}")
    for ignored in reading.ignored:
        yield Mark(MarkKind.IGNORED, ignored.quote.start, ignored.quote.end, ignored.reason.replace("_", " "))


def narrowed(article: "Article", marks: Iterable[Mark]) -> Iterator[Mark]:
    """The marks, those of reports on the words of their passage that state casualties, the note behind the last."""
    from casualty_pipeline.extract.sentences.statements import parse
    from casualty_pipeline.extract.text.tokens import document_of

    document = document_of(article)
    for mark in marks:
        stated = [
            (parsed.tokens[statement.start].start, parsed.tokens[statement.end - 1].end)
            for sentence in document.sentences
            if mark.kind in _OF_REPORTS and mark.start <= sentence.start and sentence.end <= mark.end
            for parsed in (parse(sentence, document.tokens_of(sentence)),)
            for statement in parsed.statements
        ]
        last = max(stated, default=None)
        yield from (replace(mark, start=start, end=end, note="") for start, end in stated if (start, end) != last)
        yield replace(mark, start=last[0], end=last[1]) if last else mark


def places_and_days(article: "Article") -> Iterator[Mark]:
    """The names of places and the words for days, as the English reader finds them in any article."""
    from casualty_pipeline.extract.days.days import days_in
    from casualty_pipeline.extract.days.when import published_in
    from casualty_pipeline.extract.places.places import Map
    from casualty_pipeline.extract.text.tokens import document_of
    from casualty_pipeline.locate.gazetteer import load_gazetteer

    document = document_of(article)
    places = Map(document.text, load_gazetteer())
    for spot in places.within(0, len(document.text)):
        yield Mark(MarkKind.PLACE, spot.start, spot.end)
    published = published_in(article.published_at, places.main().zone)
    for sentence in document.sentences:
        tokens = document.tokens_of(sentence)
        for day in days_in(tokens, published):
            yield Mark(MarkKind.DAY, tokens[day.start].start, tokens[day.end - 1].end)


def figures_text(figures: "Figures | Report") -> str:
    """The figures that are stated: "killed 2, injured at least 9"."""
    stated = {"killed": figures.killed, "injured": figures.injured}
    return ", ".join(f"{name} {count_text(count)}" for name, count in stated.items() if count is not None)


def _kind(report: "Report") -> MarkKind:
    if report.killed is not None and report.injured is not None:
        return MarkKind.BOTH
    return MarkKind.INJURED if report.killed is None else MarkKind.KILLED


def _note(placed: "PlacedReport") -> str:
    return f"#{placed.report.ordinal} {placed.region}: {figures_text(placed.report)}"
