"""Bytes to a message, or to a rejection that names the fault."""

import math
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from pydantic import ValidationError

from casualty_pipeline.accepted import Accepted, accept_incident
from casualty_pipeline.outcomes import Rejected
from casualty_schemas.article import Article
from casualty_schemas.fields import InputTopic
from casualty_schemas.rejection import ADVICE, RejectionCode

_ACCEPT: dict[InputTopic, Callable[[bytes], Accepted]] = {
    "articles": Article.model_validate_json,
    "incidents": accept_incident,
}

GRACE = timedelta(days=1)
"""How far a day may lie after its publication, and a publication after its record: zones and clocks differ."""

GRACE_MS = GRACE.total_seconds() * 1000

YEARS = range(1900, 2200)
"""Of every date in a message: what lies outside is a mistake, and days near the ends of the calendar cannot be counted
on or back."""

_FRAMES = {0: 5, 1: 17}
"""Confluent's registry framing by its magic byte: 0 and a 4-byte schema id, 1 and a 16-byte one."""

_CODES = {
    "missing": RejectionCode.FIELD_MISSING,
    "finite_number": RejectionCode.NOT_FINITE,
    "json_invalid": RejectionCode.JSON_INVALID,
    "model_type": RejectionCode.WRONG_TYPE,
}
_COUNTS = {"killed", "injured"}
_LONGEST_NAME = 80


def validate(
    topic: InputTopic, value: bytes | None, *, max_bytes: int, recorded_at_ms: int | None = None
) -> Accepted | Rejected:
    """The message that `value` holds.

    Args:
        topic: which of the two models it follows.
        value: UTF-8 JSON, plain or in Confluent's registry framing.
        max_bytes: the largest value that is read.
        recorded_at_ms: the record's own timestamp (milliseconds since 1970), the limit of `published_at`.
    """
    if not value:
        return _rejected(RejectionCode.TOMBSTONE if value is None else RejectionCode.EMPTY_VALUE)
    if len(value) > max_bytes:
        return _rejected(RejectionCode.TOO_LARGE, f"{len(value):,} bytes")
    try:
        message = _ACCEPT[topic](value[_FRAMES.get(value[0], 0) :])
    except ValidationError as error:
        return _explain(error, value)
    return _implausible_date(message, recorded_at_ms) or message


def _rejected(code: RejectionCode, detail: str = "") -> Rejected:
    return Rejected(code, "validate", f"{detail}: {ADVICE[code]}" if detail else ADVICE[code])


def _explain(error: ValidationError, value: bytes) -> Rejected:
    try:
        value.decode("utf-8")
    except UnicodeDecodeError as not_text:
        return _rejected(RejectionCode.NOT_UTF8, f"byte {not_text.start}")
    problem = error.errors(include_url=False)[0]
    code = _code_of(problem)
    where = ".".join(str(part) for part in problem["loc"])[:_LONGEST_NAME]
    said = problem["msg"].removeprefix("Value error, ")
    return _rejected(code, f"{where}: {said}" if where else said)


def _code_of(problem: Any) -> RejectionCode:
    kind, given, where = problem["type"], problem["input"], problem["loc"]
    if kind == "json_invalid" and "recursion limit" in problem["msg"]:
        return RejectionCode.TOO_DEEP
    if isinstance(given, float) and not math.isfinite(given):
        return RejectionCode.NOT_FINITE
    if where and where[0] in _COUNTS and not kind.endswith(("_type", "missing")):
        negative = kind == "greater_than_equal"
        return RejectionCode.NEGATIVE_COUNT if negative else RejectionCode.COUNT_INVALID
    if kind.endswith("_type"):
        return RejectionCode.WRONG_TYPE
    if kind == "value_error" and "required unless" in problem["msg"]:
        return RejectionCode.FIELD_MISSING
    return _CODES.get(kind, RejectionCode.SCHEMA_INVALID)


def _implausible_date(message: Accepted, recorded_at_ms: int | None) -> Rejected | None:
    published = message.published_at
    first, last = (None, None) if isinstance(message, Article) else (message.occurred_on, message.occurred_until)
    for name, given in (("published_at", published), ("occurred_on", first), ("occurred_until", last)):
        if given is not None and given.year not in YEARS:
            return _rejected(RejectionCode.DATE_IMPLAUSIBLE, f"{name} {given}")
    if recorded_at_ms is not None and published.timestamp() * 1000 > recorded_at_ms + GRACE_MS:
        return _rejected(
            RejectionCode.DATE_IMPLAUSIBLE, f"published_at {published} of a record of {_instant(recorded_at_ms)}"
        )
    if first is not None and first > published.date() + GRACE:
        return _rejected(RejectionCode.DATE_IMPLAUSIBLE, f"occurred_on {first}, published_at {published}")
    return None


def _instant(milliseconds: int) -> str:
    try:
        return str(datetime.fromtimestamp(milliseconds / 1000, tz=UTC))
    except (ValueError, OverflowError, OSError):  # Kafka takes any number; the calendar ends with the year 9999
        return f"{milliseconds} ms after 1970"
