"""People behind their verb: "injured were A, B and C", "among the dead is a child", "the dead were identified as A"."""

from casualty_pipeline.extract.harm.attributes import INCLUDING
from casualty_pipeline.extract.people.group import Kind
from casualty_pipeline.extract.sentences.before import is_number_among
from casualty_pipeline.extract.sentences.clause import Clause
from casualty_pipeline.extract.sentences.conjuncts import coordinated_right
from casualty_pipeline.extract.sentences.phrases import Role


def people_inverted(clause: Clause, at: int) -> tuple[int, ...]:
    """Read "Injured were A, B and C", "Also wounded was a man"."""
    if at and clause.phrases[0].word == "among" and is_number_among(clause, at - 1):
        return (at - 1,)
    opens = at == 0 or (at <= _OPENING and clause.phrases[0].word in _OPENERS) or _is_among(clause, at)
    verb = _verb_behind(clause, at) if opens else None
    if verb is None:
        return ()
    index = verb + 1
    while index < len(clause.phrases) and clause.phrases[index].word in _IDENTIFIED:
        index += 1
    group = clause.phrases[index].group if index < len(clause.phrases) else None
    return () if group is None or group.kind is Kind.BARE else coordinated_right(clause, index)


def _is_among(clause: Clause, at: int) -> bool:
    """Whether a clause inside the sentence opens: "officials said among the dead were two children"."""
    return at > _OPENING and clause.phrases[at - _OPENING].word == "among"


def _verb_behind(clause: Clause, at: int) -> int | None:
    """Find "was" behind "also killed", "wounded in the attack in Jos"."""
    for index in range(at + 1, min(len(clause.phrases), at + _INVERTED)):
        phrase = clause.phrases[index]
        if phrase.role is Role.BE or phrase.word in INCLUDING:
            return index
        if phrase.role not in {Role.PREPOSITION, Role.WORD} and (
            phrase.group is None or phrase.group.count is None or phrase.group.kind is not Kind.NAMED
        ):
            return None
    return None


_IDENTIFIED = frozenset({"identified", "named", "as"})
_OPENERS = frozenset({"also", "among", "those", "the"})
_OPENING = 2
_INVERTED = 10
"""Phrases between "killed" and "were" behind it at most."""
