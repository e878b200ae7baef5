"""The current figure of an incident: which of its reports gives it, between which bounds, and what came after."""

from collections import Counter
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from casualty_pipeline.resolve.copies import Told
from casualty_pipeline.resolve.victims import distinct_changes
from casualty_schemas.count import MOST_PEOPLE, Count
from casualty_schemas.report import EvidenceClass, Report
from casualty_schemas.resolved_incident import FigureRule

Quantity = Literal["killed", "injured"]


class Current(Struct, frozen=True, eq=False, gc=False):
    """A current figure and how it came about."""

    count: Count
    evidence_class: EvidenceClass
    given_by: Told
    changed_by: tuple[Told, ...] = ()
    conflict: bool = False
    """Two sources' newest ranges do not meet."""


class _Stated(Struct, frozen=True, eq=False, gc=False):
    """What one report states of one quantity; `sign` is -1 where a change takes people away from it."""

    told: Told
    count: Count
    evidence_class: EvidenceClass
    sign: int = 1


def current_figure(told: Sequence[Told], quantity: Quantity, rule: FigureRule) -> Current | None:
    """The people killed, or injured, in an incident that `told` tells of; None where no report states it.

    Of the full figures only the best class counts. Changes published after the newest of these are added to it.
    """
    if len(told) == 1 and not told[0].first.report.change:
        return _figure_alone(told[0], quantity)
    full = [stated for each in told if not each.first.report.change and (stated := _stated(each, quantity))]
    changes = _changes(told, quantity)
    if not full:
        return _changes_alone(changes)
    best_class = min(stated.evidence_class for stated in full)
    standing = sorted((each for each in full if each.evidence_class == best_class), key=_newness)
    if len(standing) == 1 and not changes:
        return Current(standing[0].count, best_class, standing[0].told)
    later = [change for change in changes if _newness(change) > _newness(standing[-1])]
    chosen = _choose(standing, rule)
    newest = list(_newest_by_source(standing).values())
    return Current(
        _span(_raised(chosen.count, later), [_raised(each.count, later) for each in newest]),
        best_class,
        chosen.told,
        tuple(change.told for change in later),
        _conflict([each.count for each in newest]),
    )


def _figure_alone(told: Told, quantity: Quantity) -> Current | None:
    """The figure where there is one report only, as for most incidents."""
    count, evidence_class = _said(told.first.report, quantity)
    return None if count is None else Current(count, evidence_class or EvidenceClass.STATED, told)


def _stated(told: Told, quantity: Quantity) -> _Stated | None:
    count, evidence_class = _said(told.first.report, quantity)
    return None if count is None else _Stated(told, count, evidence_class or EvidenceClass.STATED)


def _said(report: Report, quantity: Quantity) -> tuple[Count | None, EvidenceClass | None]:
    if quantity == "killed":
        return report.killed, report.classes.killed
    return report.injured, report.classes.injured


def _newness(stated: _Stated) -> tuple[object, ...]:
    return stated.told.newness


def _changes(told: Sequence[Told], quantity: Quantity) -> list[_Stated]:
    """What later reports add or take away, oldest first, each victim once; a party's claim changes nothing."""
    changing = [each for each in told if each.first.report.change]
    if not changing:
        return []
    more = _counting(changing, quantity)
    if quantity == "killed":
        return more
    # Those who died of their wounds had been counted among the injured.
    died = _counting([each for each in changing if each.first.report.from_injured], "killed")
    fewer = [_Stated(each.told, each.count, each.evidence_class, sign=-1) for each in died]
    return sorted(more + fewer, key=_newness)


def _counting(changing: Sequence[Told], quantity: Quantity) -> list[_Stated]:
    telling = [
        stated.told
        for each in changing
        if (stated := _stated(each, quantity)) and stated.evidence_class is not EvidenceClass.CLAIM
    ]
    return [stated for each in distinct_changes(telling) if (stated := _stated(each, quantity))]


def _changes_alone(changes: Sequence[_Stated]) -> Current | None:
    """The figure where nobody states a full one: those who died later did die."""
    added = [change for change in changes if change.sign > 0]
    if not added:
        return None
    *earlier, newest = added
    count = _raised(newest.count, earlier)
    return Current(count, newest.evidence_class, newest.told, tuple(each.told for each in earlier))


def _choose(standing: Sequence[_Stated], rule: FigureRule) -> _Stated:
    """The report that gives the figure; `standing` is oldest first, and of equals the newest is taken."""
    newest_first = standing[::-1]
    match rule:
        case FigureRule.LATEST:
            return newest_first[0]
        case FigureRule.MAX:
            return max(newest_first, key=lambda stated: stated.count.best)
        case FigureRule.MIN:
            return min(newest_first, key=lambda stated: stated.count.best)
        case FigureRule.MODE:
            often = Counter(stated.count.best for stated in standing)
            return max(newest_first, key=lambda stated: often[stated.count.best])


def _newest_by_source(standing: Sequence[_Stated]) -> dict[str, _Stated]:
    return {said.document.source: stated for stated in standing for said in stated.told.everyone}


def _raised(count: Count, changes: Sequence[_Stated]) -> Count:
    for change in changes:
        count = _plus(count, change.count) if change.sign > 0 else count - change.count
    return count


def _plus(count: Count, more: Count) -> Count:
    """The sum, clipped at what a count can hold."""
    high = None if count.high is None or more.high is None else min(MOST_PEOPLE, count.high + more.high)
    return Count(low=min(MOST_PEOPLE, count.low + more.low), best=min(MOST_PEOPLE, count.best + more.best), high=high)


def _span(chosen: Count, newest: Sequence[Count]) -> Count:
    """The best figure of `chosen` between the bounds of each source's newest."""
    ranges = [chosen, *newest]
    closed = [each.high for each in ranges if each.high is not None]
    # "At least 33" is closed by another's 35, not by its 30: that is a conflict, and the upper end stays open.
    still_open = any(each.high is None and all(high < each.low for high in closed) for each in ranges)
    return Count(
        low=min(each.low for each in ranges),
        best=chosen.best,
        high=None if still_open else max(chosen.best, *closed),
    )


def _conflict(newest: Sequence[Count]) -> bool:
    """Whether two of the ranges share no number; ranges that meet in pairs all share one."""
    highs = [each.high for each in newest if each.high is not None]
    return bool(highs) and max(each.low for each in newest) > min(highs)
