"""People whom commas and "and" join to a phrase, to its right: "killed three civilians, a policeman and two others"."""

from casualty_pipeline.extract.harm.predicate import Form
from casualty_pipeline.extract.people.group import ONE, Group, Kind
from casualty_pipeline.extract.people.people import KIN, POSSESSIVES, PRONOUNS
from casualty_pipeline.extract.sentences.clause import Clause
from casualty_pipeline.extract.sentences.phrases import Role
from casualty_pipeline.extract.text.vocabulary import words

_JOINTS = 2
"""A comma and an "and" at most join two phrases."""


def is_people(clause: Clause, index: int) -> bool:
    """Whether the phrase at `index` can be people behind a verb: "killed five in Goma", not "killed five cows"."""
    if index >= len(clause.phrases):
        return False
    phrase = clause.phrases[index]
    group = phrase.group
    if group is None:
        return False
    return group.kind is not Kind.BARE or _stands_alone(clause, group)


def _stands_alone(clause: Clause, group: Group) -> bool:
    """Whether a bare number behind a verb can be people: nothing that it could count follows."""
    if group.end >= len(clause.tokens):
        return True
    following = clause.tokens[group.end].lower
    return group.more or following in _AFTER_BARE or following.endswith("day")


def is_subject(clause: Clause, index: int) -> bool:
    """Whether a predicate of its own follows: "killed, three were wounded"."""
    following = clause.phrases[index + 1] if index + 1 < len(clause.phrases) else None
    if following is None:
        return False
    if following.role is Role.BE or following.word in _SAYING:
        return True
    harm = following.harm
    if following.word == "dead" and is_shot(clause, index):
        return False
    return harm is not None and (harm.form is Form.PAST or (harm.form is Form.STATE and not harm.soft))


def is_shot(clause: Clause, index: int) -> bool:
    """Whether "dead" goes on with "shot" before people: "shot him dead", "shot a man and two women dead"."""
    while index > 0 and clause.phrases[index].role in _LISTING:
        index -= 1
    return clause.phrases[index].word in _SHOOTING and clause.phrases[index + 1].role is Role.PEOPLE


_LISTING = frozenset({Role.PEOPLE, Role.AND, Role.COMMA})
_SAYING = frozenset({"said", "says", "told", "added", "reported", "confirmed"})
_SHOOTING = frozenset({"shot", "shoot", "shoots", "shooting"})


def _has_verb(clause: Clause, index: int) -> bool:
    """Whether a verb follows, maybe over an attribute: "killed one and two others ranging from 16 to 18 were hurt"."""
    if is_subject(clause, index):
        return True
    for verb in range(index + 1, min(len(clause.phrases) - 1, index + _ATTRIBUTE)):
        role = clause.phrases[verb].role
        if clause.phrases[verb].word in _SAYING:  # "killed a man, Inspector John Roe said"
            return True
        if role is Role.BE:
            return clause.phrases[verb + 1].harm is not None
        if role in {Role.COMMA, Role.BREAK, Role.RELATIVE, Role.AND, Role.HARM}:
            return False
    return False


_ATTRIBUTE = 12
"""Phrases between people and a verb of their own at most."""


def coordinated_right(clause: Clause, index: int, *, found: bool = False) -> tuple[int, ...]:
    """Take in those whom commas and "and" join to the people at phrase `index`, unless a verb of their own follows.

    Where they were `found` dead, only one of harm is their own.
    """
    people = [index]
    while True:
        following = next_conjunct(clause, people[-1] + 1)
        if following is None or not is_people(clause, following):
            return tuple(people)
        if _has_own_verb(clause, following, found=found) and not _shares_owner(clause, people[-1], following):
            return tuple(people)
        group = clause.phrases[following].group
        if group is None or group.part or (group.kind is Kind.DEFINITE and not _is_another(clause, following, group)):
            return tuple(people)
        if not _names(clause, people[-1], following):
            people.append(following)
            continue
        further = next_conjunct(clause, following + 1)
        if further is None or not is_people(clause, further) or is_subject(clause, further):
            return tuple(people)
        people.append(further)


def _shares_owner(clause: Clause, index: int, following: int) -> bool:
    """Whether the verb behind is not of the last kin: "a man suspected of killing his parents and sister was shot"."""
    of_suspect = index > 1 and clause.phrases[index - 2].word == "of"
    group = clause.phrases[following].group
    bare = group is not None and group.head in KIN and clause.phrases[following].word == group.head
    return of_suspect and bare and clause.phrases[index].word in POSSESSIVES


def _is_another(clause: Clause, index: int, group: Group) -> bool:
    """Whether "and the attacker" ends a list: of one person, with no verb behind."""
    if clause.phrases[index - 1].role is not Role.AND or group.head in PRONOUNS or group.count != ONE:
        return False
    following = clause.phrases[index + 1] if index + 1 < len(clause.phrases) else None
    return following is None or following.role in _ENDING or following.word == "."


_ENDING = frozenset({Role.PREPOSITION, Role.COMMA, Role.BREAK})


def _has_own_verb(clause: Clause, index: int, *, found: bool) -> bool:
    if not _has_verb(clause, index):
        return False
    passive = found and clause.phrases[index + 1].role is Role.BE
    return not passive or (index + 2 < len(clause.phrases) and clause.phrases[index + 2].harm is not None)


def _names(clause: Clause, index: int, following: int) -> bool:
    """Whether a name behind a comma only names the one before: "her niece, Tina Shelton, 37"."""
    first, second = clause.phrases[index].group, clause.phrases[following].group
    if first is None or second is None or following - index != _JOINTS:
        return False
    return first.kind is Kind.SINGLE and not first.name and second.kind is Kind.NAMED


def next_conjunct(clause: Clause, index: int) -> int | None:
    """Find the phrase behind a comma or an "and" at phrase `index`, if it goes on with a list of people."""
    joints = 0
    joined = False
    while index < len(clause.phrases) and clause.phrases[index].role in {Role.AND, Role.COMMA} and joints < _JOINTS:
        joined = joined or clause.phrases[index].role is Role.AND
        joints += 1
        index += 1
    if joints == 0 or index >= len(clause.phrases):
        return None
    if joined or _and_follows(clause, index) or _is_listed(clause, index):
        return index
    return None


def _is_listed(clause: Clause, index: int) -> bool:
    """Whether a headline goes on with a comma: "kills four civilians, soldier"."""
    group = clause.phrases[index].group
    if group is not None and group.kind is Kind.BARE and group.more:  # "kills monarch, two others"
        return group.count is not None
    if group is None or group.kind not in {Kind.SINGLE, Kind.NUMBER} or group.name:
        return False
    return clause.phrases[index].word not in {"a", "an", "one"} and not group.more and not group.part


def _and_follows(clause: Clause, index: int) -> bool:
    """Whether "A, B and C" goes on behind the phrase at `index`."""
    for phrase in clause.phrases[index + 1 : index + 8]:
        if phrase.role is Role.AND:
            return True
        if phrase.role not in {Role.COMMA, Role.PEOPLE}:
            return False
    return False


_AFTER_BARE = words(
    """
    . , ; : ! ? ) and or in at on near when as after before amid during over since while who by with outside
    ahead inside from others more overnight yesterday today including across this last - | despite along
    alongside for that late early dead
    """
)
