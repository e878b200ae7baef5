"""What has not happened: threats, plans, conditions, fears, "could kill hundreds", "may have been killed"."""

from collections.abc import Sequence

from casualty_pipeline.extract.harm.predicate import Form
from casualty_pipeline.extract.sentences.clause import Parsed, Statement
from casualty_pipeline.extract.sentences.phrases import Phrase, Role
from casualty_pipeline.extract.text.vocabulary import words

_INTENT = words(
    """
    threatened threaten threatens threatening vowed vows vow plan planned plans planning plot plotted plotting
    try tried trying tries attempt attempted attempting attempts want wanted wants order ordered orders
    intended intend intending hired refuse refused conspiring conspired conspiracy urge urged pledged promised
    stays stayed halts halted postpones postponed
    spoke spoken speaking talked talking discussed discussing dreamed dreaming fantasized fantasised
    able risk avoid ready prepared used designed willing going enough license
    """
)
_CONDITION = frozenset(["if", "unless", "whether"])


def is_hypothetical(parsed: Parsed, statement: Statement) -> bool:
    """Whether a statement tells of what somebody means to do, or of what might be."""
    index = parsed.phrase_of(statement.at)
    before = parsed.phrases[max(0, index - 5) : index]
    if _is_modal(before) or (
        not _MODAL.isdisjoint(parsed.words) and _goes_on_modal(parsed, statement.start, statement.at)
    ):
        return True
    if statement.form in {Form.NOUN, Form.PARTICIPLE, Form.PRESENT} and any(
        phrase.word in _INTENT or phrase.word in {"attempted", "alleged", "threat", "threats"} for phrase in before[-3:]
    ):
        return True
    return not _CONDITION.isdisjoint(parsed.words) and _is_conditional(parsed.phrases[:index])


def _is_conditional(before: Sequence[Phrase]) -> bool:
    """Whether "if" opens the clause that these phrases lead into."""
    for phrase in reversed(before):
        if phrase.word in _CONDITION:
            return True
        if phrase.role is Role.BREAK:
            return False
    return False


def _is_modal(before: Sequence[Phrase]) -> bool:
    """Read "could kill", "to kill" as not having happened; "may have been killed" is feared, see hedges."""
    for back, phrase in enumerate(reversed(before)):
        if phrase.role in _PARTING:
            return False
        if phrase.role is Role.MODAL:
            return not any(later.word == "have" for later in before[len(before) - back :])
        if phrase.role is Role.TO:
            later = before[len(before) - back :]
            if not later:
                return True
            return later[0].word == "be" and all(phrase.word in _BETWEEN for phrase in later[1:])
    return False


def _goes_on_modal(parsed: Parsed, start: int, at: int) -> bool:
    """Read "could bring floods and kill dozens", "would leave hundreds dead": a bare verb goes on with a modal one."""
    lower = parsed.tokens.lower
    if start < at and lower[start - 1] == "leave" and not _MODAL.isdisjoint(lower[max(0, start - 4) : start - 1]):
        return True
    if lower[at] not in _BARE_VERBS or lower[at - 1] not in {"and", "or"}:
        return False
    for word in reversed(lower[max(0, at - _MODAL_REACH) : at - 1]):
        if word in _MODAL:
            return True
        if word in _CLAUSE_BORDERS:
            return False
    return False


_MODAL = frozenset({"could", "would", "may", "might", "will", "can"})
_MODAL_REACH = 14
"""Tokens from a modal verb to the second verb that it governs at most."""
_BARE_VERBS = words("kill injure wound hurt maim murder slaughter shoot")
_CLAUSE_BORDERS = words(", ; : - that who which but when where")
_BETWEEN = words("be been being fatally seriously critically badly later also then shot")
"""What may stand between "to be" and "killed"."""
_PARTING = frozenset({Role.PEOPLE, Role.BREAK, Role.COMMA, Role.HARM})
"""What a modal verb does not reach over."""


_FEARED = frozenset({"feared", "presumed", "probably"})
_PERHAPS = frozenset({"may", "might", "could"})
_DOUBTED = _FEARED | _PERHAPS


def is_feared(parsed: Parsed, statement: Statement) -> bool:
    """Whether people are only feared or presumed dead."""
    if _DOUBTED.isdisjoint(parsed.words):
        return False
    index = parsed.phrase_of(statement.at)
    words = {phrase.word for phrase in parsed.phrases[max(0, index - 3) : index + 1]}
    if words & _FEARED:
        return True
    before = {phrase.word for phrase in parsed.phrases[max(0, index - 4) : index]}
    return "have" in words and not _PERHAPS.isdisjoint(before)
