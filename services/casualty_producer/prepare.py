"""A line of a file to a record, or to the reason why the worker would refuse it."""

from dataclasses import dataclass

from casualty_pipeline.outcomes import Rejected
from casualty_pipeline.validate import validate
from casualty_producer.lines import Line
from casualty_schemas.article import Article
from casualty_schemas.fields import InputTopic
from casualty_schemas.rejection import RejectionCode


@dataclass(frozen=True, slots=True)
class Ready:
    """A record to publish: the message's id as key, the line as value, byte for byte."""

    line: Line
    key: bytes


@dataclass(frozen=True, slots=True)
class Refused:
    """A line that is not published; `line` counts from 1, `code` is what a dead letter of it would carry."""

    line: int
    code: RejectionCode
    message: str


def prepare(topic: InputTopic, line: Line, *, max_bytes: int, now_ms: int) -> Ready | Refused:
    """Validate a line as the worker will, by the same code.

    Args:
        topic: which message it shall be.
        line: one message as JSON.
        max_bytes: the largest value that the worker reads.
        now_ms: the timestamp that the record will get, in milliseconds since 1970.
    """
    message = validate(topic, line.value, max_bytes=max_bytes, recorded_at_ms=now_ms)
    if isinstance(message, Rejected):
        return Refused(line.end.line, message.code, message.message)
    identifier = message.article_id if isinstance(message, Article) else message.incident_id
    return Ready(line, identifier.encode())
