"""What a reading says of a document as a whole, for data sets whose gold is one figure a document."""

from collections.abc import Iterable

from casualty_pipeline.reading import PlacedReport, Reader, Reading
from casualty_schemas.article import Article
from casualty_schemas.count import Count


def read(reader: Reader, *, case: str, title: str | None, text: str, day: str) -> Reading:
    """Read a text of a data set that gives only the day of publication."""
    return reader.read(article(case=case, title=title, text=text, day=day))


def article(*, case: str, title: str | None, text: str, day: str) -> Article:
    """A text as an article of the evening, UTC, of the day of publication."""
    values = {"article_id": case, "source": "evaluation", "title": title, "text": text}
    return Article.model_validate({**values, "published_at": f"{day}T18:00:00Z"})


def killed(reading: Reading) -> int:
    """Everybody killed, over the reports that are figures by themselves."""
    return _people(placed.report.killed for placed in reading.reports if not placed.report.change)


def injured(reading: Reading) -> int:
    """Everybody injured, likewise."""
    return _people(placed.report.injured for placed in reading.reports if not placed.report.change)


def _people(counts: Iterable[Count | None]) -> int:
    return sum(count.best for count in counts if count is not None)


def main_report(reading: Reading) -> PlacedReport | None:
    """Give the report with most casualties, the first of them; None where there is no report."""
    return max(reading.reports, key=_size, default=None)


def _size(placed: PlacedReport) -> int:
    return _people((placed.report.killed, placed.report.injured))
