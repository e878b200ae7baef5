"""Those who died of their wounds: "five were wounded. One of the wounded later died" is one dead and four injured."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from casualty_pipeline.extract.harm.predicate import Effect, Form
from casualty_pipeline.extract.incidents.figure import Figure
from casualty_pipeline.extract.incidents.incidents import Told
from casualty_pipeline.extract.incidents.persons import is_of_persons
from casualty_pipeline.extract.numbers.ordinals import nth_of
from casualty_pipeline.extract.people.group import Kind
from casualty_pipeline.extract.sentences.clause import Parsed, Statement
from casualty_pipeline.extract.text.tokens import Token
from casualty_pipeline.extract.text.vocabulary import words
from casualty_schemas.count import Count

_WOUNDED = words("wounded injured hurt")
_LATER = words("later subsequently eventually since")
_NEAR = 2
"""Sentences from the dead to those of the wounded who followed them at most: further off a figure is of now."""
_NOBODY = Count.exactly(0)


def is_late_death(parsed: Parsed, statement: Statement) -> bool:
    """Read "one of the wounded died", "a man wounded on Tuesday has died", "taken to hospital, where two died"."""
    if statement.effect is not Effect.KILLED or statement.form is not Form.STATE:
        return False
    first = max(0, statement.start - 1)
    if not _WOUNDED.isdisjoint(parsed.tokens.lower[first : statement.at]):
        return True
    if all(group.part for group in statement.groups) and _is_of_wounds(parsed, statement):
        return True
    in_care = parsed.tokens[first].lower == "where" and not _HOSPITALS.isdisjoint(parsed.words)
    return in_care and all(group.kind is Kind.BARE for group in statement.groups) and not _holds_all(parsed, statement)


def _holds_all(parsed: Parsed, statement: Statement) -> bool:
    """Whether all who were hit were taken there, the dead of before too: "both were taken to, where one died"."""
    taken = (group for one in parsed.statements if one.at < statement.at for group in one.groups)
    return any(group.kind is Kind.DEFINITE and not group.more for group in taken)


def _is_of_wounds(parsed: Parsed, statement: Statement) -> bool:
    """Whether people have died of wounds since: "one of the victims has died from her injuries"."""
    since = not _SINCE.isdisjoint(parsed.tokens.lower[max(0, statement.at - 2) : statement.at])
    return since and any(token.lower in _HARMS for token in parsed.tokens[statement.at + 1 :][:_CAUSE])


_SINCE = _LATER | {"has", "have", "had"}
_HARMS = words("injuries wounds burns")
_CAUSE = 4
"""Tokens of "from her severe injuries" at most."""
_HOSPITALS = words("hospital hospitals clinic clinics")


_DIED = frozenset({"died", "dies", "succumbed", "succumbs", "pronounced", "declared"})
_DIED_IN = re.compile(
    r"\b(?:in|during) (?:an?|the|what) (?:[\w-]+ ){0,4}?(?:shooting|attack|crash|explosion|blast|fire|clash)\b"
)
"""Ends a life on the day on which it happens: "died Tuesday night in a shooting"."""
_PERSONS = frozenset({Kind.SINGLE, Kind.NAMED, Kind.DEFINITE})


def is_of_death(parsed: Parsed, statement: Statement) -> bool:
    """Read "died at a hospital on Sunday", "was pronounced dead at 12:31 a.m. Monday": days on which somebody died."""
    if statement.effect is not Effect.KILLED or not all(group.kind in _PERSONS for group in statement.groups):
        return False
    if _DIED.isdisjoint(parsed.tokens.lower[max(0, statement.at - 1) : statement.at + 1]):
        return False
    return _DIED_IN.search(parsed.sentence.lower) is None


def late_deaths(told: Iterable[Told]) -> list[Told]:
    """Give the statements of some who died after they were wounded, those of "one later died" with them."""
    return [one for one in told if (one.late_death or _is_of_those_before(one)) and one.statement.count is not None]


def _is_of_those_before(told: Told) -> bool:
    """Whether a number alone counts some of those told of before: "one later died"."""
    statement = told.statement
    if statement.effect is not Effect.KILLED or statement.form is not Form.STATE:
        return False
    bare = all(group.kind is Kind.BARE and not group.more for group in statement.groups)
    return bare and told.parsed.tokens[statement.at - 1].lower in _LATER


def with_late(deaths: Sequence[Told], late: Sequence[Told], hurt: Figure | None) -> Count:
    """Add who died of wounds to the dead of before, 0 where nobody is told of: a toll or a headline is of now."""
    before = [one for one in deaths if _is_before(one, min(late, key=_place), hurt)] if late else []
    count = max(before, key=_place).statement.count if before else None
    return _NOBODY if count is None else count + _people(late)


def _is_before(one: Told, late: Told, hurt: Figure | None) -> bool:
    """Whether a number of dead leaves out who died of wounds: told shortly before, or beside the wounded."""
    statement = one.statement
    if statement.form is Form.TOLL or one.parsed.sentence.is_title or one.feared or one.claimed_by:
        return False
    if statement.count is None or any(group.part for group in statement.groups):
        return False
    return (_place(one) < _place(late) and late.sentence - one.sentence <= _NEAR) or _is_beside(one, late, hurt)


def _place(told: Told) -> tuple[int, int]:
    return told.sentence, told.statement.at


def _is_beside(one: Told, late: Told, hurt: Figure | None) -> bool:
    """Whether the dead stand in the sentence that tells how many were wounded, apart from that of the late death."""
    return hurt is not None and holds(hurt.told, (late,)) and one.sentence == hurt.told.sentence != late.sentence


def nth_death(deaths: Iterable[Told]) -> int:
    """Count the dead by who died last: "a third person has died" are three, 0 where nobody is numbered."""
    return max((_ordinal(one) for one in deaths), default=0)


def _ordinal(told: Told) -> int:
    statement, tokens = told.statement, told.parsed.tokens
    group = statement.groups[0]
    if statement.form is not Form.STATE or not group.more or len(statement.groups) > 1 or told.feared:
        return 0
    if any(other.effect is not Effect.KILLED for other in told.parsed.statements):  # "two were hurt, a third has died"
        return 0
    news = tokens[statement.at].lower == "dies" or tokens[statement.at - 1].lower == "has"
    return _nth(tokens[group.start : group.end]) if news else 0


def _nth(tokens: Sequence[Token]) -> int:
    """Read the ordinal of "a 12th victim"; "a 12th Street resident" has none."""
    for token, following in pairwise(tokens):
        nth = nth_of(token.lower)
        if nth is not None and not (token.text[0].isdigit() and following.capital):
            return nth
    return 0


def without_late(hurt: Figure | None, late: Sequence[Told]) -> Figure | None:
    """Take those who died of wounds from a number of wounded that holds them, None where it does not."""
    if hurt is None or not late or not holds(hurt.told, late):
        return None
    return Figure(hurt.count - _people(late), hurt.evidence, hurt.told)


def holds(told: Told, late: Sequence[Told]) -> bool:
    """Whether a number of wounded holds those who died: "six others remain", told behind, is of those who live."""
    statement = told.statement
    if statement.effect is Effect.KILLED or statement.soft or statement.count is None or is_of_persons(told):
        return False
    if any(group.part for group in statement.groups):
        return False
    return not any(group.more for group in statement.groups) or _place(told) < min(map(_place, late))


def _people(late: Sequence[Told]) -> Count:
    """Give the greatest number: a text tells of the same again rather than of more."""
    return max((one.statement.count or _NOBODY for one in late), key=_best)


def _best(count: Count) -> int:
    return count.best
