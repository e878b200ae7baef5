"""Names of persons: capitalised words, an age perhaps before or behind them."""

from collections.abc import Sequence

from msgspec.structs import replace

from casualty_pipeline.extract.numbers.ages import age_behind, age_of
from casualty_pipeline.extract.people.animals import is_named_animal
from casualty_pipeline.extract.people.group import ONE, Group, Kind
from casualty_pipeline.extract.people.people import (
    NO_MODIFIER,
    PERSON,
    TITLES,
)
from casualty_pipeline.extract.text.tokens import Token
from casualty_pipeline.extract.text.vocabulary import words

_LONGEST_NAME = 6
"""Words of a name at most."""
_INITIALS = 4
"""A full stop belongs to a word shorter than this: "J.", "Lt."."""


def name_in(tokens: Sequence[Token], at: int, *, names: bool) -> Group | None:
    """Where every word has a capital only an age marks a name."""
    found = name_at(tokens, at)
    return found if found is None or names or found.age is not None else None


def aged_name_at(tokens: Sequence[Token], at: int) -> Group | None:
    """Read "22-year-old George Korchev"."""
    age = age_of(tokens[at].lower)
    if age is None or at + 1 >= len(tokens) or tokens[at + 1].lower in PERSON:
        return None
    named = name_at(tokens, at + 1)
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
    five id'ed id'd id
    front union party movement brigade battalion regiment group organization association federation committee congress
    agency bank institute foundation radio television network club bureau service services liberation patriotic
    revolutionary democratic communist socialist popular guard command corps division squad commission assembly
    parliament senate embassy airlines airport international central federal k-9 k-9s k9
    """
)


def name_at(tokens: Sequence[Token], at: int) -> Group | None:
    """Read a person's name: capitalised words, an age between commas perhaps behind them."""
    if not _starts_name(tokens, at) or is_named_animal(tokens, at):
        return None
    index = at
    words: list[str] = []
    while index < len(tokens) and len(words) < _LONGEST_NAME:
        token = tokens[index]
        word = token.lower
        if word in _NOT_NAMES:
            return None
        if _can_name(token) and (word not in NO_MODIFIER or (words and token.text == "Said")):
            words.append(word)
        elif not (words and word in _PARTICLES) and not (
            token.text == "." and index and len(tokens[index - 1].text) < _INITIALS
        ):
            break
        index += 1
    while words and words[0] in TITLES:
        words.pop(0)
    age = age_behind(tokens, index)
    if not words or (age is None and _is_no_name(tokens, at, words, index)):
        return None
    return Group(Kind.NAMED, at, age[1] if age else index, ONE, name=" ".join(words), age=age[0] if age else None)


def _starts_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name can start here: a capital that goes on with no other name, no word of institutions."""
    before = tokens[at - 1] if at else None
    if before is not None and before.capital and not _opens_names(before.lower):
        return False
    word = tokens[at].lower
    if before is not None and before.lower in _ARTICLES and word not in TITLES:  # "a BMW"
        return False
    return _can_name(tokens[at]) and word not in NO_MODIFIER and word not in _NOT_NAMES and age_of(word) is None


def _is_no_name(tokens: Sequence[Token], at: int, words: Sequence[str], end: int) -> bool:
    """Whether words with capitals name nobody where no age follows; "When Roe fled" is as often of a place."""
    if words[-1].endswith("'s") or all(word in PERSON for word in words):
        return True
    if len(words) > 1:
        return False
    if at:
        return tokens[at - 1].capital and tokens[at - 1].lower in NO_MODIFIER
    return end < len(tokens) and tokens[end].text in {",", ":"}


def _opens_names(before: str) -> bool:
    """Whether a name can start behind a word with a capital: "Officer John Roe", "After John Roe"."""
    return before in TITLES or before in PERSON or before in NO_MODIFIER


_ARTICLES = frozenset({"a", "an", "the"})


def _can_name(token: Token) -> bool:
    first = token.text[0]
    return first.isupper() and first.isalpha()
