"""Events that a text only recalls: "survivors of the massacre in which 26 died", "a memorial to the 168 killed in"."""

import re
from functools import lru_cache

from casualty_pipeline.extract.sentences.clause import Parsed, Statement
from casualty_pipeline.extract.text.cues import MEMORY

_RECALLING = re.compile(
    r"\b(?:survivors? of|memories of|reminiscent of|remind(?:s|ed|er)\b[^,;]{0,30}? of|recall(?:s|ed|ing)?"
    r"|echo(?:es|ed|ing)?"
    r"|similar to|(?:memorial|monument|museum|plaque|tribute) (?:to|for|dedicated to)|commemorat(?:e|es|ed|ing)"
    r"|laid (?:flowers|wreaths|a wreath)|(?:minute|moment)(?:'s| of) silence"
    r"|named (?:after|for|in (?:honou?r|memory) of)|remember(?:s|ing)? the"
    r"|passed (?:after|following|in response to)|enacted (?:after|following)|was (?:also |once )?the (?:site|scene) of)"
)
"""What leads to an event of the past that the text is not about."""
_RELATIVE = re.compile(r"\b(?:that|which|in which|where|when|who were|who was|who died|killed|slain|murdered)\b")
_BORDER = re.compile(r"[;:\"]|,(?! (?:[a-z.]+(?: [a-z]+)?, )?(?:in which|where|when|which) )|\b(?:but|while)\b")
_REMEMBERED = 64


def is_recalled(parsed: Parsed, statement: Statement) -> bool:
    """Whether a statement tells of an event that its sentence only recalls; the same may be the news elsewhere."""
    if not parsed.sentence.cues & MEMORY:
        return False
    lower = parsed.sentence.lower
    at = parsed.tokens[statement.end - 1].end - parsed.sentence.start
    return any(cue < at and _tells_of_it(lower, cue, at) for cue in _cues(lower))


def _tells_of_it(lower: str, cue: int, at: int) -> bool:
    return _BORDER.search(lower, cue, at) is None and _RELATIVE.search(lower, cue, at) is not None


@lru_cache(_REMEMBERED)
def _cues(lower: str) -> tuple[int, ...]:
    """Give where the words end that lead to what is recalled."""
    return tuple([found.end() for found in _RECALLING.finditer(lower)])
