"""The people before a casualty word: "three civilians were killed", "five dead", "Smith, 34, who was shot"."""

from casualty_pipeline.extract.harm.predicate import Form
from casualty_pipeline.extract.people.group import Group, Kind
from casualty_pipeline.extract.sentences.apposition import whole_of
from casualty_pipeline.extract.sentences.behind import ADVERBS
from casualty_pipeline.extract.sentences.clause import Clause
from casualty_pipeline.extract.sentences.inserted import (
    before_clause,
    before_company,
    before_dashes,
    before_relative,
    verb_start,
)
from casualty_pipeline.extract.sentences.joined import INSERTING, JOINTS, coordinated_left, is_object_of_preposition
from casualty_pipeline.extract.sentences.phrases import Role
from casualty_pipeline.extract.text.vocabulary import words

REACH = 16
"""Phrases between people and their predicate at most: attributes, a place, an age."""
_NEAR = 4
"""Phrases between two predicates of the same people: "was found dead, shot"."""
OFFICIALS = words(
    "police officers authorities officials investigators detectives deputies witnesses paramedics official doctors"
)
"""Who tells of victims far more often than they are victims."""


def people_before(clause: Clause, at: int) -> tuple[int, ...]:
    """Find the phrases of the people who stand before the casualty word at phrase `at`, none where nobody does.

    A bare participle belongs to the person it touches, so none further off: "wounded five at a vigil for a man killed".
    """
    antecedent = before_relative(clause, at)
    if antecedent is None:
        antecedent = before_dashes(clause, at)
    if antecedent is not None and not is_object_of_preposition(clause, antecedent):
        return coordinated_left(clause, antecedent)
    index = opening = before_company(clause, at)
    crossed_and = False
    while index >= 0 and at - index <= REACH:
        index = _over_possessed(clause, index)
        phrase = clause.phrases[index]
        if phrase.harm is not None:
            near = phrase.harm.form is Form.STATE and at - index <= _NEAR
            shared = crossed_and or near or phrase.harm.form is Form.PAST
            found = clause.affected.get(index, ()) if shared else ()
            return (whole_of(clause, found[0], at) if found else ()) or found
        if phrase.role is Role.BREAK and phrase.word not in {"as", "than", "if"}:
            return before_clause(clause, index, at)
        crossed_and = crossed_and or phrase.role is Role.AND
        of_noun = phrase.group is not None and _is_of_noun(clause, index, at)
        if phrase.group is not None and not of_noun:
            if index and _is_told_apart(clause, index):
                index -= 1
            if not _is_inside(clause, index, at, skipped=index == opening < at - 1):
                return whole_of(clause, index, at) or coordinated_left(clause, index)
            if phrase.group.kind is Kind.SINGLE and at - index <= 1 + (clause.phrases[at - 1].role is Role.COMMA):
                return ()
        index -= 1 + of_noun
    return ()


def _over_possessed(clause: Clause, index: int) -> int:
    """Go back over "whose body" and over whom somebody is "suspected of killing"."""
    possessed = index > 1 and clause.phrases[index].harm is not None and clause.phrases[index - 1].word == "whose"
    if possessed:
        return index - 2
    if index not in clause.taken or _ACCUSED.isdisjoint(clause.words):
        return index
    killing = next((verb for verb, found in clause.affected.items() if index in found and verb < index), 0)
    suspect = killing - _SUSPECTED_OF
    accused = suspect >= 0 and clause.phrases[killing - 1].word == "of" and clause.phrases[suspect + 1].word in _ACCUSED
    return suspect if accused and clause.phrases[suspect].group is not None else index


_ACCUSED = frozenset({"suspected", "accused"})
_SUSPECTED_OF = 3
"""Phrases of "a man suspected of"."""


def _is_told_apart(clause: Clause, index: int) -> bool:
    """Whether a noun says what some of those before it are: "two people, one of them a child, died"."""
    group = clause.phrases[index - 1].group
    return group is not None and group.part


def _is_of_noun(clause: Clause, index: int, at: int) -> bool:
    """Whether a verb skips the people of a noun: "the suspect in the fatal shooting of an officer has been shot"."""
    harm = clause.phrases[index - 1].harm if index else None
    if harm is None or harm.form is not Form.NOUN or verb_start(clause, at) == at:
        return False
    if any(phrase.role is Role.RELATIVE for phrase in clause.phrases[index + 1 : at]):
        return False
    opener = clause.phrases[max(0, index - 1 - _OPENER) : index - 1]
    return any(phrase.group is not None for phrase in opener) and opener[-1].role is not Role.AND


_OPENER = 4
"""Phrases of "the suspect in the deadly" at most."""


def _is_inside(clause: Clause, index: int, at: int, *, skipped: bool) -> bool:
    """Whether the people at `index` cannot be the subject: behind a preposition, or a number far away.

    Who stands before what was `skipped` stands near: "thirteen, including two attackers, died".
    """
    group = clause.phrases[index].group
    assert group is not None
    if is_object_of_preposition(clause, index):
        bare = group.kind in {Kind.BARE, Kind.NUMBER} or clause.phrases[index - 1].word == "with"
        near = all(phrase.word in ADVERBS for phrase in clause.phrases[index + 1 : at])  # "with eight confirmed dead"
        adjacent = near and (bare or (group.kind is Kind.DEFINITE and _is_number(group)))
        antecedent = _is_antecedent(clause, index, group)
        adjacent = adjacent or clause.phrases[index + 1].word == "being"  # "resulted in a student being shot"
        inserted = clause.phrases[index - 1].word in INSERTING
        return not (antecedent or (adjacent and not inserted))
    if group.kind is Kind.BARE and not group.more and not (skipped or _touches(clause, index, at)):
        return True
    if group.kind is Kind.NAMED and not _can_be_subject(clause, index, at):
        return True
    return group.head in _OBJECTS or (group.head in OFFICIALS and group.count is None)


def _is_antecedent(clause: Clause, index: int, group: Group) -> bool:
    """Whether a relative clause tells of the people: "with a man who was shot", "a fight with Roe, who was shot"."""
    following = clause.phrases[index + 1]
    if following.word == "," and index + 2 < len(clause.phrases):
        return clause.phrases[index + 2].word == "who"
    return following.role is Role.RELATIVE and group.kind is not Kind.NAMED


_OBJECTS = frozenset({"them", "him"})
"""Pronouns that are no subject: "two guards who pursued them were shot"."""


def _is_number(group: Group) -> bool:
    return group.count is not None and group.count.best > 1


def is_number_among(clause: Clause, index: int) -> bool:
    """Read "two children were among the 19 people killed" as 19."""
    group = clause.phrases[index].group
    definite = group is not None and group.kind is Kind.DEFINITE and group.count is not None
    return definite and clause.phrases[index - 1].word == "among"


def _can_be_subject(clause: Clause, index: int, at: int) -> bool:
    """A name is taken for a victim only right before the verb phrase."""
    between = clause.phrases[index + 1 : at]
    if _is_said_further(clause, index, at):
        return True
    return all(
        phrase.role in {Role.BE, Role.HAVE, Role.RELATIVE, Role.COMMA, Role.NOT} or phrase.word in ADVERBS
        for phrase in between
    ) and _has_verb(clause, index, at)


def _is_said_further(clause: Clause, index: int, at: int) -> bool:
    """Whether two commas enclose all between, or the verb stands right there: "Roe, 24, remains in ... condition"."""
    group = clause.phrases[index].group
    verb = verb_start(clause, at)
    aged = group is not None and group.age is not None
    following = clause.phrases[index + 1 + (clause.phrases[index + 1].word == ",")]
    if aged and following.word in _REMAINING:
        return True
    enclosed = clause.phrases[index + 1 : verb]
    return (
        len(enclosed) > JOINTS
        and enclosed[0].word == enclosed[-1].word == ","
        and not any(phrase.word in _TELLING for phrase in enclosed)
    )


_REMAINING = words("remains remained stays is was")
_TELLING = words("said says told tells added according")


def _has_verb(clause: Clause, index: int, at: int) -> bool:
    """A comma alone makes no subject of a name: "in UPMC Mercy, Uptown, in critical condition"."""
    between = clause.phrases[index + 1 : at]
    group = clause.phrases[index].group
    aged = group is not None and group.age is not None
    return (
        aged
        or not any(phrase.role is Role.COMMA for phrase in between)
        or any(phrase.role in {Role.BE, Role.HAVE, Role.RELATIVE} for phrase in between)
    )


_OF_VERBS = frozenset({Role.BE, Role.HAVE, Role.RELATIVE, Role.NOT, Role.MODAL})
_LIVING_ON = words("survived escaped survives escapes survive escape")
"""Verbs between a number and its injuries: "one survived with serious injuries"."""


def _touches(clause: Clause, index: int, at: int) -> bool:
    return all(
        phrase.role in _OF_VERBS or phrase.word in ADVERBS or phrase.word in _LIVING_ON
        for phrase in clause.phrases[index + 1 : at]
    )
