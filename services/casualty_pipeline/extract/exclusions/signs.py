"""Signs of history, fiction and other stories in the words of a sentence: what they say of all its statements."""

import re
from functools import lru_cache

from msgspec import Struct

from casualty_pipeline.extract.text.cues import COMPARED, FICTION, HISTORY
from casualty_pipeline.extract.text.tokens import Sentence

_ELSEWHERE = re.compile(
    r"(?:see also|related(?: coverage| stor(?:y|ies)| content)?|read more|also read|more on"
    r"|previous coverage|more:|watch:|photos?:)\b",
)
_REMEMBERED_SENTENCES = 64
"""The statements of a sentence come one after another, so few sentences need to be known at a time."""
_HISTORIC = re.compile(
    r"\b(?=[a-z])(?:(?:years?|decades?|months?|centur(?:y|ies)) (?:ago|earlier|before)"
    r"|(?:years|decades) since|last (?:year|summer|spring"
    r"|fall|autumn|winter|month)"
    r"|(?:earlier )?this (?:year|(?:flu )?season)|so far (?:this (?!weekend|week|morning|evening|night)|in)"
    r"|to date|in (?:recent|past|previous) (?:years|months|weeks|decades)"
    r"|(?:the|over|in|during)(?: the)? (?:past|last|previous) (?:\w+ ){0,3}?(?:years?|decades?|months?)"
    r"|(?<!missing )since (?:the (?!(?:beginning|start) of the day)|its|then|independence|last|late|mid|january"
    r"|february|march|april|may|june|july|august"
    r"|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday"
    r"|\w+ began|truce|ceasefire|liberation|invasion|annexation|occupation|outbreak|\d{4}|\d{1,2} \w+ \d{4})"
    r"|(?:as a result of|due to|because of|throughout) (?:the )?(?:[\w-]+ ){0,2}(?:aggression|invasion)"
    r"(?!.*\b(?:days?|hours|yesterday|night|week)\b)"
    r"|(?:over|during) the (?:summer|winter|spring)|(?:years|months) (?:after|before)"
    r"|anniversary|annually|(?:every|each|a|per) (?:year|month)\b|on average|world war|(?:nine|ten"
    r"|\d+)-year (?:civil )?war"
    r"|(?:over|during|in) (?:the|this|that|our) (?:course of the )?(?:war|conflict)"
    r"|(?:in|during|since|of|from|throughout) (?:the|its|their|an?|\d{4}s?|[\w-]+'s)(?: [\w'-]+){0,2} civil war"
    r"|since it (?:began|started)"
    r"|(?:lived|worked|been) (?:[\w-]+ ){1,5}for (?:\w+ ){0,3}?(?:years|decades?)"
    r"|(?:between|from) (?:january|february|march|april|may|june|july|august|september|october) (?:and|to)"
    r" (?:february|march|april|may|june|july|august|september|october|november|december)"
    r"|in the (?:\w+ )?(?:years|decades) (?:that )?(?:i|we|he|she|they)\b"
    r"|the same time last year|city-?wide|a total of (?:[\w-]+ ){1,6}across the (?:city|county|state|country)"
    r"|so far been \w+(?: [\w,]+){0,6} in the (?:fighting|conflict|war|violence|insurgency)"
    r"|in (?:(?:over|nearly|almost|about|around|more than|less than) )?(?:an?|one|two|three|four|five|six|seven|eight"
    r"|nine|ten|\d+|several) (?:years|decades?|months))\b",
)
_BROUGHT = re.compile(
    r"\bbr(?:ought|inging|ings) to (?=(?:at least |more than |about |over |nearly )?(?:\d|one|two|three|four|five"
    r"|six|seven|eight|nine|ten|eleven|twelve))"
    r"(?![\w ,]{1,24} the (?:death )?(?:toll|number of (?:the |\w+ )?(?:dead|deaths|fatalities)))"
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
    r"|\b(?:second|third|fourth|fifth|sixth|seventh|\d+(?:st|nd|rd|th)|latest)(?: [\w-]+){0,4}? since(?: [\w-]+){1,4}"
    r"|\bfirst(?: [\w-]+){0,8}? in (?:19|20)\d\d\b"
    r"|\b(?:deadliest|worst|biggest|largest|bloodiest|highest|strongest|heaviest|first)(?: [\w-]+){0,5}? since"
    r"(?: [\w-]+){1,4}"
)
"""A stretch of time that only compares: "the deadliest in 30 years"."""
_EVENT = (
    r"(?:massacre|attack|war|bombing|shooting|quake|earthquake|siege|invasion|uprising|genocide|coup|crackdown|disaster"
    r"|tsunami|murder|killing|assassination|conflict|riot|protest|explosion|blast|crash|fire|stampede|sinking|floods?|cyclone|hurricane)"
)
_YEAR = re.compile(r"\b(?:in|of|from|between|during|since|by|early|late|mid)\s+(?:\w+\s+)?((?:19|20)\d\d)\b")
_EVENT_OF_YEAR = re.compile(rf"\b((?:19|20)\d\d)\s(?:[\w-]+\s){{0,2}}{_EVENT}")
"""An event by its year: what is told of behind it, "the 1989 massacre in which hundreds died", is of that year."""
_WHOLE_YEAR = re.compile(r"\b(?:in|during|throughout)\s+((?:19|20)\d\d)\b")
_FICTION = re.compile(
    r"\b(?:documentary|simulat(?:ed|es|ing)|film|novel|fictional"
    r"|video ?game(?! (?:tourn|store))|tv series|season \d|episode|box office|screenplay"
    r"|quarterback|linebacker|nasdaq|touchdowns?|goalkeeper|midfielder|striker"
    r"|inning|innings"
    r"|injury list|injured (?:list|reserve)"
    r"|hamstring|knee injury|ankle injury|premier league|head coach|head-to-head)\b",
)
_SHOW = re.compile(r"\b(?:movie(?! theat|goer| house)|premiere|playoffs?|championship|world cup)\b")
"""What is played, or where people were hurt: "shot outside the championship game, police said"."""
_NEWS = re.compile(
    r"\b(?:crashed|police|sheriff|deput(?:y|ies)|officials|authorities|investigators|hospitals?|coroner)\b"
)
SEARCHED_BEHIND = (
    *((pattern, HISTORY) for pattern in (_HISTORIC, _BROUGHT, _CAME_AFTER, _YEAR, _WHOLE_YEAR, _EVENT_OF_YEAR)),
    *((_COMPARISON, cue) for cue in (HISTORY, COMPARED)),
    *((pattern, FICTION) for pattern in (_FICTION, _SHOW)),
)
"""Patterns with a cue of every sentence in which they match: most sentences have none and are spared all searches."""


class Signs(Struct, frozen=True, gc=False):
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


NO_SIGNS = Signs(elsewhere=False)
"""Of most sentences."""


def signs_in(sentence: Sentence) -> Signs:
    """Read the signs of a sentence."""
    if sentence.cues & (HISTORY | FICTION):
        return _signs_in(sentence.lower, sentence.cues)
    return NO_SIGNS if _ELSEWHERE.match(sentence.lower) is None else Signs(elsewhere=True)


@lru_cache(_REMEMBERED_SENTENCES)
def _signs_in(lower: str, cues: int) -> Signs:
    elsewhere = _ELSEWHERE.match(lower) is not None
    dated = "19" in lower or "20" in lower
    return Signs(
        elsewhere=elsewhere,
        fiction=bool(cues & FICTION) and _is_fiction(lower),
        past=tuple([found.start() for found in _HISTORIC.finditer(lower)]) if cues & HISTORY else (),
        events=_years(_EVENT_OF_YEAR, lower) if dated else (),
        years=_years(_YEAR, lower) if dated else (),
        whole_years=_years(_WHOLE_YEAR, lower) if dated else (),
        brought=tuple([found.start() for found in _BROUGHT.finditer(lower)]) if " to " in lower else (),
        older=tuple([found.span("older") for found in _CAME_AFTER.finditer(lower)]) if " after " in lower else (),
        compared=tuple([found.span() for found in _COMPARISON.finditer(lower)]) if cues & COMPARED else (),
    )


def _is_fiction(lower: str) -> bool:
    return _FICTION.search(lower) is not None or (_SHOW.search(lower) is not None and _NEWS.search(lower) is None)


def _years(pattern: re.Pattern[str], lower: str) -> tuple[tuple[int, int], ...]:
    return tuple([(found.start(), int(found.group(1))) for found in pattern.finditer(lower)])
