"""The noun for people that a phrase leads up to: "(three) Ukrainian border guards", "(a) 13-year-old boy"."""

from collections.abc import Sequence
from enum import IntEnum, auto
from types import MappingProxyType

from msgspec import Struct
from msgspec.structs import replace

from casualty_pipeline.extract.numbers.ages import age_behind, age_of
from casualty_pipeline.extract.numbers.cardinals import NUMBER_WORDS
from casualty_pipeline.extract.people.group import ONE, Group, Kind
from casualty_pipeline.extract.people.people import (
    NO_MODIFIER,
    NOT_HEADS,
    OTHERS,
    PERSON,
)
from casualty_pipeline.extract.text.tokens import Token
from casualty_pipeline.extract.text.vocabulary import words
from casualty_pipeline.locate.remembered import Remembered
from casualty_schemas.count import Count

_MODIFIERS = 6
_BEHIND_AGES = words(
    """
    finds found gets gets got accidentally allegedly reportedly apparently grazed struck hit stabbed hospitalized
    recovering remains recovers survives drowns drowned charged arrested accused identified suffers suffered
    """
)
"""Words behind an age that go on with a verb: "three-year-old finds a gun"."""
_NO_COMPOUND = frozenset({"officials", "hostage", "captive", "being"})
"""Nouns for people that start something new behind another: "held his wife and children hostage"."""


class Noun(Struct, frozen=True, gc=False):
    """A noun for people that ends before token `end`, with what its modifiers say; `skipped` of them stand before."""

    head: str
    end: int
    plural: bool | None
    sex: str = ""
    combatant: bool = False
    irregular: bool = False
    age: int | None = None
    party: str = ""
    more: bool = False
    skipped: int = 0


class _Part(IntEnum):
    """What a word does in a phrase for people."""

    NOUN = auto()
    OTHERS = auto()
    BORDER = auto()
    AGE = auto()
    MODIFIER = auto()
    SIGN = auto()


# Before Python 3.12 a look at a member of an enumeration costs as much as all else that is done for a word.
_NOUN, _OTHERS, _BORDER, _AGE, _MODIFIER, _SIGN = _Part
_PARTS = MappingProxyType(
    dict.fromkeys(NO_MODIFIER, _BORDER) | dict.fromkeys(PERSON, _NOUN) | dict.fromkeys(OTHERS, _OTHERS)
)
_REMEMBERED_WORDS = 32_768


def _part_of(word: str) -> _Part:
    known = _PARTS.get(word)
    if known is not None:
        return known
    if word in NUMBER_WORDS:  # "the blast left three people dead"
        return _Part.BORDER
    if age_of(word) is not None or (word.endswith("-year") and word[0].isdigit()):
        return _AGE
    return _MODIFIER if word[0].isalpha() else _SIGN


_PART_OF = Remembered(_part_of, most=_REMEMBERED_WORDS)


def noun_at(tokens: Sequence[Token], at: int) -> Noun | None:
    """Find the noun for people that modifiers from token `at` lead up to."""
    age: int | None = None
    more = False
    for index, token in enumerate(tokens[at : at + _MODIFIERS], at):
        part = _PART_OF[token.lower]
        if part is _MODIFIER:
            continue
        if part is _BORDER or (part is _SIGN and not _is_hyphen(tokens, index)):
            return None
        if part is _NOUN and not _is_surname(tokens, at, index):
            head = _head(tokens, index)
            if head is None or index == at:
                return head
            return replace(head, age=age, party=_party(tokens[at:index]), more=more, skipped=index - at)
        if part is _OTHERS:
            more = True
        elif part is _AGE:
            age = _age_at(tokens, index)
            if age is None:
                return None
            if _is_aged_person(tokens, index):
                party, plural = _party(tokens[at:index]), token.lower.endswith("s")
                return Noun("person", index + 1, plural, age=age, party=party, more=more, skipped=index - at)
    return None


def _party(modifiers: Sequence[Token]) -> str:
    """Give the modifiers that may name a party: those with a capital, "pro-Russian"."""
    return " ".join(
        [
            token.lower
            for token in modifiers
            if (token.capital or token.lower.startswith("pro-")) and _PART_OF[token.lower] not in _NO_PARTY
        ]
    )


_NO_PARTY = frozenset({_OTHERS, _AGE})


def _is_hyphen(tokens: Sequence[Token], index: int) -> bool:
    """Whether a dash joins words; one that stands free parts a dateline from its story: "July 24 - Two people"."""
    if tokens[index].lower != "-" or index + 1 >= len(tokens):
        return False
    return tokens[index].text == "-" and tokens[index].end == tokens[index + 1].start and tokens[index + 1].text != "-"


def _age_at(tokens: Sequence[Token], index: int) -> int | None:
    """Read "14-year-old", "14-year old"."""
    age = age_of(tokens[index].lower)
    if age is not None:
        return age
    number, _, unit = tokens[index].lower.partition("-")
    parted = unit == "year" and number.isdigit() and index + 1 < len(tokens) and tokens[index + 1].lower == "old"
    return int(number) if parted else None


def _is_aged_person(tokens: Sequence[Token], index: int) -> bool:
    """Whether an age stands for the person: "two 13-year-olds", "a 36-year-old was shot"."""
    if tokens[index].lower.endswith("s"):
        return True
    following = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    return following in NO_MODIFIER or following in _BEHIND_AGES or not following.isalpha()


def _is_surname(tokens: Sequence[Token], at: int, index: int) -> bool:
    """Whether a noun for people is a name: "Jason Farmer, 19,"."""
    return (
        index > at and tokens[index].capital and tokens[index - 1].capital and age_behind(tokens, index + 1) is not None
    )


def _head(tokens: Sequence[Token], index: int) -> Noun | None:
    """Take compound heads ("border guards", "police officers"); "police cars" are no people."""
    noun = PERSON[tokens[index].lower]
    combatant, irregular, sex = noun.combatant, noun.irregular, noun.sex
    last = index
    while last + 1 < len(tokens) and tokens[last + 1].lower in PERSON and tokens[last + 1].lower not in _NO_COMPOUND:
        last += 1
        noun = PERSON[tokens[last].lower]
        combatant, irregular, sex = combatant or noun.combatant, irregular or noun.irregular, noun.sex or sex
    if last + 1 < len(tokens) and tokens[last + 1].lower in NOT_HEADS and not _wounds(tokens, last + 1):
        return None
    return Noun(tokens[last].lower, last + 1, noun.plural, sex, combatant, irregular)


def _wounds(tokens: Sequence[Token], at: int) -> bool:
    """Whether "wounds" is what somebody does: "man wounds three", not "police treat a man's head wounds"."""
    if tokens[at].lower != "wounds" or at + 1 >= len(tokens):
        return False
    following = tokens[at + 1].lower
    return following in NUMBER_WORDS or following[0].isdigit() or following in _ARTICLES


_ARTICLES = frozenset({"a", "an", "his", "her", "several"})


def single(at: int, noun: Noun, kind: Kind = Kind.SINGLE) -> Group:
    """Give the phrase from token `at` to a noun as one person."""
    return headed_by(noun, at, kind, ONE)


def headed_by(noun: Noun, at: int, kind: Kind, count: Count, *, vague: bool = False) -> Group:
    """Give the phrase from token `at` to a noun as so many people."""
    return Group(
        kind,
        at,
        noun.end,
        count,
        vague=vague,
        head=noun.head,
        sex=noun.sex,
        age=noun.age,
        more=noun.more,
        combatant=noun.combatant,
        irregular=noun.irregular,
        party=noun.party,
    )
