"""From statements to the single persons that they tell of."""

from collections.abc import Iterable, Sequence
from itertools import takewhile

from msgspec.structs import replace

from casualty_pipeline.extract.harm.predicate import Effect, Form
from casualty_pipeline.extract.incidents.incidents import Told
from casualty_pipeline.extract.incidents.individuals import Individuals
from casualty_pipeline.extract.people.group import Group, Kind
from casualty_pipeline.extract.people.people import KIN
from casualty_pipeline.extract.text.tokens import Token
from casualty_pipeline.extract.text.vocabulary import words

_SINGLE = frozenset({Kind.SINGLE, Kind.NAMED, Kind.DEFINITE})
_GUN_VERBS = frozenset({"shot", "shoots", "shooting", "turned", "turns", "turning"})
"""What one may do to himself and live."""


def individuals_of(told: Iterable[Told]) -> Individuals:
    """Gather the single persons that an incident's statements tell of."""
    told = sorted(told, key=_in_order)
    people = Individuals(_kin_of_sentences(told))
    others: set[int] = set()
    for one in told:
        statement = one.statement
        if is_of_persons(one):
            _tell(people, one, others=one.sentence in others)
            if any(group.more for group in statement.groups):
                others.add(one.sentence)
        elif len(statement.groups) == 1 and statement.groups[0].count is None:
            people.tell_last(statement.effect)
        elif statement.effect is Effect.KILLED:
            people.turn_away()
    return people


def _kin_of_sentences(told: Iterable[Told]) -> dict[int, frozenset[str]]:
    """Give the words for kin that each sentence counts somebody by: a name beside "his wife" is not hers."""
    kin: dict[int, frozenset[str]] = {}
    for one in told:
        heads = {group.head for group in one.statement.groups if group.kind is Kind.SINGLE and not group.name}
        if not KIN.isdisjoint(heads):
            kin[one.sentence] = kin.get(one.sentence, frozenset()) | (KIN & heads)
    return kin


def is_of_persons(told: Told) -> bool:
    """Whether a statement tells of single persons only, so that it counts by them and not by a number."""
    return all(_is_one(group) for group in told.statement.groups)


def _is_one(group: Group) -> bool:
    return group.kind in _SINGLE and group.count is not None and group.count.best == 1


def _in_order(told: Told) -> tuple[int, int, bool]:
    """Order by where people stand; whom a sentence calls wounded and dead is dead: "a man wounded there has died"."""
    statement = told.statement
    return told.sentence, statement.groups[0].start, statement.effect is not Effect.KILLED


def _tell(people: Individuals, told: Told, *, others: bool) -> None:
    """Tell of single persons; whom a sentence names beside "another man" are others, too.

    "Killing one and wounding another" says nothing of more wounded than were told of before.
    """
    statement, of_title = told.statement, told.parsed.sentence.is_title
    if _is_by_own_gun(told):
        people.tell(statement.groups, Effect.SHOT, told.sentence, by_own_hand=True, of_title=of_title)
        return
    groups = tuple(_with_vehicle(group, told.parsed.tokens) for group in statement.groups)
    attacker = is_stopped(told)
    if attacker:
        groups = tuple(replace(group, more=True) for group in groups)
    if any(one.at < statement.at and one.effect is not statement.effect for one in told.parsed.statements):
        groups = _marked(groups, more=False)
    if others:
        groups = _marked(groups, more=True)
    by_own_hand = statement.form is Form.SELF
    effect = Effect.INJURED if _lives(told) else statement.effect
    people.tell(groups, effect, told.sentence, by_own_hand=by_own_hand, attacker=attacker, of_title=of_title)


def _is_by_own_gun(told: Told) -> bool:
    """Whether somebody shot himself, which he hardly lived through where nothing says so."""
    statement = told.statement
    if statement.form is Form.SELF:
        return told.parsed.tokens[statement.at].lower in _GUN_VERBS
    if statement.effect is Effect.KILLED or "self-inflicted" not in told.parsed.words:
        return False
    return "self-inflicted" in told.parsed.tokens.lower[max(0, statement.at - _WOUND) : statement.at + _WOUND]


_WOUND = 5
"""Tokens from "with" or "wound" to "self-inflicted" at most."""


def _lives(told: Told) -> bool:
    """Whether the sentence goes on with how somebody who was shot is: "was shot in the back and is stable"."""
    statement = told.statement
    if statement.effect is not Effect.SHOT:
        return False
    starts = {group.start for group in statement.groups}
    same = (one for one in told.parsed.statements if starts == {group.start for group in one.groups})
    effects = {one.effect for one in same}
    return Effect.INJURED in effects and Effect.KILLED not in effects


def _with_vehicle(group: Group, tokens: Sequence[Token]) -> Group:
    """Take in what follows "the driver of the"."""
    if group.end >= len(tokens) or tokens[group.end].lower != "of" or group.head not in _OF_VEHICLES:
        return group
    behind = (token.lower for token in tokens[group.end + 1 : group.end + 1 + _VEHICLE])
    return replace(group, vehicle=" ".join(takewhile(_goes_on, (word for word in behind if word not in _ARTICLES))))


_OF_VEHICLES = words("driver passenger rider pilot operator occupant")
_ARTICLES = words("a an the his her their that other another second first")
_VERBS = words("was were is are has had died who , . and in on at that which also later suffered sustained")
_VEHICLE = 5
"""Tokens of "the wrong-way vehicle" at most."""


def _goes_on(word: str) -> bool:
    return word not in _VERBS


_STOPPING = frozenset(
    {
        *("police", "officer", "officers", "policeman", "policemen", "deputies", "deputy", "trooper", "troopers"),
        *("troops", "soldier", "soldiers", "guards", "guard", "forces", "agents", "sniper", "snipers", "bystander"),
    }
)
_OBJECTS = frozenset({"him", "her"})
_PRONOUNS = frozenset({"he", "she"}) | _OBJECTS
_BY = 3
"""Tokens from "by" to who stopped a killer at most."""


def is_stopped(told: Told) -> bool:
    """Whether "he" is who harmed others: "shot a woman and wounded her son before he was killed by deputies"."""
    statement = told.statement
    if any(group.head not in _PRONOUNS for group in statement.groups):
        return False
    if statement.groups[0].head in _OBJECTS:
        return _is_stopped_by_force(told)
    if _died_before(told):
        return True
    behind = told.parsed.tokens.lower[statement.end : statement.end + 1 + _BY]
    if behind[:1] != ["by"] or _STOPPING.isdisjoint(behind):
        return False
    return _harmed_before(told)


def _died_before(told: Told) -> bool:
    """Read "killing nine people before he died"."""
    before = told.parsed.tokens[max(0, told.statement.start - 1)].lower == "before"
    return before and told.statement.effect is Effect.KILLED and _harmed_before(told, least=2)


def _harmed_before(told: Told, *, least: int = 1) -> bool:
    """Whether the sentence tells first whom somebody harmed: "killing nine before he died"."""
    earlier = (one for one in told.parsed.statements if one.at < told.statement.at)
    harmed = [group for one in earlier for group in one.groups if group.start > one.at]
    return any(least == 1 or (group.count is not None and group.count.best >= least) for group in harmed)


def _is_stopped_by_force(told: Told) -> bool:
    """Read "killed two people before police shot him dead"."""
    at = told.statement.at
    before = told.parsed.tokens.lower[max(0, at - _BY) : at]
    earlier = any(group.start > one.at for one in told.parsed.statements if one.at < at for group in one.groups)
    return earlier and not _STOPPING.isdisjoint(before)


def _marked(groups: tuple[Group, ...], *, more: bool) -> tuple[Group, ...]:
    return tuple(replace(group, more=more) if group.kind is Kind.SINGLE else group for group in groups)
