"""Totals from scratch, in one go over all rows: the oracle of the incremental path."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from casualty_pipeline.counting import Counting
from casualty_pipeline.resolve.incident import Standing
from casualty_pipeline.resolve.rows import encode_incident
from casualty_pipeline.resolve.scratch import resolve_region
from casualty_pipeline.resolve.words import NameOf
from casualty_pipeline.tally.incremental import Delta
from casualty_pipeline.tally.total import Total, encode_total
from casualty_schemas.report import RegionReports


def tally_from_scratch(rows: Iterable[RegionReports], counting: Counting, name_of: NameOf) -> Delta:
    """Every row that stands after `rows`; of several of one document and region the last one given stands."""
    regions: dict[str, list[RegionReports]] = defaultdict(list)
    for row in rows:
        regions[row.region].append(row)
    delta = Delta()
    for region, of_region in sorted(regions.items()):
        incidents = resolve_region(of_region, counting, name_of)
        delta.incidents.extend((each.key, encode_incident(each, counting.rule)) for each in incidents)
        counted = [each for each in incidents if each.counted]
        if total := Total.of(counted):
            delta.regions[region] = encode_total(region, total, name_of)
        for day, of_day in sorted(_by_day(counted).items()):
            if total := Total.of(of_day):
                delta.days[f"{region}|{day}"] = encode_total(region, total, name_of, day)
    return delta


def _by_day(incidents: Iterable[Standing]) -> dict[date, list[Standing]]:
    days: dict[date, list[Standing]] = defaultdict(list)
    for incident in incidents:
        days[incident.day].append(incident)
    return days
