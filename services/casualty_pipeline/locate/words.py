"""A text cut into words, folded where someone asks."""

from collections.abc import Callable
from dataclasses import dataclass, field

from casualty_pipeline.locate.tokens import TOKEN, fold_word

_JOINTS = frozenset({" ", "-", "–", "\u00a0", "\n", "\u2010", "\u2011", ". ", ".\u00a0"})
"""What may stand between two words of one name. ". " is that of "St. Louis": `Words.joined` looks at it again."""


@dataclass(slots=True)
class Words:
    """The words of one text with their offsets."""

    text: str
    raw: list[str]
    starts: list[int]
    ends: list[int]
    fold: Callable[[str], str] = field(repr=False)

    def __len__(self) -> int:
        return len(self.raw)

    def folded(self, at: int) -> str:
        """Give the folded word, "" outside the text."""
        return self.fold(self.raw[at]) if 0 <= at < len(self.raw) else ""

    def capital(self, at: int) -> bool:
        """Whether there is such a word and it starts with a capital."""
        return 0 <= at < len(self.raw) and self.raw[at][0].isupper()

    def between(self, left: int, right: int) -> str:
        """Give the text between two words."""
        return self.text[self.ends[left] : self.starts[right]]

    def adjacent(self, left: int) -> bool:
        """Whether only a blank or a hyphen parts a word from the next."""
        if not 0 <= left < len(self.raw) - 1:
            return False
        return self.text[self.ends[left] : self.starts[left + 1]] in {" ", "-", "\u00a0", "\n"}

    def joined(self, left: int) -> bool:
        """Whether a word and the next may belong to one name; a full stop parts them but after "St" and the like."""
        gap = self.text[self.ends[left] : self.starts[left + 1]]
        return gap in _JOINTS and (gap[0] != "." or len(self.raw[left]) < _SHORTENED_TO)


_SHORTENED_TO = 3


def cut(text: str, fold: Callable[[str], str] = fold_word) -> Words:
    """Cut a text into words; `fold` may remember what it has folded."""
    found = [(match[0], match.start(), match.end()) for match in TOKEN.finditer(text)]
    raw, starts, ends = map(list, zip(*found, strict=True)) if found else ([], [], [])
    return Words(text, raw, starts, ends, fold)
