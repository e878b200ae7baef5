"""Casualty words that say nothing of people where they stand: "the shooting", "a gunshot wound", "the wounded man"."""

from collections.abc import Sequence

from casualty_pipeline.extract.harm.predicate import Form, Predicate
from casualty_pipeline.extract.people.group import Kind
from casualty_pipeline.extract.people.groups import GROUP_STARTERS, group_at
from casualty_pipeline.extract.people.nouns import noun_at
from casualty_pipeline.extract.people.people import PERSON
from casualty_pipeline.extract.text.tokens import Token
from casualty_pipeline.extract.text.vocabulary import words

_SHOOTING_NOUNS = words(
    """
    shooting killing stabbing slaying wound wounds shot hurt murder massacre slaughter
    """
)
_DETERMINERS = words(
    """
    the a an this that gunshot of deadly fatal mass drive-by accidental school single one no any his her their
    in
    """
)


_ONE_SHOT = words("a one the single each first every mug")
_AIMED = frozenset({"at", "up", "into", "toward", "towards", "back"})
_MISSED = words(". , ; by but while from during when and as him her them me us")


def _is_shot_at(tokens: Sequence[Token], end: int) -> bool:
    """Whether "shot at" says that somebody was aimed at, not where he was hit: "shot at officers", "was shot at."."""
    if end >= len(tokens) or tokens[end].lower not in _AIMED:
        return False
    if tokens[end].lower != "at" or end + 1 >= len(tokens) or tokens[end + 1].lower in _MISSED:
        return True
    group = group_at(tokens, end + 1, names=False)
    return group is not None and group.kind is not Kind.BARE


_SUBJECT = 4
"""Tokens of "three students were" at most."""


def _is_shot_down(tokens: Sequence[Token], harm: Predicate) -> bool:
    """Whether what was shot down flew: "of which 79 were shot down", not "three students were shot down"."""
    if harm.end >= len(tokens) or tokens[harm.end].lower != "down":
        return False
    if tokens[harm.end + 1 :][:1] and tokens[harm.end + 1].lower in _WHOSE:  # "shot down their proposals"
        return not _has_people(tokens, harm.end + 1)
    return not any(token.lower in PERSON for token in tokens[max(0, harm.start - _SUBJECT) : harm.start])


_WHOSE = words("the a an his her their its our my this that these those any")
_STATES = frozenset({"wounded", "injured", "dead"})
_VERY = words("tired serious wrong set certain last end heat silent against centre center sure right")
"""What "dead" only strengthens: "dead tired"."""
_STRIKES = frozenset({"strike", "strikes"})


_OF_THE_DEAD = words("include includes included were was are is")
"""Words behind "the dead" that say who they are."""
INCLUDING = words("include includes included")
"""Verbs that lead from all casualties to some of them."""
_PLACING = frozenset({"in", "at", "from"})
_SPAN = 6
"""Tokens of "in the city of Ankara included" at most."""
_BEHIND_ALL = words("and in after from when at as on said")
"""Words behind "among the dead" where it says no more of them."""


def _stands_for_people(tokens: Sequence[Token], harm: Predicate) -> bool:
    """Whether "the dead" tells who died: "among the dead is a child", "the dead include two children"."""
    following = tokens[harm.end].lower if harm.end < len(tokens) else "."
    if following in _OF_THE_DEAD:
        return True
    if following in _PLACING and not INCLUDING.isdisjoint(token.lower for token in tokens[harm.end :][:_SPAN]):
        return True
    among = harm.start > 1 and tokens[harm.start - 2].lower == "among"
    return among and (following in _BEHIND_ALL or not following[0].isalpha())


def _is_told_to_be(tokens: Sequence[Token], harm: Predicate) -> bool:
    """Whether "there is a dead" is all that is said, maybe with a noun for people; "there was a dead silence"."""
    told = [token.lower for token in tokens[max(0, harm.start - 3) : harm.start - 1]]
    if told[:1] != ["there"] or told[1:] not in (["is"], ["was"]):
        return False
    following = tokens[harm.end].lower if harm.end < len(tokens) else "."
    return following in PERSON or following in _BEHIND_ALL or not following[0].isalpha()


def _is_of_person(tokens: Sequence[Token], harm: Predicate) -> bool:
    """Whether a noun for one person follows: "a wounded man was found", not "a wounded bird"."""
    noun = noun_at(tokens, harm.end) if harm.end < len(tokens) else None
    return noun is not None and not noun.plural and noun.head not in _AT_PLAY


_AT_PLAY = words("player athlete cricketer footballer rider")


def _opens_people(tokens: Sequence[Token], at: int) -> bool:
    """Whether a phrase for people may start at a token, so that "strikes" before it is no noun."""
    if at >= len(tokens):
        return False
    token = tokens[at]
    return token.capital or token.text[0].isdigit() or token.lower in GROUP_STARTERS


def is_attribute(tokens: Sequence[Token], harm: Predicate) -> bool:
    """Whether a casualty word is a plain noun or adjective here: "the shooting", "a gunshot wound"."""
    word = tokens[harm.start].lower
    before = tokens[harm.start - 1].lower if harm.start else ""
    if harm.end - harm.start > 1 or harm.form in {Form.TOLL, Form.UNITS}:
        return word == "number" and before in _INDEFINITE
    if word in _STATES:
        return _is_of_feelings(tokens, harm.end) or _is_adjective(tokens, harm, before)
    if word in {"shot", "hurt"}:
        return before in _ONE_SHOT or _is_shot_at(tokens, harm.end) or _is_shot_down(tokens, harm)
    if word in _STRIKES:
        return not _opens_people(tokens, harm.end)
    return word in _SHOOTING_NOUNS and _is_noun(tokens, harm, before)


_INDEFINITE = words("unknown unspecified undetermined undisclosed uncertain untold")
"""What "number of" is no toll behind: "six soldiers and an unknown number of rebels were killed"."""


def _is_of_feelings(tokens: Sequence[Token], at: int) -> bool:
    """Whether what is hurt is no body: "left with wounded pride"."""
    return at < len(tokens) and tokens[at].lower in _FEELINGS


_FEELINGS = words("pride ego egos feelings vanity dignity reputation reputations honour honor")


def _is_adjective(tokens: Sequence[Token], harm: Predicate, before: str) -> bool:
    """Whether "dead" or "wounded" only goes on with a noun: "the wounded officer", "a dead end", "dead tired"."""
    if before in {"a", "an"}:
        return not (_is_told_to_be(tokens, harm) or _is_of_person(tokens, harm))
    if tokens[harm.start].lower != "dead":
        return before == "the" and _leads_to_person(tokens, harm.end)
    if harm.end < len(tokens) and tokens[harm.end].lower in _VERY:
        return True
    return before == "the" and not _stands_for_people(tokens, harm)


def _is_noun(tokens: Sequence[Token], harm: Predicate, before: str) -> bool:
    """Whether the word before makes a noun of "shooting", "killing"."""
    if before == "of" and tokens[harm.start].lower.endswith("ing"):
        return not _has_people(tokens, harm.end)
    return before in _DETERMINERS or before.endswith("'s") or _is_placed(tokens, harm.start)


def _leads_to_person(tokens: Sequence[Token], at: int) -> bool:
    """Whether a noun for people is next: "the wounded officer"."""
    return at < len(tokens) and tokens[at].lower in PERSON


def _has_people(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb has people for its object: "accused of killing five people"."""
    group = group_at(tokens, at, names=True) if at < len(tokens) else None
    return group is not None and group.kind is not Kind.BARE


def _is_placed(tokens: Sequence[Token], at: int) -> bool:
    """Whether a place makes a noun of "shooting": "in Chelsea shooting"."""
    start = at
    while start > 0 and tokens[start - 1].capital and at - start < _PLACE_WORDS:
        start -= 1
    return 0 < start < at and tokens[start - 1].lower in {"in", "at", "near", "outside"}


_PLACE_WORDS = 3
