"""A text cut into words, folded where someone asks."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import accumulate

from casualty_pipeline.locate.tokens import TOKEN, fold_word

_JOINTS = frozenset({" ", "-", "\u2013", "\u00a0", "\n", "\u2010", "\u2011", ". ", ".\u00a0"})
"""What may stand between two words of one name. ". " is that of "St. Louis": `Words.joined` looks at it again."""


@dataclass(slots=True)
class Words:
    """The words of one text with their offsets; `gaps[i]` is what stands between word `i` and the next."""

    text: str
    raw: list[str]
    starts: list[int]
    ends: list[int]
    gaps: list[str] = field(repr=False)
    fold: Callable[[str], str] = field(repr=False)

    def __len__(self) -> int:
        return len(self.raw)

    def folded(self, at: int) -> str:
        """Give the folded word, "" outside the text."""
        return self.fold(self.raw[at]) if 0 <= at < len(self.raw) else ""

    def capital(self, at: int) -> bool:
        """Whether there is such a word and it starts with a capital."""
        return 0 <= at < len(self.raw) and self.raw[at][0].isupper()

    def adjacent(self, left: int) -> bool:
        """Whether only a blank or a hyphen parts a word from the next."""
        return 0 <= left < len(self.raw) - 1 and self.gaps[left] in _BESIDE

    def joined(self, left: int) -> bool:
        """Whether a word and the next may belong to one name; a full stop parts them but after "St" and the like."""
        gap = self.gaps[left]
        return gap in _JOINTS and (gap[0] != "." or len(self.raw[left]) < _SHORTENED_TO)


_BESIDE = frozenset({" ", "-", "\u00a0", "\n"})
_SHORTENED_TO = 3


def cut(text: str, fold: Callable[[str], str] = fold_word) -> Words:
    """Cut a text into words; `fold` may remember what it has folded."""
    parts = _WORD.split(text)
    borders = list(accumulate(map(len, parts)))
    return Words(text, parts[1::2], borders[0:-1:2], borders[1::2], parts[2::2], fold)


_WORD = re.compile(f"(?! )({TOKEN.pattern})")  # a look spares most of its tries at a blank
