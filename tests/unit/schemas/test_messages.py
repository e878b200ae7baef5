"""What the models ask of several fields together, and how strict they are about each."""

import json
from typing import Any

import msgspec
import pytest
from pydantic import BaseModel, ValidationError
from tests.support.examples import read_message, valid_examples, written

from casualty_schemas.article import Article
from casualty_schemas.count import Count
from casualty_schemas.fields import Received, Wire
from casualty_schemas.incident import Incident
from casualty_schemas.region_total import RegionTotal
from casualty_schemas.report import RegionReports
from casualty_schemas.topics import INPUTS, TOPICS

ARTICLE: dict[str, Any] = {"article_id": "a", "source": "s", "text": "t", "published_at": "2025-06-02T18:10:00Z"}
INCIDENT: dict[str, Any] = {
    "incident_id": "i",
    "source": "s",
    "place": {"region": "UA-63"},
    "occurred_on": "2025-06-02",
    "killed": 1,
    "published_at": "2025-06-02T18:10:00Z",
}
RETRACTED = {"status": "retracted"}


def without(message: dict[str, Any], *fields: str) -> dict[str, Any]:
    return {name: value for name, value in message.items() if name not in fields}


def test_an_article_has_defaults() -> None:
    article = Article.model_validate(ARTICLE)
    assert (article.language, article.revision, article.status, article.title) == ("en", 0, "published", None)


def test_an_article_without_text_is_refused_unless_retracted() -> None:
    with pytest.raises(ValidationError, match="text is required unless status is retracted"):
        Article.model_validate(without(ARTICLE, "text"))
    assert Article.model_validate(without(ARTICLE, "text") | RETRACTED).text == ""


def test_an_empty_text_is_a_text() -> None:
    assert Article.model_validate(ARTICLE | {"text": ""}).text == ""


@pytest.mark.parametrize("missing", ["place", "occurred_on"])
def test_an_incident_without_place_or_day_is_refused_unless_retracted(missing: str) -> None:
    with pytest.raises(ValidationError, match="place and occurred_on are required unless status is retracted"):
        Incident.model_validate(without(INCIDENT, missing))
    assert Incident.model_validate(without(INCIDENT, missing) | RETRACTED).status == "retracted"


def test_an_incident_needs_one_of_killed_and_injured() -> None:
    with pytest.raises(ValidationError, match="killed and injured must not both be missing"):
        Incident.model_validate(without(INCIDENT, "killed"))
    assert Incident.model_validate(without(INCIDENT, "killed") | {"injured": 0}).injured == Count.exactly(0)


def test_a_figure_that_is_not_stated_is_not_zero() -> None:
    assert Incident.model_validate(INCIDENT).injured is None


def test_an_incident_does_not_end_before_it_begins() -> None:
    with pytest.raises(ValidationError, match="occurred_until is before occurred_on"):
        Incident.model_validate(INCIDENT | {"occurred_until": "2025-06-01"})
    one_day = Incident.model_validate(INCIDENT | {"occurred_until": "2025-06-02"})
    assert one_day.occurred_until == one_day.occurred_on


@pytest.mark.parametrize("place", [{"latitude": 1.0}, {"name": "Odesa", "longitude": 1.0}])
def test_latitude_and_longitude_come_together(place: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match="latitude and longitude come together"):
        Incident.model_validate(INCIDENT | {"place": place})


def test_a_place_says_where() -> None:
    with pytest.raises(ValidationError, match="a name, a region, a country or coordinates"):
        Incident.model_validate(INCIDENT | {"place": {"altitude": 3}})


@pytest.mark.parametrize("topic", [topic for topic in TOPICS if topic.model is not None], ids=lambda topic: topic.name)
def test_inputs_ignore_what_they_do_not_know_and_rows_of_ours_refuse_it(topic: Any) -> None:
    model: type[Received | Wire] = topic.model
    assert issubclass(model, Received if topic in INPUTS else Wire)
    example = valid_examples(topic.name)[0].read_bytes()
    more = _json(json.loads(example) | {"a_field_of_next_year": 1})
    if topic in INPUTS:
        assert read_message(model, more) == read_message(model, example)
    else:
        with pytest.raises(msgspec.ValidationError, match="unknown field `a_field_of_next_year`"):
            read_message(model, more)


@pytest.mark.parametrize(
    ("model", "message", "field", "value"),
    [
        (Article, ARTICLE, "revision", "1"),
        (Article, ARTICLE, "revision", True),
        (Article, ARTICLE, "revision", 1.0),
        (Article, ARTICLE, "revision", -1),
        (Article, ARTICLE, "revision", 2**31),
        (Article, ARTICLE, "source", 7),
        (Article, ARTICLE, "status", "reported"),
        (Article, ARTICLE, "published_at", 1748887800),
        (Incident, INCIDENT, "status", "published"),
        (Incident, INCIDENT, "killed", "1"),
        (Incident, INCIDENT, "place", "Odesa"),
        (Incident, INCIDENT, "category", 3),
    ],
)
def test_no_value_is_bent_into_another_type(
    model: type[BaseModel], message: dict[str, Any], field: str, value: object
) -> None:
    model.model_validate(message)
    with pytest.raises(ValidationError):
        model.model_validate(message | {field: value})


def test_what_was_refused_is_not_repeated_in_the_error() -> None:
    with pytest.raises(ValidationError) as refused:
        Article.model_validate(ARTICLE | {"revision": "a private remark"})
    assert "a private remark" not in str(refused.value)


def test_messages_are_frozen() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Article.model_validate(ARTICLE).text = "other"  # type: ignore[misc]  # what mypy forbids too


def test_the_word_class_is_the_name_on_the_wire() -> None:
    reports = read_message(RegionReports, valid_examples("reports")[0].read_bytes())
    assert all("class" in report for report in json.loads(written(reports))["reports"])


def test_a_row_without_an_incident_is_a_tombstone_and_never_a_row() -> None:
    row = read_message(RegionTotal, valid_examples("casualties-by-region")[0].read_bytes())
    with pytest.raises(msgspec.ValidationError, match=">= 1"):
        read_message(RegionTotal, written(msgspec.structs.replace(row, incidents=0)))


def _json(value: dict[str, Any]) -> bytes:
    return json.dumps(value).encode()
