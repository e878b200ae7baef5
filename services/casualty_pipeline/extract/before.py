"""The people before a casualty word: "three civilians were killed", "five dead", "Smith, 34, who was shot"."""


from casualty_pipeline.extract.apposition import is_apposed, is_explained, whole_of
from casualty_pipeline.extract.behind import ADVERBS
from casualty_pipeline.extract.clause import Clause
from casualty_pipeline.extract.group import Kind
from casualty_pipeline.extract.phrases import Role
from casualty_pipeline.extract.predicate import Form
from casualty_pipeline.extract.vocabulary import words

REACH = 16
"""Phrases between people and their predicate at most: attributes, a place, an age."""
_NEAR = 4
"""Phrases between two predicates of the same people: "was found dead, shot"."""
_JOINTS = 2
"""A comma and an "and" at most join two phrases."""
_OFFICIALS = words(
    "police officers authorities officials investigators detectives deputies witnesses paramedics official doctors"
)
"""Who tells of victims far more often than they are victims."""


def people_before(clause: Clause, at: int) -> tuple[int, ...]:
    """Find the phrases of the people who stand before the casualty word at phrase `at`, none where nobody does."""
    index = at - 1
    crossed_and = False
    while index >= 0 and at - index <= REACH:
        phrase = clause.phrases[index]
        if phrase.harm is not None:
            near = phrase.harm.form is Form.STATE and at - index <= _NEAR
            shared = crossed_and or near or phrase.harm.form is Form.PAST
            return clause.affected.get(index, ()) if shared else ()
        if phrase.role is Role.BREAK and phrase.word not in {"as", "than", "if"}:
            return ()
        if phrase.role is Role.AND:
            crossed_and = True
        elif phrase.group is not None and not _is_inside(clause, index, at):
            return whole_of(clause, index, at) or _coordinated_left(clause, index)
        index -= 1
    return ()


def _is_inside(clause: Clause, index: int, at: int) -> bool:
    """Whether the people at `index` cannot be the subject: behind a preposition, or a number far away."""
    group = clause.phrases[index].group
    assert group is not None
    if _is_object_of_preposition(clause, index):
        adjacent = index + 1 == at and (group.kind in {Kind.BARE, Kind.NUMBER} or is_number_among(clause, index))
        antecedent = clause.phrases[index + 1].role is Role.RELATIVE and group.kind is not Kind.NAMED
        inserted = clause.phrases[index - 1].word in _INSERTING
        return not (antecedent or (adjacent and not inserted))
    if group.kind is Kind.BARE and not _touches(clause, index, at):
        return True
    if group.kind is Kind.NAMED and not _can_be_subject(clause, index, at):
        return True
    return group.head in _OFFICIALS and group.count is None


def is_number_among(clause: Clause, index: int) -> bool:
    """Read "two children were among the 19 people killed" as 19."""
    group = clause.phrases[index].group
    definite = group is not None and group.kind is Kind.DEFINITE and group.count is not None
    return definite and clause.phrases[index - 1].word == "among"


def _is_object_of_preposition(clause: Clause, index: int) -> bool:
    before = clause.phrases[index - 1] if index else None
    if before is None:
        return False
    among = index > 1 and clause.phrases[index - 2].word == "among" and before.word in {"them", "whom"}
    return before.role in {Role.PREPOSITION, Role.TO} or before.word in _INSERTING or among


def _can_be_subject(clause: Clause, index: int, at: int) -> bool:
    """A name is taken for a victim only right before the verb phrase."""
    between = clause.phrases[index + 1 : at]
    return all(
        phrase.role in {Role.BE, Role.HAVE, Role.RELATIVE, Role.COMMA, Role.NOT} or phrase.word in ADVERBS
        for phrase in between
    ) and _has_verb(clause, index, at)


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


def _touches(clause: Clause, index: int, at: int) -> bool:
    return all(
        phrase.role in {Role.BE, Role.HAVE, Role.RELATIVE, Role.NOT, Role.MODAL} or phrase.word in ADVERBS
        for phrase in clause.phrases[index + 1 : at]
    )


def _coordinated_left(clause: Clause, index: int) -> tuple[int, ...]:
    found = [index]
    while True:
        before = _previous_conjunct(clause, found[-1] - 1)
        if before is None:
            return tuple(reversed(found))
        group = clause.phrases[before].group
        if group is not None and is_apposed(clause, group, found):
            return (before,)
        if group is not None and is_explained(clause, before, found[-1]):
            found[-1] = before
            continue
        if (
            group is None
            or (group.kind is Kind.NAMED and group.age is None and " " not in group.name)
            or group.kind in {Kind.BARE, Kind.NOBODY}
            or _is_taken(clause, before)
            or _is_object_of_preposition(clause, before)
        ):
            return tuple(reversed(found))
        found.append(before)


def _parts_names(clause: Clause, index: int) -> bool:
    """Whether a semicolon parts names with ages: "Omar Jarman, 35; Danielle Lucero, 26, died"."""
    if clause.phrases[index].word != ";" or not 0 < index < len(clause.phrases) - 1:
        return False
    before = clause.phrases[index - 1].group
    return before is not None and before.kind is Kind.NAMED


def _previous_conjunct(clause: Clause, index: int) -> int | None:
    joints: list[Role] = []
    while index >= 0 and clause.phrases[index].role in {Role.AND, Role.COMMA, Role.BREAK} and len(joints) < _JOINTS:
        if clause.phrases[index].role is Role.BREAK and not _parts_names(clause, index):
            return None
        joints.append(clause.phrases[index].role)
        index -= 1
    if not joints or index < 0 or clause.phrases[index].group is None:
        return None
    return index


def _is_taken(clause: Clause, index: int) -> bool:
    return index in clause.taken


_INSERTING = frozenset({"including", "includes", "like"})
