"""The grammar: what a sentence's phrases state about killed and injured people."""

from collections.abc import Iterator, Sequence
from types import MappingProxyType

from msgspec.structs import replace

from casualty_pipeline.extract.harm.attributes import is_attribute
from casualty_pipeline.extract.harm.fighters import ends_clause, listed_fighters
from casualty_pipeline.extract.harm.predicate import Effect, Form, Predicate
from casualty_pipeline.extract.harm.predicates import GLANCING, OF_COMBAT, predicates_in
from casualty_pipeline.extract.people.group import Group, Kind
from casualty_pipeline.extract.sentences.actors import actor_before, others_beside, reflexive, subject_before
from casualty_pipeline.extract.sentences.before import people_before
from casualty_pipeline.extract.sentences.behind import companions, people_behind
from casualty_pipeline.extract.sentences.clause import Clause, Parsed, Statement
from casualty_pipeline.extract.sentences.conjuncts import is_shot
from casualty_pipeline.extract.sentences.existing import existing, is_told_to_be
from casualty_pipeline.extract.sentences.gapped import gapped
from casualty_pipeline.extract.sentences.harm import are_hit, is_harm, is_negated
from casualty_pipeline.extract.sentences.inverted import people_inverted
from casualty_pipeline.extract.sentences.nominal import multiple, number_before, toll, units
from casualty_pipeline.extract.sentences.objects import is_active
from casualty_pipeline.extract.sentences.parts import is_of_a_whole, wounded_before
from casualty_pipeline.extract.sentences.phrases import Role, phrases_of
from casualty_pipeline.extract.sentences.subsets import as_subset, is_subset
from casualty_pipeline.extract.sentences.survival import lost
from casualty_pipeline.extract.text.tokens import Sentence, Tokens


def parse(sentence: Sentence, tokens: Tokens) -> Parsed:
    """Read the statements of one sentence, in order of their casualty words."""
    found = predicates_in(tokens)
    harms = {at: harm for at, harm in found.items() if not is_attribute(tokens, harm)}
    if not harms:
        return Parsed(sentence, tokens, speaks=bool(found))
    words = frozenset(tokens.lower)
    phrases = phrases_of(tokens, harms)
    clause = Clause(sentence.index, tokens, phrases, words)
    statements: list[Statement] = []
    for at, phrase in enumerate(phrases):
        if phrase.harm is not None:
            statements += _statements(clause, at, phrase.harm)
    statements += reflexive(clause)
    told = _without_dead_in_care(statements)
    return Parsed(sentence, tokens, phrases, (*told, *gapped(clause, told)), words)


def _without_dead_in_care(statements: Sequence[Statement]) -> Sequence[Statement]:
    """Leave out that the dead were "taken to hospital"."""
    if not any(one.soft for one in statements):
        return statements
    dead = {group.start for one in statements if one.effect is Effect.KILLED for group in one.groups}
    return [one for one in statements if not (one.soft and all(group.start in dead for group in one.groups))]


def _statements(clause: Clause, at: int, harm: Predicate) -> Iterator[Statement]:
    """Give what the casualty word at phrase `at` states."""
    numbered = _NUMBERED.get(harm.form)
    if numbered is not None:
        yield from numbered(clause, at, harm)
        return
    if (
        clause.phrases[at].word == "dead"
        and at
        and clause.phrases[at - 1].group is not None
        and is_shot(clause, at - 1)
    ):
        return  # "shot three people dead": told by the verb
    if is_told_to_be(clause, at):
        yield from existing(clause, harm)
        return
    if harm.form is Form.SELF and (others := others_beside(clause, at)):
        clause.taken.update(others)
        yield _statement(clause, at, replace(harm, form=Form.PARTICIPLE), others)
    found = _people(clause, at, harm.form)
    if found and harm.form in {Form.PAST, Form.STATE}:
        found = (*found, *companions(clause, at))
    if found and not is_negated(clause, at):
        if are_hit(clause, at, found):
            harm = replace(harm, effect=Effect.SHOT)
        elif not is_harm(clause, at, found):
            if clause.phrases[at].word in GLANCING:  # "pedestrian struck, killed by train"
                clause.affected[at] = found
            return
        clause.affected[at] = found
        clause.taken.update(found)
        said = _statement(clause, at, harm, found)
        yield said
        yield from wounded_before(clause, said)


_NUMBERED = MappingProxyType({Form.UNITS: units, Form.TOLL: toll, Form.MULTIPLE: multiple, Form.LIVED: lost})
"""Forms that do not leave it to the verb to find people."""


def _people(clause: Clause, at: int, form: Form) -> tuple[int, ...]:
    """Find the people whom the casualty word at phrase `at` befell."""
    if form is Form.PAST and _is_noun(clause, at):
        return people_inverted(clause, at)
    match form:
        case Form.PAST:
            return people_inverted(clause, at) or people_of_past(clause, at)
        case Form.STATE:
            return people_inverted(clause, at) or people_before(clause, at - _among(clause, at))
        case Form.SELF:
            return actor_before(clause, at)
        case Form.NOUN:
            return people_behind(clause, at, noun=True) or number_before(clause, at)
        case _:
            gerund = at > 0 and clause.phrases[at - 1].role is Role.PREPOSITION
            return people_behind(clause, at, noun=gerund)


def _is_noun(clause: Clause, at: int) -> bool:
    """Whether "the wounded" only stand for people told of: "they were brought in", not "two were among the wounded"."""
    before = clause.phrases[max(0, at - _OF_ALL) : at]
    following = clause.phrases[at + 1].role if at + 1 < len(clause.phrases) else None
    article = bool(before) and before[-1].group is None and before[-1].word == "the"
    return article and before[0].word != "among" and following is Role.BE


def _statement(clause: Clause, at: int, harm: Predicate, found: tuple[int, ...]) -> Statement:
    groups = tuple(_groups(clause, found))
    if is_subset(clause, at, found):
        groups = tuple(as_subset(groups))
    if is_of_a_whole(clause, at, harm, found):
        groups = (replace(groups[0], count=groups[0].whole, part=False),)
    if harm.effect in _STRUCK and max(found) < at and clause.phrases[at - 1].word == "also":
        groups = tuple(replace(group, more=True) if group.kind is Kind.NUMBER else group for group in groups)
    ends = (*found, at)
    return Statement(
        clause.sentence,
        Effect.KILLED if _is_to_death(clause, found, at) else harm.effect,
        groups,
        min(clause.phrases[index].start for index in ends),
        max(clause.phrases[index].end for index in ends),
        harm.start,
        harm.form,
        harm.soft,
    )


_STRUCK = frozenset({Effect.SHOT, Effect.INJURED})


def _is_to_death(clause: Clause, found: tuple[int, ...], at: int) -> bool:
    """Whether people are shot "dead" or stabbed "to death"."""
    if min(found) < at:
        return False
    end = clause.phrases[max(found)].end
    behind = clause.tokens.lower[end : end + 2]
    return behind == ["to", "death"] or behind[:1] == ["dead"]


def _groups(clause: Clause, found: tuple[int, ...]) -> Iterator[Group]:
    """Give the groups of phrases; a noun shares the article before it: "the younger child and man"."""
    shared = False
    for index in found:
        group = clause.phrases[index].group
        assert group is not None
        bare = group.kind is Kind.SINGLE and clause.phrases[index].word == group.head
        shared = group.kind is Kind.DEFINITE or (shared and bare)
        yield replace(group, kind=Kind.DEFINITE) if shared else group


def people_of_past(clause: Clause, at: int) -> tuple[int, ...]:
    """Find the people of "killed": before it in the passive or without an object, else behind it."""
    if _is_passive(clause, at):
        verb = _elided(clause, at)
        return people_before(clause, at) if verb is None else actor_before(clause, at) or subject_before(clause, verb)
    found = people_behind(clause, at)
    if not found and clause.phrases[at].word in OF_COMBAT:
        found = listed_fighters(clause, at)
        return found if found or not ends_clause(clause, at) else people_before(clause, at)
    if found or is_active(clause, at):
        return found
    return people_before(clause, at)


def _among(clause: Clause, at: int) -> int:
    """Count the phrases of "among the" before "dead": the verb that counts is the one before them."""
    return _OF_ALL if at > _OF_ALL and clause.phrases[at - _OF_ALL].word == "among" else 0


_OF_ALL = 2


def _elided(clause: Clause, at: int) -> int | None:
    """Find "before" where the subject is that of the clause before it: "killed three before being shot dead"."""
    if "being" not in clause.words:
        return None
    being = next((i for i in range(at - 1, max(0, at - _ADVERBS), -1) if clause.phrases[i].word == "being"), None)
    linked = being is not None and clause.phrases[being - 1].word in {"before", "after", "and", "while"}
    return being - 1 if being is not None and linked else None


def _is_passive(clause: Clause, at: int) -> bool:
    index = at - 1
    while index >= 0 and clause.phrases[index].role in {Role.WORD, Role.NOT} and at - index <= _ADVERBS:
        index -= 1
    return index >= 0 and clause.phrases[index].role is Role.BE


_ADVERBS = 4
"""Words between "were" and "killed" at most."""
