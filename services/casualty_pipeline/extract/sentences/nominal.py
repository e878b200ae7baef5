"""Casualty nouns with a number of their own: "three deaths", "the toll rose to nine", "quadruple shooting"."""

from collections.abc import Iterator

from casualty_pipeline.extract.harm.fighters import are_lost
from casualty_pipeline.extract.harm.predicate import Effect, Form, Predicate
from casualty_pipeline.extract.harm.predicates import multiple_at
from casualty_pipeline.extract.people.group import Group, Kind
from casualty_pipeline.extract.sentences.before import REACH
from casualty_pipeline.extract.sentences.clause import Clause, Statement
from casualty_pipeline.extract.sentences.phrases import Role
from casualty_pipeline.extract.text.vocabulary import words
from casualty_schemas.count import Count

_ADJECTIVES = 3
"""Words between a number and its noun: "three more confirmed deaths"."""
_LONG_REACH = 26
"""Phrases between "losses of the armed forces of ... in battles with ..." and what they amounted to at most."""
_NUMBER_OF = 2
"""Tokens of "number of", which leaves open of what."""


def number_before(clause: Clause, at: int) -> tuple[int, ...]:
    """Read "50 bodies of civilians"."""
    group = clause.phrases[at - 1].group if at else None
    return (at - 1,) if group is not None and group.kind is Kind.BARE and group.count is not None else ()


def units(clause: Clause, at: int, harm: Predicate) -> Iterator[Statement]:
    """Read "three deaths", "no injuries", "claimed 12 lives", "burned 35 to death"."""
    if clause.phrases[at - 1 : at] and clause.phrases[at - 1].role is Role.TO:
        yield from _to_death(clause, at, harm)
        return
    index = at - 1
    while (
        index >= 0
        and clause.phrases[index].role is Role.WORD
        and at - index <= _ADJECTIVES
        and clause.phrases[index].word.isalpha()
    ):
        index -= 1
    group = clause.phrases[index].group if index >= 0 else None
    if group is None and index >= 0 and clause.phrases[index].word == "no":
        group = Group(Kind.NOBODY, clause.phrases[index].start, clause.phrases[index].end, Count.exactly(0))
    if group is None and at - index > 1 and clause.tokens[clause.phrases[index + 1].start].lower == "no":
        group = Group(Kind.NOBODY, clause.phrases[index + 1].start, clause.phrases[index + 1].end, Count.exactly(0))
    if group is None and harm.end - harm.start == 1 and _is_alone(clause, at):
        group = Group(Kind.BARE, harm.start, harm.end, Count.exactly(1))
    if group is None or group.kind not in {Kind.BARE, Kind.NOBODY}:
        yield from toll(clause, at, harm) if _rises(clause, at) else ()
        return
    if clause.phrases[at].word == "lives" and not _is_loss(clause, index, at):
        return
    yield Statement(clause.sentence, harm.effect, (group,), group.start, harm.end, harm.start, harm.form)


def _rises(clause: Clause, at: int) -> bool:
    """Whether a number stands behind the noun: "confirmed deaths from the landslide stand at 26"."""
    return any(phrase.word in _RISING for phrase in clause.phrases[at + 1 : at + REACH])


_RISING = words(
    ": stand stands stood rise rises rose risen climb climbs climbed reach reached top topped surpass surpassed"
)


def _is_alone(clause: Clause, at: int) -> bool:
    """Whether an adjective makes one of a noun without a number: "the only fatality was the pilot"."""
    single = not clause.phrases[at].word.endswith("s")
    return single and any(phrase.word in _ALONE for phrase in clause.phrases[max(0, at - _ADJECTIVES) : at])


_ALONE = frozenset({"only", "sole", "lone"})


LOSING = words(
    """
    claim claims claimed claiming took take takes taken taking cost costs costing ended ending
    loss lost lose loses losing
    """
)


def _is_loss(clause: Clause, index: int, at: int) -> bool:
    """Whether lives are lost: "claimed 12 lives", "12 lives were lost", not "saved three lives"."""
    around = (*clause.phrases[max(0, index - 3) : index], *clause.phrases[at + 1 : at + 4])
    return any(phrase.word in LOSING for phrase in around)


def _to_death(clause: Clause, at: int, harm: Predicate) -> Iterator[Statement]:
    """Read "burned 35 to death", "beat his wife to death"; of "stabbed" the verb itself tells."""
    index = at - 2
    group = clause.phrases[index].group if index > 0 else None
    if group is None or group.kind is Kind.NOBODY or clause.phrases[index - 1].word not in _TO_DEATH:
        return
    clause.taken.add(index)
    yield Statement(
        clause.sentence, harm.effect, (group,), group.start, harm.end, clause.phrases[index - 1].start, Form.PAST
    )


_TO_DEATH = words(
    """
    burn burns burned burnt burning hack hacks hacked hacking beat beats beaten beating club clubs clubbed clubbing
    stone stoned stoning trample tramples trampled trampling crush crushes crushed crushing choke chokes choked choking
    maul mauls mauled mauling gore gored goring pelt pelted drag dragged torture tortured
    batter battered bludgeon bludgeoned strangle strangled kick kicked starve starved
    """
)


def toll(clause: Clause, at: int, harm: Predicate) -> Iterator[Statement]:
    """Read "the death toll rose by two to nine", "death toll stands at 15", "toll hits 7"."""
    if (brought := _brought_to(clause, at)) is not None:
        yield Statement(clause.sentence, harm.effect, (brought,), brought.start, harm.end, harm.start, harm.form)
        return
    effect: Effect | None = (
        None if clause.phrases[at].word == "number" and harm.end - harm.start == _NUMBER_OF else harm.effect
    )
    reach = _LONG_REACH if clause.phrases[at].word in {"losses", "number"} else REACH
    for index in range(at + 1, min(len(clause.phrases), at + reach)):
        phrase = clause.phrases[index]
        if phrase.harm is not None:
            effect = effect or phrase.harm.effect
        group = phrase.group
        if group is None or group.count is None or group.kind not in {Kind.BARE, Kind.NUMBER}:
            continue
        if clause.phrases[at].word == "losses" and not are_lost(clause, at, index, group):
            continue
        before = clause.phrases[index - 1].word
        before = clause.phrases[index - 2].word if before in _BY_NOW else before
        if before in _TOLL_WORDS:
            if effect is None:
                return
            yield Statement(clause.sentence, effect, (group,), harm.start, group.end, harm.start, harm.form)
            return


def _brought_to(clause: Clause, at: int) -> Group | None:
    """Find the number before a toll: "bringing to 22 the number of dead"."""
    before = clause.phrases[max(0, at - _BROUGHT) : at]
    if len(before) < _BROUGHT or before[0].word not in _BRINGING or before[1].role is not Role.TO:
        return None
    group = before[2].group
    dead = any(phrase.word in _OF_THE_DEAD for phrase in clause.phrases[at : at + _BROUGHT])
    return group if dead and group is not None and group.count is not None and before[3].word == "the" else None


_BROUGHT = 4
"""Phrases of "bringing to 22 the", and of "number of known dead" at most."""
_BRINGING = words("bring brings bringing brought raise raises raising raised push pushes pushing pushed")
_OF_THE_DEAD = words("dead deaths death toll fatalities")


def multiple(clause: Clause, at: int, harm: Predicate) -> Iterator[Statement]:
    """Read "quadruple shooting"; `at` is its phrase."""
    found = multiple_at(clause.tokens, clause.phrases[at].start)
    people = Count.exactly(found[1] if found else 1)
    group = Group(Kind.NUMBER, harm.start, harm.end, people)
    yield Statement(clause.sentence, harm.effect, (group,), harm.start, harm.end, harm.start, harm.form)


_BY_NOW = frozenset({"now", "currently", "officially", "already", "still"})
_TOLL_WORDS = words(
    """
    to at is was reach reached reaches hit hits exceeds exceeded passes passed top tops topped of surpassed near nears
    stands climbs climbed :
    """
)
