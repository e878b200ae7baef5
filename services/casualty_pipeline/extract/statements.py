"""The grammar: what a sentence's phrases state about killed and injured people."""

from collections.abc import Iterator, Sequence

from casualty_pipeline.extract.before import is_number_among, people_before
from casualty_pipeline.extract.behind import companions, coordinated_right, people_behind
from casualty_pipeline.extract.clause import Clause, Parsed, Statement
from casualty_pipeline.extract.group import Kind
from casualty_pipeline.extract.nominal import gapped, multiple, number_before, toll, units
from casualty_pipeline.extract.phrases import Phrase, Role, phrases_of
from casualty_pipeline.extract.predicate import Effect, Form, Predicate
from casualty_pipeline.extract.predicates import GLANCING, predicates_in
from casualty_pipeline.extract.tokens import Sentence, Token
from casualty_pipeline.extract.vocabulary import words


def parse(sentence: Sentence, tokens: Sequence[Token]) -> Parsed:
    """Read the statements of one sentence, in order of their casualty words."""
    harms = predicates_in(tokens)
    if not harms:
        return Parsed(sentence, tokens, (), ())
    phrases = phrases_of(tokens, harms)
    clause = Clause(sentence.index, tokens, phrases)
    statements = tuple(
        statement
        for at, phrase in enumerate(phrases)
        if phrase.harm
        for statement in _statements(clause, at, phrase.harm)
    )
    told = _without_dead_in_care(statements)
    return Parsed(sentence, tokens, phrases, (*told, *gapped(clause, told)))


def _without_dead_in_care(statements: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """Leave out that the dead were "taken to hospital"."""
    if not any(one.soft for one in statements):
        return statements
    dead = {group.start for one in statements if one.effect is Effect.KILLED for group in one.groups}
    return tuple(one for one in statements if not (one.soft and all(group.start in dead for group in one.groups)))


def _statements(clause: Clause, at: int, harm: Predicate) -> Iterator[Statement]:
    """Give what the casualty word at phrase `at` states."""
    match harm.form:
        case Form.PAST:
            found = people_inverted(clause, at) or people_of_past(clause, at)
        case Form.PARTICIPLE | Form.PRESENT:
            found = people_behind(clause, at)
        case Form.STATE | Form.SELF:
            found = people_before(clause, at)
        case Form.NOUN:
            found = people_behind(clause, at, noun=True) or number_before(clause, at)
        case Form.UNITS:
            yield from units(clause, at, harm)
            return
        case Form.TOLL:
            yield from toll(clause, at, harm)
            return
        case Form.MULTIPLE:
            yield multiple(clause, harm)
            return
    if found and harm.form in {Form.PAST, Form.STATE}:
        found = (*found, *companions(clause, at))
    if found and not is_negated(clause, at) and is_harm(clause, at, found):
        clause.affected[at] = found
        clause.taken.update(found)
        yield _statement(clause, at, harm, found)


def is_harm(clause: Clause, at: int, found: tuple[int, ...]) -> bool:
    """Whether "hit" and "struck" hit a body, and "the life of" was lost."""
    word = clause.phrases[at].word
    if word in {"life", "lives"}:
        return bool(_LOSING & {phrase.word for phrase in clause.phrases[max(0, at - 4) : at]})
    if word not in GLANCING or clause.phrases[at].end - clause.phrases[at].start > 1:
        return True
    end = max(clause.phrases[index].end for index in (*found, at))
    behind = [token.lower for token in clause.tokens[end : end + 6]]
    return bool(_BODY & set(behind)) or "bullet" in behind or "gunfire" in behind


def is_negated(clause: Clause, at: int) -> bool:
    """Whether "not" or "never" stands between an auxiliary and its verb: "had not been shot"."""
    for phrase in reversed(clause.phrases[max(0, at - 4) : at]):
        if phrase.role is Role.NOT:
            return True
        if phrase.role in {Role.PEOPLE, Role.BREAK, Role.COMMA, Role.AND, Role.HARM}:
            return False
    return False


def _statement(clause: Clause, at: int, harm: Predicate, found: tuple[int, ...]) -> Statement:
    groups = tuple(group for index in found if (group := clause.phrases[index].group))
    ends = (*found, at)
    return Statement(
        clause.sentence,
        harm.effect,
        groups,
        min(clause.phrases[index].start for index in ends),
        max(clause.phrases[index].end for index in ends),
        harm.start,
        harm.form,
        harm.soft,
    )


def people_of_past(clause: Clause, at: int) -> tuple[int, ...]:
    """Find the people of "killed": before it in the passive or without an object, else behind it."""
    if _is_passive(clause, at):
        return people_before(clause, at)
    found = people_behind(clause, at)
    return found if found or _has_other_object(clause, at) else people_before(clause, at)


def _has_other_object(clause: Clause, at: int) -> bool:
    """Whether an active verb has an object that is no people: "killed 14 goats", "shot the dog", not "a day later"."""
    following = clause.phrases[at + 1] if at + 1 < len(clause.phrases) else None
    if following is None or not (following.word in _OF_OBJECTS or _is_bare(following)):
        return False
    behind = [token.lower for token in clause.tokens[following.end : following.end + _OBJECT]]
    return bool(behind) and behind[0].isalpha() and behind[0] not in _NO_OBJECT and _TIMES.isdisjoint(behind)


def _is_bare(phrase: Phrase) -> bool:
    return phrase.group is not None and phrase.group.kind is Kind.BARE


def people_inverted(clause: Clause, at: int) -> tuple[int, ...]:
    """Read "Injured were A, B and C", "Also wounded was a man"."""
    if at and clause.phrases[0].word == "among" and is_number_among(clause, at - 1):
        return (at - 1,)
    opens = at == 0 or (at <= _OPENING and clause.phrases[0].word in {"also", "among", "those", "the"})
    if not opens or at + 2 >= len(clause.phrases) or clause.phrases[at + 1].role is not Role.BE:
        return ()
    group = clause.phrases[at + 2].group
    return () if group is None or group.kind is Kind.BARE else coordinated_right(clause, at + 2)


def _is_passive(clause: Clause, at: int) -> bool:
    index = at - 1
    while index >= 0 and clause.phrases[index].role in {Role.WORD, Role.NOT} and at - index <= _ADVERBS:
        index -= 1
    return index >= 0 and clause.phrases[index].role is Role.BE


_OPENING = 2
_ADVERBS = 4
"""Words between "were" and "killed" at most."""
_OBJECT = 3
"""Words of an object up to its noun."""
_OF_OBJECTS = words("a an the his her their its")
_TIMES = words(
    """
    day days hour hours week weeks month months year years minute minutes moment moments time times night nights morning
    afternoon evening weekend mile miles km kilometers kilometres meters metres yards block blocks
    """
)
_NO_OBJECT = words(
    """
    in on at by near from with and or after before when while during since hurt killed dead injured wounded shot
    seriously critically badly slightly severely missing
    """
)
"""Words behind a number that it does not count: "12 killed 30 hurt"."""
_LOSING = words("claim claims claimed claiming took take takes taking cost costs costing ended ending loss lost")


_BODY = words(
    """
    head neck chest cheek face leg legs arm arms back abdomen stomach shoulder hand hands foot feet torso side thigh hip
    groin buttocks knee ankle eye body hip wrist elbow calf pelvis jaw forehead
    """
)
