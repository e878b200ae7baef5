"""Days that belong to a statement, a court or what will be, not to an incident: "police said on Monday"."""

from collections.abc import Sequence
from itertools import pairwise

from casualty_pipeline.extract.days.when import When
from casualty_pipeline.extract.text.tokens import Token
from casualty_pipeline.extract.text.vocabulary import words

_SPEECH = words(
    """
    said says told announced announces released release arrested charged arraigned identified confirmed
    updated posted published conference statement court according declined appeared arrest sentenced indicted
    pleaded convicted hearing scheduled vigil funeral turned surrendered filed named interview interviewed
    wrote tweeted posted: published: updated: added reporters signed issued booked jailed custody extradited
    reopened autopsy reiterated bail bond trial apprehended captured caught tuned large wanted sought searching
    story vigils mourners appears appearance pleads
    """
)
_ISSUED = words("released issued filed posted published signed announced")
"""Of these also with what was issued between them and the day: "released the timeline Thursday"."""
_ISSUED_OR_COURT = _ISSUED | words("judge magistrate arraignment")
_COMING_TOGETHER = words("gathered gather met together came mourned")
_MOURNING = words("vigil remember mourn honor honour memorial memory pray celebrate balloons balloon")
_PURPOSE = 6
"""Tokens from "gathered Monday night" to "for a candlelight vigil" at most."""
_SKIPPED = words(
    """
    on late early by of the in at last this that afternoon morning evening night , as during for : ( monday tuesday
    wednesday thursday friday saturday sunday
    """
)
_FUTURE = words("will would scheduled planned expected upcoming next")
_AHEAD = 6
"""Tokens between "will" and the day of what will be at most."""
_TO_DO = words(
    "be begin start appear meet hold attend take go speak visit return face vote resume discuss address work open"
)
"""Verbs behind "to" that put a day into the future: "was to start work Monday"."""


def is_of_speech(tokens: Sequence[Token], when: When) -> bool:
    """Whether a day belongs to a word of saying, of justice, of a search or of the future."""
    if _names_incident(tokens, when.end):
        return False
    index = when.start - 1
    while index >= 0 and tokens[index].lower in _SKIPPED:
        index -= 1
    verb = tokens[index].lower if index >= 0 else ""
    if verb in _DOING or (verb in _SPEECH and tokens[index + 1].lower != "that"):
        return True
    before = [token.lower for token in tokens[max(0, index - 3) : index + 1]]
    if not _ISSUED_OR_COURT.isdisjoint(before) or _is_of_mourning(verb, tokens[when.end :][:_PURPOSE]):
        return True
    if _FUTURE & set(before) or any(one == "to" and two in _TO_DO for one, two in pairwise(before)):
        return True
    if _is_ahead(tokens, index):
        return True
    behind = [token.lower for token in tokens[when.end : when.end + _VERB]]
    following = next((word for word in behind if word not in _AUXILIARIES), "")
    return following in _SAID or (following in _DOING and following is not behind[0])


def _is_of_mourning(verb: str, behind: Sequence[Token]) -> bool:
    """Whether people came together for the dead: "gathered Monday night for a vigil"."""
    return verb in _COMING_TOGETHER and not _MOURNING.isdisjoint(token.lower for token in behind)


_VERB = 4
"""Tokens behind a day that may be the verb that it belongs to."""
_AUXILIARIES = frozenset({"were", "was", "are", "is", "still", "had", "have", "continued", "to"})
_SAID = words("announced said identified released charged arrested confirmed")
_DOING = words(
    "searching looking seeking investigating hunting trying asking search look investigate interviewing working"
)
"""What police were doing on a day: "on Monday were still searching for"."""


def _names_incident(tokens: Sequence[Token], at: int) -> bool:
    """Whether what the day is part of names an incident: "police said the Sunday morning shooting was a mistake"."""
    while at < len(tokens) and tokens[at].lower in _PARTS_OF_DAYS:
        at += 1
    return at < len(tokens) and tokens[at].lower in _INCIDENTS


_PARTS_OF_DAYS = words("morning afternoon evening night 's")
_INCIDENTS = words("shooting shootings attack attacks crash explosion blast bombing stabbing clash fire raid strike")


def _is_ahead(tokens: Sequence[Token], index: int) -> bool:
    """Whether "will" stands some words before: "will hold a general strike on Thursday"."""
    return any(token.lower == "will" for token in tokens[max(0, index - _AHEAD) : index])
