"""The figures of resolved incidents, computed once more from the reports in their rows, by the words of the contract.

Written apart from the code of resolution and sharing nothing with it: of the reports that state a figure only those of
the best class count; the rule chooses one of them; low and high span each source's newest; what is told later of one
of the victims is added, once a victim or, unnamed, once a day. Rows and counts are plain JSON.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

Row = dict[str, Any]
Range = tuple[int, int, int | None]
Change = tuple[int, int, Range]
"""The place of its report in time, 1 where it adds or -1 where it takes away, and how many."""
Versions = Mapping[tuple[str, str, str], tuple[Any, ...]]
"""The standing version of each document (topic, source, id): it decides between reports of one instant."""

_STATED: Final = 1
_CLAIM: Final = 4
_NAME: Final = r"(?P<name>(?:[A-Z][\w'’-]+\s+)+[A-Z][\w'’-]+)"
_DIED = re.compile(
    _NAME + r"(?:,?\s*\(?(?:aged?\s+)?\d{1,3}\)?,?)?\s+(?:(?:has|had|later|also)\s+)*(?:died|succumbed|passed)"
)


def faults(row: Row, versions: Versions) -> Iterator[str]:
    """What is wrong with the figures of a row of `resolved-incidents`; what a summary leaves over is not looked at."""
    if row.get("unattributed"):
        return
    told = sorted(row["reports"], key=lambda report: _newness(report, versions))
    for quantity in ("killed", "injured"):
        figure = row.get(quantity)
        stands = _range(figure["count"]) if figure else None
        declared = expected(told, quantity, figure["rule"] if figure else "latest")
        if stands != declared:
            yield f"{row['region']}|{row['incident']}: {quantity} is {stands}, by the rule {declared}"
        if stands and _adds_up(told, quantity, stands[1]):
            yield f"{row['region']}|{row['incident']}: {quantity} is {stands[1]}, the sum of its reports"


def _newness(report: Row, versions: Versions) -> tuple[Any, ...]:
    document = (report["topic"], report["source"], report["id"])
    version = versions[document]
    return (version[1], version, document, report["ordinal"])


def expected(told: Sequence[Row], quantity: str, rule: str) -> Range | None:
    """The figure of an incident whose reports are given in the order of time; None where none states it."""
    # Of one report first those whom it adds: some of them may be those who died.
    changes = sorted(_changes(told, quantity), key=lambda change: (change[0], -change[1]))
    full = [each for each in told if quantity in each and not each.get("change")]
    if not full:
        return _sum([count for _, sign, count in changes if sign > 0])
    best = min(_class(each, quantity) for each in full)
    full = [each for each in full if _class(each, quantity) == best]
    later = [change for change in changes if change[0] > told.index(full[-1])]
    newest = {source: each for each in full for source in _sources(each)}
    counting = [_chosen(full, quantity, rule), *newest.values()]
    chosen, *spanned = [_changed(_range(each[quantity]), later) for each in counting]
    return _span(chosen, spanned)


def _class(report: Row, quantity: str) -> int:
    return int(report["class"].get(quantity) or _STATED)


def _sources(report: Row) -> list[str]:
    return [said["source"] for said in (report, *report.get("copies", ()))]


def _chosen(full: Sequence[Row], quantity: str, rule: str) -> Row:
    figures = [each[quantity]["best"] for each in full]
    often = Counter(figures)
    ranks: dict[str, Callable[[int], int]] = {
        "latest": lambda _: 0,
        "max": lambda figure: figure,
        "min": lambda figure: -figure,
        "mode": lambda figure: often[figure],
    }
    return full[max(range(len(full)), key=lambda index: (ranks[rule](figures[index]), index))]


def _changes(told: Sequence[Row], quantity: str) -> Iterator[Change]:
    """What was told later: more killed, more injured, and of the injured those who died."""
    later = [(index, each) for index, each in enumerate(told) if each.get("change")]
    yield from _once(later, quantity, sign=1)
    if quantity == "injured":
        yield from _once([each for each in later if each[1].get("from_injured")], "killed", sign=-1)


def _once(later: Sequence[tuple[int, Row]], stated: str, *, sign: int) -> Iterator[Change]:
    counting = [each for each in later if stated in each[1] and _class(each[1], stated) != _CLAIM]
    by_victim = {_victim(report) or report["published_at"][:10]: (index, report) for index, report in counting}
    yield from ((index, sign, _range(report[stated])) for index, report in by_victim.values())


def _victim(report: Row) -> str | None:
    found = _DIED.search(report.get("quote", {}).get("text", ""))
    return found["name"].casefold() if found else None


def _range(count: Mapping[str, int]) -> Range:
    return (count["low"], count["best"], count.get("high"))


def _sum(counts: Sequence[Range]) -> Range | None:
    if not counts:
        return None
    highs = [high for _, _, high in counts]
    closed = [high for high in highs if high is not None]
    high = sum(closed) if len(closed) == len(highs) else None
    return (sum(low for low, _, _ in counts), sum(best for _, best, _ in counts), high)


def _changed(count: Range, changes: Sequence[Change]) -> Range:
    for _, sign, by in changes:
        count = (_sum([count, by]) or count) if sign > 0 else _less(count, by)
    return count


def _less(count: Range, by: Range) -> Range:
    low, best, high = count
    ends = zip(
        (low, best, best if high is None else high), (by[0], by[1], by[1] if by[2] is None else by[2]), strict=True
    )
    low, best, ceiling = sorted(max(0, ours - theirs) for ours, theirs in ends)
    return (low, best, None if high is None else ceiling)


def _span(chosen: Range, spanned: Sequence[Range]) -> Range:
    """The chosen figure between the lowest low and the highest high; a number closes an open high not above it."""
    ranges = [chosen, *spanned]
    highs = [high for _, _, high in ranges if high is not None]
    is_open = any(high is None and all(closed < low for closed in highs) for low, _, high in ranges)
    return (min(low for low, _, _ in ranges), chosen[1], None if is_open else max(chosen[1], *highs))


def _adds_up(told: Sequence[Row], quantity: str, stands: int) -> bool:
    """Whether a figure is the sum of its reports, though several state some and differ; nobody ever adds those up."""
    figures = [each[quantity]["best"] for each in told if quantity in each and not each.get("change")]
    some = [figure for figure in figures if figure]
    changed = any(each.get("change") for each in told)
    return len(set(some)) > 1 and stands == sum(some) and not changed
