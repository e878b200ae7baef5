"""Phrases of several words looked up in a sentence: the longest that stands at a token."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from casualty_pipeline.extract.text.tokens import Token

Meaning = TypeVar("Meaning")


@dataclass(slots=True)
class _Node(Generic[Meaning]):
    """The words read so far: what they mean as a phrase, and which words go on from them."""

    meaning: Meaning | None = None
    then: dict[str, "_Node[Meaning]"] = field(default_factory=dict)


class Lexicon(Generic[Meaning]):
    """Phrases in lower case with their meanings, kept word by word, so that most tokens cost one look."""

    __slots__ = ("_first",)

    def __init__(self, phrases: Mapping[tuple[str, ...], Meaning]) -> None:
        root: _Node[Meaning] = _Node()
        for phrase, meaning in phrases.items():
            node = root
            for word in phrase:
                node = node.then.setdefault(word, _Node())
            node.meaning = meaning
        self._first = root.then

    def first_words(self) -> frozenset[str]:
        """Give the words that a phrase may start with."""
        return frozenset(self._first)

    def longest(self, tokens: Sequence[Token], at: int) -> tuple[Meaning, int] | None:
        """Find the longest phrase that starts at token `at`: (its meaning, the token after it)."""
        node = self._first.get(tokens[at].lower)
        found = None
        end = at + 1
        while node is not None:
            if node.meaning is not None:
                found = node.meaning, end
            node = node.then.get(tokens[end].lower) if node.then and end < len(tokens) else None
            end += 1
        return found
