"""Casualties of whom a sentence only says that they are: "there is a dead", "a wounded woman was found"."""

from collections.abc import Iterator

from casualty_pipeline.extract.harm.predicate import Form, Predicate
from casualty_pipeline.extract.people.group import ONE, Group, Kind
from casualty_pipeline.extract.people.nouns import noun_at, single
from casualty_pipeline.extract.sentences.clause import Clause, Statement

_ARTICLES = frozenset({"a", "an"})


def is_told_to_be(clause: Clause, at: int) -> bool:
    """Whether the casualty word at phrase `at` stands for a person by itself: as an attribute it would be none."""
    before = clause.phrases[at - 1] if at else None
    return (
        before is not None and before.group is None and before.word in _ARTICLES and clause.phrases[at].word in _STATES
    )


_STATES = frozenset({"dead", "wounded", "injured"})


def existing(clause: Clause, harm: Predicate) -> Iterator[Statement]:
    """State one person, by the noun behind the casualty word if there is one."""
    noun = noun_at(clause.tokens, harm.end) if harm.end < len(clause.tokens) else None
    alone = Group(Kind.SINGLE, harm.start, harm.end, ONE)
    # "A wounded child was found" may take up a child who was told of: who died of the wounds is not counted twice.
    group = alone if noun is None or noun.plural else single(harm.start, noun, Kind.DEFINITE)
    end = max(group.end, harm.end)
    yield Statement(clause.sentence, harm.effect, (group,), harm.start, end, harm.start, Form.STATE)
