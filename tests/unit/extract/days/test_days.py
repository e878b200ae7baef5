"""Days against the instant of publication."""

from datetime import date, datetime

import pytest

from casualty_pipeline.extract.days.days import days_in
from casualty_pipeline.extract.days.days_of_incidents import incident_days
from casualty_pipeline.extract.days.when import Published, published_in
from casualty_pipeline.extract.text.tokens import Token

THURSDAY = Published(date(2025, 7, 24), 0)


def tokens(text: str) -> list[Token]:
    return [Token(word, word.lower(), 0, 0) for word in text.split()]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("on Wednesday", date(2025, 7, 23), date(2025, 7, 23)),
        ("last Thursday", date(2025, 7, 17), date(2025, 7, 17)),
        ("last Wednesday", date(2025, 7, 16), date(2025, 7, 16)),
        ("last Tuesday", date(2025, 7, 22), date(2025, 7, 22)),
        ("Monday 's attack", date(2025, 7, 21), date(2025, 7, 21)),
        ("overnight", date(2025, 7, 23), date(2025, 7, 23)),
        ("overnight into Thursday", date(2025, 7, 23), date(2025, 7, 23)),
        ("over the weekend", date(2025, 7, 19), date(2025, 7, 20)),
        ("in the past week", date(2025, 7, 17), date(2025, 7, 24)),
        ("in the last 24 hours", date(2025, 7, 23), date(2025, 7, 24)),
        ("in a day", date(2025, 7, 23), date(2025, 7, 24)),
        ("over 24 hours", date(2025, 7, 23), date(2025, 7, 24)),
        ("per day", date(2025, 7, 23), date(2025, 7, 24)),
        ("over week", date(2025, 7, 17), date(2025, 7, 24)),
        ("on July 4", date(2025, 7, 4), date(2025, 7, 4)),
        ("on Aug. 30 ", date(2024, 8, 30), date(2024, 8, 30)),
        ("on December 24", date(2024, 12, 24), date(2024, 12, 24)),
        ("March 3 , 2014", date(2014, 3, 3), date(2014, 3, 3)),
        ("23 Aug 88", date(1988, 8, 23), date(1988, 8, 23)),
        ("in May", date(2025, 5, 1), date(2025, 5, 31)),
        ("this morning", date(2025, 7, 24), date(2025, 7, 24)),
        ("two days ago", date(2025, 7, 22), date(2025, 7, 22)),
        ("5 days ago", date(2025, 7, 19), date(2025, 7, 19)),
        ("a week ago", date(2025, 7, 17), date(2025, 7, 17)),
        ("a few days ago", date(2025, 7, 21), date(2025, 7, 21)),
        ("the 12th of May", date(2025, 5, 12), date(2025, 5, 12)),
        ("on the night of 13 - 14 May", date(2025, 5, 13), date(2025, 5, 13)),
        ("on 12.05.2025", date(2025, 5, 12), date(2025, 5, 12)),
        ("on 2025 - 05 - 12", date(2025, 5, 12), date(2025, 5, 12)),
        ("on 7 / 12 / 2025", date(2025, 7, 12), date(2025, 7, 12)),
        ("on 12 / 7 / 2025", date(2025, 7, 12), date(2025, 7, 12)),
        ("on 31 / 3 / 2025", date(2025, 3, 31), date(2025, 3, 31)),
        ("Easter Sunday , April 20", date(2025, 4, 20), date(2025, 4, 20)),
        ("Monday ( 14th July )", date(2025, 7, 14), date(2025, 7, 14)),
        ("on Monday of last week", date(2025, 7, 14), date(2025, 7, 14)),
        ("Friday night last week", date(2025, 7, 18), date(2025, 7, 18)),
        ("the day before yesterday", date(2025, 7, 22), date(2025, 7, 22)),
    ],
)
def test_days_are_read(text: str, first: date, last: date) -> None:
    (when,) = days_in(tokens(text), THURSDAY)
    assert (when.first, when.last) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "may be",
        "February 30",
        "30.02.2025",
        "2025 - 13 - 01",
        "4 / 5",
        "the day before the vote",
        "next to him",
        "past the house",
        "March",
        "mark",
        "years ago",
        "long ago",
        "over 24 men",
        "within a city",
        "within 24 hours",
        "four per day",
    ],
)
def test_what_is_no_day(text: str) -> None:
    assert list(days_in(tokens(text), THURSDAY)) == []


@pytest.mark.parametrize(
    "text",
    [
        "police said Monday",
        "he was arraigned on Wednesday",
        "he is to start work Monday",
        "on July 29",
        "they will hold a general strike on Wednesday",
    ],
)
def test_days_of_speech_of_courts_and_of_the_future_are_of_no_incident(text: str) -> None:
    assert incident_days(tokens(text), THURSDAY) == []


@pytest.mark.parametrize(
    ("published_at", "zone", "day", "precision"),
    [
        ("2025-07-24T12:00:00+03:00", "UTC", date(2025, 7, 24), 0),
        ("2025-07-24T19:00:00+03:00", "UTC", date(2025, 7, 24), 1),
        ("2025-07-24T03:00:00+00:00", "America/Chicago", date(2025, 7, 23), 1),
        ("2025-07-24T18:00:00+00:00", "Europe/Kyiv", date(2025, 7, 24), 1),
        ("2025-07-24T00:00:00+00:00", "America/Chicago", date(2025, 7, 24), 1),
        ("0001-01-01T00:00:00+14:00", "UTC", date(1000, 1, 1), 1),
    ],
)
def test_the_day_of_publication(published_at: str, zone: str, day: date, precision: int) -> None:
    assert published_in(datetime.fromisoformat(published_at), zone) == Published(day, precision)
