"""Whether a verb of harm has an object that is no phrase for people: "shot a deer", "who shot firefighters"."""

from casualty_pipeline.extract.harm.body import BODY
from casualty_pipeline.extract.people.animals import ANIMALS
from casualty_pipeline.extract.people.group import Kind
from casualty_pipeline.extract.people.people import PERSON
from casualty_pipeline.extract.sentences.behind import ADVERBS
from casualty_pipeline.extract.sentences.clause import Clause
from casualty_pipeline.extract.text.vocabulary import words


def is_active(clause: Clause, at: int) -> bool:
    """Whether who stands before the verb at phrase `at` harmed others: "who shot firefighters", "killed 14 goats".

    A part of the body is the subject's own: "one firefighter injured a knee".
    """
    if _follows_subject(clause, at):
        return True
    behind = clause.tokens.lower[clause.phrases[at].end :][: _OBJECT + 1]
    if behind and _follows_people(clause, at) and (behind[0] in ANIMALS or behind[0] in BODY):
        return True
    if not behind or not BODY.isdisjoint(behind):
        return False
    return _is_plural(behind[0]) and not _follows_people(clause, at) if behind[0] in PERSON else _is_thing(clause, at)


def _follows_subject(clause: Clause, at: int) -> bool:
    """Whether "who", or "he" with a verb of saying, is next to the verb: "the man police said shot five"."""
    index = at - 1
    while index > 0 and clause.phrases[index].group is None and clause.phrases[index].word in ADVERBS:
        index -= 1
    return index >= 0 and clause.phrases[index].group is None and clause.phrases[index].word in _SUBJECTS


_SUBJECTS = words("who said say says believe believes allege alleges")


def _follows_people(clause: Clause, at: int) -> bool:
    """Whether a number makes an attribute of the verb: "over 120 wounded soldiers"."""
    group = clause.phrases[at - 1].group if at else None
    if group is None:
        return False
    # "120 wounded soldiers" have their noun behind the verb
    return group.kind is Kind.BARE or (bool(group.head) and clause.tokens[group.end - 1].lower != group.head)


def _is_plural(word: str) -> bool:
    return PERSON[word].plural is True


def _is_thing(clause: Clause, at: int) -> bool:
    """Whether an article or a number leads up to a noun that is no person: "killed 14 goats", not "a day later"."""
    following = clause.phrases[at + 1] if at + 1 < len(clause.phrases) else None
    if following is None:
        return False
    bare = following.group is not None and following.group.kind is Kind.BARE
    if not bare and following.word not in _ARTICLES:
        return False
    behind = clause.tokens.lower[following.end : following.end + _OBJECT]
    return bool(behind) and behind[0].isalpha() and behind[0] not in _NO_OBJECT and _TIMES.isdisjoint(behind)


_OBJECT = 3
"""Words of an object up to its noun."""
_ARTICLES = words("a an the his her their its my our")
_TIMES = words(
    """
    day days hour hours week weeks month months year years minute minutes moment moments second time times night nights
    morning afternoon evening weekend mile miles km kilometers kilometres meters metres yards block blocks previous
    following next same short
    """
)
"""What an article leads up to that is no object: "killed the night before", "shot a block away"."""
_NO_OBJECT = words(
    """
    in on at by near from with and or after before when while during since hurt killed dead injured wounded shot
    seriously critically badly slightly severely missing
    """
)
"""Words behind a number that it does not count: "12 killed 30 hurt"."""
