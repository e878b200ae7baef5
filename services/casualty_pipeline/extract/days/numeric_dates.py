"""Dates in numerals: "2024-05-12", "12.05.2024", "5/12/2024"."""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from casualty_pipeline.extract.days.when import Published, When, point
from casualty_pipeline.extract.text.tokens import Token

_ISO = re.compile(r"((?:19|20)\d\d)-(\d\d)-(\d\d)")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/((?:19|20)\d\d)")
_PARTS = 5
"""Tokens of the longest: number, mark, number, mark, number."""
_RECENT = timedelta(days=45)


def numeric(tokens: Sequence[Token], at: int, published: Published) -> When | None:
    """Read a date in numerals; of two readings of "5/12/2024" the one that news can be of, else the American one."""
    dotted = _DOTTED.fullmatch(tokens[at].lower)
    if dotted is not None:
        day, month, year = map(int, dotted.groups())
        return _when(_date(year, month, day), at, at + 1)
    if at + _PARTS > len(tokens) or tokens[at + 1].text not in {"-", "/"}:
        return None
    written = "".join(token.text for token in tokens[at : at + _PARTS])
    iso = _ISO.fullmatch(written)
    if iso is not None:
        year, month, day = map(int, iso.groups())
        return _when(_date(year, month, day), at, at + _PARTS)
    slashed = _SLASHED.fullmatch(written)
    return None if slashed is None else _when(_slashed(slashed, published), at, at + _PARTS)


def _slashed(written: re.Match[str], published: Published) -> date | None:
    first, second, year = map(int, written.groups())
    american, other = _date(year, first, second), _date(year, second, first)
    if american is None or (other is not None and not _is_recent(american, published) and _is_recent(other, published)):
        return other
    return american


def _is_recent(day: date, published: Published) -> bool:
    return timedelta(0) <= published.day - day <= _RECENT


def _when(day: date | None, start: int, end: int) -> When | None:
    return None if day is None else point(day, 0, start, end)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
