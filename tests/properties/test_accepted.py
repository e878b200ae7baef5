"""The fast way to an incident message and its model: what one takes, the other takes too, and means the same."""

import json
from datetime import UTC
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import ValidationError
from tests.support.examples import invalid_examples, label, valid_examples

from casualty_pipeline.accepted import AcceptedIncident, accept_incident
from casualty_schemas.incident import Incident

numbers = st.sampled_from([-1, 0, 1, 7, 10_000_000, 10_000_001, 1.0, 2.5, True, None, "3", 2**31, 2**70])
people = numbers | st.fixed_dictionaries({"low": numbers}, optional={"best": numbers, "high": numbers, "most": numbers})
words = st.sampled_from(["UA-63", "", "x" * 17, "x" * 512, "x" * 513, "\u00e9\U0001f600", "a\x00b", "\ud800", 5, None])
days = st.sampled_from(
    ["2025-06-02", "2025-06-01", "2025-02-29", "2025-6-2", "20250602", "2025-06-02T00:00:00Z", "0001-01-01", 0, None]
)
instants = st.sampled_from(
    [
        "2025-06-02T18:10:00Z",
        "2025-06-02t18:10:00z",
        "2025-06-02 18:10:00.123Z",
        "2025-06-02T18:10:00.123456+05:30",
        "2025-06-02T18:10:00.123456789Z",
        "2025-06-02T18:10:59.9999999+00:00",
        "2025-06-02T18:10:00-00:00",
        "2025-06-02T18:10Z",
        "2025-06-02T18:10:60Z",
        "2025-06-02T24:00:00Z",
        "2025-06-02T18:10:00",
        "2025-06-02",
        "1748887800",
        1748887800,
        None,
    ]
)
degrees = st.sampled_from([0, 1.5, -90, 90.01, 180, -180.5, "1", True, None, 1e400])
places = st.dictionaries(st.sampled_from(["name", "region", "country", "code"]), words) | st.fixed_dictionaries(
    {}, optional={"latitude": degrees, "longitude": degrees, "name": words}
)
messages = st.fixed_dictionaries(
    {"incident_id": st.just("i") | words, "source": st.just("s") | words, "published_at": instants},
    optional={
        "place": places | words,
        "occurred_on": days,
        "occurred_until": days,
        "killed": people,
        "injured": people,
        "category": words,
        "description": words,
        "revision": numbers,
        "status": st.sampled_from(["reported", "retracted", "published", None, 1]),
        "unknown": words | people,
    },
)


def by_the_model(value: bytes) -> Incident | None:
    try:
        return Incident.model_validate_json(value)
    except ValidationError:
        return None


def by_the_fast_way(value: bytes) -> AcceptedIncident | None:
    try:
        return accept_incident(value)
    except ValidationError:
        return None


def fields_of(message: Any) -> dict[str, Any]:
    names = AcceptedIncident.__struct_fields__
    fields = {name: getattr(message, name) for name in names}
    place = fields["place"]
    if place is not None:
        fields["place"] = [getattr(place, name) for name in ("name", "region", "country", "latitude", "longitude")]
    return fields | {"published_at": message.published_at.astimezone(UTC)}


def agree(value: bytes) -> bool:
    slow, fast = by_the_model(value), by_the_fast_way(value)
    assert (slow is None) == (fast is None)
    assert slow is None or fields_of(slow) == fields_of(fast)
    return fast is not None


GOOD = {"incident_id": "i", "source": "s", "published_at": "2025-06-02T18:10:00Z", "occurred_on": "2025-06-02"}


@given(messages)
@example(GOOD | {"place": {"region": "UA-63"}, "killed": 1})
@example(GOOD | {"place": {"region": "UA-63"}, "killed": 1, "published_at": "2025-06-02T18:10:59.9999999Z"})
@example(GOOD | {"place": {"latitude": 1, "longitude": 2.5}, "injured": {"low": 1, "best": 2, "high": None}})
def test_whatever_is_sent(message: dict[str, Any]) -> None:
    agree(json.dumps(message).encode())


@given(messages, st.data())
def test_a_good_message_with_one_field_changed(message: dict[str, Any], data: st.DataObject) -> None:
    good = GOOD | {"place": {"region": "UA-63"}, "killed": 1}
    assert agree(json.dumps(good).encode())
    field = data.draw(st.sampled_from(sorted(message)))
    agree(json.dumps(good | {field: message[field]}).encode())


@given(st.binary(max_size=30), st.integers(0, 100))
def test_a_good_message_with_bytes_changed(noise: bytes, position: int) -> None:
    good = json.dumps(GOOD | {"place": {"region": "UA-63"}, "killed": 1}).encode()
    agree(good[:position] + noise + good[position + len(noise) :])


@pytest.mark.parametrize("path", [*valid_examples("incidents"), *invalid_examples("incidents")], ids=label)
def test_the_examples(path: Any) -> None:
    agree(path.read_bytes())
