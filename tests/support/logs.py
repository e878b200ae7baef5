"""A worker's log, as people want to see it when a test fails."""

import json
from pathlib import Path
from typing import Any

LAST_LINES = 30
FIELDS = ("timestamp", "level", "logger", "event")


def log_lines(path: Path, last: int = LAST_LINES) -> list[str]:
    """The last lines of a JSON log, each on one line; an error with its type, sentence and frames."""
    return [_shown(line) for line in path.read_text(errors="replace").splitlines()[-last:]]


def _shown(line: str) -> str:
    try:
        said: dict[str, Any] = json.loads(line)
    except ValueError:
        return line
    errors = [_error(each) for each in said.get("exception", [])]
    return " ".join([*(str(said.get(name, "")) for name in FIELDS), *errors])


def _error(error: dict[str, Any]) -> str:
    frames = "\n    ".join(f"{each['filename']}:{each['lineno']} {each['name']}" for each in error["frames"])
    return f"\n  {error['exc_type']}: {error['exc_value']}\n    {frames}"
