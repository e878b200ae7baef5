"""Deaths that a court has judged: trials end months and years later, on a day that is not that of the deaths."""

from casualty_pipeline.extract.sentences.clause import Parsed, Statement
from casualty_pipeline.extract.text.vocabulary import words

_JUDGED = words(
    """
    sentenced sentences convicted convicts jailed jails imprisoned acquitted acquits guilty extradited pardoned paroled
    exonerated
    """
)
_EXECUTED = frozenset({"executes", "executed", "execution"})
"""Before what somebody did who is put to death years later: "executes man who killed three"."""
_WHAT_FOR = words("for of over in to on")
_CRIMINALS = words("felon felons criminal criminals sex killer killers murderer murderers")
"""Who is "convicted" of something else, told of a suspect."""
_REACH = 24
"""Tokens from the judgement to the deaths at most."""


def is_judged(parsed: Parsed, statement: Statement) -> bool:
    """Whether a judgement leads to the deaths: "jailed for life for killing two", "guilty of the murder of three".

    A comma between ends what is judged: "convicted of theft in May, shot three people".
    """
    if _JUDGED.isdisjoint(parsed.words) and _GIVEN.isdisjoint(parsed.words) and _EXECUTED.isdisjoint(parsed.words):
        return False
    start = min(statement.at, statement.start)
    preposition = False
    for index in range(start - 1, max(-1, start - _REACH - 1), -1):
        word = parsed.tokens[index].lower
        if word in _EXECUTED and "who" in parsed.tokens.lower[index:start]:
            return True
        if word in _JUDGED or _is_penalty(parsed, index):
            return preposition and parsed.tokens[index + 1].lower not in _CRIMINALS
        if word in {",", ";", ":"} and not _is_told_of(parsed, index):
            return False
        preposition = preposition or word in _WHAT_FOR
    return False


def _is_told_of(parsed: Parsed, comma: int) -> bool:
    """Whether what is judged is told of behind a comma: "jailed over the massacre, in which 8,000 were killed"."""
    return parsed.tokens.lower[comma + 1 : comma + 3] == ["in", "which"]


def _is_penalty(parsed: Parsed, at: int) -> bool:
    """Whether "gets life", "serving a life term" or "received 20 years" stands there."""
    words = parsed.tokens.lower
    if words[at] == "life":
        return at > 0 and words[at - 2 if words[at - 1] == "a" else at - 1] in _GIVEN
    return words[at] == "years" and at > 1 and words[at - 2] in _GIVEN


_GIVEN = frozenset({"gets", "got", "given", "receives", "received", "serving"})
