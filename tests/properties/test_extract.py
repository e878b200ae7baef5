"""Whatever the text, the reader answers, quotes what stands there, and takes time in proportion."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casualty_pipeline.extract.english import EnglishReader, load
from casualty_pipeline.extract.text.vocabulary import words
from casualty_schemas.article import Article

WORDS = [
    "\n",
    *sorted(
        words(
            """
            three people were killed and wounded dead shot a man , . ; - \u2014 : ( ) ' " including another two of them
            12-year-old boy 34 at least up to between dozens several no one Kherson Kharkiv Chicago Monday overnight on
            July 24 2025 1,200 prisoners the army claimed injuring died in hospital death toll rose by to nine who was
            his wife John Smith family five quadruple shooting following morning hours after talks held Wednesday
            """
        )
    ),
]


@pytest.fixture(scope="module")
def reader() -> EnglishReader:
    return load()


def article(text: str, title: str | None, published_at: str = "2025-07-24T18:00:00Z") -> Article:
    return Article.model_validate(
        {"article_id": "a", "source": "s", "title": title, "text": text, "published_at": published_at}
    )


TEXTS = st.lists(st.sampled_from(WORDS), max_size=120).map(" ".join) | st.text(max_size=300)
INSTANTS = st.sampled_from(
    ["2025-07-24T18:00:00Z", "2025-07-24T00:00:00Z", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59-12:00"]
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS, title=st.none() | TEXTS, published_at=INSTANTS)
def test_any_text_is_read_and_every_quote_stands_in_it(
    reader: EnglishReader, text: str, title: str | None, published_at: str
) -> None:
    reading = reader.read(article(text, title, published_at))
    document = f"{title}\n{text}" if title else text
    quotes = [placed.report.quote for placed in reading.reports] + [ignored.quote for ignored in reading.ignored]
    assert all(quote is not None and document[quote.start : quote.end] == quote.text for quote in quotes)
    assert [placed.report.ordinal for placed in reading.reports] == list(range(len(reading.reports)))
    assert (reading.empty_reason is None) == bool(reading.reports)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=TEXTS)
def test_the_same_article_gives_the_same_reading(reader: EnglishReader, text: str) -> None:
    assert reader.read(article(text, None)) == reader.read(article(text, None))


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(killed=st.integers(1, 5_000), injured=st.integers(1, 5_000))
def test_numerals_are_read_as_they_stand(reader: EnglishReader, killed: int, injured: int) -> None:
    text = f"An explosion in Kherson killed {killed:,} people and injured {injured:,} on Monday."
    (placed,) = reader.read(article(text, None)).reports
    assert placed.report.killed is not None
    assert placed.report.injured is not None
    assert (placed.report.killed.best, placed.report.injured.best) == (killed, injured)


def steps(reader: EnglishReader, text: str) -> int:
    """Function calls that reading a text takes: a measure of work that no clock disturbs."""
    counter = _Calls()
    counter.count(lambda: reader.read(article(text, None)))
    return counter.calls


class _Calls:
    def __init__(self) -> None:
        self.calls = 0

    def count(self, run: object) -> None:
        import sys

        assert callable(run)
        sys.setprofile(lambda _frame, event, _argument: self._seen(event))
        try:
            run()
        finally:
            sys.setprofile(None)

    def _seen(self, event: str) -> None:
        self.calls += event in {"call", "c_call"}


LONG = [
    "three people were killed and five wounded in Kharkiv and Sumy, ",
    "Three people were killed in Kharkiv on Monday. Another strike in Sumy wounded five. ",
    "John Smith, 34, and Mary Jones, 22, were killed; ",
    "five and killed ",
    "killed ",
    "dozens of dead ",
    "a 12-year-old boy died hours after talks held Wednesday. ",
    "\u2014 shot, ",
    "In the Iraqi capital and in the capital, Kyiv, two died in five separate shootings. ",
    "Strikes on Sanaa and the province of al-Jawf killed 35 people, one of them on Broadway. ",
]


@pytest.mark.parametrize("piece", LONG)
def test_work_grows_no_faster_than_the_text(reader: EnglishReader, piece: str) -> None:
    reader.read(article(piece, None))
    short, long = (steps(reader, (piece * 10_000)[:size]) for size in (10_000, 40_000))
    assert long < 6 * short


def test_two_hundred_kilobytes_of_one_sentence_are_read(reader: EnglishReader) -> None:
    text = ("three people were killed and five wounded in Kharkiv, " * 4_000)[:200_000]
    assert reader.read(article(text, None)).reports
