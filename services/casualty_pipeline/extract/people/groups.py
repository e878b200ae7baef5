"""Phrases for people: "at least 33 people", "a 13-year-old boy", "her two sons", "John Smith, 34,", "two of them"."""

from collections.abc import Callable, Sequence
from types import MappingProxyType

from msgspec.structs import replace

from casualty_pipeline.extract.days.dates import is_of_date
from casualty_pipeline.extract.numbers.ages import age_behind, is_of_ages
from casualty_pipeline.extract.numbers.clock import is_of_clock
from casualty_pipeline.extract.numbers.numbers import STARTERS, quantity_at
from casualty_pipeline.extract.numbers.ordinals import nth_of
from casualty_pipeline.extract.numbers.ratios import is_of_ratio
from casualty_pipeline.extract.people.aboard import aboard
from casualty_pipeline.extract.people.counted import collective, counted, demonym
from casualty_pipeline.extract.people.definite import definite, is_excepted, kin_of, kin_of_named
from casualty_pipeline.extract.people.group import NOBODY, ONE, Group, Kind
from casualty_pipeline.extract.people.headline import family_of, headline
from casualty_pipeline.extract.people.names import name_at, name_in
from casualty_pipeline.extract.people.nouns import noun_at, single
from casualty_pipeline.extract.people.people import (
    COLLECTIVE,
    KIN,
    PERSON,
    POSSESSIVES,
    PRONOUNS,
)
from casualty_pipeline.extract.text.tokens import Token
from casualty_pipeline.extract.text.vocabulary import words

NOBODY_WORDS = frozenset({"no", "nobody", "none"})


_NUMBERED = words(
    """
    age ages aged no number route highway interstate channel update wrapup rpt correction chapter # $
    """
)
"""Words before numbers that count nobody."""


def _counts_nobody(tokens: Sequence[Token], at: int) -> bool:
    """Whether a numeral is part of a date, of a time of the day or the end of a range."""
    return _ends_range(tokens, at) or is_of_date(tokens, at) or is_of_clock(tokens, at)


def _ends_range(tokens: Sequence[Token], at: int) -> bool:
    """Whether a numeral is the end of "20-27"."""
    parted = at > 1 and tokens[at - 1].lower in _DASHES and tokens[at - 2].text[-1].isdigit()
    return parted and not is_of_date(tokens, at - 2)


_DASHES = frozenset({"-"})


_DETERMINERS = words("the this that these those both all every each most many")


_ADJECTIVES = words(
    "young elderly pregnant unidentified army police female male local teenage innocent off-duty wounded armed"
)
"""Words that open a phrase for one person without an article."""


GROUP_STARTERS = frozenset(
    {
        *STARTERS,
        *PERSON,
        *PRONOUNS,
        *POSSESSIVES,
        *_DETERMINERS,
        *_ADJECTIVES,
        *NOBODY_WORDS,
        "a",
        "an",
        "another",
        "everyone",
        "everybody",
        "one",
        "others",
    }
)
"""Small words that a phrase for people may start with."""


def group_at(tokens: Sequence[Token], at: int, *, names: bool = True) -> Group | None:
    """Read the phrase for people that starts at token `at`, or None; `names` where capitals mark names."""
    word = tokens[at].lower
    numeral = word[0].isdigit()
    if (at and tokens[at - 1].lower in _NUMBERED) or (numeral and _counts_nobody(tokens, at)):
        return None
    quantity = quantity_at(tokens, at) if numeral or word in STARTERS else None
    if quantity is not None and (word not in NOBODY_WORDS or quantity.end > at + 1):  # "no fewer than 30"
        if is_excepted(tokens, at) or is_of_ages(tokens, at) or is_of_ratio(tokens, at, quantity):
            return None
        return counted(tokens, quantity)
    reader = _READERS.get(word)
    if reader is not None:
        return reader(tokens, at)
    capital = tokens[at].capital
    if capital and (kin := kin_of_named(tokens, at)) is not None:
        return kin
    opens = capital or word in PERSON or word in _ADJECTIVES or numeral or at == 0 or "-" in word
    found = (_kin_by_name(tokens, at) if names and word in KIN else None) or (headline(tokens, at) if opens else None)
    return found or (name_in(tokens, at, names=names) if capital else None)


def _pronoun(tokens: Sequence[Token], at: int) -> Group:
    word = tokens[at].lower
    return Group(Kind.DEFINITE, at, at + 1, None if word in {"they", "them"} else ONE, head=word, sex=PRONOUNS[word])


def _others(tokens: Sequence[Token], at: int) -> Group:
    return Group(Kind.BARE, at, at + 1, None, head=tokens[at].lower, more=True)


def _indefinite(tokens: Sequence[Token], at: int) -> Group | None:
    """Read "a man", "a couple", "a family of five", "a third victim"."""
    if at + 1 >= len(tokens):
        return None
    word = tokens[at + 1].lower
    if word in COLLECTIVE:
        return collective(tokens, at, at + 1)
    if at + 2 < len(tokens) and word in _OF_COUPLES and tokens[at + 2].lower in COLLECTIVE:
        return collective(tokens, at, at + 2)
    family = family_of(tokens, at, at + 1)
    if family is not None:
        return family
    nth = nth_of(word)
    noun = noun_at(tokens, at + 1 + (nth is not None)) or demonym(tokens, at + 1)
    if noun is not None and (not noun.plural or noun.head in _ONE_OR_MANY):
        found = replace(single(at, noun), more=noun.more or nth is not None)
        return _with_age(tokens, found)
    return Group(Kind.BARE, at, at + 2, ONE, more=True) if nth is not None else None


_ONE_OR_MANY = frozenset({"personnel", "staff", "crew"})
"""Plurals that are said of one as well: "an army personnel was injured"."""
_OF_COUPLES = words("married elderly young retired local newlywed older middle-aged")


def _with_age(tokens: Sequence[Token], group: Group) -> Group:
    """Take in an age behind the noun: "a man age 20", "a man, 34, was shot"."""
    if group.end >= len(tokens) or tokens[group.end].lower not in {"age", "aged", ","}:
        return group
    behind = age_behind(tokens, group.end)
    return group if behind is None else replace(group, age=behind[0], end=behind[1])


def _another(tokens: Sequence[Token], at: int) -> Group | None:
    """Read "another man", "another two people", "another one", "another"."""
    if at + 1 >= len(tokens):
        return Group(Kind.BARE, at, at + 1, ONE, more=True)
    quantity = quantity_at(tokens, at + 1)
    if quantity is not None:
        inner = counted(tokens, quantity)
        return inner and replace(inner, start=at, more=True)
    noun = noun_at(tokens, at + 1)
    if noun is not None and not noun.plural:
        return replace(single(at, noun), more=True)
    return Group(Kind.BARE, at, at + 1, ONE, more=True)


def _kin_by_name(tokens: Sequence[Token], at: int) -> Group | None:
    """Read "daughter Grace" without an article."""
    if at + 1 >= len(tokens) or not tokens[at + 1].capital:
        return None
    named = name_at(tokens, at + 1)
    if named is None:
        return None
    return replace(named, start=at, head=tokens[at].lower, sex=PERSON[tokens[at].lower].sex)


def _nobody(tokens: Sequence[Token], at: int) -> Group | None:
    """Read "nobody", "none of the victims", "no one", "no civilians"."""
    if tokens[at].lower != "no":
        end = at + 1
        group = definite(tokens, end + 1) if end + 1 < len(tokens) and tokens[end].lower == "of" else None
        return Group(Kind.NOBODY, at, group.end if group else end, NOBODY, whole=group.count if group else None)
    following = [token.lower for token in tokens[at + 1 : at + 3]]
    if following[:1] == ["one"]:
        return None if following[1:] in (["else"], ["other"]) else Group(Kind.NOBODY, at, at + 2, NOBODY)
    noun = noun_at(tokens, at + 1) if following else None
    return Group(Kind.NOBODY, at, noun.end, NOBODY) if noun and not noun.more else None


_READERS: MappingProxyType[str, Callable[[Sequence[Token], int], Group | None]] = MappingProxyType(
    {
        **dict.fromkeys(_DETERMINERS, definite),
        **dict.fromkeys(POSSESSIVES, kin_of),
        **dict.fromkeys(PRONOUNS, _pronoun),
        "her": kin_of,
        **dict.fromkeys(NOBODY_WORDS, _nobody),
        **dict.fromkeys(("a", "an", "one"), _indefinite),
        "another": _another,
        "everyone": aboard,
        "everybody": aboard,
        "all": lambda tokens, at: aboard(tokens, at) or definite(tokens, at),
        **dict.fromkeys(("others", "dozens"), _others),
    }
)
"""What reads a phrase that starts with each of these words."""
