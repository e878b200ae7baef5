"""What the words of a sentence can set off in it: one look at each spares most sentences nearly every search.

A search through a sentence tries its pattern at each letter. These patterns stay within a word, so that every word is
searched once and then remembered, for all of them together.
"""

import re
from functools import reduce
from operator import or_
from typing import Final

from casualty_pipeline.extract.days.calendar_words import MONTHS, WEEKDAYS
from casualty_pipeline.extract.text.vocabulary import words
from casualty_pipeline.locate.remembered import Remembered

CASUALTY: Final = 1 << 0
"""It can state casualties; the grammar decides."""
MAY_BE_CASUALTY: Final = 1 << 1
"""It can do so if the next word goes on as one of `PIECES` does."""
NEARBY: Final = 1 << 2
"""Its numbers are worth a word though it states no casualties."""
DAY: Final = 1 << 3
"""It can name a day."""
CALENDAR: Final = 1 << 4
"""It can name a day or a stretch of time, by a date or by any other word that days are counted with."""
INCIDENT: Final = 1 << 5
"""It can tell of an incident."""
PAST: Final = 1 << 6
"""It can name a time long past."""
HISTORY: Final = 1 << 7
"""It can hold a sign of history or of another story, ages aside."""
FICTION: Final = 1 << 8
"""It can tell of what is played."""
COMPARED: Final = 1 << 9
"""It can compare with what was."""
ANOTHER: Final = 1 << 10
"""It can turn to another incident."""
NUMBER: Final = 1 << 11
"""It can hold an exact number."""
MEMORY: Final = 1 << 12
"""It can recall what happened before."""

PIECES: Final = (
    "die ",
    "guns down",
    "hit ",
    "hit.",
    "hits ",
    "turned the",
    "turned a ",
    "turned his",
    "turning the",
    "own life",
    "passed away",
    "number of",
    "lost ",
    "lose",
    "medical cent",
    "trauma cent",
    "health cent",
    "took a bullet",
    "breathed h",
    "remains of",
    " burns",
    "overcome by",
    "medical a",
    "medical h",
    "medical c",
    "found hang",
    " icu",
    "buried al",
    "gun down",
    "gun on ",
    "breathed t",
    "flown to",
    "wiped out",
    "run over",
    "ran over",
)
"""What a sentence without a word of casualties can state them by."""
_STEMS = words(
    """
    kill murder slay slew slain assassin massacr slaughter behead execut electrocut lynch wound injur hurt maim
    hospital graz stab shell-sh shoo shot dead death dies died dying fatal gunned mowed perish drown succumb surviv
    casualt lives life body bodies corpse homicid toll deceased condition surgery treated hit, hitting struck strik
    suicid martyr kia wia crossfire recover critical blew blow blown froze suffocat eliminat liquidat destroy losses
    neutrali treatment intensive coma strangl gunning burned burnt hanged airlift beaten
    """
)
_NEARBY_STEMS = words("remains missing prisoner captive detain arrest displaced evacuat deadline homeless")
_INCIDENT_STEMS = words(
    r"""
    shoot shot attack strike struck kill wound injur bomb blast explo crash clash fight incident happen occur stabb
    shell raid gunfire gunm fired revolver erupted ambush assault quake flood died dead found collaps fire\b
    respond dispatch arrived 911
    """
)
_MONTH_STEMS = words("jan feb mar apr may jun jul aug sep oct nov dec")
_DAY_STEMS = _MONTH_STEMS | words("monday tuesday wednesday thursday friday saturday sunday")
_DAY_WORDS = words(
    """
    today tonight yesterday overnight night morning hours day year month ago week weekend
    christmas thanksgiving halloween easter
    """
)
_UNITS = words("hour day night morning afternoon evening dawn week month (?<!-)year")
_HISTORY_STEMS = words(
    """
    19 20 decade month weeks centur summer winter spring autumn fall since far date anniversary annually
    average total war conflict aggression invasion citywide city-wide brought brings bringing
    between january february june july august september october
    came comes coming season year(?!(?<=-year)-old)
    """
)
_FICTION_STEMS = words(
    """
    movie film novel fiction documentar simulat game series researchers placebo season episode box premier screenplay
    quarterback linebacker touchdown playoff review director stocks nasdaq drill
    championship cup goalkeeper midfielder striker inning list reserve hamstring knee ankle coach head-to-head
    """
)
_OF_MEMORY = words(
    """
    surviv memor remin recall echo similar monument museum plaque tribute named remember site scene passed enacted
    flowers wreath silence
    """
)
_NUMBERS = words(
    """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million dozen couple
    """
)
_COMPARING = words(
    r"""
    deadliest worst biggest largest bloodiest highest strongest heaviest first second third fourth fifth sixth seventh
    \d(?:st|nd|rd|th) latest
    """
)
_OF_ANOTHER = words("other second third separate different unrelated previous earlier elsewhere")


_NAMED_DAYS = frozenset({*WEEKDAYS, *MONTHS, "christmas", "thanksgiving", "halloween", "easter"})
_NUMERIC_DATE = r"\d{1,4}[-./]\d\d?[-./]\d"


def _any(stems: frozenset[str]) -> str:
    return "|".join(sorted(stems))


_PATTERNS = tuple(
    (cue, re.compile(pattern))
    for cue, pattern in (
        (CASUALTY, _any(_STEMS)),
        (MAY_BE_CASUALTY, _any(frozenset(piece.split()[0] for piece in PIECES))),
        (NEARBY, _any(_NEARBY_STEMS)),
        (DAY, rf"{_NUMERIC_DATE}|\b(?=[a-z])(?:{_any(_DAY_STEMS)}|(?:{_any(_DAY_WORDS)})\b)"),
        (CALENDAR, rf"{_NUMERIC_DATE}|{_any(_UNITS)}|(?<![a-z])(?:{_any(_NAMED_DAYS)})(?![a-z])"),
        (INCIDENT, _any(_INCIDENT_STEMS)),
        (PAST, rf"\bago\b|earlier|before|\blast$|\b(?:19|20)\d\d\b|\b(?:{_any(_MONTH_STEMS)})"),
        (HISTORY, _any(_HISTORY_STEMS)),
        (FICTION, _any(_FICTION_STEMS)),
        (COMPARED, _any(_COMPARING)),
        (ANOTHER, _any(_OF_ANOTHER)),
        (MEMORY, _any(_OF_MEMORY)),
        (NUMBER, rf"\d|(?<![a-z])(?:{_any(_NUMBERS)})"),
    )
)


def _cues_of(word: str) -> int:
    return sum(cue for cue, pattern in _PATTERNS if pattern.search(word))


_CUES = Remembered(_cues_of, most=32_768)


def cues_in(sentence: str) -> int:
    """Give the cues of a sentence in lower case, joined by "or"."""
    return reduce(or_, map(_CUES.__getitem__, sentence.split()), 0)
