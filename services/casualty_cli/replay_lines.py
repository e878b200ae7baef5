"""Lines {topic, key, value} as records of the input topics."""

import base64
import binascii
from typing import Any, Final, get_args

import msgspec

from casualty_pipeline.accepted import UNREADABLE
from casualty_pipeline.replay import Message
from casualty_schemas.fields import InputTopic

_TOPICS: Final = get_args(InputTopic)


class LineError(ValueError):
    """A line is no record of an input topic; the message says why."""


def parse_record(line: bytes) -> Message:
    """A record from its line.

    `value` is the message as JSON, or a string with the very text of the value, or null; `value_base64` stands for it
    where the value is no text. `timestamp` (milliseconds since 1970) is the record's own, if it is given. The key
    plays no part.

    Raises:
        LineError: it is no such line.
    """
    try:
        record = msgspec.json.decode(line)
    except UNREADABLE as error:
        raise LineError(f"no JSON: {error}") from None
    if not isinstance(record, dict) or record.get("topic") not in _TOPICS:
        raise LineError(f"expected {{topic, key, value}} with a topic of {', '.join(_TOPICS)}")
    timestamp = record.get("timestamp")
    if timestamp is not None and type(timestamp) is not int:
        raise LineError("timestamp is not a number of milliseconds")
    return Message(record["topic"], _value(record), timestamp)


def _value(record: dict[str, Any]) -> bytes | None:
    if "value_base64" in record:
        try:
            return base64.b64decode(record["value_base64"], validate=True)
        except (TypeError, binascii.Error):
            raise LineError("value_base64 is no base64") from None
    if "value" not in record:
        raise LineError("value is missing")
    value = record["value"]
    if value is None:
        return None
    return value.encode() if isinstance(value, str) else msgspec.json.encode(value)
