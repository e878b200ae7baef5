"""A text cut into words, folded only where someone asks."""

from dataclasses import dataclass, field

from casualty_pipeline.locate.tokens import TOKEN, fold_word

_JOINTS = frozenset({" ", "-", "–", "\u00a0", "\n", "\u2010", "\u2011", ". ", ".\u00a0"})
"""What may stand between two words of one name. ". " is that of "St. Louis": `Words.joined` looks at it again."""


@dataclass(slots=True)
class Words:
    """The words of one text with their offsets; `folded` fills as it is asked."""

    text: str
    raw: list[str]
    starts: list[int]
    ends: list[int]
    _folded: list[str | None] = field(repr=False)

    def __len__(self) -> int:
        return len(self.raw)

    def folded(self, at: int) -> str:
        """Give the folded word, "" outside the text."""
        if not 0 <= at < len(self.raw):
            return ""
        known = self._folded[at]
        if known is None:
            known = self._folded[at] = fold_word(self.raw[at])
        return known

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


def cut(text: str) -> Words:
    """Cut a text into words."""
    found = list(TOKEN.finditer(text))
    spans = [match.span() for match in found]
    raw = [match[0] for match in found]
    return Words(text, raw, [span[0] for span in spans], [span[1] for span in spans], [None] * len(raw))
