"""The place that a report is written from: "MAIDUGURI, Nigeria (AP) - ", "Lima, 20 Aug 88 (EFE) -- "."""

import re
from collections.abc import Sequence

from msgspec.structs import replace

from casualty_pipeline.locate.model import Mention

_REST = re.compile(
    r"(?:/[A-Z]+)?"  # GAZA/JERUSALEM
    r"(?:,\s[A-Z][\w.]*(?:\s[A-Z][\w.]*){0,3}|\s\([A-Z][\w. ]+\)(?=,))?"  # , Nigeria or (Nicaragua),
    r"(?:,?\s(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}|\d{1,2}\s[A-Z][a-z]{2,8})(?:,?\s\d{2,4})?)?"  # , Oct 5 or 20 Aug 88
    r"(?:,?\s?\([A-Z][^()\n]{1,60}\)\s?(?:-{1,2}|[\u2013\u2014])?|\s?(?:--|[\u2013\u2014])|\s-)\s"  # (AP) -
)
"""What stands between the first place of a line and its first sentence."""


def mark_datelines(mentions: Sequence[Mention], text: str) -> list[Mention]:
    """Set `dateline` on the mentions of the place that a report begins with and that no sentence goes on from."""
    for mention in mentions:
        if mention.start > _HEAD:
            break
        if _begins_line(mention, text) and (rest := _REST.match(text, mention.end)):
            return [replace(m, dateline=True) if mention.start <= m.start < rest.end() else m for m in mentions]
    return list(mentions)


def _begins_line(mention: Mention, text: str) -> bool:
    return not text[: mention.start].rpartition("\n")[2].strip()


_HEAD = 600
"""Characters of headlines that may stand before a dateline."""
