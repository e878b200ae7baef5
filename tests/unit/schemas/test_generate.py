"""The committed JSON Schemas are what the models say, and say what the models' validators ask."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from casualty_schemas.article import Article
from casualty_schemas.generate import DIRECTORY, drift, main, schema_files, schema_of
from casualty_schemas.incident import Incident
from casualty_schemas.topics import ARTICLES, INCIDENTS, TOPICS, Topic

MODEL_TOPICS = [topic for topic in TOPICS if topic.model is not None]


def schema(topic: Topic) -> dict[str, Any]:
    assert topic.model is not None
    return schema_of(topic, topic.model)


def complaints(topic: Topic, value: dict[str, Any]) -> list[str]:
    return [error.message for error in Draft202012Validator(schema(topic)).iter_errors(value)]


ARTICLE = {"article_id": "a", "source": "s", "text": "t", "published_at": "2025-06-02T18:10:00Z"}
INCIDENT = {
    "incident_id": "i",
    "source": "s",
    "place": {"region": "UA-63"},
    "occurred_on": "2025-06-02",
    "killed": 1,
    "published_at": "2025-06-02T18:10:00Z",
}


def test_the_committed_files_are_what_the_models_say() -> None:
    assert drift(DIRECTORY) == []


@pytest.mark.parametrize("topic", MODEL_TOPICS, ids=lambda topic: topic.name)
def test_a_schema_is_one_of_draft_2020_12_with_title_and_description(topic: Topic) -> None:
    generated = schema(topic)
    assert topic.model is not None
    Draft202012Validator.check_schema(generated)
    assert generated["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert "$id" not in generated
    assert generated["title"] == topic.model.__name__
    assert topic.about in generated["description"]


@pytest.mark.parametrize("topic", MODEL_TOPICS, ids=lambda topic: topic.name)
def test_inputs_ignore_unknown_fields_and_rows_of_ours_forbid_them(topic: Topic) -> None:
    assert schema(topic).get("additionalProperties", True) is (topic in (ARTICLES, INCIDENTS))


def test_an_article_needs_its_text_unless_retracted() -> None:
    without_text = {name: value for name, value in ARTICLE.items() if name != "text"}
    assert complaints(ARTICLES, ARTICLE) == []
    assert complaints(ARTICLES, without_text) == ["'text' is a required property"]
    assert complaints(ARTICLES, without_text | {"status": "published"}) == ["'text' is a required property"]
    assert complaints(ARTICLES, without_text | {"status": "retracted"}) == []


@pytest.mark.parametrize("field", ["place", "occurred_on", "killed"])
def test_an_incident_needs_place_day_and_a_figure_unless_retracted(field: str) -> None:
    for incomplete in ({k: v for k, v in INCIDENT.items() if k != field}, INCIDENT | {field: None}):
        assert complaints(INCIDENTS, incomplete)
        assert complaints(INCIDENTS, incomplete | {"status": "retracted"}) == []


def test_one_of_killed_and_injured_is_enough() -> None:
    assert complaints(INCIDENTS, INCIDENT | {"killed": None, "injured": 0}) == []


@pytest.mark.parametrize(
    "place", [{"latitude": 1.0}, {"name": "X", "longitude": 1}, {}, {"name": None}, {"latitude": None}]
)
def test_a_place_that_does_not_locate_is_refused(place: dict[str, Any]) -> None:
    assert complaints(INCIDENTS, INCIDENT | {"place": place})


@pytest.mark.parametrize(
    "place",
    [{"latitude": 1, "longitude": 2.5}, {"name": "X", "latitude": None}, {"region": "UA-63"}, {"country": "UA"}],
)
def test_a_place_that_locates_is_taken(place: dict[str, Any]) -> None:
    assert complaints(INCIDENTS, INCIDENT | {"place": place}) == []


def test_the_examples_of_this_module_satisfy_the_models_too() -> None:
    Article.model_validate_json(_json(ARTICLE))
    Incident.model_validate_json(_json(INCIDENT))


def test_generating_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    main(["--directory", str(tmp_path)])
    once = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    main(["--directory", str(tmp_path)])
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == once
    assert once.keys() == schema_files().keys()
    main(["--check", "--directory", str(tmp_path)])


def test_check_names_every_file_that_drifted_and_writes_nothing(tmp_path: Path) -> None:
    main(["--directory", str(tmp_path)])
    (tmp_path / "articles.v1.schema.json").write_text("{}")
    (tmp_path / "incidents.v1.schema.json").unlink()
    (tmp_path / "gone.v1.schema.json").write_text("{}")
    with pytest.raises(SystemExit) as ended:
        main(["--check", "--directory", str(tmp_path)])
    assert str(ended.value).splitlines() == [
        "incidents.v1.schema.json: missing",
        "articles.v1.schema.json: differs from its model",
        "gone.v1.schema.json: no topic has this schema, remove it",
        "run: python -m casualty_schemas.generate",
    ]
    assert (tmp_path / "articles.v1.schema.json").read_text() == "{}"


def _json(value: dict[str, Any]) -> bytes:
    return json.dumps(value).encode()
