"""Phrases for people: "at least 33 people", "a 13-year-old boy", "her two sons", "John Smith, 34,", "two of them"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from casualty_pipeline.extract.numbers import STARTERS, Quantity, number_at, quantity_at
from casualty_pipeline.extract.people import (
    COLLECTIVE,
    FAMILY,
    KIN,
    NO_MODIFIER,
    NOT_HEADS,
    OTHERS,
    PERSON,
    POSSESSIVES,
    PRONOUNS,
    TITLES,
)
from casualty_pipeline.extract.tokens import Token
from casualty_pipeline.extract.vocabulary import words
from casualty_schemas.count import Count


class Kind(Enum):
    """How a phrase refers to people."""

    NUMBER = auto()
    """Counts them: "three civilians", "a couple"."""
    SINGLE = auto()
    """Brings one person in: "a man", "13-year-old boy", "his wife"."""
    NAMED = auto()
    DEFINITE = auto()
    """Takes up people who were mentioned: "the boy", "the victims", "he"."""
    BARE = auto()
    """A number alone, people only where a casualty word stands beside it: "five"."""
    NOBODY = auto()


@dataclass(frozen=True, slots=True)
class Group:
    """Tokens [start, end) that stand for people. `count` is None where a definite plural does not say how many."""

    kind: Kind
    start: int
    end: int
    count: Count | None
    vague: bool = False
    head: str = ""
    sex: str = ""
    age: int | None = None
    name: str = ""
    more: bool = False
    part: bool = False
    """Part of people who were mentioned: "two of them", "one of the wounded"."""
    combatant: bool = False
    irregular: bool = False
    party: str = ""
    """Adjectives of the phrase, folded: "ukrainian", "dpr"."""


_AGE = re.compile(
    r"(?:(\d{1,3})|([a-z]+(?:-[a-z]+)?))[-–](year|month|week|day|yr)s?[-–]olds?(?:'s)?|(\d{1,3})y\.o\.", re.IGNORECASE
)
_MODIFIERS = 6
NOBODY_WORDS = frozenset({"no", "nobody", "none"})
_ONE = Count.exactly(1)
_NOBODY = Count.exactly(0)


def age_of(word: str) -> int | None:
    """Give the age in whole years of "13-year-old" or "36y.o."; months and days are age 0."""
    if "old" not in word and "y.o" not in word:
        return None
    found = _AGE.fullmatch(word)
    if found is None:
        return None
    if found.group(4):
        return int(found.group(4))
    if found.group(3).lower() not in {"year", "yr"}:
        return int(found.group(1)) // 12 if found.group(1) and found.group(3).lower() == "month" else 0
    if found.group(1):
        return int(found.group(1))
    number = number_at((Token(found.group(2), found.group(2).lower(), 0, 0),), 0)
    return None if number is None else number[0]


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
            return _numbered(tokens, quantity)
    if word in PRONOUNS and word != "her":
        return Group(
            Kind.DEFINITE, at, at + 1, None if word in {"they", "them"} else _ONE, head=word, sex=PRONOUNS[word]
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
    return _name(tokens, at, names=names) if capital else None


def _name(tokens: Sequence[Token], at: int, *, names: bool) -> Group | None:
    """Where every word has a capital only an age marks a name."""
    found = _named(tokens, at)
    return found if found is None or names or found.age is not None else None


@dataclass(frozen=True, slots=True)
class _Noun:
    head: str
    end: int
    plural: bool | None
    sex: str
    combatant: bool
    irregular: bool
    age: int | None
    party: str
    more: bool
    skipped: int


def _noun(tokens: Sequence[Token], at: int) -> _Noun | None:
    """Find the noun for people that modifiers from token `at` lead up to."""
    party = ""
    age: int | None = None
    more = False
    stop = min(len(tokens), at + _MODIFIERS)
    index = at
    while index < stop:
        token = tokens[index]
        word = token.lower
        own_age = age_of(word)
        if own_age is not None:
            age = own_age
            following = tokens[index + 1].lower if index + 1 < len(tokens) else ""
            if word.endswith("s") or following in NO_MODIFIER or not following.isalpha():
                return _Noun("person", index + 1, word.endswith("s"), "", False, False, age, party, more, index - at)
        elif word in OTHERS:
            more = True
        elif word in PERSON and not _is_surname(tokens, at, index):
            return _head(tokens, at, index, age, party, more=more)
        elif word in NO_MODIFIER or not (word[0].isalpha() or word in {"-", "'", "‘", "“", '"'}):
            return None
        elif token.capital:
            party = f"{party} {word}".strip()
        index += 1
    return None


def _is_surname(tokens: Sequence[Token], at: int, index: int) -> bool:
    """Whether a noun for people is a name: "Jason Farmer, 19,"."""
    return (
        index > at
        and tokens[index].capital
        and tokens[index - 1].capital
        and _age_behind(tokens, index + 1) is not None
    )


def _head(tokens: Sequence[Token], at: int, index: int, age: int | None, party: str, *, more: bool) -> _Noun | None:
    """Take compound heads ("border guards", "police officers"); "police cars" are no people."""
    noun = PERSON[tokens[index].lower]
    combatant, irregular, sex = noun.combatant, noun.irregular, noun.sex
    last = index
    while last + 1 < len(tokens) and tokens[last + 1].lower in PERSON and tokens[last + 1].lower not in {"officials"}:
        last += 1
        noun = PERSON[tokens[last].lower]
        combatant, irregular, sex = combatant or noun.combatant, irregular or noun.irregular, sex or noun.sex
    if last + 1 < len(tokens) and tokens[last + 1].lower in NOT_HEADS:
        return None
    return _Noun(tokens[last].lower, last + 1, noun.plural, sex, combatant, irregular, age, party, more, index - at)


def _numbered(tokens: Sequence[Token], quantity: Quantity) -> Group | None:
    at, end = quantity.start, quantity.end
    count = quantity.count
    following = tokens[end].lower if end < len(tokens) else ""
    if following in {"year-old", "month-old", "year-olds"} and quantity.plain:
        return _aged(tokens, quantity)
    if following == "of":
        return _partitive(tokens, at, end, count, vague=quantity.vague)
    noun = _noun(tokens, end) if end < len(tokens) else None
    if noun is not None and not _agrees(tokens, noun, count):
        noun = None
    if noun is None:
        noun = _demonym(tokens, end)
    if noun is None:
        more = following in OTHERS
        if following in COLLECTIVE and following not in {"pair", "couple"}:
            return None
        return Group(Kind.BARE, at, end + more, count, vague=quantity.vague, more=more)
    single = count.high == 1 and count.low == 1
    return Group(
        Kind.SINGLE if single and noun.age is not None else Kind.NUMBER,
        at,
        noun.end,
        count,
        vague=quantity.vague,
        head=noun.head,
        sex=noun.sex,
        age=noun.age,
        more=noun.more,
        combatant=noun.combatant,
        irregular=noun.irregular,
        party=noun.party,
    )


def _aged(tokens: Sequence[Token], quantity: Quantity) -> Group:
    """Read "11 year-old boy"."""
    noun = _noun(tokens, quantity.end + 1) if quantity.end + 1 < len(tokens) else None
    end = quantity.end + 1 if noun is None or noun.plural else noun.end
    found = _single(quantity.start, noun) if noun and not noun.plural else Group(Kind.SINGLE, quantity.start, end, _ONE)
    return replace(found, age=quantity.count.best)


def _demonym(tokens: Sequence[Token], at: int) -> _Noun | None:
    """Read "three Ukrainians", "one Ukrainian killed"."""
    if at >= len(tokens) or not tokens[at].capital:
        return None
    word = tokens[at].lower
    following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    if not word.endswith(("ian", "ians", "ans", "ese", "is", "an")) or not (
        following in _STRUCK or following in {"was", "were", "have", "are"}
    ):
        return None
    return _Noun(word, at + 1, None, "", False, False, None, word, False, 0)


def _agrees(tokens: Sequence[Token], noun: _Noun, count: Count) -> bool:
    """Whether noun and number agree: "15 rebel positions" counts no rebels; a slip before a verb is forgiven."""
    if noun.plural is not False or count.best == 1:
        return True
    following = tokens[noun.end].lower if noun.end < len(tokens) else ""
    return following in {"killed", "wounded", "injured", "dead", "die", "dies", "was", "were"}


def _partitive(tokens: Sequence[Token], at: int, end: int, count: Count, *, vague: bool) -> Group | None:
    """Read "two of them", "one of the wounded", "three of the five people", "dozens of people"."""
    index = end + 1
    if index >= len(tokens):
        return None
    word = tokens[index].lower
    if word in {"the", "his", "her", "their", "its", "these", "those"} and index + 1 < len(tokens):
        inner = _part_of(tokens, index + 1)
        if inner is not None:
            return Group(Kind.NUMBER, at, inner, count, vague=vague, part=True)
    if word in {"them", "whom", "these", "those"}:
        return Group(Kind.NUMBER, at, index + 1, count, vague=vague, part=True)
    noun = _noun(tokens, index)
    if noun is None:
        return None
    return Group(
        Kind.NUMBER,
        at,
        noun.end,
        count,
        vague=vague,
        head=noun.head,
        sex=noun.sex,
        combatant=noun.combatant,
        irregular=noun.irregular,
        party=noun.party,
    )


def _part_of(tokens: Sequence[Token], at: int) -> int | None:
    quantity = quantity_at(tokens, at) if at < len(tokens) else None
    start = quantity.end if quantity else at
    if start < len(tokens) and tokens[start].lower in {"dead", "wounded", "injured", "victims", "survivors", "deaths"}:
        return start + 1
    noun = _noun(tokens, start) if start < len(tokens) else None
    if noun is not None:
        return noun.end
    return start if quantity else None


def _single(at: int, noun: _Noun, kind: Kind = Kind.SINGLE) -> Group:
    return Group(
        kind,
        at,
        noun.end,
        _ONE,
        head=noun.head,
        sex=noun.sex,
        age=noun.age,
        more=noun.more,
        combatant=noun.combatant,
        irregular=noun.irregular,
        party=noun.party,
    )


def _indefinite(tokens: Sequence[Token], at: int) -> Group | None:
    if at + 1 >= len(tokens):
        return None
    more = tokens[at].lower == "another"
    word = tokens[at + 1].lower
    if more:
        quantity = quantity_at(tokens, at + 1)
        if quantity is not None:
            inner = _numbered(tokens, quantity)
            return None if inner is None else replace(inner, start=at, more=True)
        if word == "one":
            return Group(Kind.BARE, at, at + 2, _ONE, more=True)
    if word in COLLECTIVE:
        return _collective(tokens, at, at + 1)
    if word in FAMILY and at + 3 < len(tokens) and tokens[at + 2].lower == "of":
        number = number_at(tokens, at + 3)
        if number:
            return Group(Kind.NUMBER, at, number[1], Count.exactly(number[0]), head=word)
    noun = _noun(tokens, at + 1)
    if noun is not None and not noun.plural:
        group = _single(at, noun)
        return replace(group, more=group.more or more)
    if more:
        return Group(Kind.BARE, at, at + 1, _ONE, more=True)
    if _ordinal(word) and at + 2 < len(tokens):
        return (
            replace(_single(at, found), more=True)
            if (found := _noun(tokens, at + 2)) and not found.plural
            else Group(Kind.BARE, at, at + 2, _ONE, more=True)
        )
    return None


def _collective(tokens: Sequence[Token], at: int, head: int) -> Group | None:
    end = head + 1
    if end + 1 < len(tokens) and tokens[end].lower == "of":
        noun = _noun(tokens, end + 1)
        if noun is None:
            return None
        end = noun.end
    return Group(Kind.NUMBER, at, end, Count.exactly(COLLECTIVE[tokens[head].lower]), head=tokens[head].lower)


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
        return Group(Kind.DEFINITE, at, start + 1, _ONE)
    if tokens[start].lower in COLLECTIVE and tokens[start].lower != "pair":
        return Group(
            Kind.DEFINITE, at, start + 1, Count.exactly(COLLECTIVE[tokens[start].lower]), head=tokens[start].lower
        )
    quantity = quantity_at(tokens, start)
    if quantity is not None:
        noun = _noun(tokens, quantity.end) if quantity.end < len(tokens) else None
        end = noun.end if noun else quantity.end
        counted = Group(Kind.DEFINITE, at, end, quantity.count, vague=quantity.vague, head=noun.head if noun else "")
        return counted if noun or tokens[at].lower in {"all", "the"} else None
    noun = _noun(tokens, start)
    if noun is None:
        return None
    if noun.plural:
        both = Count.exactly(2) if tokens[at].lower == "both" else None
        return Group(Kind.DEFINITE, at, noun.end, both, head=noun.head, combatant=noun.combatant, party=noun.party)
    group = _single(at, noun, Kind.DEFINITE)
    return replace(group, more=_ordinal(tokens[start].lower))


def _kin(tokens: Sequence[Token], at: int) -> Group | None:
    start = at + 1
    if start >= len(tokens):
        return None
    quantity = quantity_at(tokens, start)
    noun = (
        _noun(tokens, quantity.end if quantity else start)
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
    return _single(at, noun)


_OPENERS = words(
    """
    of , : - – — and . ; young shot kills killed shoots wounds injures killing injuring wounding
    """
)
_STRUCK = words(
    """
    killed shot dead wounded injured dies died fatally stabbed critically seriously hurt gunned
    """
)


def _headline(tokens: Sequence[Token], at: int) -> Group | None:
    """Read a single person without an article, as headlines do: "Ukrainian soldier", "13-year-old boy"."""
    token = tokens[at]
    if not token.text[0].isalnum() or token.lower in NO_MODIFIER:
        return None
    named = _aged_name(tokens, at)
    if named is not None:
        return named
    if token.lower in FAMILY and at + 2 < len(tokens) and tokens[at + 1].lower == "of":
        number = number_at(tokens, at + 2)
        return Group(Kind.NUMBER, at, number[1], Count.exactly(number[0]), head=token.lower) if number else None
    noun = _noun(tokens, at)
    if noun is None or noun.plural or noun.skipped > 3:
        return None
    following = tokens[noun.end].lower if noun.end < len(tokens) else ""
    opens = at == 0 or tokens[at - 1].lower in _OPENERS
    if noun.age is None and not opens and (following not in _STRUCK or noun.skipped):
        return None
    if noun.head in TITLES and noun.end < len(tokens) and tokens[noun.end].capital:
        return None
    behind = _age_behind(tokens, noun.end)
    single = _single(at, noun)
    return single if behind is None or noun.age is not None else replace(single, age=behind[0], end=behind[1])


def _aged_name(tokens: Sequence[Token], at: int) -> Group | None:
    """Read "22-year-old George Korchev"."""
    age = age_of(tokens[at].lower)
    if age is None or at + 1 >= len(tokens):
        return None
    named = _named(tokens, at + 1)
    return None if named is None else replace(named, start=at, age=age)


_PARTICLES = words("de la del al bin van von der da dos el jr y")
_NOT_NAMES = words(
    """
    police department county city street avenue hospital university school state army ministry military fire
    church park road sheriff's sheriff office center centre district court college high north south east west
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december republic people's forces armed defence defense council united nations
    news times post press associated reuters update photo media homicide highway interstate boulevard drive
    lane medical coroner's national american russian ukrainian israeli palestinian british general staff i the
    authorities officers officials investigators detectives witnesses neighbors shots deadly two three four
    five
    """
)


def _named(tokens: Sequence[Token], at: int) -> Group | None:
    """Read a person's name: capitalised words, an age between commas perhaps behind them."""
    if not _can_name(tokens[at]) or tokens[at].lower in NO_MODIFIER or tokens[at].lower in _NOT_NAMES:
        return None
    index = at
    words: list[str] = []
    while index < len(tokens) and len(words) < 6:
        token = tokens[index]
        if token.lower in _NOT_NAMES:
            return None
        if _can_name(token) and token.lower not in NO_MODIFIER:
            words.append(token.lower)
        elif not (words and token.lower in _PARTICLES) and not (
            token.text == "." and index and len(tokens[index - 1].text) < 4
        ):
            break
        index += 1
    while words and words[0] in TITLES:
        words.pop(0)
    age = _age_behind(tokens, index)
    if age is None and all(word in PERSON for word in words):
        return None
    if len(words) == 1 and at == 0 and not age and index < len(tokens) and tokens[index].text in {",", ":"}:
        return None
    if not words or (words[-1].endswith("'s") and not age):
        return None
    return Group(Kind.NAMED, at, age[1] if age else index, _ONE, name=" ".join(words), age=age[0] if age else None)


def _can_name(token: Token) -> bool:
    return token.text[0].isupper() and token.text[0].isalpha()


def _age_behind(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """Read ", 34," behind a name."""
    if at + 1 >= len(tokens) or tokens[at].text not in {",", "("}:
        return None
    word = tokens[at + 1].lower
    if not word.isdigit() or len(word) > 2:
        return None
    following = tokens[at + 2].lower if at + 2 < len(tokens) else "."
    return (int(word), at + 2) if following in {",", ")", ";", ".", "and"} else None


def _nobody(tokens: Sequence[Token], at: int) -> Group | None:
    word = tokens[at].lower
    if word in {"nobody", "none"}:
        end = at + 1
        if end + 1 < len(tokens) and tokens[end].lower == "of":
            found = _definite(tokens, end + 1)
            end = found.end if found else end
        return Group(Kind.NOBODY, at, end, _NOBODY)
    if at + 1 >= len(tokens):
        return None
    if tokens[at + 1].lower in {"one", "-one"}:
        end = at + 2
        if end + 2 < len(tokens) and tokens[end].lower in {"else", "other"}:
            return None
        return Group(Kind.NOBODY, at, end, _NOBODY)
    noun = _noun(tokens, at + 1)
    return Group(Kind.NOBODY, at, noun.end, _NOBODY) if noun and not noun.more else None
