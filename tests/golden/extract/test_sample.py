"""The sample article comes out in full: every figure, place, day, share, total and exclusion."""

from datetime import date
from pathlib import Path

import pytest

from casualty_pipeline.extract.english import EnglishReader
from casualty_pipeline.reading import Reading
from casualty_schemas.article import Article
from casualty_schemas.category import Category
from casualty_schemas.count import Count
from casualty_schemas.report import EvidenceClass, FigureClasses, Kind

SAMPLE = Path(__file__).parents[3] / "schemas" / "examples" / "articles" / "v1" / "sample.json"


@pytest.fixture(scope="module")
def article() -> Article:
    return Article.model_validate_json(SAMPLE.read_bytes())


@pytest.fixture(scope="module")
def reading(reader: EnglishReader, article: Article) -> Reading:
    return reader.read(article)


def test_each_region_has_its_own_figures(reading: Reading) -> None:
    assert [(placed.region, placed.report.killed, placed.report.injured) for placed in reading.reports] == [
        ("UA-63", Count.exactly(3), None),
        ("UA-71", None, Count(low=1, best=2, high=None)),
        ("UA-23", None, Count(low=1, best=1, high=None)),
        ("RU-KDA", Count.exactly(2), Count.exactly(11)),
        ("UA-63", None, Count(low=33, best=33, high=None)),
    ]
    assert [placed.report.ordinal for placed in reading.reports] == [0, 1, 2, 3, 4]


def test_strikes_hours_after_wednesdays_talks_and_the_following_morning(reading: Reading) -> None:
    days = [(placed.report.occurred_on, placed.report.date_precision) for placed in reading.reports]
    assert days == [(date(2025, 7, 23), 1)] * 4 + [(date(2025, 7, 24), 0)]


def test_several_injured_in_two_cities_are_shared(reading: Reading) -> None:
    cherkasy, zaporizhzhia = (placed.report for placed in reading.reports[1:3])
    assert cherkasy.shared_with == ("UA-23",)
    assert zaporizhzhia.shared_with == ("UA-71",)
    assert cherkasy.classes == zaporizhzhia.classes == FigureClasses(injured=EvidenceClass.DERIVED)


def test_the_lead_is_a_check_and_no_addend(reading: Reading) -> None:
    assert reading.total is not None
    assert reading.total.killed == Count.exactly(5)
    assert reading.total.injured == Count(low=12, best=24, high=None)
    assert reading.parts is not None
    assert reading.parts.killed == Count.exactly(5)
    assert reading.reconciled is True


def test_prisoners_remains_and_the_deadline_are_named_as_ignored(reading: Reading) -> None:
    ignored = {(found.reason, found.quote.text) for found in reading.ignored}
    assert {("prisoners", "1,200"), ("remains_returned", "3,000"), ("time", "50-day")} <= ignored


def test_quotes_are_the_passages_of_the_text_that_hold_the_figures(reading: Reading, article: Article) -> None:
    quotes = [placed.report.quote for placed in reading.reports]
    assert all(quote is not None and article.text[quote.start : quote.end] == quote.text for quote in quotes)
    figures = (
        "killed three civilians",
        "wounded several",
        "wounded several",
        "two people dead and eleven injured",
        "injured at least 33 people",
    )
    for index, words in enumerate(figures):
        told = [words in quote.text for quote in quotes if quote]
        assert told[index], f"{words!r} is not in its quote"
        assert sum(told) == figures.count(words), f"{words!r} is in the quote of another incident"


def test_all_are_incidents_of_drone_strikes_at_named_places(reading: Reading) -> None:
    assert {placed.report.category for placed in reading.reports} == {Category.DRONE_STRIKE}
    assert {placed.report.kind for placed in reading.reports} == {Kind.INCIDENT}
    assert reading.reports[3].report.place.name == "Sochi"
