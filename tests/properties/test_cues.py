"""Cues let every sentence through in which the rules that they spare would find something."""

from datetime import UTC, date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from casualty_pipeline.extract.days.calendar_words import MONTHS, WEEKDAYS
from casualty_pipeline.extract.days.days import days_in
from casualty_pipeline.extract.days.relative_days import RELATIVE
from casualty_pipeline.extract.days.when import Published
from casualty_pipeline.extract.exclusions.leftovers import left_numbers
from casualty_pipeline.extract.numbers.numbers import STARTERS
from casualty_pipeline.extract.text.cues import CALENDAR, NUMBER
from casualty_pipeline.extract.text.tokens import Document, document_of
from casualty_schemas.article import Article

_PUBLISHED = Published(date(2025, 7, 24), 1)
_DATES = ["5", "88", "2014", "12th", "24th,", "7/24/2025"]
_OF_DAYS = [*RELATIVE, *WEEKDAYS, *(month.title() for month in MONTHS), *_DATES]
_OF_TIME = ["day", "night", "hours", "weeks", "year", "years'", "morning", "dawn", "few", "two", "a", "the", "of", "."]
_OF_NUMBERS = [
    *sorted(STARTERS),
    "12",
    "1,200",
    "more",
    "so",
    "dozen",
    "million",
    "people",
    "and",
    "of",
    "least",
    "than",
]


def _sentences(words: list[str]) -> st.SearchStrategy[Document]:
    texts = st.lists(st.sampled_from(words), min_size=1, max_size=8).map(" ".join)
    return texts.map(
        lambda text: document_of(
            Article(article_id="a", source="s", text=text, published_at=datetime(2025, 7, 24, tzinfo=UTC))
        )
    )


@given(_sentences([*_OF_DAYS, *_OF_TIME]))
@settings(deadline=None, max_examples=1_000)
def test_no_day_is_in_a_sentence_without_the_cue_of_the_calendar(document: Document) -> None:
    for sentence in document.sentences:
        assert sentence.cues & CALENDAR or not list(days_in(sentence.tokens(), _PUBLISHED)), sentence.text


@given(_sentences(_OF_NUMBERS))
@settings(deadline=None, max_examples=1_000)
def test_no_exact_number_is_in_a_sentence_without_its_cue(document: Document) -> None:
    for sentence in document.sentences:
        left = left_numbers(document, sentence.tokens(), frozenset())
        assert sentence.cues & NUMBER or not list(left), sentence.text
