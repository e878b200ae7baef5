"""Holidays as days of news."""

from datetime import date

import pytest

from casualty_pipeline.extract.days.days import days_in
from casualty_pipeline.extract.days.holidays import easter
from casualty_pipeline.extract.days.when import Published
from casualty_pipeline.extract.text.tokens import Token


def tokens(text: str) -> list[Token]:
    return [Token(word, word.lower(), 0, 0) for word in text.split()]


@pytest.mark.parametrize(
    ("text", "published", "day"),
    [
        ("on Christmas night", date(2017, 12, 26), date(2017, 12, 25)),
        ("early Christmas Eve", date(2017, 12, 26), date(2017, 12, 24)),
        ("on Christmas .", date(2017, 12, 26), date(2017, 12, 25)),
        ("on New Year's Eve", date(2018, 1, 2), date(2017, 12, 31)),
        ("early New Year's Day", date(2018, 1, 2), date(2018, 1, 1)),
        ("on Halloween night", date(2014, 11, 3), date(2014, 10, 31)),
        ("on Thanksgiving Day", date(2024, 11, 29), date(2024, 11, 28)),
        ("on Labor Day", date(2024, 9, 3), date(2024, 9, 2)),
        ("on Memorial Day", date(2024, 5, 28), date(2024, 5, 27)),
        ("on Memorial Day", date(2022, 5, 31), date(2022, 5, 30)),
        ("Mother's Day shooting", date(2024, 5, 14), date(2024, 5, 12)),
        ("on Easter Sunday", date(2016, 3, 28), date(2016, 3, 27)),
        ("on Easter evening", date(2015, 4, 6), date(2015, 4, 5)),
        ("on Father's Day", date(2024, 6, 17), date(2024, 6, 16)),
    ],
)
def test_a_holiday_is_its_last_day(text: str, published: date, day: date) -> None:
    (when,) = days_in(tokens(text), Published(published, 0))
    assert (when.first, when.last) == (day, day)


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("at a Halloween party", date(2014, 11, 3)),
        ("over Labor Day weekend", date(2024, 9, 3)),
        ("the Christmas market", date(2017, 12, 26)),
        ("in New York", date(2018, 1, 2)),
        ("on Thanksgiving", date(2024, 8, 1)),
        ("on New", date(2018, 1, 2)),
    ],
)
def test_what_is_called_after_a_holiday_is_no_day(text: str, published: date) -> None:
    assert not [when for when in days_in(tokens(text), Published(published, 0)) if not when.weak]


@pytest.mark.parametrize(
    "day",
    [date(1961, 4, 2), date(2000, 4, 23), date(2008, 3, 23), date(2019, 4, 21), date(2024, 3, 31), date(2038, 4, 25)],
)
def test_easter_is_where_the_calendar_has_it(day: date) -> None:
    assert easter(day.year) == day
