"""The dead beside those of a number that was stated: the gunman who died as well, "two guards were also killed"."""

from collections.abc import Sequence
from itertools import pairwise

from casualty_pipeline.extract.harm.predicate import Form
from casualty_pipeline.extract.incidents.incidents import Told
from casualty_pipeline.extract.incidents.persons import is_stopped
from casualty_pipeline.extract.people.group import Kind
from casualty_pipeline.extract.sentences.clause import Statement
from casualty_pipeline.extract.text.vocabulary import words
from casualty_schemas.count import Count

_ATTACKERS = words(
    """
    suspect suspects gunman gunmen shooter shooters attacker attackers assailant assailants bomber bombers perpetrator
    perpetrators
    """
)
_FURTHER = words("more another additional further second third fourth fifth sixth seventh eighth ninth tenth")
"""What says that people come on top; "two others" may be among those counted."""
_SAYING = words("said says say told reported according added including among whom")
"""What makes a second number another's word for the same, or a part."""
_INSERTING = words("including among")
_NOBODY = Count.exactly(0)


def with_others(told: Sequence[Told], whole: Count) -> Count:
    """Raise the number of killed by those told of beside it; all of `told` states killed people."""
    plain = _in_order(told)
    stated = [one for one in plain if one.statement.count == whole]
    beside = max(attackers_beside(plain, stated), _attackers_of(plain, whole), key=_best)
    beside = _NOBODY if _are_summed(plain, whole, beside) else beside
    return max(whole, whole + beside, _with_also(plain), key=_best)


def _are_summed(plain: Sequence[Told], whole: Count, attackers: Count) -> bool:
    """Whether the number has the attackers already: "kills nine" above "killing himself and eight others"."""
    alone = {one.sentence for one in plain if one.statement.form is Form.SELF}
    victims = [one.statement.count for one in plain if one.sentence in alone and _is_done(one)]
    return any(count is not None and count + attackers == whole for count in victims if attackers.best)


def _attackers_of(plain: Sequence[Told], whole: Count) -> Count:
    """Count the attackers who died where one sentence tells whom they killed: "stabbed three, then shot three"."""
    victims: dict[int, int] = {}
    for one in plain:
        if one.statement.at and _is_done(one) and one.statement.count is not None:
            victims[one.sentence] = victims.get(one.sentence, 0) + one.statement.count.best
    if whole.best <= 1 or whole.best not in victims.values() or any(_holds_attackers(one) for one in plain):
        return _NOBODY
    dead = [one.statement.count or _NOBODY for one in plain if one.statement.form is Form.SELF]
    return max(dead, key=_best, default=_NOBODY)


def with_further(told: Sequence[Told], whole: Count) -> Count:
    """Raise the number of injured by who is told of beside it: "one was critically wounded, another lightly"."""
    pairs = pairwise(one for one in _in_order(told) if not one.statement.soft)
    return whole + Count.exactly(
        any(first.statement.count == whole and _is_another(first, one) for first, one in pairs)
    )


def _is_another(first: Told, told: Told) -> bool:
    """Whether a sentence adds "another" to people who are no others themselves: to others he may belong."""
    groups = told.statement.groups
    if first.sentence != told.sentence or len(groups) > 1 or any(group.more for group in first.statement.groups):
        return False
    return groups[0].kind is Kind.BARE and told.parsed.tokens[groups[0].start].lower == "another"


def is_hurt_otherwise(first: Told, told: Told) -> bool:
    """Whether "and" joins other people by another verb, as numbers: "three people were shot and one stabbed"."""
    one, other = first.statement, told.statement
    if first.sentence != told.sentence or one.form is not Form.PAST or other.form is not Form.PAST:
        return False
    tokens = told.parsed.tokens
    if tokens[one.at].lower == tokens[other.at].lower or other.start < one.end or not _are_numbers(one, other):
        return False
    return any(token.lower == "and" for token in tokens[one.end : other.start])


def _are_numbers(*statements: Statement) -> bool:
    groups = [group for statement in statements for group in statement.groups]
    return all(group.kind in {Kind.NUMBER, Kind.BARE} and not (group.part or group.more) for group in groups)


def _in_order(told: Sequence[Told]) -> list[Told]:
    sure = (one for one in told if not (one.claimed_by or one.feared))
    return sorted(sure, key=lambda one: (one.sentence, one.statement.at))


def _best(count: Count) -> int:
    return count.best


def attackers_beside(deaths: Sequence[Told], victims: Sequence[Told]) -> Count:
    """Count the attackers who died where the victims are what they did: "killed eight", "shot eight"."""
    if not victims or any(_holds_attackers(one) or _is_attacker(one) for one in victims):
        return _NOBODY  # a headline's sum has no victims of its own: "Teacher, student killed; gunman also dead"
    done = any(_is_done(one) for one in victims)
    dead = [one.statement.count or _NOBODY for one in deaths if _is_attacker(one) and (done or _says_also(one))]
    return max(dead, key=_best, default=_NOBODY)


def _is_done(told: Told) -> bool:
    """Whether the people stand behind an active verb, so that whoever did it is none of them."""
    statement = told.statement
    verbal = statement.form in {Form.PAST, Form.PARTICIPLE, Form.PRESENT}
    return verbal and min(group.start for group in statement.groups) > statement.at


def _holds_attackers(told: Told) -> bool:
    """Whether "including the gunman" is said of the whole."""
    if any(group.head in _ATTACKERS for group in told.statement.groups):
        return True
    behind = told.parsed.tokens.lower[told.statement.start : told.statement.end + 6]
    return not _INSERTING.isdisjoint(behind) and not (_ATTACKERS | {"himself", "herself"}).isdisjoint(behind)


def _is_attacker(told: Told) -> bool:
    statement = told.statement
    named = all(group.head in _ATTACKERS for group in statement.groups)
    return statement.form is Form.SELF or named or is_stopped(told)


def _with_also(told: Sequence[Told]) -> Count:
    """Add "two guards were also killed" to the number told right before; a toll or greater number has them already."""
    most = base = others = _NOBODY
    beside: set[tuple[str, int]] = set()
    follows = False
    said: set[tuple[int, int]] = set()
    before: Told | None = None
    for one in told:
        count = one.statement.count
        people = one.sentence, one.statement.groups[0].start
        if count is None or people in said:
            follows = follows and count is not None
            continue
        said.add(people)
        known = (one.statement.groups[0].head, count.best)
        if follows and known not in beside and (_is_also(one) or _is_joined(before, one)):
            beside.add(known)
            others += count
        elif not _is_single(one.statement) and count.best >= base.best + others.best:
            base, others, follows = count, _NOBODY, one.statement.form is not Form.TOLL
        else:
            follows = False
        most, before = max(most, base + others, key=_best), one
    return most


_VERBAL = frozenset({Form.PAST, Form.PARTICIPLE, Form.PRESENT, Form.STATE})
_COUNTING = frozenset({Kind.NUMBER, Kind.BARE, Kind.SINGLE})


def _is_joined(before: Told | None, told: Told) -> bool:
    """Whether "and" joins two of a sentence that count apart: "12 died on the spot and three succumbed later"."""
    if before is None or before.sentence != told.sentence or told.parsed.sentence.is_title:
        return False
    first, second = before.statement, told.statement
    if not {first.form, second.form} <= _VERBAL or any(group.part for group in second.groups):
        return False
    between = set(told.parsed.tokens.lower[first.end : second.start])
    apart = not _JOINING.isdisjoint(between) and _SAYING.isdisjoint(between)
    return apart and all(group.kind in _COUNTING for group in second.groups)


_JOINING = frozenset({"and", "while"})


def _is_single(statement: Statement) -> bool:
    return all(group.kind in {Kind.SINGLE, Kind.NAMED, Kind.DEFINITE} and group.count for group in statement.groups)


def _is_also(told: Told) -> bool:
    """Whether people who were not told of before are added; "the husband, too" may be one of those counted."""
    if all(group.kind is Kind.DEFINITE or group.part for group in told.statement.groups):
        return False
    more = all(group.more and group.kind is not Kind.SINGLE for group in told.statement.groups)
    return _says_also(told) or (more and not _FURTHER.isdisjoint(_said(told)))


def _says_also(told: Told) -> bool:
    return "also" in _said(told)


def _said(told: Told) -> set[str]:
    first, last = max(0, told.statement.start - 1), told.statement.end
    return set(told.parsed.tokens.lower[first:last])
