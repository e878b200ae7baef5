"""Which day of a text is that of its incident, and how far it may be off."""

from datetime import date, timedelta

import pytest

from casualty_pipeline.extract.days.days_of_incidents import Calendar, incident_days
from casualty_pipeline.extract.days.when import Published
from casualty_pipeline.extract.text.tokens import Document, document_of
from casualty_schemas.article import Article

FRIDAY = Published(date(2016, 3, 18), 0)


def document(text: str) -> Document:
    fields = {"article_id": "a", "source": "s", "text": text, "published_at": "2016-03-18T20:00:00Z"}
    return document_of(Article.model_validate(fields))


def days(text: str) -> list[tuple[date, date, bool]]:
    read = document(text)
    return [(when.first, when.last, when.period) for when in incident_days(read.sentences[0].tokens(), FRIDAY)]


def test_a_day_behind_said_is_that_of_the_statement_and_behind_said_that_is_not() -> None:
    assert days("Police said Wednesday two men were shot.") == []
    assert days("Police said that on Wednesday two men were shot.") == [(date(2016, 3, 16), date(2016, 3, 16), False)]


def test_last_week_is_some_day_of_that_week_and_the_last_week_a_stretch() -> None:
    assert days("Two men were shot last week.") == [(date(2016, 3, 7), date(2016, 3, 13), False)]
    assert days("Two men were shot over last week.") == [(date(2016, 3, 11), date(2016, 3, 18), True)]
    assert days("In the last week two men were shot.") == [(date(2016, 3, 11), date(2016, 3, 18), True)]


@pytest.mark.parametrize(
    ("text", "off"),
    [
        ("Two men were shot in a bar.", 1),
        ("Two men were shot in a bar. The suspect was arraigned Thursday.", 7),
        ("Two men were shot in a bar. The sheriff released the timeline Thursday.", 7),
    ],
)
def test_without_a_day_an_incident_is_fresh_or_followed_up(text: str, off: int) -> None:
    when = Calendar(document(text), FRIDAY).day_for(0)
    assert (when.first, when.precision) == (FRIDAY.day, off)


def test_a_day_that_is_told_much_later_may_be_of_something_else() -> None:
    between = "Neighbors laid flowers. " * 9
    text = f"Two men were shot in a bar. {between}The other shooting happened Monday."
    when = Calendar(document(text), FRIDAY).day_for(0)
    assert (FRIDAY.day - when.first, when.precision) == (timedelta(days=4), 3)
    near = Calendar(document("Two men were shot in a bar. The shooting happened Monday."), FRIDAY).day_for(0)
    assert near.precision == 0


def test_a_weekday_is_the_date_of_that_weekday_that_the_text_has() -> None:
    text = "Two men were shot Monday. A third died in the shooting on Feb. 29, police said."
    calendar = Calendar(document(text), FRIDAY)
    (monday,) = incident_days(document(text).sentences[0].tokens(), FRIDAY)
    assert (monday.first, calendar.sharpened(monday).first) == (date(2016, 3, 14), date(2016, 2, 29))


@pytest.mark.parametrize("other", ["March 1", "March 14", "Tuesday", "Feb. 1"])
def test_a_weekday_stays_what_no_such_date_says_better(other: str) -> None:
    text = f"Two men were shot Monday. A third died in the shooting on {other}, police said."
    (monday,) = incident_days(document(text).sentences[0].tokens(), FRIDAY)
    assert Calendar(document(text), FRIDAY).sharpened(monday).first == date(2016, 3, 14)


@pytest.mark.parametrize(
    ("text", "ago"),
    [
        ("A boy was shot at a park. He was there Monday night with friends.", 4),
        ("A boy was shot at a park. His mother spoke on March 1.", 0),
        ("A boy was shot at a park. The suspect was arraigned Monday.", 0),
        ("A boy is hurt. Police said the Tuesday night shooting was an accident.", 3),
        ("A boy is hurt. Police said Tuesday the shooting was an accident.", 0),
        ("A boy is hurt. A man with a pistol fired Sunday night.", 5),
    ],
)
def test_the_day_of_the_incident_is_not_that_of_a_statement(text: str, ago: int) -> None:
    when = Calendar(document(text), FRIDAY).day_for(0)
    assert FRIDAY.day - when.first == timedelta(days=ago)
