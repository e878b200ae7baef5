"""What a reader of articles gives is checked before it is sent on: its defects reject the article, and stop nothing."""

from dataclasses import dataclass
from datetime import UTC, datetime

from tests.support.reports import report

from casualty_pipeline.documents import Readers, read_message
from casualty_pipeline.locate.gazetteer import load_gazetteer
from casualty_pipeline.outcomes import Rejected
from casualty_pipeline.reading import PlacedReport, Reading
from casualty_schemas.article import Article
from casualty_schemas.rejection import RejectionCode

ARTICLE = Article(
    article_id="1", source="s", text="Three were killed.", published_at=datetime(2025, 7, 24, 18, tzinfo=UTC)
)


@dataclass
class Numbering:
    """A reader that gives its reports these numbers."""

    ordinals: tuple[int, ...]
    name: str = "numbering"
    version: int = 1

    def read(self, article: Article) -> Reading:
        assert article is ARTICLE
        reports = [report(killed=3, ordinal=ordinal) for ordinal in self.ordinals]
        return Reading(reports=tuple(PlacedReport(f"UA-{number}", each) for number, each in enumerate(reports)))


def read(*ordinals: int) -> Reading | Rejected:
    return read_message(ARTICLE, Readers(Numbering(ordinals), load_gazetteer(), max_bytes=1_000_000))


def test_reports_of_their_own_numbers_are_taken() -> None:
    reading = read(0, 1)
    assert isinstance(reading, Reading)
    assert [placed.report.ordinal for placed in reading.reports] == [0, 1]


def test_a_number_given_twice_rejects_the_article_even_over_two_regions() -> None:
    rejected = read(0, 0)
    assert isinstance(rejected, Rejected)
    assert rejected.code == RejectionCode.UNEXPECTED
    assert "two of its reports have the same ordinal" in rejected.message
