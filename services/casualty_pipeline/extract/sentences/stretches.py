"""The stretch of a sentence that each of its statements has to itself: "killed six in Ituri | and 9 in Goma"."""

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from casualty_pipeline.extract.sentences.clause import Parsed, Statement
from casualty_pipeline.extract.sentences.phrases import Phrase, Role


class Stretch(Struct, frozen=True, gc=False):
    """Tokens [first, last) around the words [start, end) of a statement, or of several about the same people."""

    first: int
    start: int
    end: int
    last: int


def stretches(parsed: Parsed) -> list[Stretch]:
    """Part a sentence between its statements, at the last comma, "and" or border of clauses before the later one."""
    if len(parsed.statements) == 1:
        (one,) = parsed.statements
        return [Stretch(0, one.start, one.end, len(parsed.tokens))]
    spans = _spans(parsed.statements)
    borders = [_joint(parsed.phrases, before[1], after[0]) for before, after in pairwise(spans)]
    firsts, lasts = [0, *borders], [*borders, len(parsed.tokens)]
    return [Stretch(first, *span, last) for first, span, last in zip(firsts, spans, lasts, strict=True)]


def stretch_of(found: Sequence[Stretch], statement: Statement) -> int:
    """Give the index of a statement's stretch."""
    return next(index for index, one in enumerate(found) if one.start <= statement.start < one.end)


def _spans(statements: Sequence[Statement]) -> list[tuple[int, int]]:
    """Words of statements, those that overlap as one."""
    spans: list[tuple[int, int]] = []
    for start, end in sorted((one.start, one.end) for one in statements):
        if spans and start < spans[-1][1]:
            spans[-1] = spans[-1][0], max(end, spans[-1][1])
        else:
            spans.append((start, end))
    return spans


_JOINTS = frozenset({Role.COMMA, Role.AND, Role.BREAK})


def _joint(phrases: Sequence[Phrase], end: int, start: int) -> int:
    """Find the token that parts two statements; "..., and in Goma, nine" is parted before "in"."""
    joints = [index for index, one in enumerate(phrases) if end <= one.start < start and one.role in _JOINTS]
    if not joints:
        return start
    if len(joints) > 1 and phrases[joints[-1]].role is Role.COMMA:
        before = joints[-2]
        if phrases[before + 1].role is Role.PREPOSITION:
            return phrases[before].start
    return phrases[joints[-1]].start
