"""A sentence while it is read, and what it states: people and what happened to them."""

from bisect import bisect_right
from collections.abc import Sequence

from msgspec import Struct

from casualty_pipeline.extract.harm.predicate import Effect, Form
from casualty_pipeline.extract.people.group import Group
from casualty_pipeline.extract.sentences.phrases import Phrase
from casualty_pipeline.extract.text.tokens import Sentence, Tokens
from casualty_schemas.count import Count


class Statement(Struct, frozen=True, gc=False):
    """People of one phrase and what happened to them. Tokens [start, end) of the sentence span phrase and predicate."""

    sentence: int
    effect: Effect
    groups: tuple[Group, ...]
    start: int
    end: int
    at: int
    """The token of the casualty word, to look around it."""
    form: Form
    soft: bool = False
    by: int | None = None
    """A toll that "rose by" so many."""

    listed: bool = False
    """Goes on a list of people each at a place: "three in Kharkiv, two in Sumy"."""

    @property
    def count(self) -> Count | None:
        """The people of all its phrases, None where one does not say how many."""
        total: Count | None = None
        for group in self.groups:
            if group.count is None:
                return None
            total = group.count if total is None else total + group.count
        return total


class Parsed(Struct, frozen=True, gc=False):
    """A sentence that may have casualty words: its tokens, and where it has some its phrases and statements."""

    sentence: Sentence
    tokens: Tokens
    phrases: Sequence[Phrase] = ()
    statements: tuple[Statement, ...] = ()
    words: frozenset[str] = frozenset()
    """Its words in lower case: what it does not hold nobody needs to look for."""
    speaks: bool = True
    """Whether it has any casualty word, be it only "the shooting"."""

    def phrase_of(self, token: int) -> int:
        """Give the index of the phrase that holds a token."""
        return bisect_right(self.phrases, token, key=_end)


def _end(phrase: Phrase) -> int:
    return phrase.end


class Clause(Struct, frozen=True, gc=False):
    """A sentence in phrases while it is read: which phrases each casualty word has taken as its people."""

    sentence: int
    tokens: Tokens
    phrases: Sequence[Phrase]
    words: frozenset[str]
    """Those of the sentence in lower case."""
    affected: dict[int, tuple[int, ...]] = {}
    taken: set[int] = set()
