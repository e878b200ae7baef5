"""Phrases for people who were mentioned or belong to others: "the boy", "all five men", "both", "her two sons"."""

from collections.abc import Sequence
from types import MappingProxyType

from msgspec.structs import replace

from casualty_pipeline.extract.numbers.ages import age_behind
from casualty_pipeline.extract.numbers.cardinals import number_at
from casualty_pipeline.extract.numbers.numbers import Quantity, quantity_at
from casualty_pipeline.extract.numbers.ordinals import nth_of
from casualty_pipeline.extract.people.aboard import aboard
from casualty_pipeline.extract.people.group import ONE, Group, Kind
from casualty_pipeline.extract.people.headline import family_of
from casualty_pipeline.extract.people.names import name_at
from casualty_pipeline.extract.people.nouns import noun_at, single
from casualty_pipeline.extract.people.people import COLLECTIVE, KIN, PERSON, RETINUE
from casualty_pipeline.extract.text.tokens import Token
from casualty_pipeline.extract.text.vocabulary import words
from casualty_schemas.count import Count

_REMAINING = frozenset({"other", "remaining", "surviving"})
"""What a definite number says of who is left: "the other three victims"."""
_STRICKEN = frozenset({"wounded", "injured", "slain"})
"""What a definite phrase may say of people: "the injured suspect"."""


def definite(tokens: Sequence[Token], at: int) -> Group | None:
    """Read "the boy", "all five", "both of the men", "the couple", "the one who"."""
    start = _behind_article(tokens, at)
    if start >= len(tokens) or tokens[start].lower == "but":
        return _all_but(tokens, at)
    if tokens[start].lower in _STRICKEN and start + 1 < len(tokens) and tokens[start + 1].lower in PERSON:
        start += 1
    word = tokens[start].lower
    if word.endswith("'s") and (kin := kin_of(tokens, start)) is not None:  # "the couple's five children"
        return replace(kin, start=at)
    if word == "one" and start + 1 < len(tokens) and tokens[start + 1].lower == "who":
        return Group(Kind.DEFINITE, at, start + 1, ONE)
    if word in COLLECTIVE and (word != "pair" or _stands_alone(tokens, start + 1)):
        return Group(Kind.DEFINITE, at, start + 1, Count.exactly(COLLECTIVE[word]), head=word)
    if word in _REMAINING and start + 1 < len(tokens) and (others := quantity_at(tokens, start + 1)) is not None:
        found = _definite_number(tokens, at, others)
        return replace(found, more=True) if found and found.head else None
    quantity = quantity_at(tokens, start)
    return _definite_many(tokens, at, start) if quantity is None else _definite_number(tokens, at, quantity)


def _definite_many(tokens: Sequence[Token], at: int, start: int) -> Group | None:
    family = family_of(tokens, at, start)  # "the crew of four"
    return replace(family, kind=Kind.DEFINITE) if family else _definite_noun(tokens, at, start)


def _behind_article(tokens: Sequence[Token], at: int) -> int:
    start = at + 1
    if tokens[at].lower in {"all", "both"}:
        for word in ("of", "the"):
            start += start < len(tokens) and tokens[start].lower == word
    return start


def _all_but(tokens: Sequence[Token], at: int) -> Group | None:
    """Read "all but two of the 181 people"; "all but six" does not say of how many."""
    left = number_at(tokens, at + 2) if tokens[at].lower == "all" else None
    if left is None or left[1] + 2 >= len(tokens) or tokens[left[1]].lower != "of":
        return None if left is None else _all_aboard_but(tokens, at, left)
    start = left[1] + 1 + (tokens[left[1] + 1].lower == "the")
    whole = quantity_at(tokens, start)
    found = None if whole is None else _definite_number(tokens, at, whole)
    if found is None or found.count is None:
        return None
    return replace(found, kind=Kind.NUMBER, start=at, count=found.count - Count.exactly(left[0]))


def _all_aboard_but(tokens: Sequence[Token], at: int, left: tuple[int, int]) -> Group | None:
    """Read "a plane carrying 181 people crashed; all but two on board died"."""
    found = aboard(tokens, at, left[1])
    if found is None or found.count is None:
        return None
    return replace(found, kind=Kind.NUMBER, count=found.count - Count.exactly(left[0]))


def is_excepted(tokens: Sequence[Token], at: int) -> bool:
    """Whether a number counts those left out: "all but six survivors were taken to the hospital"."""
    return at > 1 and tokens[at - 1].lower == "but" and tokens[at - 2].lower in _EVERYBODY


_EVERYBODY = words("all everyone everybody any")


def _definite_number(tokens: Sequence[Token], at: int, quantity: Quantity) -> Group | None:
    noun = noun_at(tokens, quantity.end) if quantity.end < len(tokens) else None
    if noun is None and (tokens[at].lower not in {"all", "the"} or tokens[quantity.start].lower == "under"):
        return None
    end, head = (noun.end, noun.head) if noun else (quantity.end, "")
    return Group(Kind.DEFINITE, at, end, quantity.count, vague=quantity.vague, head=head)


_BEHIND_BOTH = words("were are have had died suffered sustained remain remained")
"""Verbs of people behind "both" alone."""


_BEHIND_OTHER = words("was is has had died suffered sustained remains remained survived")
REST = "rest"
"""The head of a phrase for all but those told of."""
_BEHIND_REST = words("were have had are suffered sustained died injured wounded hurt escaped survived")


def _left_over(tokens: Sequence[Token], at: int, start: int) -> Group | None:
    """Read "the other was killed", "the rest were injured"."""
    word, following = tokens[start].lower, tokens[start + 1].lower if start + 1 < len(tokens) else ""
    if word == "other" and following in _BEHIND_OTHER:
        return Group(Kind.DEFINITE, at, start + 1, ONE, more=True)
    return Group(Kind.DEFINITE, at, start + 1, None, head=REST) if word == REST and following in _BEHIND_REST else None


def _definite_noun(tokens: Sequence[Token], at: int, start: int) -> Group | None:
    nth = nth_of(tokens[start].lower)
    noun = noun_at(tokens, start + (nth is not None))
    if noun is None:
        of_them = start > at + 1 and tokens[start].lower == "them"
        alone = tokens[at].lower == "both" and (of_them or tokens[start].lower in _BEHIND_BOTH)
        if alone:
            return Group(Kind.DEFINITE, at, start + of_them, Count.exactly(2), head="both")
        return _left_over(tokens, at, start)
    if noun.plural:
        both = Count.exactly(2) if tokens[at].lower == "both" or _is_of_both(tokens, noun.end) else None
        return Group(Kind.DEFINITE, at, noun.end, both, head=noun.head, combatant=noun.combatant, party=noun.party)
    return _aged(tokens, replace(single(at, noun, Kind.DEFINITE), more=noun.more or nth is not None))


_BEFORE_AGES = frozenset({"age", "aged", ","})


def _stands_alone(tokens: Sequence[Token], at: int) -> bool:
    """Whether "the pair" are people: a verb or an insertion follows, not "of gloves"."""
    return at < len(tokens) and (tokens[at].lower in _BEHIND_BOTH or tokens[at].text == ",")


def _is_of_both(tokens: Sequence[Token], at: int) -> bool:
    """Read "the drivers of both vehicles" as two."""
    return [token.lower for token in tokens[at : at + 2]] == ["of", "both"]


_OF_SOMEBODY = KIN | RETINUE


def kin_of(tokens: Sequence[Token], at: int) -> Group | None:
    """Read "his wife", "their three daughters", "her parents"; "her" alone is a pronoun."""
    start = at + 1
    quantity = quantity_at(tokens, start) if start < len(tokens) else None
    first = quantity.end if quantity else start
    noun = noun_at(tokens, first) if first < len(tokens) else None
    if noun is None or (noun.plural and noun.head not in _OF_SOMEBODY and noun.age is None and quantity is None):
        return None
    if quantity is not None:
        return Group(Kind.NUMBER, at, noun.end, quantity.count, vague=quantity.vague, head=noun.head, sex=noun.sex)
    if noun.plural:
        pair = Count.exactly(2) if noun.head in {"parents", "twins"} else None
        return Group(Kind.DEFINITE, at, noun.end, pair, head=noun.head)
    return with_name(
        tokens, replace(_aged(tokens, single(at, noun)), owner=_owner(tokens[at], noun.head, opens=at == 0))
    )


def _aged(tokens: Sequence[Token], group: Group) -> Group:
    """Take in the age behind kin: "her son, 10, was shot"."""
    if group.end >= len(tokens) or tokens[group.end].lower not in _BEFORE_AGES:
        return group
    age = age_behind(tokens, group.end)
    return group if age is None else replace(group, age=age[0], end=age[1])


def _owner(token: Token, head: str, *, opens: bool) -> str:
    """Say whose passenger or kin it is; "his son" further in is as often the suspect's."""
    if token.capital and token.lower.endswith("'s"):
        return token.lower.removesuffix("'s")
    return _OWNERS.get(token.lower, "") if opens or head in RETINUE else ""


_OWNERS = MappingProxyType({"his": "m", "her": "f"})


def kin_of_named(tokens: Sequence[Token], at: int) -> Group | None:
    """Read "Smith's two daughters", "Mary Smith's husband"."""
    if tokens[at].lower.endswith("'s"):
        return kin_of(tokens, at)
    last = at + 1
    if last >= len(tokens) or not tokens[last].capital or not tokens[last].lower.endswith("'s"):
        return None
    kin = kin_of(tokens, last)
    return kin if kin is None or kin.head not in KIN else replace(kin, start=at)


def with_name(tokens: Sequence[Token], group: Group) -> Group:
    """Take in the name behind a word for kin: "his wife Shauna"."""
    if group.end >= len(tokens) or not tokens[group.end].capital:
        return group
    named = name_at(tokens, group.end)
    return group if named is None else replace(group, name=named.name, age=named.age or group.age, end=named.end)
