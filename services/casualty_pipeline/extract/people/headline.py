"""People without an article, as headlines have them: "Ukrainian soldier", "13-year-old boy", "family of five"."""

from collections.abc import Sequence

from msgspec.structs import replace

from casualty_pipeline.extract.numbers.ages import age_behind
from casualty_pipeline.extract.numbers.cardinals import number_at
from casualty_pipeline.extract.people.group import Group, Kind
from casualty_pipeline.extract.people.names import aged_name_at
from casualty_pipeline.extract.people.nouns import Noun, headed_by, noun_at, single
from casualty_pipeline.extract.people.people import COLLECTIVE, FAMILY, KIN, NO_MODIFIER, STRUCK, TITLES
from casualty_pipeline.extract.text.tokens import Token
from casualty_pipeline.extract.text.vocabulary import words
from casualty_schemas.count import Count


def family_of(tokens: Sequence[Token], at: int, head: int) -> Group | None:
    """Read "family of five"."""
    word = tokens[head].lower
    if word.endswith("-member") and head + 1 < len(tokens) and tokens[head + 1].lower in FAMILY:
        return _of_members(tokens, at, head)
    if word not in FAMILY or head + 2 >= len(tokens) or tokens[head + 1].lower != "of":
        return None
    number = number_at(tokens, head + 2)
    return Group(Kind.NUMBER, at, number[1], Count.exactly(number[0]), head=word) if number else None


def _of_members(tokens: Sequence[Token], at: int, head: int) -> Group | None:
    """Read "five-member family"."""
    first = tokens[head].lower.removesuffix("-member")
    number = number_at((Token(first, first, 0, 0),), 0)
    return Group(Kind.NUMBER, at, head + 2, Count.exactly(number[0]), head=tokens[head + 1].lower) if number else None


def twins(tokens: Sequence[Token], at: int) -> Group | None:
    """Read "twins", "twin sisters"."""
    word = tokens[at].lower
    if word in _TWINS:
        return Group(Kind.NUMBER, at, at + 1, Count.exactly(COLLECTIVE[word]), head=word)
    noun = noun_at(tokens, at + 1) if word == "twin" and at + 1 < len(tokens) else None
    return headed_by(noun, at, Kind.NUMBER, Count.exactly(2)) if noun is not None and noun.plural else None


_TWINS = frozenset({"twins", "triplets"})
_OPENING = FAMILY | _TWINS | {"twin"}
"""Words that open what is read before any noun, beside ages and "five-member"."""


_OPENERS = words(
    """
    of , : - and . ; young shot kills killed shoots wounds injures killing injuring wounding murdered
    slays murders stabs stabbed then loses lost kill shoot
    wound injure stab murder execute executes executed leaves leave claims identify identifies id ids
    """
)


def headline(tokens: Sequence[Token], at: int) -> Group | None:
    """Read a single person without an article, as headlines do: "Ukrainian soldier", "13-year-old boy"."""
    token = tokens[at]
    if not token.text[0].isalnum() or token.lower in NO_MODIFIER:
        return None
    if token.lower in _OPENING or "-" in token.lower or token.text[0].isdigit():
        found = aged_name_at(tokens, at) or family_of(tokens, at, at) or twins(tokens, at)
        if found is not None:
            return found
    noun = noun_at(tokens, at)
    if noun is None or not _is_headline(tokens, at, noun):
        return None
    behind = age_behind(tokens, noun.end)
    found = single(at, noun)
    return found if behind is None or noun.age is not None else replace(found, age=behind[0], end=behind[1])


_HEADLINE_MODIFIERS = 3


def _is_headline(tokens: Sequence[Token], at: int, noun: Noun) -> bool:
    """Whether a noun without an article is one person: it opens a phrase, has an age or a casualty word behind it."""
    if noun.plural or noun.skipped > _HEADLINE_MODIFIERS:
        return False
    following = tokens[noun.end] if noun.end < len(tokens) else None
    if noun.head in TITLES and following is not None and following.capital:
        return False
    opens = at == 0 or tokens[at - 1].lower in _OPENERS or (tokens[at - 1].lower == "wounded" and noun.head in KIN)
    struck = following is not None and following.lower in STRUCK and not noun.skipped
    return noun.age is not None or opens or struck
