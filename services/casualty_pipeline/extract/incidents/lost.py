"""All who were on board, as many as a sentence before says: "with 67 people on board ... there were no survivors"."""

from msgspec.structs import replace

from casualty_pipeline.extract.people.aboard import ABOARD, carried_in
from casualty_pipeline.extract.sentences.clause import Statement
from casualty_pipeline.extract.text.tokens import Document
from casualty_schemas.count import Count

_NEAR = 4
"""Sentences back to the one that says how many were on board at most; it may also be the next."""
_NOBODY = Count.exactly(0)


def with_those_aboard(document: Document, statement: Statement) -> Statement:
    """Give a statement of all who were on board their number, less those who lived; others stay as they are."""
    group = statement.groups[0]
    if group.head != ABOARD or group.count is not None:
        return statement
    before = range(statement.sentence, max(-1, statement.sentence - _NEAR - 1), -1)
    for index in (*before, min(statement.sentence + 1, len(document.sentences) - 1)):
        carried = carried_in(document.tokens_of(document.sentences[index]))
        if carried is not None:
            return replace(statement, groups=(replace(group, count=carried - (group.whole or _NOBODY)),))
    return statement
