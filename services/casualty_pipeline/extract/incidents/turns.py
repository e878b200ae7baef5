"""Signs that a statement turns to another incident: "another strike", "In Nikopol, ...", "Earlier, ...", a new day."""

import re
from collections.abc import Sequence
from datetime import timedelta

from casualty_pipeline.extract.days.when import When
from casualty_pipeline.extract.harm.predicate import Effect
from casualty_pipeline.extract.numbers.ordinals import nth_of
from casualty_pipeline.extract.people.group import Kind
from casualty_pipeline.extract.places.places import Spot
from casualty_pipeline.extract.sentences.clause import Parsed, Statement
from casualty_pipeline.extract.text.cues import ANOTHER
from casualty_schemas.report import Precision

_INCIDENTS = (
    r"(?:strike|attack|shooting|incident|raid|bombing|bomb|explosion|blast|clash|crash|case|killing|assault"
    r"|ambush|homicide|stabbing)"
)
_ANOTHER = re.compile(
    r"\b(?:another|a second|a third|a separate|separate|a different|an unrelated|a previous|an earlier"
    r"|other)\b(?:(?!(?:killed|wounded|injured|hurt|shot|dead|died|was|were|in|person|man|woman|victims?|survivor"
    rf"|suspect|gunman|before|after|while|then|himself|herself)\b)[\w'-]*\s+){{0,4}}?{_INCIDENTS}s?\b"
    r"|\belsewhere\b|\bseparately\b|\bin (?:an )?unrelated\b",
)


def is_another(parsed: Parsed) -> bool:
    """Whether the sentence turns to an incident beside that told before."""
    if not parsed.sentence.cues & ANOTHER:
        return False
    return not all(_is_of_several(found) for found in _ANOTHER.finditer(parsed.sentence.lower))


def _is_of_several(found: re.Match[str]) -> bool:
    """Whether all of several are summed up, "one killed, three hurt in separate shootings", rather than turned to."""
    said = found.group()
    return said.startswith("separate ") and said.endswith("s") and found.start() > len("in ")


def opens_with_another(parsed: Parsed) -> bool:
    """Whether the sentence is about the other incident: "another bomb left four dead", "in another shooting, ..."."""
    lower = parsed.sentence.lower
    found = _ANOTHER.search(lower, 0, _OPENING)
    return found is not None and _BEFORE_ANOTHER.fullmatch(lower, 0, found.start()) is not None


_BEFORE_ANOTHER = re.compile(r"(?:(?:meanwhile|also|and),? )?(?:(?:in|during) )?")
_OPENING = 60
"""Characters that a sentence opens with."""
_EARLIER = re.compile(
    r"earlier(?: (?:in the day|that day|(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day))?, (?!.*\b(?:said|reported"
    r"|told|put|stated|announced|officials|police|authorities|reports)\b)"
)
"""Opens a sentence on what went before the incident that was told; not on an older figure of the same."""
_NEW_EVENT = re.compile(
    rf"\bin an? (?:[\w-]+ ){{0,3}}?{_INCIDENTS}\b|\ban? (?:[\w-]+ ){{0,3}}?{_INCIDENTS}(?: [\w-]+){{0,4}}? "
    r"(?:killed|left|wounded|injured|claimed)\b"
)
"""An incident with the article of what was not told before: "were wounded in a drive-by shooting"."""
_FRONT_DAY = re.compile(r"(?:late )?on (?:mon|tues|wednes|thurs|fri|satur|sun)day\b")
_AT_NIGHT = re.compile(r"\ba\.?m\b|\bearly\b|\bmidnight\b|\bdawn\b|\bmorning\b|\bdie[sd]\b|\bdead\b")
"""What may be of the night that the day before began, or the death of somebody who was hurt then."""
_FRONT = re.compile(
    r"(?:(?:meanwhile|also|and)?,? ?)?(?:in|at|near|outside) (?:(?:the|nearby|neighbou?ring|city|town|village"
    r"|settlement|community|of|north\w*|south\w*|east\w*|west\w*|central) ){0,5}"
)
_INDEFINITE = frozenset({Kind.NUMBER, Kind.SINGLE, Kind.BARE})
_TOWNS = frozenset({Precision.POINT, Precision.PLACE})


def is_town(spots: Sequence[Spot]) -> bool:
    """Whether people were hurt in one town, as far as their own sentence says."""
    return len(spots) == 1 and spots[0].precision in _TOWNS and not (spots[0].dateline or spots[0].origin)


def turns_to_town(parsed: Parsed, statement: Statement, spots: Sequence[Spot]) -> bool:
    """Whether a sentence is about a town from its first word, or about others who were hurt in it."""
    if parsed.sentence.is_title or not is_town(spots) or not _is_of_new_people(statement):
        return False
    if all(group.more for group in statement.groups) and not _is_numbered(parsed, statement):
        return True
    return _FRONT.fullmatch(parsed.sentence.lower, 0, max(0, spots[0].start - parsed.sentence.start)) is not None


def _is_numbered(parsed: Parsed, statement: Statement) -> bool:
    """Whether the dead are counted on: "a second person has died as a result of the shooting in Park Heights"."""
    if statement.effect is Effect.KILLED and parsed.tokens[statement.at - 1].lower in {"has", "have"}:
        return True
    words = parsed.tokens.lower[statement.groups[0].start : statement.groups[0].end]
    return any(nth_of(word) is not None for word in words)


def turns_back(parsed: Parsed, statement: Statement) -> bool:
    """Whether a sentence opens on what happened earlier, to people who were not told of before."""
    return _is_of_new_people(statement) and _EARLIER.match(parsed.sentence.lower) is not None


def turns_to_day(parsed: Parsed, statement: Statement, when: When | None, before: When | None) -> bool:
    """Whether a sentence tells of a new event and of a plain day that is not that of the one before."""
    if when is None or before is None or parsed.sentence.is_title or not _is_of_new_people(statement):
        return False
    if when.weak or when.period or when.follows or before.weak or before.period:
        return False
    lower = parsed.sentence.lower
    if when.first <= before.last and when.last >= before.first:
        return False
    if _NEW_EVENT.search(lower) is not None:
        return True
    single = all(group.kind is Kind.SINGLE for group in statement.groups)
    return single and _FRONT_DAY.match(lower) is not None and not _AT_NIGHT.search(lower)


def opens_on_older_day(parsed: Parsed, days: Sequence[When], before: When) -> bool:
    """Whether a sentence opens with a day well before that of what was told: "On Monday, June 2, a man was shot"."""
    if not days or before.period or before.weak or parsed.sentence.is_title:
        return False
    when, lower = days[0], parsed.sentence.lower
    if when.weak or when.period or when.follows or before.first - when.last <= _A_NIGHT:
        return False
    people = [group for statement in parsed.statements for group in statement.groups]
    return _FRONT_DAY.match(lower) is not None and all(group.kind in _INDEFINITE and not group.more for group in people)


_A_NIGHT = timedelta(days=1)


def _is_of_new_people(statement: Statement) -> bool:
    return all(group.kind in _INDEFINITE and not group.part for group in statement.groups)
