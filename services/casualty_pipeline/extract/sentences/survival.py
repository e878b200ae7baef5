"""Those of whom only who lived is said: "there were no survivors", "only three of the 33 miners survived"."""

from collections.abc import Iterator

from msgspec.structs import replace

from casualty_pipeline.extract.harm.predicate import Predicate
from casualty_pipeline.extract.people.aboard import ABOARD
from casualty_pipeline.extract.people.group import NOBODY, Group, Kind
from casualty_pipeline.extract.sentences.clause import Clause, Statement
from casualty_pipeline.extract.sentences.phrases import Role

_NEAR = 16
"""Phrases of "none of the four on board the helicopter that crashed had" before "survived" at most."""


def lost(clause: Clause, at: int, harm: Predicate) -> Iterator[Statement]:
    """State that all died but those who survived; of how many an earlier sentence may say."""
    living = _living(clause, at)
    if living is None or living.count is None:
        return
    dead = Group(Kind.DEFINITE, living.start, living.end, None, head=ABOARD, whole=living.count)
    if living.whole is not None:
        dead = replace(dead, kind=Kind.NUMBER, count=living.whole - living.count)
    yield Statement(clause.sentence, harm.effect, (dead,), living.start, harm.end, harm.start, harm.form)


def _living(clause: Clause, at: int) -> Group | None:
    phrase = clause.phrases[at]
    if phrase.word == "no":
        return Group(Kind.NOBODY, phrase.start, phrase.end, NOBODY)
    for index in range(at - 1, max(-1, at - _NEAR), -1):
        group = clause.phrases[index].group
        if group is not None:
            only = index > 0 and clause.phrases[index - 1].word == "only"
            return group if only or group.kind is Kind.NOBODY else None
        if clause.phrases[index].role in {Role.BREAK, Role.HARM} and clause.phrases[index].word != "that":
            return None
    return None
