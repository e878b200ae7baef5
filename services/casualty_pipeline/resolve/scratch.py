"""Resolution from scratch: every report of a region at once. The oracle of the incremental path."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from casualty_pipeline.counting import Counting
from casualty_pipeline.resolve.blocking import WINDOW, Key, Pair, comparable, days_of, keys_of
from casualty_pipeline.resolve.clusters import Link, agglomerate, component_of, link_of
from casualty_pipeline.resolve.evidence import joining_score
from casualty_pipeline.resolve.figures import Quantity
from casualty_pipeline.resolve.incident import Standing, incident_of
from casualty_pipeline.resolve.statement import Rank, Statement, statements_of
from casualty_pipeline.resolve.summaries import Span, excess_of, span_of
from casualty_pipeline.resolve.words import NameOf, place_words
from casualty_schemas.report import RegionReports

_Links = dict[Statement, dict[Statement, Link]]


def resolve_region(rows: Iterable[RegionReports], counting: Counting, name_of: NameOf) -> list[Standing]:
    """The incidents of one region, in the order of their keys.

    Args:
        rows: all rows of one region; the last given of a document stands.
        counting: which report gives a figure, and what stands in totals.
        name_of: the name of a region from its code.
    """
    newest = {row.document: row for row in rows}
    if not newest:
        return []
    region = next(iter(newest.values())).region
    own_words = place_words(name_of(region))
    statements = [statement for row in newest.values() for statement in statements_of(row, own_words)]
    clusters = clusters_of([each for each in statements if not each.is_summary])
    incidents = [incident_of(region, cluster, counting) for cluster in clusters]
    summaries = [each for each in statements if each.is_summary]
    return sorted(incidents + _unattributed(region, summaries, incidents, counting), key=lambda each: each.key)


def clusters_of(statements: Sequence[Statement]) -> list[tuple[Statement, ...]]:
    """Statements that tell of the same incident, together."""
    links = links_of(statements)
    clusters: list[tuple[Statement, ...]] = []
    seen: set[Statement] = set()
    for statement in statements:
        if statement not in seen:
            component = component_of(statement, links)
            seen.update(component)
            clusters += agglomerate(component, links)
    return clusters


def links_of(statements: Iterable[Statement]) -> _Links:
    """The pairs that join, both ways round."""
    links: _Links = defaultdict(dict)
    for one, other in _candidates(statements):
        if score := joining_score(one, other):
            links[one][other] = links[other][one] = link_of(one, other, score)
    return links


def _candidates(statements: Iterable[Statement]) -> Iterator[Pair]:
    """Pairs of statements that stand near each other in some block."""
    blocks: dict[tuple[int, Key], list[Statement]] = defaultdict(list)
    for statement in statements:
        keys = keys_of(statement)
        for day in days_of(statement):
            for key in keys:
                blocks[day, key].append(statement)
    for (_, key), block in blocks.items():
        block.sort(key=_rank)
        for position, one in enumerate(block):
            yield from comparable(key, [(one, other) for other in block[position + 1 : position + 1 + WINDOW]])


def _rank(statement: Statement) -> Rank:
    return statement.rank


def _unattributed(
    region: str, summaries: Iterable[Statement], incidents: Iterable[Standing], counting: Counting
) -> list[Standing]:
    """What summaries say beyond the incidents, and beyond what narrower summaries left."""
    spans: dict[Span, list[Statement]] = defaultdict(list)
    for summary in summaries:
        spans[span_of(summary)].append(summary)
    counted = [each for each in incidents if each.counted]
    left: list[Standing] = []

    def known(span: Span, quantity: Quantity) -> int:
        return sum(each.best(quantity) for each in counted if span.covers(each.day.toordinal()))

    for _, said in sorted(spans.items()):
        excess = excess_of(region, said, known, counting)
        if excess is not None:
            left.append(excess)
            counted += [excess] if excess.counted else []
    return left
