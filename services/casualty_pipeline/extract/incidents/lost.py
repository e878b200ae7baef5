"""All who were on board, as many as a sentence before says: "with 67 people on board ... there were no survivors"."""

from msgspec.structs import replace

from casualty_pipeline.extract.people.aboard import ABOARD, carried_in
from casualty_pipeline.extract.people.definite import REST
from casualty_pipeline.extract.sentences.clause import Parsed, Statement
from casualty_pipeline.extract.text.tokens import Document
from casualty_schemas.count import Count

_NEAR = 4
"""Sentences back to the one that says how many were on board at most; it may also be the next."""
_NOBODY = Count.exactly(0)


def with_those_aboard(document: Document, parsed: Parsed, statement: Statement) -> Statement:
    """Give a statement of all who were on board, or of the rest of them, their number; others stay as they are."""
    group = statement.groups[0]
    if group.head not in {ABOARD, REST} or group.count is not None:
        return statement
    carried = _carried(document, statement.sentence)
    if carried is None:
        return statement
    others = (group.whole or _NOBODY) if group.head == ABOARD else _others(parsed)
    return replace(statement, groups=(replace(group, count=carried - others),))


def _carried(document: Document, sentence: int) -> Count | None:
    before = range(sentence, max(-1, sentence - _NEAR - 1), -1)
    for index in (*before, min(sentence + 1, len(document.sentences) - 1)):
        carried = carried_in(document.tokens_of(document.sentences[index]))
        if carried is not None:
            return carried
    return None


def _others(parsed: Parsed) -> Count:
    """Add up whom a sentence tells of beside "the rest"."""
    groups = {group.start: group for statement in parsed.statements for group in statement.groups}
    return sum((group.count for group in groups.values() if group.count is not None), _NOBODY)
