"""Later deaths and injuries ("one of the wounded died"): each counts once, however many sources tell it."""

import re
from collections.abc import Iterable
from datetime import date

from casualty_pipeline.resolve.copies import Told

_DIED = re.compile(
    r"(?P<name>[A-Z][\w'\u2019-]+(?:\s+[A-Z][\w'\u2019-]+)+)"  # at least two capitalised words
    r"(?:,?\s*\(?(?:aged?\s+)?\d{1,3}\)?,?)?"
    r"\s+(?:has\s+|had\s+|later\s+|also\s+)*(?:died|succumbed|passed)"
)


def victim_of(told: Told) -> str | None:
    """The name of the one who died, folded, where the quote states it."""
    quote = told.first.report.quote
    match = _DIED.search(quote.text) if quote else None
    return match["name"].casefold() if match else None


def distinct_changes(changes: Iterable[Told]) -> list[Told]:
    """The changes that count, oldest first: once per named victim; unnamed, the newest telling of each day."""
    counting: dict[str | date, Told] = {}
    for told in sorted(changes, key=lambda each: each.newness):
        counting[victim_of(told) or told.first.published_at.date()] = told
    return sorted(counting.values(), key=lambda each: each.newness)
