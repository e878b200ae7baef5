"""Numbers that an incident's statements state, and which of them stands for the whole."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from casualty_pipeline.extract.harm.predicate import Effect, Form
from casualty_pipeline.extract.incidents.figure import Figure, hedged
from casualty_pipeline.extract.incidents.incidents import Told
from casualty_pipeline.extract.incidents.persons import is_of_persons
from casualty_pipeline.extract.people.group import Group
from casualty_pipeline.extract.text.vocabulary import words
from casualty_schemas.count import Count
from casualty_schemas.report import EvidenceClass


@dataclass(slots=True)
class Numbers:
    """The statements of one incident, to choose a number among, with what each needs to know of the others."""

    told: Sequence[Told]
    _first_death: tuple[int, int] = (1 << 62, 0)
    _they_died: dict[int, int] = field(default_factory=dict)
    """Where "they died" stands, by sentence."""
    _shot: bool = False
    """Whether a number was shot, so that "the number of victims" is of those."""
    _effects: dict[Effect, list[Told]] = field(default_factory=dict)
    """The statements by what they come to among the others; see `_effect`."""

    def __post_init__(self) -> None:
        for one in self.told:
            statement = one.statement
            if statement.effect is not Effect.KILLED:
                continue
            self._first_death = min(self._first_death, (one.sentence, statement.at))
            if [group.head for group in statement.groups] == ["they"]:
                self._they_died[one.sentence] = statement.at
        self._shot = any(one.statement.effect is Effect.SHOT and not is_of_persons(one) for one in self.told)
        for one in self.told:
            self._effects.setdefault(self._effect(one), []).append(one)

    def of(self, effect: Effect) -> Sequence[Told]:
        """Give the statements of an effect, read among the others."""
        return self._effects.get(effect, ())

    def whole(self, effect: Effect) -> Figure | None:
        """Choose the number for all: wholes before parts, numerals before vague words, then the greatest."""
        told = self.of(effect)
        title = _sum_of_title(told)
        if title is not None:
            return title
        told = [one for one in told if not _is_superseded(one)] or (told if len(told) == len(self.told) else ())
        found = [(_rank(one), figure) for one in told if (figure := _stated(one))]
        if not found:
            return None
        best = min(rank for rank, _ in found)
        firm = _exact(_greatest(figure for rank, figure in found if rank == best), [figure for _, figure in found])
        if firm.count.best > 1:
            return firm
        # "Two suffered minor injuries: one firefighter injured a knee": one is a part of what is softly said.
        return _greatest(figure for rank, figure in found if rank[:-1] == best[:-1])

    def _effect(self, told: Told) -> Effect:
        """Read "one killed, three others shot" as injured, "three taken to a hospital, where they died" as killed."""
        statement = told.statement
        if self._shot and statement.form is Form.TOLL and _is_of_victims(told):
            return Effect.SHOT
        if statement.effect is Effect.INJURED and self._they_died.get(told.sentence, -1) > statement.at:
            return Effect.INJURED if is_of_persons(told) else Effect.KILLED
        if statement.effect is not Effect.SHOT or not all(group.more for group in statement.groups):
            return statement.effect
        return Effect.INJURED if self._first_death < (told.sentence, statement.at) else Effect.SHOT


def _is_of_victims(told: Told) -> bool:
    at = told.statement.at
    return told.parsed.tokens.lower[at : at + 3] == ["number", "of", "victims"]


def _stated(told: Told) -> Figure | None:
    statement = told.statement
    count = statement.count
    if count is None or is_of_persons(told):
        return None
    return hedged(told, count, _evidence(statement.groups))


def _sum_of_title(told: Sequence[Told]) -> Figure | None:
    """Add what one headline lists: "Boy grazed, two teens wounded" are three."""
    listed = [one for one in told if _is_listed(one)]
    if len(listed) <= 1:
        return None
    groups = tuple({group.start: group for one in listed for group in one.statement.groups}.values())
    if len(groups) <= 1 or _is_parted(listed) or any(group.part or group.count is None for group in groups):
        return None
    total = sum((group.count for group in groups if group.count), Count.exactly(0))
    return Figure(total, _evidence(groups), listed[0])


def _evidence(groups: Iterable[Group]) -> EvidenceClass:
    return EvidenceClass.VAGUE if any(group.vague for group in groups) else EvidenceClass.STATED


def _greatest(figures: Iterable[Figure]) -> Figure:
    return max(figures, key=lambda figure: (figure.count.best, -figure.told.sentence))


def _exact(whole: Figure, figures: Iterable[Figure]) -> Figure:
    """Take a number that is told exactly, too, where the greatest is only about as many: 19 and "about 20"."""
    high = whole.count.high
    if high is None or not whole.count.low < whole.count.best < high:
        return whole
    exact = (one for one in figures if one.count.low == one.count.best == one.count.high)
    return next((one for one in exact if whole.count.low <= one.count.best <= high), whole)


_ITS_OWN = frozenset({Form.MULTIPLE, Form.TOLL})
"""Forms that are a whole by themselves."""


def _is_listed(told: Told) -> bool:
    """Whether a headline's statement may be one of several that add up."""
    if not told.parsed.sentence.is_title or told.statement.form in _ITS_OWN:
        return False
    return told.claimed_by is None and not told.feared


def _is_parted(listed: Sequence[Told]) -> bool:
    """Whether a colon stands between them: what follows says it again."""
    first, last = listed[0].statement.at, listed[-1].statement.at
    return any(phrase.word in {":", "|"} for phrase in listed[0].parsed.phrases if first < phrase.start < last)


_SUPERSEDED = re.compile(
    r"\b(?:initially|originally|at first|earlier|previously)\b (?:\w+ )?"
    r"(?:reported|said|thought|believed|stated|told|announced|reports|put)\b"
)
"""Words for what was corrected since: "police initially reported that three were shot"."""


_BEFORE = words("initially originally first earlier previously")
"""Words that no older figure is told without."""


def _is_superseded(told: Told) -> bool:
    if _BEFORE.isdisjoint(told.parsed.words):
        return False
    sentence = told.parsed.sentence
    end = told.parsed.tokens[told.statement.at].start - sentence.start
    found = _SUPERSEDED.search(sentence.lower, 0, end)
    return found is not None and _CORRECTED.search(sentence.lower, found.end(), end) is None


_CORRECTED = re.compile(r"\b(?:but|later|revised|corrected|updated|now)\b")
"""Leads from an older figure to that of now."""


def _rank(told: Told) -> tuple[bool, ...]:
    groups = told.statement.groups
    return (
        told.claimed_by is not None or told.feared,
        any(group.part for group in groups),
        any(group.vague for group in groups),
        told.statement.form is Form.MULTIPLE,
        told.statement.soft,
    )
