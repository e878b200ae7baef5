"""What stands between people and their verb: "three men, who were found in a car on Main Street, died"."""

from casualty_pipeline.extract.harm.predicate import Form
from casualty_pipeline.extract.people.group import Kind
from casualty_pipeline.extract.sentences.behind import ADVERBS
from casualty_pipeline.extract.sentences.clause import Clause
from casualty_pipeline.extract.sentences.joined import coordinated_left, is_object_of_preposition
from casualty_pipeline.extract.sentences.phrases import ROLES, Role
from casualty_pipeline.extract.text.vocabulary import words

_LONGEST = 30
"""Phrases of a clause inserted between people and verb at most."""
_OPENING = frozenset({",", "("})
_CLOSING = frozenset({",", ")"})
_COMPANY = words("including along together accompanied")
"""Words that open an insertion like prepositions: ", with her mother and another adult,"."""


def verb_start(clause: Clause, at: int) -> int:
    """Go back over auxiliaries and adverbs to where the verb of phrase `at` starts."""
    while at > 0 and (clause.phrases[at - 1].role in _AUXILIARIES or clause.phrases[at - 1].word in ADVERBS):
        at -= 1
    return at


_AUXILIARIES = frozenset({Role.BE, Role.HAVE, Role.NOT})
_RELATIVE = frozenset(word for word, role in ROLES.items() if role is Role.RELATIVE)


def before_relative(clause: Clause, at: int) -> int | None:
    """Find the people whom a clause between commas tells of: "three men, who were found in a car, died"."""
    border = None if _RELATIVE.isdisjoint(clause.words) else _closing_comma(clause, at)
    if border is None:
        return None
    for index in range(border - 1, max(1, border - _LONGEST), -1):
        phrase = clause.phrases[index]
        if phrase.word in {";", ":"}:
            return None
        if phrase.role is Role.RELATIVE and clause.phrases[index - 1].word == ",":
            return index - 2 if clause.phrases[index - 2].group is not None else None
    return None


def before_dashes(clause: Clause, at: int) -> int | None:
    """Find the people before an insertion between dashes: "three victims - two men and a woman - were taken"."""
    border = verb_start(clause, at) - 1 if "-" in clause.words else 0
    if border < 1 or clause.phrases[border].word != "-":
        return None
    opening = next((i for i in range(border - 1, max(0, border - _LONGEST), -1) if clause.phrases[i].word == "-"), None)
    return opening - 1 if opening and clause.phrases[opening - 1].group is not None else None


def before_company(clause: Clause, at: int) -> int:
    """Go back over ", with her mother and another adult," to the phrase before it, else to the one before `at`."""
    border = _closing_comma(clause, at)
    if border is None:
        return at - 1
    if (relative := _opening_of_relative(clause, border)) is not None:
        return relative - 1
    for index in range(border - 1, max(0, border - _LONGEST), -1):
        if clause.phrases[index].word in _OPENING:
            opening = clause.phrases[index + 1]
            company = opening.role is Role.PREPOSITION or opening.word in _COMPANY
            return index - 1 if company or _names_a_part(clause, index) else at - 1
        if clause.phrases[index].role in {Role.BREAK, Role.HARM} and clause.phrases[index].word != "as":
            break
    return at - 1


def _names_a_part(clause: Clause, index: int) -> bool:
    """Whether behind the comma at `index` stands who "one of them, identified as John Roe, 35," is."""
    group = clause.phrases[index - 1].group if index else None
    return group is not None and group.part and clause.phrases[index + 1].word in _NAMING


_NAMING = frozenset({"identified", "named", "known"})


def _opening_of_relative(clause: Clause, border: int) -> int | None:
    """Find the comma before "which" of a clause that ends at phrase `border`: "in the blast, which hurt ten, died"."""
    if "which" not in clause.words:
        return None
    for index in range(border - 1, max(0, border - _LONGEST), -1):
        if clause.phrases[index].word == "," and clause.phrases[index + 1].word == "which":
            return index
        if clause.phrases[index].role is Role.BREAK and clause.phrases[index].word != "which":
            return None
    return None


def _antecedent(clause: Clause, border: int, at: int) -> tuple[int, ...]:
    """Read "the 19 people that were killed", "five aboard the bus that overturned near Meknes were killed"."""
    if border and clause.phrases[border - 1].group is not None:
        own = verb_start(clause, at) == border + 1 or clause.phrases[border + 1].role in _VERBS
        return coordinated_left(clause, border - 1) if own else ()
    for index in range(border - 1, max(-1, border - _ATTRIBUTE), -1):
        phrase = clause.phrases[index]
        if phrase.group is not None and not is_object_of_preposition(clause, index):
            far = border - index > 1 and verb_start(clause, at) > border + 1 and phrase.group.kind in _COUNTED
            return (index,) if far else ()
        if phrase.role not in {Role.WORD, Role.PREPOSITION} or phrase.word in _TELLING:
            return ()
    return ()


def _subject_before(clause: Clause, border: int, at: int) -> tuple[int, ...]:
    """Find who goes on behind "but": "the mother of the children escaped but was injured"."""
    if verb_start(clause, at) != border + 1:
        return ()
    first = max((i for i in range(border) if clause.phrases[i].role is Role.BREAK), default=-1) + 1
    people = next((i for i in range(first, border) if clause.phrases[i].group is not None), None)
    if people is None or is_object_of_preposition(clause, people):
        return ()
    group = clause.phrases[people].group
    return (people,) if group is not None and group.kind is not Kind.BARE else ()


_VERBS = frozenset({Role.BE, Role.HAVE, Role.MODAL})
_COUNTED = frozenset({Kind.NUMBER, Kind.SINGLE})
_ATTRIBUTE = 5
"""Phrases of "aboard the minibus" at most."""
_TELLING = words("said says told reported confirmed announced added claimed believed stated")


def _between_dashes(clause: Clause, border: int, at: int) -> tuple[int, ...]:
    """Find people who explain a word for none: "one family - a mother, her son and two daughters - were killed"."""
    listed = clause.phrases[border].word == "-" and border == verb_start(clause, at) - 1 and border > 0
    people = listed and clause.phrases[border - 1].group is not None
    return coordinated_left(clause, border - 1) if people else ()


def _closing_comma(clause: Clause, at: int) -> int | None:
    verb = verb_start(clause, at)
    return verb - 1 if verb > 0 and clause.phrases[verb - 1].word in _CLOSING else None


def before_clause(clause: Clause, border: int, at: int) -> tuple[int, ...]:
    """Read over a clause with a border of its own: "one of two men shot while driving home has died"."""
    if clause.phrases[border].word == "but":
        return _subject_before(clause, border, at)
    if verb_start(clause, at) == at or clause.phrases[border].word in {";", ":", "-"}:
        return _between_dashes(clause, border, at)
    if clause.phrases[border].word == "that":
        return _antecedent(clause, border, at)
    for index in range(border - 1, max(0, border - _LONGEST), -1):
        phrase = clause.phrases[index]
        if phrase.role in {Role.BREAK, Role.BE}:
            return ()
        if phrase.harm is not None:
            found = clause.affected.get(index, ())
            reduced = phrase.harm.form is Form.PAST and verb_start(clause, index) == index
            return found if reduced and found and max(found) < index else ()
    return ()
