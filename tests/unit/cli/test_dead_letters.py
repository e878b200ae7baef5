from datetime import UTC, datetime, timedelta

from aiokafka import ConsumerRecord

from casualty_cli.dead_letters import DeadLetter, group, letter_as_json, read_letter

NOON = datetime(2025, 7, 24, 12, tzinfo=UTC)


def record(value: bytes | None, *headers: tuple[str, bytes | None]) -> ConsumerRecord:
    return ConsumerRecord("t", 1, 7, int(NOON.timestamp() * 1000), 0, b"\xfe", value, None, 1, 1, headers)


def letter(code: str, minutes: int, topic: str = "articles.dlq") -> DeadLetter:
    at = (NOON + timedelta(minutes=minutes)).isoformat().encode()
    headers = (("__dlq.error.code", code.encode()), ("__dlq.first_failed_at", at))
    return read_letter(topic, record(b"", *headers, ("__dlq.error.message", f"m{minutes}".encode())))


def test_groups_carry_count_first_last_and_the_last_message() -> None:
    groups = group([letter("a", 5), letter("b", 1), letter("a", 9), letter("a", 2), letter("a", 0, "incidents.dlq")])

    assert [(each.topic, each.code, each.count, each.message) for each in groups] == [
        ("articles.dlq", "a", 3, "m9"),
        ("articles.dlq", "b", 1, "m1"),
        ("incidents.dlq", "a", 1, "m0"),
    ]
    assert groups[0].first == NOON + timedelta(minutes=2)
    assert groups[0].last == NOON + timedelta(minutes=9)


def test_without_our_headers_the_records_own_time_stands_and_the_rest_is_unknown() -> None:
    bare = read_letter("articles.dlq", record(b"", ("__dlq.first_failed_at", b"soon"), ("empty", None)))

    assert (bare.failed_at, bare.code, bare.origin) == (NOON, "unknown", "unknown/unknown@unknown")
    assert bare.name == "articles.dlq/1@7"


def test_bytes_that_are_no_text_are_told_from_those_that_are() -> None:
    shown = letter_as_json(read_letter("articles.dlq", record(None)))

    assert shown["value"] is None
    assert shown["key_base64"] == "/g=="
    assert "key" not in shown
