"""Some of a number that a sentence gives as well: "one of the five wounded has died", "two of the six people shot"."""

from collections.abc import Iterator

from msgspec.structs import replace

from casualty_pipeline.extract.harm.predicate import Effect, Form, Predicate
from casualty_pipeline.extract.people.group import Group, Kind
from casualty_pipeline.extract.sentences.clause import Clause, Statement
from casualty_pipeline.extract.sentences.phrases import Role


def wounded_before(clause: Clause, said: Statement) -> Iterator[Statement]:
    """Read of how many wounded some are told of: "one of the five wounded has died" tells of five."""
    group = said.groups[0]
    if (
        len(said.groups) == 1
        and group.part
        and group.whole is not None
        and clause.tokens[group.end - 1].lower in _WOUNDED
    ):
        those = Group(Kind.DEFINITE, group.start, group.end, group.whole)
        yield replace(said, effect=Effect.INJURED, groups=(those,), at=group.end - 1, form=Form.PAST, soft=False)


_WOUNDED = frozenset({"wounded", "injured", "hurt"})


def is_of_a_whole(clause: Clause, at: int, harm: Predicate, found: tuple[int, ...]) -> bool:
    """Whether a participle tells of the whole: "one of the two firefighters shot on Friday has died" were two shot."""
    group = clause.phrases[found[0]].group
    if len(found) > 1 or group is None or group.whole is None or harm.form is not Form.PAST or found[0] > at:
        return False
    reduced = found[0] == at - 1 or clause.phrases[found[0] + 1].role is Role.RELATIVE
    return reduced and (_is_object(clause, found[0]) or _has_verb(clause, at))


def _has_verb(clause: Clause, at: int) -> bool:
    return any(phrase.role in _OF_VERBS for phrase in clause.phrases[at + 1 :])


def _is_object(clause: Clause, index: int) -> bool:
    """Whether the people stand behind a verb: "mourners buried six of the nine people killed in the strike"."""
    verb = clause.phrases[index - 1].word if index else ""
    return verb.endswith("ed") and verb not in _TELLING and clause.phrases[index - 1].role is Role.WORD


_TELLING = frozenset({"reported", "confirmed", "claimed", "announced", "added", "stated", "believed"})


_OF_VERBS = frozenset({Role.BE, Role.HAVE, Role.HARM})
