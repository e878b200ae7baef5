"""One place's share of a toll that headline and lead give for its country: "most of the deaths were in Cebu"."""

import re
from collections.abc import Sequence

from casualty_pipeline.extract.incidents.figures import outcome_of
from casualty_pipeline.extract.incidents.incidents import Incident, Told
from casualty_schemas.report import EvidenceClass

_SHARE = re.compile(
    r"\b(?:most|many|half|a third|the majority|the bulk|[\w-]+) of (?:the|those) "
    r"(?:deaths|dead|victims|fatalities|casualties|killed)\b|\balone\b|\b(?:worst|hardest)[- ](?:hit|affected)\b"
)
"""What says that a figure is a part of one told before."""


def is_share(incident: Incident, heads: Sequence[Told]) -> bool:
    """Whether an incident's dead are said to be some of those that headline and lead count in the whole country."""
    if not any(spot.is_country for told in heads for spot in told.spots):
        return False
    if not any(_SHARE.search(told.parsed.sentence.lower) for told in incident.told):
        return False
    whole, part = outcome_of(Incident(list(heads))).killed, outcome_of(incident).killed
    if whole is None or part is None or whole.evidence is not EvidenceClass.STATED:
        return False
    return part.count.best < whole.count.best
