"""A dead letter is its original, and says what was wrong and where it lay."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from casualty_pipeline.outcomes import Rejected
from casualty_schemas.rejection import RejectionCode
from casualty_schemas.topics import OWN_MAX_BYTES
from casualty_worker.dead_letters import Headers, Lies, dead_letter, rehomed_from, rehomed_headers

NOW = datetime(2025, 7, 24, 18, tzinfo=UTC)
LIES = Lies("incidents", 3, 41)
REJECTED = Rejected(RejectionCode.NEGATIVE_COUNT, "validate", "nobody can be less than zero people")


@dataclass
class Record:
    value: bytes | None = b"\xff\x00"
    key: bytes | None = b"k"
    timestamp: int = 1_753_380_000_000
    headers: Sequence[tuple[str, bytes | None]] = ()
    partition: int = 3
    offset: int = 41


def letter(record: Record) -> tuple[bytes | None, dict[str, bytes | None]]:
    value, headers = dead_letter(record, REJECTED, lies=LIES, app_id="casualties", now=NOW)
    assert len(dict(headers)) == len(headers)
    return value, dict(headers)


def test_the_value_is_untouched_and_headers_say_why_and_where() -> None:
    value, headers = letter(Record(headers=(("trace", b"1"), ("null", None))))
    assert value == b"\xff\x00"
    assert headers["trace"] == b"1"
    assert headers["null"] is None
    assert headers["__dlq.topic"] == b"incidents"
    assert headers["__dlq.partition"] == b"3"
    assert headers["__dlq.offset"] == b"41"
    assert headers["__dlq.timestamp"] == b"1753380000000"
    assert headers["__dlq.error.code"] == b"negative_count"
    assert headers["__dlq.attempt"] == b"1"
    assert headers["__dlq.first_failed_at"] == b"2025-07-24T18:00:00.000+00:00"


def test_a_second_failure_counts_up_and_keeps_the_first_time() -> None:
    again = (("__dlq.attempt", b"2"), ("__dlq.first_failed_at", b"2024-01-01T00:00:00Z"), ("__dlq.error.code", b"old"))
    _, headers = letter(Record(headers=again))
    assert headers["__dlq.attempt"] == b"3"
    assert headers["__dlq.first_failed_at"] == b"2024-01-01T00:00:00Z"
    assert headers["__dlq.error.code"] == b"negative_count"


def test_headers_of_a_stranger_cannot_break_it() -> None:
    _, headers = letter(Record(headers=(("__dlq.attempt", b"many"), ("__dlq.first_failed_at", None))))
    assert headers["__dlq.attempt"] == b"1"


def test_a_tombstone_stays_one() -> None:
    assert letter(Record(value=None))[0] is None


def test_what_the_topic_would_refuse_is_cut_and_says_so() -> None:
    value, headers = letter(Record(value=b"x" * OWN_MAX_BYTES))
    assert value is not None
    assert len(value) < OWN_MAX_BYTES
    assert headers["__dlq.truncated"] == str(OWN_MAX_BYTES).encode()
    assert len(headers["__dlq.sha256"] or b"") == 64


def test_a_rehomed_record_carries_its_origin_and_only_one() -> None:
    headers: Headers = rehomed_headers(Record(headers=(("__rehomed.topic", b"lies"), ("a", b"b"))), LIES)
    assert rehomed_from(Record(headers=headers)) == LIES
    assert ("a", b"b") in headers
    assert rehomed_from(Record()) is None
    assert rehomed_from(Record(headers=(("__rehomed.topic", None), ("__rehomed.partition", b"x")))) is None
