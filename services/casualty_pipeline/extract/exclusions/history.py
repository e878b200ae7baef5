"""What happened long before publication, or adds up since: by days, years and words for the past around a statement."""

import re
from collections.abc import Sequence
from datetime import timedelta

from casualty_pipeline.extract.days.when import Published, When
from casualty_pipeline.extract.exclusions.signs import NO_SIGNS, Signs, signs_in
from casualty_pipeline.extract.harm.predicate import Form
from casualty_pipeline.extract.sentences.clause import Parsed, Statement
from casualty_pipeline.extract.sentences.phrases import Role

_OLD = timedelta(days=45)
"""What happened so long before publication is background, not news of this article."""
_MONTH = timedelta(days=27)
_PARTS_OF_MONTHS = frozenset({"early", "late", "mid"})


def is_historic(parsed: Parsed, statement: Statement, whens: Sequence[When], published: Published) -> bool:
    """Whether a statement is of days long before publication, or of a time that its sentence's words put back."""
    signs = signs_in(parsed.sentence)
    past = [when for when in whens if _is_past(parsed, when, published)]
    if not past and signs is NO_SIGNS:
        return False
    return _is_historic(parsed, statement, signs, past=past, year=published.day.year)


def _is_historic(parsed: Parsed, statement: Statement, signs: Signs, *, past: Sequence[When], year: int) -> bool:
    """Whether `past` days or the sentence's signs of the past are said of a statement; `year` is publication's."""
    start = parsed.sentence.start
    at = parsed.tokens[statement.at].start - start
    if any(first <= at < last for first, last in signs.older):
        return True
    words = [parsed.tokens[when.start].start - start for when in past]
    words += [*signs.past, *(word for word, named in signs.years if named < year)]
    words += [word for word, named in signs.whole_years if named == year]
    words += [word for word in signs.brought if word < at]
    lower = parsed.sentence.lower
    words += [word for word, named in signs.events if named < year and _goes_on(lower[word:at])]
    compared = [(first, last) for first, last in signs.compared if not _is_told_of(lower, last, at)]
    if len(compared) < len(signs.compared) and any(" since " in lower[first:last] for first, last in signs.compared):
        return True
    meant = (
        word
        for word in words
        if not any(first <= word < last for first, last in compared) and not _SUMMING.search(lower, at, word)
    )
    return any(_reaches(parsed, statement, start + word) for word in meant)


_SUMMING = re.compile(r", (?:bringing|raising|pushing|taking|lifting) ")
"""Leads from the news to what it adds up to: "killed two, bringing the toll since Friday to seven"."""


def _goes_on(between: str) -> bool:
    """Whether a statement stands behind the name of an event, with no comma between but that of "in which"."""
    head, comma, rest = between.partition(",")
    return bool(head) and (not comma or rest.lstrip().startswith(("in which ", "where ", "when ", "which ")))


def _is_told_of(lower: str, end: int, at: int) -> bool:
    """Whether a statement tells of what is compared with: "the deadliest since 1960, when 12,000 died"."""
    return at > end and _RELATIVE.match(lower, end, at) is not None


_RELATIVE = re.compile(r"(?: [\w-]+){0,5},? (?:when|which|in which|that|where) ")


def is_outdated(parsed: Parsed, statement: Statement) -> bool:
    """Whether it is a toll that another has taken the place of: "the previous toll stood at 55"."""
    toll = statement.form is Form.TOLL
    return toll and not _FORMER.isdisjoint(parsed.tokens.lower[max(0, statement.at - 2) : statement.at])


_FORMER = frozenset({"previous", "earlier", "initial", "former"})


def _is_past(parsed: Parsed, when: When, published: Published) -> bool:
    """Whether days lie long back, or are a whole month that figures are summed over: "403 were killed in November"."""
    if published.day - (when.first if when.period else when.last) > _OLD:
        return True
    part = when.start > 0 and parsed.tokens[when.start - 1].lower in _PARTS_OF_MONTHS
    return when.period and when.last - when.first >= _MONTH and not part


def _reaches(parsed: Parsed, statement: Statement, offset: int) -> bool:
    """Whether no clause border parts the casualty word and the words at `offset`."""
    at = parsed.tokens[statement.at].start
    low, high = sorted((at, offset))
    return not any(
        phrase.role is Role.BREAK and phrase.word in {";", "while", "but", "although", "though"}
        for phrase in parsed.phrases
        if low < parsed.tokens[phrase.start].start < high
    )
