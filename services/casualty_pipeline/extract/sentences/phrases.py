"""A sentence as phrases: people, casualty words and the small words that join or part them."""

from collections.abc import Mapping, Sequence
from itertools import compress, count, repeat
from types import MappingProxyType
from typing import ClassVar, Self

from msgspec import Struct
from msgspec.structs import replace

from casualty_pipeline.extract.harm.predicate import Form, Predicate
from casualty_pipeline.extract.numbers.clock import is_colon_of_clock
from casualty_pipeline.extract.numbers.numbers import BOUNDING
from casualty_pipeline.extract.people.group import Group, Kind
from casualty_pipeline.extract.people.groups import GROUP_STARTERS, group_at
from casualty_pipeline.extract.people.nouns import noun_at
from casualty_pipeline.extract.text.members import Members
from casualty_pipeline.extract.text.tokens import Tokens, plain
from casualty_pipeline.locate.remembered import Remembered


class Role(Members):
    """What a phrase does in the sentence."""

    PEOPLE: ClassVar[Self]
    HARM: ClassVar[Self]
    BE: ClassVar[Self]
    HAVE: ClassVar[Self]
    MODAL: ClassVar[Self]
    TO: ClassVar[Self]
    PREPOSITION: ClassVar[Self]
    AND: ClassVar[Self]
    COMMA: ClassVar[Self]
    RELATIVE: ClassVar[Self]
    BREAK: ClassVar[Self]
    NOT: ClassVar[Self]
    WORD: ClassVar[Self]


class Phrase(Struct, frozen=True, gc=False):
    """Tokens [start, end) and what they do."""

    role: Role
    start: int
    end: int
    word: str
    group: Group | None = None
    harm: Predicate | None = None


def _table() -> dict[str, Role]:
    rows = (
        (Role.BE, "is are was were be been being am get gets got getting 's"),
        (Role.HAVE, "has have had having 've"),
        (Role.MODAL, "could would may might can should will must shall cannot"),
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


ROLES = MappingProxyType(_table())
_PLAIN_ROLES = MappingProxyType({word: role for word, role in ROLES.items() if word not in BOUNDING})
"""Roles of words that never open a phrase for people."""
_REMEMBERED_WORDS = 32_768


def phrases_of(tokens: Tokens, harms: Mapping[int, Predicate]) -> list[Phrase]:
    """Cut a sentence's tokens into phrases; every token belongs to exactly one.

    `harms` are the predicates of the sentence by token. Most words are phrases by themselves: they are made all at
    once, and only what may open a longer one is looked at.
    """
    words, lower = tokens.texts, tokens.lower
    roles = map(ROLES.get, lower, repeat(Role.WORD))
    plain = list(map(Phrase, roles, range(len(tokens)), range(1, len(tokens) + 1), lower))
    if ":" in lower:
        for at in [at for at, word in enumerate(lower) if word == ":" and is_colon_of_clock(tokens, at)]:
            plain[at] = Phrase(Role.WORD, at, at + 1, lower[at - 1])
    opening = list(compress(count(), map(_OPENS.__getitem__, words)))
    if tokens and words[0][0].isalnum() and lower[0] not in _PLAIN_ROLES:
        opening.append(0)
    names = not _in_title_case(words)
    phrases: list[Phrase] = []
    done = 0
    for at in sorted({*opening, *harms}):
        if at < done:
            continue
        if at in harms:
            if phrases and phrases[-1].end == at and (group := _with_noun(tokens, phrases[-1].group, harms[at])):
                phrases[-1] = replace(phrases[-1], group=group)
            found = Phrase(Role.HARM, at, harms[at].end, tokens[at].lower, harm=harms[at])
        elif (group := group_at(tokens, at, names=names)) is not None:
            found = Phrase(Role.PEOPLE, at, group.end, tokens[at].lower, group=group)
        else:
            continue
        phrases += plain[done:at]
        phrases.append(found)
        done = found.end
    phrases += plain[done:]
    return phrases


def _with_noun(tokens: Tokens, group: Group | None, harm: Predicate) -> Group | None:
    """Give a number the noun behind "one injured person", "three wounded soldiers"; None where there is none."""
    if group is None or group.kind is not Kind.BARE or group.count is None or harm.form is not Form.PAST:
        return None
    noun = noun_at(tokens, harm.end) if harm.end < len(tokens) else None
    if noun is None or noun.skipped:
        return None
    kind = Kind.SINGLE if group.count.high == 1 else Kind.NUMBER
    return replace(group, kind=kind, head=noun.head, sex=noun.sex, combatant=noun.combatant, irregular=noun.irregular)


def _opens_people(text: str) -> bool:
    """Whether a word or sign may open a phrase for people inside a sentence."""
    lower = plain(text)
    if lower in _PLAIN_ROLES:
        return False
    first = text[0]
    return lower in GROUP_STARTERS or (first.isalnum() and (first.isupper() or first.isdigit() or "-" in lower))


_OPENS = Remembered(_opens_people, most=_REMEMBERED_WORDS)


_TITLE_CASE = 0.7
_SMALL_VERBS = frozenset({"was", "were", "is", "are", "has", "had", "have", "been", "who", "said"})
"""Words that a headline in capitals would write with one."""


def _in_title_case(words: Sequence[str]) -> bool:
    if not _SMALL_VERBS.isdisjoint(words):
        return False
    letters = [word[0] for word in words if word[0].isalpha()]
    return sum(map(str.isupper, letters)) > _TITLE_CASE * len(letters)
