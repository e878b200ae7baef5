import json
from typing import Any

import pytest

from casualty_pipeline.outcomes import Rejected
from casualty_pipeline.validate import validate
from casualty_producer.lines import Line, Position
from casualty_producer.prepare import Ready, Refused, prepare
from casualty_schemas.rejection import RejectionCode

NOW_MS = 1_753_380_000_000  # 2025-07-24T18:00Z
ARTICLE: dict[str, Any] = {
    "article_id": "straße-1",
    "source": "s",
    "text": "t",
    "published_at": "2025-07-24T18:00:00Z",
}


def line(value: bytes) -> Line:
    return Line(value, Position(7, 99))


def test_the_key_is_the_id_and_the_value_is_the_line_byte_for_byte() -> None:
    value = json.dumps(ARTICLE, indent=None, ensure_ascii=True).encode() + b" "
    prepared = prepare("articles", line(value), max_bytes=10_000, now_ms=NOW_MS)

    assert isinstance(prepared, Ready)
    assert prepared.key == "straße-1".encode()
    assert prepared.line.value == value


@pytest.mark.parametrize(
    ("value", "code"),
    [
        (b"{", RejectionCode.JSON_INVALID),
        (b"\xff", RejectionCode.NOT_UTF8),
        (b"x" * 10_001, RejectionCode.TOO_LARGE),
        (json.dumps({**ARTICLE, "source": 7}).encode(), RejectionCode.WRONG_TYPE),
        (json.dumps({**ARTICLE, "published_at": "2025-07-26T18:00:00Z"}).encode(), RejectionCode.DATE_IMPLAUSIBLE),
    ],
)
def test_a_line_is_refused_with_the_code_and_words_that_its_dead_letter_would_carry(
    value: bytes, code: RejectionCode
) -> None:
    refused = prepare("articles", line(value), max_bytes=10_000, now_ms=NOW_MS)
    rejected = validate("articles", value, max_bytes=10_000, recorded_at_ms=NOW_MS)

    assert isinstance(rejected, Rejected)
    assert refused == Refused(7, code, rejected.message)
