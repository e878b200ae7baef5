"""Names of places that belong to something else: "Istanbul talks", "a Gilbert man", hospitals named after towns."""

import re

from casualty_pipeline.extract.text.vocabulary import words

_NAMED_AFTER = words(
    """
    talks negotiations summit conference meeting agreement deal accord accords protocol process treaty street st avenue
    ave road rd drive boulevard blvd lane university hospital medical times post news tribune herald
    border borders frontier
    """
)
"""Words right behind a place's name that make it part of another: "Istanbul talks", "Cornell Avenue", "Iran border"."""
_FROM_THERE = words(
    """
    man men woman women teen teenager boy girl couple mother father family native resident residents brothers sisters
    student grandmother grandfather
    """
)
"""Words behind a town's name for somebody who comes from there."""
_OF = re.compile(r"(?:\d|\)|[a-z]), (?:both |all )?(?:of|from) (?:the )?(?:nearby )?$")
"""Stands before the home of a person: "John Smith, 34, of"."""
_CITIZENS = re.compile(
    r"\b(?:fighter|volunteer|tourist|student|worker|migrant|citizen|national|soldier|mercenar|man|woman|men|women)"
    r"(?:s|y|ies)? from (?:the )?$"
)
_BACK = 24
_HOSPITAL = re.compile(r"(?: [A-Z][\w'\u2019.]*){0,4}? (?:Hospital|Medical|Clinic|Infirmary)\b")
"""Stands behind a place's name that is part of a hospital's: "Overland Park Regional Medical Center"."""
_IN_ADDRESS = re.compile(
    r"(?:\b[Bb]lock (?:of|on) (?:[NSEW]\.? )?(?:[A-Z][a-z]+ ){0,2}"
    r"|\d{2,} (?:[NSEW]\.? )?(?:[A-Z][a-z]+ ){0,2}|\b(?i:see also).*)$",
)
_AT_TALKS = re.compile(
    r"\b(?:talks|negotiations|summit|conference|meeting|agreement|deal|accords?|headquarters|(?:hospital"
    r"|clinic|center|centre)\w*)"
    r"(?: held)? (?:in|at|near) (?:the )?(?:[A-Z][\w. ]{0,30}(?:,| and) )?$",
    re.IGNORECASE,
)


_TAKEN_THERE = re.compile(
    r"\b(?:brought|taken|flown|sent|transported|transferred|carried|evacuated|rushed|airlifted|moved|repatriated|buried)"
    r"(?: [\w-]+){0,2}? (?:to|in|at|near) (?:the )?(?:(?:city|town) of )?$"
)
"""Where the dead and wounded are taken is not where it happened."""
_BEFORE_BURIAL = (" to ", " in ", " at ", " near ", " the ", " of ")
_HOUSE_NUMBER = re.compile(r"\d\d ")
_BEFORE_TALKS = (
    " and ",
    *(f" {word} {article}" for word in ("in", "at", "near") for article in ("", "the ")),
)
"""What stands in all that the two patterns above match: most text has none of it, and that is soon seen."""
_AROUND = 40
"""Characters around a name that tell what it belongs to."""


def is_attributive(text: str, start: int, end: int) -> bool:
    """Whether the name at [start, end) belongs to something else: "Istanbul negotiations", "talks in Istanbul"."""
    first = max(0, start - _AROUND)
    before = text[first:start].lower()
    address = "block " in before or "see also" in before or _HOUSE_NUMBER.search(before)
    if address and _IN_ADDRESS.search(text, first, start):
        return True
    if before.removesuffix("\n").endswith(_BEFORE_TALKS) and _AT_TALKS.search(text, first, start):
        return True
    if before.endswith(_BEFORE_BURIAL) and _TAKEN_THERE.search(text, first, start):
        return True
    behind = text[end : end + _AROUND].removeprefix("'s").removeprefix("\u2019s")
    if behind.startswith(("-area ", " Area ")) or _HOSPITAL.match(behind):
        return True
    following = behind.split(maxsplit=1)
    return bool(following) and following[0].strip(".,;:").lower() in _NAMED_AFTER


def is_origin(text: str, start: int, end: int) -> bool:
    """Whether the name only says where somebody is from: "a Gilbert man is accused of", "John Smith, 34, of Dallas"."""
    following = text[end : end + _AROUND].split(maxsplit=1)
    if following and following[0].strip(".,") in _FROM_THERE:
        return True
    before = max(0, start - _BACK)
    return _OF.search(text, before, start) is not None or _CITIZENS.search(text, before, start) is not None
