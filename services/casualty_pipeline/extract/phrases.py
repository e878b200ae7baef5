"""A sentence as phrases: people, casualty words and the small words that join or part them."""

from collections.abc import Sequence
from enum import IntEnum, auto
from types import MappingProxyType
from typing import NamedTuple

from casualty_pipeline.extract.group import Group, Kind
from casualty_pipeline.extract.groups import GROUP_STARTERS, group_at
from casualty_pipeline.extract.numbers import BOUNDING
from casualty_pipeline.extract.predicate import Form, Predicate
from casualty_pipeline.extract.predicates import PREDICATE_STARTERS, predicate_at
from casualty_pipeline.extract.tokens import Token
from casualty_pipeline.extract.vocabulary import words


class Role(IntEnum):
    """What a phrase does in the sentence."""

    PEOPLE = auto()
    HARM = auto()
    BE = auto()
    HAVE = auto()
    MODAL = auto()
    TO = auto()
    PREPOSITION = auto()
    AND = auto()
    COMMA = auto()
    RELATIVE = auto()
    BREAK = auto()
    NOT = auto()
    WORD = auto()


class Phrase(NamedTuple):
    """Tokens [start, end) and what they do."""

    role: Role
    start: int
    end: int
    group: Group | None = None
    harm: Predicate | None = None
    word: str = ""


def _table() -> dict[str, Role]:
    rows = (
        (Role.BE, "is are was were be been being am get gets got getting 's"),
        (Role.HAVE, "has have had having 've"),
        (Role.MODAL, "could would may might can should will must shall"),
        (Role.TO, "to"),
        (
            Role.PREPOSITION,
            (
                "of in on at by from for with near between against into over under among amid during since via per "
                "toward towards inside outside across around about throughout despite without"
            ),
        ),
        (Role.AND, "and & or plus"),
        (Role.COMMA, ", ( )"),
        (Role.RELATIVE, "who which whom whose"),
        (
            Role.BREAK,
            "; : when while after before as because if that where although though until unless but than - / |",
        ),
        (Role.NOT, "not never n't"),
    )
    return {word: role for role, words in rows for word in words.split()}


_ROLES = MappingProxyType(_table())


def phrases_of(tokens: Sequence[Token]) -> list[Phrase]:
    """Cut a sentence's tokens into phrases; every token belongs to exactly one."""
    phrases: list[Phrase] = []
    names = not _in_title_case(tokens)
    at = 0
    while at < len(tokens):
        phrase = _plain_phrase(tokens[at], at) or _phrase_at(tokens, at, names=names)
        phrases.append(phrase)
        at = phrase.end
    return phrases


def _plain_phrase(token: Token, at: int) -> Phrase | None:
    """Settle most words at a look: those that join or part phrases, and small words that open none."""
    word = token.lower
    role = _PLAIN_ROLES.get(word)
    if role is None and at > 0 and word not in _TELLING and token.text == word and word.isalpha():
        role = Role.WORD
    return None if role is None else Phrase(role, at, at + 1, word=word)


_PLAIN_ROLES = MappingProxyType(
    {word: role for word, role in _ROLES.items() if word not in PREDICATE_STARTERS and word not in BOUNDING}
)
_TELLING = frozenset(_ROLES) | PREDICATE_STARTERS | GROUP_STARTERS
"""Words that may open a phrase; other small words stand for themselves."""
_TITLE_CASE = 0.7
_SMALL_VERBS = frozenset({"was", "were", "is", "are", "has", "had", "have", "been", "who", "said"})
"""Words that a headline in capitals would write with one."""


def _in_title_case(tokens: Sequence[Token]) -> bool:
    letters = [token for token in tokens if token.text[0].isalpha()]
    if any(token.text in _SMALL_VERBS for token in letters):
        return False
    return sum(token.capital for token in letters) > _TITLE_CASE * len(letters)


def _phrase_at(tokens: Sequence[Token], at: int, *, names: bool) -> Phrase:
    word = tokens[at].lower
    harm = predicate_at(tokens, at)
    if harm is not None and not _is_attribute(tokens, harm):
        return Phrase(Role.HARM, at, harm.end, harm=harm, word=word)
    role = _ROLES.get(word)
    if role is None or word in BOUNDING:
        group = group_at(tokens, at, names=names)
        if group is not None:
            return Phrase(Role.PEOPLE, at, group.end, group=group, word=word)
    return Phrase(role or Role.WORD, at, at + 1, word=word)


_SHOOTING_NOUNS = words(
    """
    shooting killing stabbing slaying wound wounds shot hurt murder massacre slaughter
    """
)
_VERB_BEFORE = words("was were is are been being who and , then have has had got")
_DETERMINERS = words(
    """
    the a an this that gunshot of deadly fatal mass drive-by accidental school single one no any his her their
    in
    """
)


_ONE_SHOT = words("a one the single each first every mug")
_MISSED = words(". , ; by while from during when and as him her them me us")


def _is_shot_at(tokens: Sequence[Token], end: int) -> bool:
    """Whether "shot at" says that somebody was aimed at, not where he was hit: "shot at officers", "was shot at."."""
    if end >= len(tokens) or tokens[end].lower not in {"at", "up"}:
        return False
    if tokens[end].lower == "up" or end + 1 >= len(tokens) or tokens[end + 1].lower in _MISSED:
        return True
    group = group_at(tokens, end + 1, names=False)
    return group is not None and group.kind is not Kind.BARE


def _is_attribute(tokens: Sequence[Token], harm: Predicate) -> bool:
    """Whether a casualty word is a plain noun or adjective here: "the shooting", "a gunshot wound"."""
    word = tokens[harm.start].lower
    if harm.end - harm.start > 1 or harm.form in {Form.TOLL, Form.UNITS}:
        return False
    before = tokens[harm.start - 1].lower if harm.start else ""
    if word in {"wounded", "injured", "dead"}:
        return before in {"a", "an"} or (before == "the" and word == "dead")
    if word in {"shot", "hurt"}:
        return before in _ONE_SHOT or _is_shot_at(tokens, harm.end)
    return word in _SHOOTING_NOUNS and (before in _DETERMINERS or before.endswith("'s"))
