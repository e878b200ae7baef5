"""What the body tells of a toll that headline and lead give: a place's share of a country's, a night's of a weekend."""

import re
from collections.abc import Sequence

from casualty_pipeline.extract.incidents.figure import Figure, Outcome
from casualty_pipeline.extract.incidents.figures import outcome_of
from casualty_pipeline.extract.incidents.incidents import Incident, Told
from casualty_schemas.report import EvidenceClass

_SHARE = re.compile(
    r"\b(?:most|many|half|a third|the majority|the bulk|[\w-]+) of (?:the|those) "
    r"(?:deaths|dead|victims|fatalities|casualties|killed)\b|\balone\b|\b(?:worst|hardest)[- ](?:hit|affected)\b"
)
"""What says that a figure is a part of one told before."""
_LARGE_TOLL = 40
_MANY_TIMES = 4
_SEVERAL = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|\d+|several|multiple|separate|different|string of|series of"
    r"|spate of|weekend) (?:[\w'-]+ ){0,3}?(?:shootings|attacks|strikes|incidents|bombings|crashes|accidents"
    r"|raids|clashes|killings|homicides|stabbings|explosions|blasts)\b"
)
"""What a headline or a lead sums up: "3 dead, 6 wounded in separate weekend shootings across Philadelphia"."""


def is_share(incident: Incident, heads: Sequence[Told]) -> bool:
    """Whether an incident's dead are said to be some of those that headline and lead count in the whole country."""
    if not any(spot.is_country for told in heads for spot in told.spots):
        return False
    whole, part = outcome_of(Incident(list(heads))).killed, outcome_of(incident).killed
    if whole is None or part is None or whole.evidence is not EvidenceClass.STATED:
        return False
    said = any(_SHARE.search(told.parsed.sentence.lower) for told in incident.told)
    return part.count.best < whole.count.best if said else _is_small(part.count.best, whole.count.best)


def _is_small(part: int, whole: int) -> bool:
    """Whether a number is too small for an older toll: "2,205 died in Afghanistan ... in Nangarhar, 12 were killed"."""
    return whole >= _LARGE_TOLL and part * _MANY_TIMES <= whole


def sums_several(told: Told) -> bool:
    """Whether the sentence speaks of several incidents: "13 died in two road accidents"."""
    return _SEVERAL.search(told.parsed.sentence.lower) is not None


def without_parts(incidents: list[Incident]) -> list[Incident]:
    """Leave out what the body tells of single incidents of a region where the first counts those of all of them."""
    whole, *rest = incidents or [Incident()]
    if not rest or not any(told.headline and sums_several(told) for told in whole.told):
        return incidents
    regions, every = {spot.region for spot in whole.spots}, outcome_of(whole)
    return [whole, *(one for one in rest if {spot.region for spot in one.spots} != regions or not _holds(every, one))]


def _holds(every: Outcome, part: Incident) -> bool:
    """Whether an incident has no more killed and injured than are counted in all."""
    one = outcome_of(part)
    return _best(one.killed) <= _best(every.killed) and _best(one.injured) <= _best(every.injured)


def _best(figure: Figure | None) -> int:
    return figure.count.best if figure else 0
