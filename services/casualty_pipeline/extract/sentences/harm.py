"""Whether a casualty word and the people found for it say that somebody was harmed."""

from casualty_pipeline.extract.harm.body import BODY
from casualty_pipeline.extract.harm.fighters import are_fighters
from casualty_pipeline.extract.harm.predicates import GLANCING, OF_COMBAT
from casualty_pipeline.extract.people.group import Kind
from casualty_pipeline.extract.sentences.clause import Clause
from casualty_pipeline.extract.sentences.nominal import LOSING
from casualty_pipeline.extract.sentences.phrases import Role


def is_harm(clause: Clause, at: int, found: tuple[int, ...]) -> bool:
    """Whether "hit" and "struck" hit a body, and "the life of" was lost."""
    word = clause.phrases[at].word
    if word in OF_COMBAT and clause.phrases[at].end - clause.phrases[at].start == 1:
        return are_fighters(clause, at, found)
    if word == "blown":  # "another bridge was blown up"
        groups = [group for index in found if (group := clause.phrases[index].group)]
        return all(group.kind is not Kind.BARE for group in groups)
    if word in {"life", "lives"}:
        return bool(LOSING & {phrase.word for phrase in clause.phrases[max(0, at - 4) : at]})
    if word not in GLANCING or clause.phrases[at].end - clause.phrases[at].start > 1:
        return True
    end = max(clause.phrases[index].end for index in (*found, at))
    behind = [token.lower for token in clause.tokens[end : end + 6]]
    return bool(BODY & set(behind)) or "bullet" in behind or "gunfire" in behind


def is_negated(clause: Clause, at: int) -> bool:
    """Whether "not" or "never" stands between an auxiliary and its verb: "had not been shot"."""
    for phrase in reversed(clause.phrases[max(0, at - 4) : at]):
        if phrase.role is Role.NOT:
            return True
        if phrase.role in {Role.PEOPLE, Role.BREAK, Role.COMMA, Role.AND, Role.HARM}:
            return False
    return False
