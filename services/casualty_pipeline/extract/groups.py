"""Phrases for people: "at least 33 people", "a 13-year-old boy", "her two sons", "John Smith, 34,", "two of them"."""

from collections.abc import Sequence
from dataclasses import replace

from casualty_pipeline.extract.ages import age_behind
from casualty_pipeline.extract.counted import collective, counted
from casualty_pipeline.extract.group import NOBODY, ONE, Group, Kind
from casualty_pipeline.extract.names import aged_name_at, name_in
from casualty_pipeline.extract.nouns import noun_at, single
from casualty_pipeline.extract.numbers import STARTERS, number_at, quantity_at
from casualty_pipeline.extract.people import (
    COLLECTIVE,
    FAMILY,
    KIN,
    NO_MODIFIER,
    PERSON,
    POSSESSIVES,
    PRONOUNS,
    STRUCK,
    TITLES,
)
from casualty_pipeline.extract.tokens import Token
from casualty_pipeline.extract.vocabulary import words
from casualty_schemas.count import Count

NOBODY_WORDS = frozenset({"no", "nobody", "none"})


_NUMBERED = words(
    """
    age ages aged no number route highway interstate channel update wrapup rpt correction chapter # $
    """
)
"""Words before numbers that count nobody."""


def _ends_range(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number is the end of "20-27"."""
    return (
        at > 1 and tokens[at].text[0].isdigit() and tokens[at - 1].text in _DASHES and tokens[at - 2].text[-1].isdigit()
    )


_DASHES = frozenset({"-", "\u2013", "\u2014"})


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
        "one",
        "others",
    }
)
"""Small words that a phrase for people may start with."""


def group_at(tokens: Sequence[Token], at: int, *, names: bool = True) -> Group | None:
    """Read the phrase for people that starts at token `at`, or None; `names` where capitals mark names."""
    word = tokens[at].lower
    if at and (tokens[at - 1].lower in _NUMBERED or _ends_range(tokens, at)):
        return None
    if word in NOBODY_WORDS:
        return _nobody(tokens, at)
    if word in STARTERS or word[0].isdigit():
        quantity = quantity_at(tokens, at)
        if quantity is not None:
            return counted(tokens, quantity)
    if word in PRONOUNS and word != "her":
        return Group(
            Kind.DEFINITE, at, at + 1, None if word in {"they", "them"} else ONE, head=word, sex=PRONOUNS[word]
        )
    if word in {"a", "an", "another", "one"}:
        return _indefinite(tokens, at)
    if word in _DETERMINERS:
        return _definite(tokens, at)
    if word in POSSESSIVES:
        return _kin(tokens, at)
    if word in {"others", "dozens"}:
        return Group(Kind.BARE, at, at + 1, None, head=word, more=True)
    capital = tokens[at].capital
    if capital or word in PERSON or word in _ADJECTIVES or word[0].isdigit() or at == 0 or "-" in word:
        found = _headline(tokens, at)
        if found is not None:
            return found
    return name_in(tokens, at, names=names) if capital else None


def _indefinite(tokens: Sequence[Token], at: int) -> Group | None:
    if at + 1 >= len(tokens):
        return None
    more = tokens[at].lower == "another"
    word = tokens[at + 1].lower
    if more:
        quantity = quantity_at(tokens, at + 1)
        if quantity is not None:
            inner = counted(tokens, quantity)
            return None if inner is None else replace(inner, start=at, more=True)
        if word == "one":
            return Group(Kind.BARE, at, at + 2, ONE, more=True)
    if word in COLLECTIVE:
        return collective(tokens, at, at + 1)
    if word in FAMILY and at + 3 < len(tokens) and tokens[at + 2].lower == "of":
        number = number_at(tokens, at + 3)
        if number:
            return Group(Kind.NUMBER, at, number[1], Count.exactly(number[0]), head=word)
    noun = noun_at(tokens, at + 1)
    if noun is not None and not noun.plural:
        group = single(at, noun)
        return replace(group, more=group.more or more)
    if more:
        return Group(Kind.BARE, at, at + 1, ONE, more=True)
    if _ordinal(word) and at + 2 < len(tokens):
        return (
            replace(single(at, found), more=True)
            if (found := noun_at(tokens, at + 2)) and not found.plural
            else Group(Kind.BARE, at, at + 2, ONE, more=True)
        )
    return None


_ORDINALS = words("second third fourth fifth sixth seventh eighth ninth tenth")


def _ordinal(word: str) -> bool:
    return word in _ORDINALS


def _definite(tokens: Sequence[Token], at: int) -> Group | None:
    if at + 1 >= len(tokens):
        return None
    start = at + 1
    if tokens[at].lower in {"all", "both"} and tokens[start].lower in {"of", "the"}:
        start += 1 + (tokens[start].lower == "of" and start + 1 < len(tokens) and tokens[start + 1].lower == "the")
    if start >= len(tokens):
        return None
    if tokens[start].lower == "one" and start + 1 < len(tokens) and tokens[start + 1].lower == "who":
        return Group(Kind.DEFINITE, at, start + 1, ONE)
    if tokens[start].lower in COLLECTIVE and tokens[start].lower != "pair":
        return Group(
            Kind.DEFINITE, at, start + 1, Count.exactly(COLLECTIVE[tokens[start].lower]), head=tokens[start].lower
        )
    quantity = quantity_at(tokens, start)
    if quantity is not None:
        noun = noun_at(tokens, quantity.end) if quantity.end < len(tokens) else None
        end = noun.end if noun else quantity.end
        counted = Group(Kind.DEFINITE, at, end, quantity.count, vague=quantity.vague, head=noun.head if noun else "")
        return counted if noun or tokens[at].lower in {"all", "the"} else None
    noun = noun_at(tokens, start)
    if noun is None:
        return None
    if noun.plural:
        both = Count.exactly(2) if tokens[at].lower == "both" else None
        return Group(Kind.DEFINITE, at, noun.end, both, head=noun.head, combatant=noun.combatant, party=noun.party)
    group = single(at, noun, Kind.DEFINITE)
    return replace(group, more=_ordinal(tokens[start].lower))


def _kin(tokens: Sequence[Token], at: int) -> Group | None:
    start = at + 1
    if start >= len(tokens):
        return None
    quantity = quantity_at(tokens, start)
    noun = (
        noun_at(tokens, quantity.end if quantity else start)
        if (quantity.end if quantity else start) < len(tokens)
        else None
    )
    if noun is None or (noun.head not in KIN and noun.age is None):
        return None
    if quantity is not None:
        return Group(Kind.NUMBER, at, noun.end, quantity.count, vague=quantity.vague, head=noun.head, sex=noun.sex)
    if noun.plural:
        pair = Count.exactly(2) if noun.head in {"parents", "twins"} else None
        return Group(Kind.DEFINITE, at, noun.end, pair, head=noun.head)
    return single(at, noun)


_OPENERS = words(
    """
    of , : - – — and . ; young shot kills killed shoots wounds injures killing injuring wounding
    """
)


def _headline(tokens: Sequence[Token], at: int) -> Group | None:
    """Read a single person without an article, as headlines do: "Ukrainian soldier", "13-year-old boy"."""
    token = tokens[at]
    if not token.text[0].isalnum() or token.lower in NO_MODIFIER:
        return None
    named = aged_name_at(tokens, at)
    if named is not None:
        return named
    if token.lower in FAMILY and at + 2 < len(tokens) and tokens[at + 1].lower == "of":
        number = number_at(tokens, at + 2)
        return Group(Kind.NUMBER, at, number[1], Count.exactly(number[0]), head=token.lower) if number else None
    noun = noun_at(tokens, at)
    if noun is None or noun.plural or noun.skipped > 3:
        return None
    following = tokens[noun.end].lower if noun.end < len(tokens) else ""
    opens = at == 0 or tokens[at - 1].lower in _OPENERS
    if noun.age is None and not opens and (following not in STRUCK or noun.skipped):
        return None
    if noun.head in TITLES and noun.end < len(tokens) and tokens[noun.end].capital:
        return None
    behind = age_behind(tokens, noun.end)
    found = single(at, noun)
    return found if behind is None or noun.age is not None else replace(found, age=behind[0], end=behind[1])


def _nobody(tokens: Sequence[Token], at: int) -> Group | None:
    word = tokens[at].lower
    if word in {"nobody", "none"}:
        end = at + 1
        if end + 1 < len(tokens) and tokens[end].lower == "of":
            found = _definite(tokens, end + 1)
            end = found.end if found else end
        return Group(Kind.NOBODY, at, end, NOBODY)
    if at + 1 >= len(tokens):
        return None
    if tokens[at + 1].lower in {"one", "-one"}:
        end = at + 2
        if end + 2 < len(tokens) and tokens[end].lower in {"else", "other"}:
            return None
        return Group(Kind.NOBODY, at, end, NOBODY)
    noun = noun_at(tokens, at + 1)
    return Group(Kind.NOBODY, at, noun.end, NOBODY) if noun and not noun.more else None
