import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from aiokafka import AIOKafkaProducer, ConsumerRecord
from tests.support.cli import RunCli

from casualty_pipeline.outcomes import Rejected
from casualty_schemas.rejection import RejectionCode
from casualty_settings.settings import Settings
from casualty_worker.dead_letters import Headers, Lies, dead_letter

NOW = datetime.now(UTC).replace(microsecond=0)
LONG_AGO = NOW - timedelta(days=20)
HOSTILE = b'{"title": "\x1b[31mred\xff'


def letter(value: bytes | None, code: RejectionCode, *, failed: datetime, origin: str) -> tuple[bytes | None, Headers]:
    record = ConsumerRecord(
        origin, 1, 7, int(LONG_AGO.timestamp() * 1000), 0, b"k", value, None, 1, 1, (("trace", b"abc"),)
    )
    rejected = Rejected(code, "validate", "what a person reads")
    return dead_letter(record, rejected, lies=Lies(origin, 1, 7), app_id="app", now=failed)


@pytest.fixture
def letters(topics: Settings) -> None:
    async def send() -> None:
        async with AIOKafkaProducer(bootstrap_servers=topics.bootstrap, acks="all") as producer:
            for topic, value, code, failed in (
                ("articles", HOSTILE, RejectionCode.NOT_UTF8, NOW),
                ("articles", b"{", RejectionCode.JSON_INVALID, LONG_AGO),
                ("articles", b"[", RejectionCode.JSON_INVALID, NOW),
                ("incidents", None, RejectionCode.TOMBSTONE, NOW),
                ("incidents", b"x" * 2_000, RejectionCode.JSON_INVALID, NOW),
            ):
                sent, headers = letter(value, code, failed=failed, origin=topic)
                await producer.send_and_wait(topics.topic(f"{topic}.dlq"), sent, key=b"k", headers=[*headers])
            # A foreign record without any of our headers is shown all the same.
            await producer.send_and_wait(topics.topic("reports.dlq"), b"?", key=None)

    asyncio.run(send())


@pytest.mark.usefixtures("letters")
def test_list_counts_by_topic_and_code_with_first_and_last_time(cli: RunCli) -> None:
    ended = cli("dlq", "list", "--json")

    assert ended.code == 0
    counts = {(row["topic"], row["code"]): row["count"] for row in ended.json}
    assert counts == {
        ("articles.dlq", "json_invalid"): 2,
        ("articles.dlq", "not_utf8"): 1,
        ("incidents.dlq", "tombstone"): 1,
        ("incidents.dlq", "json_invalid"): 1,
        ("reports.dlq", "unknown"): 1,
    }
    first = ended.json[0]
    assert (datetime.fromisoformat(first["first"]), datetime.fromisoformat(first["last"])) == (LONG_AGO, NOW)


@pytest.mark.usefixtures("letters")
@pytest.mark.parametrize(
    ("arguments", "count"),
    [
        (("--topic", "articles"), 3),
        (("--code", "json_invalid"), 3),
        (("--since", "1d", "--topic", "articles"), 2),
        (("--since", LONG_AGO.isoformat(), "--topic", "articles"), 3),
        (("--code", "json_invalid", "--since", "1d"), 2),
    ],
)
def test_letters_are_chosen_by_topic_code_and_time(cli: RunCli, arguments: tuple[str, ...], count: int) -> None:
    assert sum(row["count"] for row in cli("dlq", "list", "--json", *arguments).json) == count


@pytest.mark.usefixtures("letters")
def test_show_gives_headers_and_bytes_to_programs(cli: RunCli) -> None:
    shown = cli("dlq", "show", "--json", "--limit", "100").json

    assert len(shown) == 6
    by_code = {(row["topic"], row["code"]): row for row in shown}
    hostile = by_code["articles.dlq", "not_utf8"]
    assert "value" not in hostile
    assert hostile["headers"]["__dlq.error.message"] == "what a person reads"
    assert hostile["headers"]["trace"] == "abc"
    assert by_code["incidents.dlq", "tombstone"]["value"] is None
    assert by_code["incidents.dlq", "json_invalid"]["value"] == "x" * 2_000


@pytest.mark.usefixtures("letters")
def test_people_are_shown_text_that_does_nothing_to_their_terminal(cli: RunCli) -> None:
    said = cli("dlq", "show", "--code", "not_utf8").out

    assert "\x1b" not in said
    assert r'value: {"title": "\x1b[31mred\xff' in said
    assert "not_utf8 in validate: what a person reads" in said
    assert "from articles/1@7, key k" in said


@pytest.mark.usefixtures("letters")
def test_long_values_are_cut_and_the_limit_is_told(cli: RunCli) -> None:
    assert "1,400 bytes more" in cli("dlq", "show", "--topic", "incidents").out
    assert "1 of 3 dead letters" in cli("dlq", "show", "--topic", "articles", "--limit", "1").err


@pytest.mark.usefixtures("letters")
def test_no_letters_is_no_failure_and_a_topic_without_them_is_one(cli: RunCli) -> None:
    assert cli("dlq", "list", "--code", "too_deep").code == 0
    wrong = cli("dlq", "list", "--topic", "rehomed")

    assert wrong.code == 1
    assert "rehomed has no dead letters" in wrong.err


@pytest.mark.parametrize("time", ["yesterday", "7y", "2025-13-01"])
def test_a_time_that_is_none_is_wrong_usage(cli: RunCli, time: str) -> None:
    assert cli("dlq", "list", "--since", time).code == 2


@pytest.mark.usefixtures("letters")
def test_raw_gives_the_bytes_alone(cli: RunCli) -> None:
    said = cli("dlq", "show", "--raw", "--topic", "articles", "--code", "json_invalid")

    assert said.out == "{\n[\n"
