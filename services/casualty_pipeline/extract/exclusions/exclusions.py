"""What does not count though a casualty word stands beside it: why a statement or a number is left out."""

import re
from collections.abc import Sequence
from datetime import timedelta

from casualty_pipeline.extract.days.when import Published, When
from casualty_pipeline.extract.exclusions.captives import is_of_captives
from casualty_pipeline.extract.exclusions.courts import is_judged
from casualty_pipeline.extract.exclusions.denials import is_denied
from casualty_pipeline.extract.exclusions.habits import is_habitual
from casualty_pipeline.extract.exclusions.remains import is_of_remains
from casualty_pipeline.extract.exclusions.running import is_running_total
from casualty_pipeline.extract.exclusions.signs import NO_SIGNS, Signs, signs_in
from casualty_pipeline.extract.harm.predicate import Form
from casualty_pipeline.extract.people.animals import is_of_animals
from casualty_pipeline.extract.people.group import Kind
from casualty_pipeline.extract.sentences.clause import Parsed, Statement
from casualty_pipeline.extract.sentences.phrases import Phrase, Role
from casualty_pipeline.extract.text.vocabulary import words

HYPOTHETICAL = "hypothetical"
HISTORIC = "historic_or_cumulative"
FICTION = "fiction_or_sport"
REMAINS = "remains_returned"
CAPTIVES = "prisoners"
ANIMALS = "animals"
DENIED = "denied"

OTHER_STORY = "pointer_to_another_story"

_OLD = timedelta(days=45)
"""What happened so long before publication is background, not news of this article."""
_MONTH = timedelta(days=27)
_PARTS_OF_MONTHS = frozenset({"early", "late", "mid"})
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
_REPORTED = words(
    """
    have confirmed reported claimed believed said known alleged thought feared understood presumed
    """
)
_CONDITION = frozenset(["if", "unless", "whether"])


def reason_against(parsed: Parsed, statement: Statement, whens: Sequence[When], published: Published) -> str | None:
    """Say why a statement does not count, or None where it does."""
    if _is_hypothetical(parsed, statement) or is_habitual(parsed, statement):
        return HYPOTHETICAL
    signs = signs_in(parsed.sentence)
    if signs.elsewhere or _is_teaser(parsed):
        return OTHER_STORY
    if signs.fiction:
        return FICTION
    past = [when for when in whens if _is_past(parsed, when, published)]
    if (past or signs is not NO_SIGNS) and _is_historic(parsed, statement, signs, past=past, year=published.day.year):
        return HISTORIC
    if is_running_total(parsed, statement, whens, published) or _is_outdated(parsed, statement):
        return HISTORIC
    return _reason_before(parsed, statement)


def _reason_before(parsed: Parsed, statement: Statement) -> str | None:
    """Say why the words before a statement's people keep it from counting."""
    if is_of_remains(parsed, statement):
        return REMAINS
    if is_of_captives(parsed, statement):
        return CAPTIVES
    tokens, end = parsed.tokens, statement.end
    if all(group.kind is Kind.BARE and is_of_animals(tokens, group, end) for group in statement.groups):
        return ANIMALS
    if is_judged(parsed, statement):
        return HISTORIC
    return DENIED if is_denied(parsed, statement) else None


_BODY_STARTS = 3
"""Paragraphs that may be headlines and captions of the story itself."""


def _is_teaser(parsed: Parsed) -> bool:
    """Whether a line far down without a full stop points to another story, as web pages do; a list item does not."""
    sentence = parsed.sentence
    if sentence.paragraph <= _BODY_STARTS or not sentence.is_alone:
        return False
    return sentence.text[0].isalnum() and sentence.text[-1].isalnum() and ":" not in sentence.text


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


def _is_outdated(parsed: Parsed, statement: Statement) -> bool:
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


def _is_hypothetical(parsed: Parsed, statement: Statement) -> bool:
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
