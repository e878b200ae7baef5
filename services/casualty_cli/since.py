"""TIME options: how long ago, or an instant."""

import re
from datetime import UTC, datetime, timedelta
from typing import Final

import typer

_UNITS: Final = {"m": "minutes", "h": "hours", "d": "days"}


def parse_since(text: str) -> datetime:
    """The instant meant by "90m", "12h" or "7d" before now, or RFC 3339; a time without offset is UTC.

    Raises:
        typer.BadParameter: it is neither.
    """
    ago = re.fullmatch(r"(\d{1,6})([mhd])", text)
    if ago:
        return datetime.now(UTC) - timedelta(**{_UNITS[ago[2]]: int(ago[1])})
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(f"{text!r} is neither like 90m, 12h or 7d nor RFC 3339") from None
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)
