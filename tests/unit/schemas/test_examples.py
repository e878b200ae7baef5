"""Every example is judged twice: by the model, and by the JSON Schema that other languages rely on."""

import json
from pathlib import Path
from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator
from tests.support.examples import (
    EXAMPLES,
    expected_code,
    invalid_examples,
    label,
    read_message,
    valid_examples,
    written,
)

from casualty_pipeline.outcomes import Rejected
from casualty_pipeline.validate import validate
from casualty_schemas.fields import InputTopic, Received, Wire
from casualty_schemas.generate import schema_of
from casualty_schemas.topics import INPUTS, TOPICS, Topic

MODEL_TOPICS = {topic.name: topic for topic in TOPICS if topic.model is not None}
VALID = [path for topic in MODEL_TOPICS for path in valid_examples(topic)]
INVALID = [path for topic in MODEL_TOPICS for path in invalid_examples(topic)]
MAX_BYTES = 1 << 20

REASONS = {
    "bool_type": "Expected `bool`",
    "enum": "Invalid enum value",
    "extra_forbidden": "contains unknown field",
    "greater_than_equal": "Expected `int` >= 1",
    "literal_error": "Invalid enum value",
    "missing": "missing required field",
    "string_pattern_mismatch": "matching regex",
}
"""What the name of an invalid row of ours says, in the words of its error."""

BEYOND_JSON_SCHEMA = {
    "count_invalid.low_above_best",
    "date_implausible.occurs_after_publication",
    "schema_invalid.ends_before_it_begins",
}
"""Faults that lie in comparing two fields, which JSON Schema cannot do: only the models find them."""


def topic_of(path: Path) -> Topic:
    return MODEL_TOPICS[path.relative_to(EXAMPLES).parts[0]]


def model_of(path: Path) -> type[Received] | type[Wire]:
    model = topic_of(path).model
    assert model is not None
    return model


def schema_accepts(path: Path) -> bool:
    schema = schema_of(topic_of(path), model_of(path))
    try:
        value = json.loads(path.read_bytes(), parse_constant=_no_json_constant)
    except ValueError:
        return False
    return bool(Draft202012Validator(schema).is_valid(value))


def _no_json_constant(name: str) -> Any:
    raise ValueError(f"{name} is not JSON")


@pytest.mark.parametrize("topic", MODEL_TOPICS)
def test_every_topic_has_examples_that_it_takes_and_examples_that_it_refuses(topic: str) -> None:
    assert valid_examples(topic)
    assert invalid_examples(topic)


def test_no_example_lies_where_no_topic_reads_it() -> None:
    assert set(EXAMPLES.rglob("*.json")) == {*VALID, *INVALID}


@pytest.mark.parametrize("path", VALID, ids=label)
def test_model_and_schema_take_a_valid_example(path: Path) -> None:
    read_message(model_of(path), path.read_bytes())
    assert schema_accepts(path)


@pytest.mark.parametrize("path", VALID, ids=label)
def test_a_valid_example_means_the_same_after_a_round_trip(path: Path) -> None:
    message = read_message(model_of(path), path.read_bytes())
    assert read_message(type(message), written(message)) == message


@pytest.mark.parametrize("path", [p for topic in INPUTS for p in invalid_examples(topic.name)], ids=label)
def test_an_invalid_input_is_rejected_with_the_code_in_its_name(path: Path) -> None:
    topic = next(name for name in get_args(InputTopic) if name == topic_of(path).name)
    outcome = validate(topic, path.read_bytes(), max_bytes=MAX_BYTES)
    assert isinstance(outcome, Rejected)
    assert outcome.code == expected_code(path)


@pytest.mark.parametrize("path", [p for p in INVALID if topic_of(p) not in INPUTS], ids=label)
def test_an_invalid_row_of_ours_is_refused_for_the_reason_in_its_name(path: Path) -> None:
    with pytest.raises(ValueError, match=REASONS[expected_code(path)]):
        read_message(model_of(path), path.read_bytes())


@pytest.mark.parametrize("path", INVALID, ids=label)
def test_the_schema_refuses_what_json_schema_can_express(path: Path) -> None:
    assert schema_accepts(path) == (path.stem in BEYOND_JSON_SCHEMA)


def test_every_fault_beyond_json_schema_has_its_example() -> None:
    assert {path.stem for path in INVALID} >= BEYOND_JSON_SCHEMA
