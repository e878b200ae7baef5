from datetime import UTC, datetime, timedelta

import pytest
import typer

from casualty_cli.since import parse_since


@pytest.mark.parametrize(
    ("text", "ago"),
    [("90m", timedelta(minutes=90)), ("12h", timedelta(hours=12)), ("7d", timedelta(days=7))],
)
def test_how_long_ago(text: str, ago: timedelta) -> None:
    before = datetime.now(UTC) - ago

    assert before <= parse_since(text) <= datetime.now(UTC) - ago


@pytest.mark.parametrize(
    "text", ["2025-07-24T18:00:00Z", "2025-07-24T21:00:00+03:00", "2025-07-24T18:00:00", "2025-07-24 18:00"]
)
def test_an_instant_without_an_offset_is_utc(text: str) -> None:
    assert parse_since(text) == datetime(2025, 7, 24, 18, tzinfo=UTC)


@pytest.mark.parametrize("text", ["", "7", "7 days", "-7d", "7y", "yesterday"])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(typer.BadParameter):
        parse_since(text)
