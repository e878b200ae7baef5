"""Captives who were set free: the wounded among them were hurt some other time."""

from casualty_pipeline.extract.harm.predicate import Effect
from casualty_pipeline.extract.sentences.clause import Parsed, Statement
from casualty_pipeline.extract.text.vocabulary import words

_FREED = words("freed exchanged swapped exchange swap repatriated")
_CAPTIVES = words("prisoner prisoners pow pows captive captives hostage hostages detainee detainees")
_NOUN = 2
"""Tokens of "soldiers", "Ukrainian soldiers" behind "wounded"."""


def is_of_captives(parsed: Parsed, statement: Statement) -> bool:
    """Read "among those freed were 45 wounded soldiers", "27 wounded prisoners were handed over"."""
    if statement.effect is not Effect.INJURED:
        return False
    lower = parsed.tokens.lower
    if any(not _FREED.isdisjoint(lower[max(0, group.start - 1) : group.end]) for group in statement.groups):
        return True
    behind = lower[statement.at + 1 :][:_NOUN]
    if not all(group.start < statement.at and group.head in behind for group in statement.groups):
        return False
    return not _FREED.isdisjoint(parsed.words) or any(group.head in _CAPTIVES for group in statement.groups)
