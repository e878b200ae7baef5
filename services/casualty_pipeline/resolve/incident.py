"""A cluster of statements as one incident: its day, place, category and current figures."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from hashlib import blake2b

from msgspec import Struct
from msgspec.json import encode

from casualty_pipeline.counting import Counting
from casualty_pipeline.resolve.copies import Told, fold_copies
from casualty_pipeline.resolve.figures import Current, Quantity, current_figure
from casualty_pipeline.resolve.statement import Statement, StatementId
from casualty_schemas.category import Category
from casualty_schemas.report import Precision, ReportPlace

_PRECISIONS = {precision: rank for rank, precision in enumerate(Precision)}


class Standing(Struct, frozen=True, eq=False, gc=False):
    """One incident as it stands: a pure function of its statements and of the counting."""

    region: str
    incident: str
    day: date
    place: ReportPlace
    category: Category
    counted: bool
    killed: Current | None
    injured: Current | None
    members: tuple[Statement, ...]
    """Its statements, copies too, in the order of their ids."""
    told: tuple[Told, ...]
    """The same, each statement with its copies, oldest first."""
    sources: tuple[str, ...]
    updated_at: datetime
    unattributed: bool = False

    @property
    def key(self) -> str:
        """The key of its row."""
        return f"{self.region}|{self.incident}"

    def best(self, quantity: Quantity) -> int:
        """The best figure, 0 where none is stated."""
        current = self.killed if quantity == "killed" else self.injured
        return current.count.best if current else 0

    @property
    def conflict(self) -> bool:
        """Whether two sources disagree on the killed or on the injured."""
        return bool((self.killed and self.killed.conflict) or (self.injured and self.injured.conflict))


def incident_of(region: str, cluster: Sequence[Statement], counting: Counting) -> Standing:
    """The incident that a cluster of statements tells of."""
    told = fold_copies(cluster)
    killed = current_figure(told, "killed", counting.rule)
    injured = current_figure(told, "injured", counting.rule)
    return standing(region, told, killed=killed, injured=injured, counting=counting)


def standing(
    region: str,
    told: Sequence[Told],
    *,
    killed: Current | None,
    injured: Current | None,
    counting: Counting,
    unattributed: bool = False,
) -> Standing:
    """An incident with these figures; it stands on the day of the report that gives its killed, else its injured."""
    giving = killed or injured
    gives = giving.given_by if giving else told[-1]
    members = _members(told)
    category = _category(told)
    return Standing(
        region=region,
        incident=_hash(members[0].id),
        day=gives.first.report.occurred_on,
        place=_place(told),
        category=category,
        counted=category in counting.categories,
        killed=killed,
        injured=injured,
        members=members,
        told=tuple(told),
        sources=_sources(members),
        updated_at=_newest(members),
        unattributed=unattributed,
    )


def _members(told: Sequence[Told]) -> tuple[Statement, ...]:
    if len(told) == 1 and not told[0].copies:
        return (told[0].first,)
    return tuple(sorted((statement for each in told for statement in each.everyone), key=lambda each: each.id))


def _sources(members: Sequence[Statement]) -> tuple[str, ...]:
    if len(members) == 1:
        return (members[0].document.source,)
    return tuple(sorted({statement.document.source for statement in members}))


def _newest(members: Sequence[Statement]) -> datetime:
    if len(members) == 1:
        return members[0].published_at
    return max([statement.published_at for statement in members])


def _hash(least: StatementId) -> str:
    return blake2b(encode(least), digest_size=8).hexdigest()


def _category(told: Sequence[Told]) -> Category:
    """The category that most statements name; a named one before `other` and `unknown`, then the newest."""
    if len(told) == 1:
        return told[0].first.report.category
    often = Counter(each.first.report.category for each in told)
    newest = max(told, key=lambda each: (_named(each), often[each.first.report.category], each.newness))
    return newest.first.report.category


def _named(told: Told) -> int:
    category = told.first.report.category
    return 0 if category is Category.UNKNOWN else 1 if category is Category.OTHER else 2


def _place(told: Sequence[Told]) -> ReportPlace:
    """The most precise place; of equally precise ones the one named most often, then the newest."""
    if len(told) == 1:
        return told[0].first.report.place
    often = Counter(each.first.report.place.name for each in told)
    best = max(
        told,
        key=lambda each: (
            -_PRECISIONS[each.first.report.place.precision],
            often[each.first.report.place.name],
            each.newness,
        ),
    )
    return best.first.report.place
