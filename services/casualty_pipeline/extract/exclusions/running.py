"""Running totals that name no stretch of time: what a war has cost so far, a toll in thousands, a state's victims."""

from collections.abc import Sequence

from casualty_pipeline.extract.days.when import Published, When
from casualty_pipeline.extract.harm.predicate import Form
from casualty_pipeline.extract.people.sides import SIDES
from casualty_pipeline.extract.sentences.clause import Parsed, Statement
from casualty_pipeline.extract.text.tokens import Token
from casualty_pipeline.extract.text.vocabulary import words

_LASTING = words(
    """
    war wars conflict conflicts insurgency insurgencies rebellion pandemic epidemic virus famine genocide
    """
)
"""Subjects that kill over years: "the conflict has claimed 14,000 lives"."""
_CAMPAIGNS = words(
    """
    offensive campaign invasion occupation crackdown siege bombardment fighting violence unrest outbreak hostilities
    aggression uprising
    """
)
"""Subjects that kill over weeks, so that only what they "have" killed by the hundred is a running total."""
_PARTIES = frozenset(SIDES) | words(
    """
    myanmar sudan iran iraq yemen afghanistan taliban isis assad junta regime army military forces militants rebels
    jihadists group rsf haram shabab al-shabab
    """
)
_SUDDEN = words(
    """
    quake earthquake tsunami flood floods flooding cyclone typhoon hurricane storm landslide mudslide dam collapse
    explosion blast attack bombing crash stampede fire wildfire wildfires eruption sinking shipwreck disaster
    """
)
"""What may kill thousands in a day."""
_MANY = 100
_THOUSANDS = 1_000
_RECENT = 14
"""Days within which a named day makes news of a figure."""
_BORDERS = frozenset({",", ";", ":", "-", "(", '"'})
_RELATIVES = frozenset({"which", "that", "who"})
_DETERMINERS = frozenset({"the", "this", "a", "an", "its", "their", "his"})
"""What behind "that" opens a subject of its own: "said that the war has"."""
_HEAD_ENDS = words("in of on at by from between with against over across has have had is was for to and near")
"""Words behind the noun of a subject."""
_PERFECT = frozenset({"has", "have"})
_SUBJECT = 14
"""Tokens of a subject and its verb at most."""


def is_running_total(parsed: Parsed, statement: Statement, whens: Sequence[When], published: Published) -> bool:
    """Whether a figure adds up what a war, a campaign or a party has done so far, on no day that is named."""
    lost = parsed.tokens[statement.at].lower == "lost"
    if _of_wars(parsed, statement) and not any(when.start > statement.start for when in whens):
        return True
    if not (lost or statement.form in _FORMS) or any((published.day - when.last).days <= _RECENT for when in whens):
        return False
    people = statement.count.low if statement.count else 0
    if people < _MANY:
        return _of_wars(parsed, statement)
    if people >= _THOUSANDS and (lost or _is_toll(statement) or _is_vague_perfect(parsed, statement)):
        return _SUDDEN.isdisjoint(parsed.words)
    verb = _verb_of(statement)
    if people >= _THOUSANDS and _is_behind(statement) and _is_perfect(parsed.tokens, verb):
        return _SUDDEN.isdisjoint(parsed.words)
    head = _subject_head(parsed.tokens, verb)
    lasting = head in _LASTING or (head in _CAMPAIGNS and _is_perfect(parsed.tokens, verb))
    return lasting or (head in _PARTIES and statement.form is Form.PAST and _is_behind(statement))


_FORMS = frozenset({Form.PAST, Form.STATE, Form.UNITS, Form.TOLL, Form.NOUN})


def _of_wars(parsed: Parsed, statement: Statement) -> bool:
    """Whether a war has done it: "the war has killed thousands"; cheap, for most sentences name none."""
    if _LASTING.isdisjoint(parsed.words):
        return False
    verb = _verb_of(statement)
    return _subject_head(parsed.tokens, verb) in _LASTING and _is_perfect(parsed.tokens, verb)


def _is_toll(statement: Statement) -> bool:
    """Whether it is a toll: "the death toll surpassed 34,000", "deaths top 1,000"."""
    return statement.form is Form.TOLL or (statement.form is Form.UNITS and _is_behind(statement))


def _is_vague_perfect(parsed: Parsed, statement: Statement) -> bool:
    """Whether it has come to thousands: "thousands have died"."""
    between = parsed.tokens.lower[max(group.end for group in statement.groups) : statement.at]
    return all(group.vague for group in statement.groups) and not _PERFECT.isdisjoint(between)


def _is_behind(statement: Statement) -> bool:
    return min(group.start for group in statement.groups) > statement.at


def _verb_of(statement: Statement) -> int:
    """Find the token of the verb: the casualty word, or "left", "claimed" before the people."""
    first = min((group.start for group in statement.groups), default=statement.at)
    return min(statement.at, max(0, first - 1))


def _is_perfect(tokens: Sequence[Token], verb: int) -> bool:
    return any(token.lower in _PERFECT for token in tokens[max(0, verb - 2) : verb])


def _subject_head(tokens: Sequence[Token], verb: int) -> str:
    """Find the noun of the subject of a verb, over "which" to the noun before it; "" where there is none."""
    start = _clause_start(tokens, verb)
    if tokens[start].lower == "that" and tokens[start + 1].lower in _DETERMINERS:
        start += 1
    if start > 1 and tokens[start].lower in _RELATIVES:
        return tokens[start - 2].lower if tokens[start - 1].text == "," else tokens[start - 1].lower
    head = ""
    for token in tokens[start:verb]:
        if token.lower in _HEAD_ENDS:
            break
        head = token.lower
    return head


def _clause_start(tokens: Sequence[Token], verb: int) -> int:
    start = verb
    while start > 0 and verb - start < _SUBJECT:
        before = tokens[start - 1]
        if before.lower in _BORDERS:
            break
        start -= 1
        if before.lower in _RELATIVES:
            break
    return start
