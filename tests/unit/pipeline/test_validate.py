"""Every kind of bad input has its own code, and good input in any framing is read."""

import json
import struct
from typing import Any

import pytest

from casualty_pipeline.accepted import AcceptedIncident
from casualty_pipeline.outcomes import Rejected
from casualty_pipeline.validate import validate
from casualty_schemas.article import Article
from casualty_schemas.count import Count
from casualty_schemas.rejection import RejectionCode

MIB = 1 << 20
RECORDED = 1_753_380_000_000  # 2025-07-24T18:00:00Z
ARTICLE: dict[str, Any] = {"article_id": "a", "source": "s", "text": "t", "published_at": "2025-07-24T18:00:00Z"}
INCIDENT: dict[str, Any] = {
    "incident_id": "i",
    "source": "s",
    "place": {"region": "UA-63"},
    "occurred_on": "2025-07-24",
    "killed": 3,
    "published_at": "2025-07-24T18:00:00Z",
}


def incident(**changes: Any) -> bytes:
    return json.dumps(INCIDENT | changes).encode()


def test_a_plain_integer_stands_for_an_exact_count() -> None:
    message = validate("incidents", incident(), max_bytes=MIB, recorded_at_ms=RECORDED)
    assert isinstance(message, AcceptedIncident)
    assert message.killed == Count(low=3, best=3, high=3)
    assert message.injured is None


@pytest.mark.parametrize("frame", [b"", b"\x00" + struct.pack(">I", 7), b"\x01" + bytes(16)])
def test_registry_framing_is_taken_off(frame: bytes) -> None:
    message = validate("articles", frame + json.dumps(ARTICLE).encode(), max_bytes=MIB)
    assert isinstance(message, Article)
    assert message.article_id == "a"


def test_fields_that_we_do_not_know_are_passed_over() -> None:
    assert isinstance(validate("incidents", incident(colour="red"), max_bytes=MIB), AcceptedIncident)


FAULTS = [
    (None, RejectionCode.TOMBSTONE),
    (b"", RejectionCode.EMPTY_VALUE),
    (incident(description="x" * (5 * MIB)), RejectionCode.TOO_LARGE),
    (incident(description="\x00bad").replace(b"bad", b"\xff\xfe"), RejectionCode.NOT_UTF8),
    (b'{"a":' * 5000 + b"1" + b"}" * 5000, RejectionCode.TOO_DEEP),
    (b"[" * 5000, RejectionCode.TOO_DEEP),
    (b"{", RejectionCode.JSON_INVALID),
    (b"\x00\x00", RejectionCode.JSON_INVALID),
    (b"[]", RejectionCode.WRONG_TYPE),
    (b"null", RejectionCode.WRONG_TYPE),
    (b"{}", RejectionCode.FIELD_MISSING),
    (incident(killed=None), RejectionCode.SCHEMA_INVALID),
    (incident(place=None), RejectionCode.FIELD_MISSING),
    (incident(killed="7"), RejectionCode.WRONG_TYPE),
    (incident(killed=True), RejectionCode.WRONG_TYPE),
    (incident(killed=2.5), RejectionCode.WRONG_TYPE),
    (incident(killed=float("nan")), RejectionCode.NOT_FINITE),
    (incident(killed=float("inf")), RejectionCode.NOT_FINITE),
    (incident(place={"latitude": float("nan"), "longitude": 1.0}), RejectionCode.NOT_FINITE),
    (incident(killed=-1), RejectionCode.NEGATIVE_COUNT),
    (incident(killed={"low": -2, "best": 1}), RejectionCode.NEGATIVE_COUNT),
    (incident(killed={"low": 5, "best": 1, "high": 9}), RejectionCode.COUNT_INVALID),
    (incident(killed=10**9), RejectionCode.COUNT_INVALID),
    (incident(published_at="2025-07-24T18:00:00"), RejectionCode.SCHEMA_INVALID),
    (incident(published_at=1753380000), RejectionCode.SCHEMA_INVALID),
    (incident(place={}), RejectionCode.SCHEMA_INVALID),
    (incident(occurred_on="2025-07-26"), RejectionCode.DATE_IMPLAUSIBLE),
    (incident(published_at="2025-07-26T18:00:01Z"), RejectionCode.DATE_IMPLAUSIBLE),
    (incident(incident_id=""), RejectionCode.SCHEMA_INVALID),
]


@pytest.mark.parametrize(("value", "code"), FAULTS)
def test_each_fault_has_its_code_and_a_sentence(value: bytes | None, code: RejectionCode) -> None:
    rejected = validate("incidents", value, max_bytes=MIB, recorded_at_ms=RECORDED)
    assert isinstance(rejected, Rejected)
    assert rejected.code is code
    assert len(rejected.message) > 10


def test_a_message_never_repeats_the_value_of_its_producer() -> None:
    secret = "very-private-words"
    rejected = validate("incidents", incident(killed=secret, published_at=secret), max_bytes=MIB)
    assert isinstance(rejected, Rejected)
    assert secret not in rejected.message


def test_a_day_of_grace_for_zones_and_clocks() -> None:
    value = incident(occurred_on="2025-07-25", published_at="2025-07-25T17:00:00Z")
    assert isinstance(validate("incidents", value, max_bytes=MIB, recorded_at_ms=RECORDED), AcceptedIncident)


def test_a_retraction_needs_no_more_than_its_id() -> None:
    value = json.dumps({k: INCIDENT[k] for k in ("incident_id", "source", "published_at")} | {"status": "retracted"})
    assert isinstance(validate("incidents", value.encode(), max_bytes=MIB), AcceptedIncident)
