"""Totals per region and day as reports change: the incremental path, one object for each Kafka partition."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from casualty_pipeline.counting import Counting
from casualty_pipeline.resolve.incident import Standing
from casualty_pipeline.resolve.incremental import Changes, RegionResolution
from casualty_pipeline.resolve.residence import no_archive
from casualty_pipeline.resolve.rows import encode_incident
from casualty_pipeline.resolve.words import NameOf
from casualty_pipeline.tally.running import RunningTotals
from casualty_pipeline.tally.total import encode_total
from casualty_schemas.report import Document, RegionReports
from casualty_schemas.resolved_incident import FigureRule

Archive = Callable[[str, Document], RegionReports | None]
"""What a document gave to a region before the rows that are being applied; None where it gave nothing."""


@dataclass(frozen=True, slots=True)
class Delta:
    """Changed output rows: key to value in JSON as it is published, or None for a tombstone.

    `incidents` is in the order to publish: every tombstone stands before the rows that replace it.
    """

    incidents: list[tuple[str, bytes | None]] = field(default_factory=list)
    """`resolved-incidents`, by region|hash."""
    regions: dict[str, bytes | None] = field(default_factory=dict)
    """`casualties-by-region`, by region."""
    days: dict[str, bytes | None] = field(default_factory=dict)
    """`casualties-by-region-day`, by region|day."""


_COME_BACK: Final = 20
"""So many times the resident days may be awake because late reports woke them: a history that is told in no order
touches each of its days again and again, and would otherwise be read back with every batch."""


class _Region:
    """One region: its resolution and its running totals."""

    __slots__ = ("asleep_before", "days_left", "newest_day", "resolution", "totals")

    def __init__(self, region: str, counting: Counting, name_of: NameOf) -> None:
        self.resolution = RegionResolution(region, counting, name_of)
        self.totals = RunningTotals()
        self.newest_day = self.asleep_before = 0
        """Proleptic ordinals."""
        self.days_left = 0
        """How many days were awake when old ones last fell asleep."""

    def follow(self, changes: Changes) -> None:
        for incident in changes.stood:
            if incident.counted:
                self.totals.add(incident)
        for incident in changes.withdrawn:
            if incident.counted:
                self.totals.remove(incident)

    def note(self, rows: Iterable[RegionReports]) -> None:
        # Not the last day, which may lie years ahead by mistake, and then nothing would be recent.
        days = [report.occurred_on.toordinal() for row in rows for report in row.reports]
        self.newest_day = max([self.newest_day, *days])

    def sleep(self, resident_days: int) -> None:
        """Let old days leave memory once as many are due as a quarter of those that stay, or far more came back."""
        before, came_back = self.newest_day - resident_days, self.resolution.days_awake - self.days_left
        if before - self.asleep_before > resident_days // 4 or came_back > _COME_BACK * resident_days:
            self.asleep_before = before
            self.resolution.sleep(before)
            self.days_left = self.resolution.days_awake


class Tally:
    """The derived rows of one partition: a pure function of the rows that it was given, whatever their order.

    Args:
        counting: what stands in totals, and which report gives a figure.
        name_of: the name of a region from its code.
        resident_days: so many days behind a region's newest one stay in memory; None: all of them. What left comes
            back, from the archive, when a report touches it.
    """

    def __init__(self, counting: Counting, name_of: NameOf, *, resident_days: int | None = None) -> None:
        self._counting = counting
        self._name_of = name_of
        self._resident_days = resident_days
        self._regions: dict[str, _Region] = {}

    def load(self, rows: Iterable[RegionReports]) -> None:
        """Take rows in without saying what they change, as from the ledger at the start."""
        for region, of_region in _by_region(rows).items():
            standing = self._region(region)
            standing.follow(standing.resolution.apply(of_region))
            standing.note(of_region)

    def sleep(self, region: str) -> None:
        """Let a region's old days leave memory, as they do by themselves when newer ones come."""
        if self._resident_days is not None and region in self._regions:
            self._regions[region].sleep(self._resident_days)

    def apply(self, rows: Iterable[RegionReports], archive: Archive | None = None) -> Delta:
        """Take rows in, each in place of what its document gave to its region before; returns the rows that changed.

        Of several rows of one document and region the last one given stands.

        Args:
            rows: in order.
            archive: what (region, document) gave before these rows, asked for what fell asleep.
        """
        delta = Delta()
        for region, of_region in _by_region(rows).items():
            standing = self._region(region)
            changes = standing.resolution.apply(of_region, partial(archive, region) if archive else no_archive)
            self._publish_incidents(changes, delta)
            self._publish_totals(region, standing, changes, delta)
            standing.note(of_region)
            if self._resident_days is not None:
                standing.sleep(self._resident_days)
        return delta

    def rows(self, of_region: str | None = None) -> Delta:
        """Every row that stands, or every one of a region, as long as nothing fell asleep."""
        delta = Delta()
        for region in sorted(self._regions.keys() if of_region is None else self._regions.keys() & {of_region}):
            standing = self._regions[region]
            incidents = sorted(standing.resolution.incidents(), key=lambda each: each.key)
            delta.incidents.extend((each.key, encode_incident(each, self._counting.rule)) for each in incidents)
            total = standing.totals.total()
            if total is not None:
                delta.regions[region] = encode_total(region, total, self._name_of)
            for day in sorted(standing.totals.days()):
                total = standing.totals.total_of(day)
                if total is not None:
                    delta.days[f"{region}|{day}"] = encode_total(region, total, self._name_of, day)
        return delta

    def _region(self, region: str) -> _Region:
        standing = self._regions.get(region)
        if standing is None:
            standing = self._regions[region] = _Region(region, self._counting, self._name_of)
        return standing

    def _publish_incidents(self, changes: Changes, delta: Delta) -> None:
        withdrawn = {each.key: each for each in changes.withdrawn}
        stood = {each.key: each for each in changes.stood}
        delta.incidents.extend((key, None) for key in sorted(withdrawn.keys() - stood.keys()))
        for key, incident in sorted(stood.items()):
            row = encode_incident(incident, self._counting.rule)
            before = withdrawn.get(key)
            if before is None or _has_changed(before, incident, row, self._counting.rule):
                delta.incidents.append((key, row))

    def _publish_totals(self, region: str, standing: _Region, changes: Changes, delta: Delta) -> None:
        totals = standing.totals
        days = {each.day for each in (*changes.withdrawn, *changes.stood) if each.counted}
        # A day that only gains incidents changes for certain.
        before = {each.day: totals.total_of(each.day) for each in changes.withdrawn if each.counted}
        region_before = totals.total()
        standing.follow(changes)
        region_after = totals.total()
        if region_after != region_before:
            row = None if region_after is None else encode_total(region, region_after, self._name_of)
            delta.regions[region] = row
        for day in sorted(days):
            after = totals.total_of(day)
            if day not in before or after != before[day]:
                row = None if after is None else encode_total(region, after, self._name_of, day)
                delta.days[f"{region}|{day}"] = row


def _has_changed(before: Standing, now: Standing, row: bytes, rule: FigureRule) -> bool:
    # A row lists or counts every report, so that most changes are seen without writing the old row again.
    return len(before.members) != len(now.members) or encode_incident(before, rule) != row


def _by_region(rows: Iterable[RegionReports]) -> dict[str, list[RegionReports]]:
    regions: dict[str, list[RegionReports]] = defaultdict(list)
    for row in rows:
        regions[row.region].append(row)
    return regions
