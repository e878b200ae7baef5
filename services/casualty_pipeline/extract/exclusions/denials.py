"""What is told only to be denied: "the army denied that 20 soldiers were killed", "false reports of three deaths"."""

from casualty_pipeline.extract.harm.predicate import Form
from casualty_pipeline.extract.sentences.clause import Parsed, Statement
from casualty_pipeline.extract.text.vocabulary import words

_DENYING = words(
    """
    denied denies deny denying refuted refutes refuting dismissed dismisses rejected rejects rejecting debunked false
    unfounded untrue fabricated fake
    """
)
_ALIVE = frozenset({"safe", "alive", "unharmed", "unhurt"})
"""As what people turn up who had been feared dead."""
_BETWEEN = words(
    """
    that of the a an any these those its their his reports report claims claim rumors rumours allegations media as by
    false online social and ,
    """
)
"""What may stand between a word of denying and what is denied."""
_NEAR = 7
"""Tokens between the two at most."""
_DENIED = words("that of claims claim reports report rumors rumours allegations")
"""What is denied: who "denies murdering two women" denies his part, not their deaths."""


def is_denied(parsed: Parsed, statement: Statement) -> bool:
    """Whether what a statement says is the object of a denial before it; who is "denied bail" denies nothing."""
    if statement.form is Form.STATE and "feared" in parsed.words and not _ALIVE.isdisjoint(parsed.words):
        lower = parsed.tokens.lower
        return lower[lower.index("feared") - 1] == "been"
    if _DENYING.isdisjoint(parsed.words):
        return False
    start = min(statement.start, statement.at)
    if parsed.tokens.lower[start - 1] == "and":
        start = _clause_start(parsed, start)
    if _is_told_false(parsed, start, max(statement.end, statement.at + 1)):
        return True
    for index in range(start - 1, max(-1, start - _NEAR - 1), -1):
        word = parsed.tokens[index].lower
        if word in _DENYING:
            between = set(parsed.tokens.lower[index + 1 : start + 1])
            return not _DENIED.isdisjoint(between)
        if word not in _BETWEEN:
            return False
    return False


def _clause_start(parsed: Parsed, start: int) -> int:
    """Find where what is denied begins: "denied reports that four officers were killed and seven wounded"."""
    lower = parsed.tokens.lower
    for index in range(start - 2, max(0, start - _CONJUNCT), -1):
        if lower[index] == "that":
            return index + 1
        if lower[index] in _BORDERS:
            break
    return start


_CONJUNCT = 16
"""Tokens from "that" to the second part of what is denied at most."""
_BORDERS = words(", ; who which where when while but after before")
_FALSE = words("false untrue unfounded fabricated fake debunked")
_VERBS = words("is are was were proved proven turned out to be been")


def _is_told_false(parsed: Parsed, start: int, end: int) -> bool:
    """Whether what is reported is called false behind: "reports that five soldiers had been killed were false"."""
    before = set(parsed.tokens.lower[max(0, start - _NEAR) : start])
    if _DENIED.isdisjoint(before):
        return False
    for index in range(end, len(parsed.tokens)):
        if parsed.tokens[index].lower in _FALSE and parsed.tokens[index - 1].lower in _VERBS:
            return True
    return False
