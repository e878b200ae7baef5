"""Remains that were exchanged or sent home: whose bodies they are died some other time."""

from casualty_pipeline.extract.sentences.clause import Parsed, Statement
from casualty_pipeline.extract.text.vocabulary import words

_BODIES = words("body bodies remains corpse corpses")
_RETURNED = words(
    """
    return returned returns returning repatriate repatriated repatriates repatriating repatriation
    exchange exchanged exchanges exchanging swap swapped swaps
    """
)
_RECEIVED = frozenset({"receive", "receives", "received", "receiving"})
_FALLEN = frozenset({"fallen", "soldiers", "defenders", "servicemen", "servicemembers", "troops"})
"""Whose bodies a state receives; hospitals receive those of the newly dead."""
_HANDED = words(
    """
    hand handed handing hands give gave given sent send flown fly brought bring brings get gets got
    """
)
"""What is done to remains on their way home, where one of the words of the way stands behind."""
_ON_THE_WAY = words("over back home")
_WAY = 3
_AROUND = 12
"""Tokens before and behind the word for bodies that tell what is done to them."""


_IDENTIFIED = words("identify identifies identified identifying recovers handed laid buries buried")
"""What is done to the remains of those who died some other time; bodies are those of the newly dead, too."""


def is_of_remains(parsed: Parsed, statement: Statement) -> bool:
    """Whether a statement counts bodies that are on their way home: "handed over the bodies of 12 soldiers"."""
    at = _bodies_of(parsed, statement)
    if at is None:
        return False
    around = parsed.tokens.lower[max(0, at - _AROUND) : statement.end + _AROUND]
    if parsed.tokens[at].lower == "remains" and not _IDENTIFIED.isdisjoint(around):
        return True
    if not _RETURNED.isdisjoint(around) or not (_RECEIVED.isdisjoint(around) or _FALLEN.isdisjoint(around)):
        return True
    return any(
        word in _HANDED and not _ON_THE_WAY.isdisjoint(around[index + 1 : index + 1 + _WAY])
        for index, word in enumerate(around)
    )


def _bodies_of(parsed: Parsed, statement: Statement) -> int | None:
    """Find the word for the bodies whose people are counted: "the remains of 12 soldiers killed in action"."""
    if parsed.tokens[statement.at].lower in _BODIES:
        return statement.at
    first = min(group.start for group in statement.groups)
    behind = first > 1 and parsed.tokens[first - 1].lower == "of"
    return first - 2 if behind and parsed.tokens[first - 2].lower in _BODIES else None
