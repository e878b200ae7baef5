"""Whether a casualty word and the people found for it say that somebody was harmed."""

from casualty_pipeline.extract.harm.body import BODY
from casualty_pipeline.extract.harm.fighters import are_fighters
from casualty_pipeline.extract.harm.predicates import GLANCING, OF_COMBAT
from casualty_pipeline.extract.people.group import Group, Kind
from casualty_pipeline.extract.sentences.clause import Clause
from casualty_pipeline.extract.sentences.nominal import LOSING
from casualty_pipeline.extract.sentences.phrases import Role
from casualty_pipeline.extract.text.vocabulary import words


def is_harm(clause: Clause, at: int, found: tuple[int, ...]) -> bool:
    """Whether "hit" and "struck" hit a body, and "the life of" was lost."""
    word = clause.phrases[at].word
    if word in OF_COMBAT and clause.phrases[at].end - clause.phrases[at].start == 1:
        return are_fighters(clause, at, found)
    if word == "blown":  # "another bridge was blown up"
        groups = [group for index in found if (group := clause.phrases[index].group)]
        return all(group.kind is not Kind.BARE for group in groups)
    if word in {"life", "lives"}:
        return bool(LOSING & {phrase.word for phrase in clause.phrases[max(0, at - 4) : at]})
    if word not in GLANCING or clause.phrases[at].end - clause.phrases[at].start > 1:
        return True
    end = max(clause.phrases[index].end for index in (*found, at))
    behind = clause.tokens.lower[end : end + 6]
    return bool(BODY & set(behind)) or not _SHOTS.isdisjoint(behind) or "bullet" in behind or _is_under_fire(clause, at)


def are_hit(clause: Clause, at: int, found: tuple[int, ...]) -> bool:
    """Whether people "were hit" and no more is said: "two children were also struck", not "were hit by layoffs"."""
    if clause.phrases[at].word not in _HIT or not clause.words & _PASSIVE or max(found) > at:
        return False
    following = clause.phrases[at + 1] if at + 1 < len(clause.phrases) else None
    if following is not None and following.word not in _AFTER_HIT and following.role not in _PARTING:
        return False
    before = next((phrase for phrase in reversed(clause.phrases[:at]) if phrase.word not in _BETWEEN), None)
    if before is None or before.role is not Role.BE:
        return False
    also = clause.phrases[at - 1].word == "also"
    return all(_is_of_several(group, also=also) for index in found if (group := clause.phrases[index].group))


def _is_of_several(group: Group, *, also: bool) -> bool:
    """Whether several were hit; of one it says as often again what was told."""
    if group.count is None or group.kind not in _COUNTED:
        return False
    return also if group.kind is Kind.SINGLE else group.kind is Kind.NUMBER or group.more


_HIT = frozenset({"hit", "struck"})
_PASSIVE = frozenset({"was", "were"})
_BETWEEN = words("also each both then all either accidentally apparently")
_AFTER_HIT = words(
    """
    . in at near outside inside while when as during multiple twice several shortly around about once early late just
    on before after sunday monday tuesday wednesday thursday friday saturday
    """
)
_COUNTED = frozenset({Kind.NUMBER, Kind.SINGLE, Kind.BARE})


_SHOTS = words("shots gunshots bullets gunfire fired firing")
_CARS = words("car cars vehicle vehicles truck trucks suv van bus pickup motorcycle he she it")
"""What may strike people after shots were fired, too."""
_SHOOTING = 10
"""Phrases from the shots to those whom they hit at most."""


def _is_under_fire(clause: Clause, at: int) -> bool:
    """Whether shots are told of right before: "a gunman opened fire, striking two", not "..., his car hit two"."""
    for index in range(at - 1, max(-1, at - _SHOOTING), -1):
        word = clause.phrases[index].word
        if word in _CARS:
            return False
        if word in _SHOTS:
            return clause.phrases[index + 1].group is None  # "fired 20 workers"
        if word == "fire" and index and clause.phrases[index - 1].word.startswith("open"):
            return True
    return False


def is_negated(clause: Clause, at: int) -> bool:
    """Whether "not" stands between an auxiliary and its verb, or "neither ... nor" before: "had not been shot"."""
    if "neither" in clause.words and "neither" in {
        phrase.word for phrase in clause.phrases[max(0, at - _NEITHER) : at]
    }:
        return True
    for phrase in reversed(clause.phrases[max(0, at - 4) : at]):
        if phrase.role is Role.NOT:
            return True
        if phrase.role in _PARTING:
            return False
    return False


_NEITHER = 10
"""Phrases of "neither the driver nor the two passengers were" at most."""
_PARTING = frozenset({Role.PEOPLE, Role.BREAK, Role.COMMA, Role.AND, Role.HARM})
"""What "not" does not reach over."""
