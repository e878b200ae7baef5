"""Phrases that count people: "at least 33 people", "two of the wounded", "a family of five"."""

from collections.abc import Sequence

from msgspec.structs import replace

from casualty_pipeline.extract.numbers.numbers import Quantity, quantity_at
from casualty_pipeline.extract.people.animals import ANIMALS
from casualty_pipeline.extract.people.group import ONE, Group, Kind
from casualty_pipeline.extract.people.nouns import Noun, headed_by, noun_at, single
from casualty_pipeline.extract.people.people import (
    COLLECTIVE,
    NOT_HEADS,
    OTHERS,
    STRUCK,
)
from casualty_pipeline.extract.text.tokens import Token
from casualty_pipeline.extract.text.vocabulary import words
from casualty_schemas.count import Count


def counted(tokens: Sequence[Token], quantity: Quantity) -> Group | None:
    """Read what a quantity counts: people, or nothing that is named, which only a casualty word can make people."""
    at, end, count = quantity.start, quantity.end, quantity.count
    following = tokens[end].lower if end < len(tokens) else ""
    if following in {"year-old", "month-old", "year-olds"} and quantity.plain:
        return _aged(tokens, quantity)
    if following == "year" and end + 1 < len(tokens) and tokens[end + 1].lower == "old" and quantity.plain:
        return _aged(tokens, replace(quantity, end=end + 1))
    if following == "out" and end + 1 < len(tokens) and tokens[end + 1].lower == "of":
        return _partitive(tokens, replace(quantity, end=end + 1))
    if following == "of":
        return _partitive(tokens, quantity)
    noun = noun_at(tokens, end) if end < len(tokens) else None
    if noun is None or not _agrees(tokens, noun, count):
        noun = demonym(tokens, end)
    if noun is None:
        return _bare(tokens, quantity, following)
    if noun.head == "members" and noun.end + 1 < len(tokens) and tokens[noun.end].lower == "of":
        noun = replace(noun, end=_family(tokens, noun.end + 1) or noun.end)
    alone = count.high == 1 and count.low == 1
    kind = Kind.SINGLE if alone and noun.age is not None else Kind.NUMBER
    return headed_by(noun, at, kind, count, vague=quantity.vague)


def _bare(tokens: Sequence[Token], quantity: Quantity, following: str) -> Group | None:
    """Give a number with no noun behind it; "a couple" has its own."""
    at, end = quantity.start, quantity.end
    if tokens[end - 1].lower == "couple" and following in _BEHIND_COUPLES:
        return Group(Kind.NUMBER, at, end, quantity.count, head="couple")
    more = following in OTHERS
    if more and end + 1 < len(tokens) and tokens[end + 1].lower in _NOT_PEOPLE:
        return None
    bare = Group(Kind.BARE, at, end + more, quantity.count, vague=quantity.vague, more=more)
    return bare if more or not _is_year(tokens, at, end) else None


_BEHIND_COUPLES = words("and who was were is are has have had died , found shot killed injured")
"""Words behind "a couple" that counts two people by itself, not two of anything."""


_NOT_PEOPLE = ANIMALS | NOT_HEADS
"""Behind "two other" what is no people: "two other whales"."""


def _is_year(tokens: Sequence[Token], at: int, end: int) -> bool:
    """Read "the murders of 1999" as a year."""
    text = tokens[at].text
    year = end - at == 1 and len(text) == _DIGITS_OF_YEAR and text.isdigit() and text[:2] in {"19", "20"}
    return year and at > 0 and tokens[at - 1].lower in {"of", "in", "since"}


_DIGITS_OF_YEAR = 4


def _aged(tokens: Sequence[Token], quantity: Quantity) -> Group:
    """Read "11 year-old boy", "11 year old boy"."""
    noun = noun_at(tokens, quantity.end + 1) if quantity.end + 1 < len(tokens) else None
    end = quantity.end + 1 if noun is None or noun.plural else noun.end
    found = single(quantity.start, noun) if noun and not noun.plural else Group(Kind.SINGLE, quantity.start, end, ONE)
    return replace(found, age=quantity.count.best)


def demonym(tokens: Sequence[Token], at: int) -> Noun | None:
    """Read "three Ukrainians", "one Ukrainian killed"."""
    if at >= len(tokens) or not tokens[at].capital:
        return None
    word = tokens[at].lower
    if word.endswith(_PEOPLES) or word in _DEMONYMS:
        return Noun(word, at + 1, plural=True, party=word)
    following = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    known = word.endswith(("ian", "ese", "an", "i")) or f"{word}s" in _DEMONYMS
    if not known or not (following in STRUCK or following in _BEHIND_PEOPLES):
        return None
    return Noun(word, at + 1, None, party=word)


_BEHIND_PEOPLES = words("was were has had have is are who")
_PEOPLES = ("ans",)
"""How nouns for members of a people end; adjectives have no plural."""
_DEMONYMS = words(
    """
    israelis pakistanis iraqis saudis yemenis kuwaitis omanis qataris emiratis bahrainis bangladeshis nepalis somalis
    azerbaijanis azeris tajiks uzbeks kazakhs turks kurds greeks serbs croats czechs slovaks poles swedes danes finns
    britons spaniards germans thais filipinos arabs jews christians muslims hindus sikhs shiites sunnis yazidis druze
    tutsis hutus rohingyas uyghurs catholics chechens frenchmen englishmen irishmen dutchmen
    """
)


def _agrees(tokens: Sequence[Token], noun: Noun, count: Count) -> bool:
    """Whether noun and number agree: "15 rebel positions" counts no rebels; a slip before a verb is forgiven."""
    if noun.plural is not False or count.best == 1:
        return True
    following = tokens[noun.end].lower if noun.end < len(tokens) else ""
    return following in {"killed", "wounded", "injured", "dead", "die", "dies", "was", "were"}


def _partitive(tokens: Sequence[Token], quantity: Quantity) -> Group | None:
    """Read "two of them", "one of the wounded", "three of the five people", "dozens of people"."""
    at, count, vague = quantity.start, quantity.count, quantity.vague
    index = quantity.end + 1
    if index >= len(tokens):
        return None
    family = _family(tokens, index)
    if family is not None:
        return Group(Kind.NUMBER, at, family, count, vague=vague, head="family")
    word = tokens[index].lower
    if word in {"the", "his", "her", "their", "its", "these", "those"} and index + 1 < len(tokens):
        inner = _part_of(tokens, index + 1)
        if inner is not None:
            whole = quantity_at(tokens, index + 1)
            return Group(Kind.NUMBER, at, inner, count, vague=vague, part=True, whole=whole.count if whole else None)
    if word in {"them", "whom", "these", "those"}:
        return Group(Kind.NUMBER, at, index + 1, count, vague=vague, part=True)
    whole = quantity_at(tokens, index)
    first = whole.end if whole and whole.end < len(tokens) else index
    noun = noun_at(tokens, first) or demonym(tokens, first) or (_aboard(tokens, first) if whole else None)
    if noun is None:
        return None
    part = whole is not None and whole.plain
    return Group(
        Kind.NUMBER,
        at,
        noun.end,
        count,
        vague=vague,
        part=part,
        whole=whole.count if whole is not None and part else None,
        head=noun.head,
        sex=noun.sex,
        combatant=noun.combatant,
        irregular=noun.irregular,
        party=noun.party,
    )


def _aboard(tokens: Sequence[Token], at: int) -> Noun | None:
    """Read "one of five aboard", "two of the six on board"."""
    on_board = [token.lower for token in tokens[at : at + 2]] == ["on", "board"]
    return Noun("", at, plural=True) if on_board or (at < len(tokens) and tokens[at].lower == "aboard") else None


def _family(tokens: Sequence[Token], at: int) -> int | None:
    """Find the token behind "family", "a family", "the same family"."""
    while at + 1 < len(tokens) and tokens[at].lower in _BEFORE_FAMILY:
        at += 1
    return at + 1 if tokens[at].lower in _FAMILIES else None


_FAMILIES = frozenset({"family", "household"})
_BEFORE_FAMILY = frozenset({"a", "the", "one", "same", "single"})


def _part_of(tokens: Sequence[Token], at: int) -> int | None:
    quantity = quantity_at(tokens, at) if at < len(tokens) else None
    start = quantity.end if quantity else at
    if start < len(tokens) and tokens[start].lower in {"dead", "wounded", "injured", "victims", "survivors", "deaths"}:
        return start + 1
    noun = noun_at(tokens, start) if start < len(tokens) else None
    if noun is not None:
        return noun.end
    return start if quantity else None


def collective(tokens: Sequence[Token], at: int, head: int) -> Group | None:
    """Read "a couple", "a pair of soldiers"."""
    end = head + 1
    if end + 1 < len(tokens) and tokens[end].lower == "of":
        noun = noun_at(tokens, end + 1)
        if noun is None:
            return None
        end = noun.end
    return Group(Kind.NUMBER, at, end, Count.exactly(COLLECTIVE[tokens[head].lower]), head=tokens[head].lower)
