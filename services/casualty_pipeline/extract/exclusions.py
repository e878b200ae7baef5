"""What does not count though a casualty word stands beside it: why a statement or a number is left out."""

import re
from collections.abc import Sequence
from datetime import timedelta
from functools import lru_cache

from msgspec import Struct

from casualty_pipeline.extract.clause import Parsed, Statement
from casualty_pipeline.extract.denials import is_denied
from casualty_pipeline.extract.phrases import Phrase, Role
from casualty_pipeline.extract.predicate import Form
from casualty_pipeline.extract.remains import is_of_remains
from casualty_pipeline.extract.vocabulary import any_of, words
from casualty_pipeline.extract.when import Published, When

HYPOTHETICAL = "hypothetical"
HISTORIC = "historic_or_cumulative"
FICTION = "fiction_or_sport"
REMAINS = "remains_returned"
DENIED = "denied"

OTHER_STORY = "pointer_to_another_story"

_ELSEWHERE = re.compile(
    r"(?:see also|related(?: coverage| stor(?:y|ies)| content)?|read more|also read|more on"
    r"|previous coverage|more:|watch:|photos?:)\b",
)
_REMEMBERED_SENTENCES = 64
"""The statements of a sentence come one after another, so few sentences need to be known at a time."""
_OLD = timedelta(days=45)
"""What happened so long before publication is background, not news of this article."""
_MONTH = timedelta(days=27)
_PARTS_OF_MONTHS = frozenset({"early", "late", "mid"})
_INTENT = words(
    """
    threatened threaten threatens threatening vowed vows vow plan planned plans planning plot plotted plotting
    try tried trying tries attempt attempted attempting attempts want wanted wants order ordered orders
    intended intend intending hired refuse refused conspiring conspired conspiracy urge urged pledged promised
    able risk avoid ready prepared used designed willing going enough license
    """
)
_REPORTED = words(
    """
    have confirmed reported claimed believed said known alleged thought feared understood presumed
    """
)
_CONDITION = frozenset(["if", "unless", "whether"])
_HISTORIC = re.compile(
    r"\b(?:(?:years?|decades?|months?|centur(?:y|ies)) (?:ago|earlier|before)|last (?:year|summer|spring"
    r"|fall|autumn|winter|month)"
    r"|(?:earlier )?this year|so far (?:this|in)|to date|in (?:recent|past|previous) (?:years|months|weeks|decades)"
    r"|(?:the|over|in|during)(?: the)? (?:past|last|previous) (?:\w+ ){0,3}?(?:years?|decades?|months?)"
    r"|since (?:the (?!(?:beginning|start) of the day)|its|then|independence|last|late|mid|january"
    r"|february|march|april|may|june|july|august"
    r"|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    r"|\w+ began|truce|ceasefire|\d{4}|\d{1,2} \w+ \d{4})"
    r"|(?:as a result of|due to|because of|throughout) (?:the )?(?:[\w-]+ ){0,2}(?:aggression|invasion)"
    r"(?!.*\b(?:days?|hours|yesterday|night|week)\b)"
    r"|(?:over|during) the (?:summer|winter|spring)|(?:years|months) (?:after|before)"
    r"|anniversary|annually|(?:every|each|a|per) (?:year|month)\b|on average|world war|(?:nine|ten"
    r"|\d+)-year (?:civil )?war"
    r"|(?:over|during|in) (?:the|this|that|our) (?:course of the )?(?:war|conflict)"
    r"|(?:in|during|since|of|from|throughout) (?:the|its|their|an?|\d{4}s?|[\w-]+'s)(?: [\w'-]+){0,2} civil war"
    r"|since it (?:began|started)"
    r"|the same time last year|city-?wide|a total of (?:[\w-]+ ){1,6}across the (?:city|county|state|country)"
    r"|so far been \w+(?: [\w,]+){0,6} in the (?:fighting|conflict|war|violence|insurgency)"
    r"|in (?:(?:over|nearly|almost|about|around|more than|less than) )?(?:an?|one|two|three|four|five|six|seven|eight"
    r"|nine|ten|\d+|several) (?:years|decades?|months))\b",
)
_BROUGHT = re.compile(
    r"\bbr(?:ought|inging|ings) to (?=(?:at least |more than |about |over |nearly )?(?:\d|one|two|three|four|five"
    r"|six|seven|eight|nine|ten|eleven|twelve))"
)
"""Before a running total: "brought to 74 the number of people shot since Wednesday"."""
_CAME_AFTER = re.compile(
    r"\b(?:attacks?|blast|bombings?|shootings?|explosions?|strikes?|violence|killings|incident|raid|clashes|crash"
    r"|accident|assault|ambush|massacre|development)"
    r"(?: [\w-]+,?){0,6}? (?:came|comes|coming) (?:[\w-]+ ){0,3}(?:days?|weeks?) after (?P<older>(?:[^,;]|,(?= \d))*)"
)
"""An older incident that a new one follows: "the attack comes two weeks after a bombing killed 20"."""
_COMPARISON = re.compile(
    r"\b(?:deadliest|worst|biggest|largest|bloodiest|highest|strongest|heaviest|first)(?: [\w-]+){0,4}? (?:in|for|of)"
    r" (?:the )?(?:past |last )?(?:(?:more|less) than )?(?:[\w-]+ ){0,2}?(?:years|decades|months|decade|year|month)\b"
    r"|\bfirst(?: [\w-]+){0,8}? in (?:19|20)\d\d\b"
    r"|\b(?:deadliest|worst|biggest|largest|bloodiest|highest|strongest|heaviest|first)(?: [\w-]+){0,5}? since"
    r"(?: [\w-]+){1,4}"
)
"""A stretch of time that only compares: "the deadliest in 30 years"."""
_EVENT = (
    r"(?:massacre|attack|war|bombing|shooting|quake|earthquake|siege|invasion|uprising|genocide|coup|crackdown|disaster"
    r"|tsunami|murder|killing|assassination|conflict|riot|protest)"
)
_YEAR = re.compile(r"\b(?:in|of|from|during|since|by|early|late|mid)\s+(?:\w+\s+)?((?:19|20)\d\d)\b")
_EVENT_OF_YEAR = re.compile(rf"\b(?:the|a)\s+((?:19|20)\d\d)\s(?:[\w-]+\s){{0,2}}{_EVENT}")
"""An event by its year: what is told of behind it, "the 1989 massacre in which hundreds died", is of that year."""
_WHOLE_YEAR = re.compile(r"\b(?:in|during|throughout)\s+((?:19|20)\d\d)\b")
_FICTION = re.compile(
    r"\b(?:documentary|simulat(?:ed|es|ing)|movie|film|novel|fictional|video ?game|tv series|season \d|episode"
    r"|box office|premiere|screenplay"
    r"|quarterback|touchdown|playoffs?|championship|world cup|goalkeeper|midfielder|striker|inning|innings"
    r"|injury list|injured (?:list|reserve)"
    r"|hamstring|knee injury|ankle injury|premier league|head coach|head-to-head)\b",
)
MAY_SIGN = re.compile(
    any_of(
        words(
            """
            19 20 year decade month weeks centur summer winter spring autumn fall since far date anniversary annually
            average total war conflict aggression invasion citywide city-wide brought brings bringing
            came comes coming
            movie film novel fiction documentar simulat game series season episode box premier screenplay
            quarterback touchdown playoff
            championship cup goalkeeper midfielder striker inning list reserve hamstring knee ankle coach head-to-head
            """
        )
    )
)
"""What a sentence holds that any pattern above can match, ages aside: one search spares most sentences seven."""
HISTORY_AND_FICTION = (_HISTORIC, _BROUGHT, _CAME_AFTER, _COMPARISON, _YEAR, _WHOLE_YEAR, _FICTION, _EVENT_OF_YEAR)


def reason_against(parsed: Parsed, statement: Statement, whens: Sequence[When], published: Published) -> str | None:
    """Say why a statement does not count, or None where it does."""
    if _is_hypothetical(parsed, statement) or _is_habitual(parsed, statement):
        return HYPOTHETICAL
    signs = _signs_in(parsed.sentence.lower)
    if signs.elsewhere or _is_teaser(parsed):
        return OTHER_STORY
    if signs.fiction:
        return FICTION
    if _is_historic(parsed, statement, whens, published):
        return HISTORIC
    return _reason_before(parsed, statement)


def _reason_before(parsed: Parsed, statement: Statement) -> str | None:
    """Say why the words before a statement's people keep it from counting."""
    if is_of_remains(parsed, statement):
        return REMAINS
    return DENIED if is_denied(parsed, statement) else None


class _Signs(Struct, frozen=True, gc=False):
    """What the words of a sentence say of all its statements; the past as offsets into it."""

    elsewhere: bool
    fiction: bool = False
    past: tuple[int, ...] = ()
    events: tuple[tuple[int, int], ...] = ()
    """Offsets of events with the year that they are called by."""
    years: tuple[tuple[int, int], ...] = ()
    """Offsets with the year that they name."""
    whole_years: tuple[tuple[int, int], ...] = ()
    """The same of years as a stretch of time."""
    brought: tuple[int, ...] = ()
    older: tuple[tuple[int, int], ...] = ()
    """Where an incident is told that the one of the sentence came after."""
    compared: tuple[tuple[int, int], ...] = ()


@lru_cache(_REMEMBERED_SENTENCES)
def _signs_in(lower: str) -> _Signs:
    elsewhere = _ELSEWHERE.match(lower) is not None
    if MAY_SIGN.search(lower.replace("-year-old", "")) is None:
        return _Signs(elsewhere=elsewhere)
    return _Signs(
        elsewhere=elsewhere,
        fiction=_FICTION.search(lower) is not None,
        past=tuple([found.start() for found in _HISTORIC.finditer(lower)]),
        events=tuple([(found.start(), int(found.group(1))) for found in _EVENT_OF_YEAR.finditer(lower)]),
        years=tuple([(found.start(), int(found.group(1))) for found in _YEAR.finditer(lower)]),
        whole_years=tuple([(found.start(), int(found.group(1))) for found in _WHOLE_YEAR.finditer(lower)]),
        brought=tuple([found.start() for found in _BROUGHT.finditer(lower)]),
        older=tuple([found.span("older") for found in _CAME_AFTER.finditer(lower)]),
        compared=tuple([found.span() for found in _COMPARISON.finditer(lower)]),
    )


_BODY_STARTS = 3
"""Paragraphs that may be headlines and captions of the story itself."""


def _is_teaser(parsed: Parsed) -> bool:
    """Whether a line far down without a full stop points to another story, as web pages do; a list item does not."""
    sentence = parsed.sentence
    if sentence.paragraph <= _BODY_STARTS or not sentence.is_alone:
        return False
    return sentence.text[0].isalnum() and sentence.text[-1].isalnum() and ":" not in sentence.text


def _is_historic(parsed: Parsed, statement: Statement, whens: Sequence[When], published: Published) -> bool:
    start, signs = parsed.sentence.start, _signs_in(parsed.sentence.lower)
    at = parsed.tokens[statement.at].start - start
    if any(first <= at < last for first, last in signs.older):
        return True
    words = [*signs.past, *(word for word, year in signs.years if published.day.year > year)]
    words += [word for word, year in signs.whole_years if published.day.year == year]
    words += [word for word in signs.brought if word < at]
    words += [parsed.tokens[when.start].start - start for when in whens if _is_past(parsed, when, published)]
    lower = parsed.sentence.lower
    words += [word for word, year in signs.events if year < published.day.year and _goes_on(lower[word:at])]
    compared = [(first, last) for first, last in signs.compared if not _is_told_of(lower, last, at)]
    meant = (word for word in words if not any(first <= word < last for first, last in compared))
    return any(_reaches(parsed, statement, start + word) for word in meant)


def _goes_on(between: str) -> bool:
    """Whether a statement stands behind the name of an event, with no comma between."""
    return bool(between) and "," not in between


def _is_told_of(lower: str, end: int, at: int) -> bool:
    """Whether a statement tells of what is compared with: "the deadliest since 1960, when 12,000 died"."""
    return at > end and lower[end:at].lstrip(" ,").startswith(("when ", "which ", "in which ", "that "))


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
    if _is_modal(before):
        return True
    if statement.form in {Form.NOUN, Form.PARTICIPLE, Form.PRESENT} and any(
        phrase.word in _INTENT or phrase.word in {"attempted", "alleged", "threat", "threats"} for phrase in before[-3:]
    ):
        return True
    for phrase in reversed(parsed.phrases[:index]):
        if phrase.word in _CONDITION:
            return True
        if phrase.role is Role.BREAK:
            return False
    return False


def _is_habitual(parsed: Parsed, statement: Statement) -> bool:
    """Read "when thousands are killed" as no event."""
    vague = all(group.vague for group in statement.groups)
    return vague and statement.at > 0 and parsed.tokens[statement.at - 1].lower in {"are", "is", "get"}


def _is_modal(before: Sequence[Phrase]) -> bool:
    """Read "could kill", "to kill" as not having happened; "may have been killed" is feared, see hedges."""
    for back, phrase in enumerate(reversed(before)):
        if phrase.role is Role.MODAL:
            return not any(later.word == "have" for later in before[len(before) - back :])
        if phrase.role is Role.TO:
            later = before[len(before) - back :]
            if not later:
                return True
            return later[0].word == "be"
        if phrase.role in {Role.PEOPLE, Role.BREAK, Role.COMMA, Role.HARM}:
            return False
    return False


_FEARED = frozenset({"feared", "presumed", "probably"})


def is_feared(parsed: Parsed, statement: Statement) -> bool:
    """Whether people are only feared or presumed dead."""
    index = parsed.phrase_of(statement.at)
    words = {phrase.word for phrase in parsed.phrases[max(0, index - 3) : index + 1]}
    if words & _FEARED:
        return True
    return (
        bool({"may", "might", "could"} & {phrase.word for phrase in parsed.phrases[max(0, index - 4) : index]})
        and "have" in words
    )
