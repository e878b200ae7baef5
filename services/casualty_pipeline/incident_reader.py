"""A structured incident message to a report: its producer has read, so only the place is looked up."""

from typing import Final

from casualty_pipeline.accepted import AcceptedIncident, AcceptedPlace
from casualty_pipeline.categories import category_named
from casualty_pipeline.locate.gazetteer import Gazetteer
from casualty_pipeline.locate.model import Located, Unlocatable
from casualty_pipeline.outcomes import Rejected
from casualty_pipeline.reading import PlacedReport, Reading
from casualty_schemas.fields import UNKNOWN_REGION
from casualty_schemas.rejection import ADVICE, RejectionCode
from casualty_schemas.report import EvidenceClass, FigureClasses, Quote, Report, ReportPlace

NAME = "structured"
VERSION = 2
"""Rises with every change of what this module makes of a message."""

_LONGEST_QUOTE: Final = 2_000
"""Letters. Whoever describes an incident says in the first sentences what tells it from others."""

_STATED = {
    (killed, injured): FigureClasses(
        killed=EvidenceClass.STATED if killed else None, injured=EvidenceClass.STATED if injured else None
    )
    for killed in (True, False)
    for injured in (True, False)
}

RETRACTED = Reading(empty_reason="retracted")


def read_incident(incident: AcceptedIncident, gazetteer: Gazetteer) -> Reading | Rejected:
    """The one report of an incident message; rejected where its place is no place."""
    if incident.status == "retracted":
        return RETRACTED
    assert incident.place is not None
    assert incident.occurred_on is not None
    located = _locate(incident.place, gazetteer)
    if isinstance(located, Rejected):
        return located
    report = Report(
        ordinal=0,
        place=ReportPlace(
            name=located.name, latitude=located.latitude, longitude=located.longitude, precision=located.precision
        ),
        occurred_on=incident.occurred_on,
        occurred_until=incident.occurred_until or incident.occurred_on,
        killed=incident.killed,
        injured=incident.injured,
        classes=_STATED[incident.killed is not None, incident.injured is not None],
        category=category_named(incident.category),
        quote=_quote(incident.description),
    )
    return Reading(reports=(PlacedReport(located.region, report),))


def _locate(place: AcceptedPlace, gazetteer: Gazetteer) -> Located | Rejected:
    located = gazetteer.locate_input(
        name=place.name,
        region=place.region,
        country=place.country,
        latitude=place.latitude,
        longitude=place.longitude,
    )
    if isinstance(located, Unlocatable):
        return Rejected(RejectionCode.REGION_UNKNOWN, "locate", located.message)
    if located.region == UNKNOWN_REGION and place.name is None:
        return Rejected(RejectionCode.PLACE_UNKNOWN, "locate", ADVICE[RejectionCode.PLACE_UNKNOWN])
    return located


def _quote(description: str | None) -> Quote | None:
    if not description:
        return None
    end = len(description)
    if end > _LONGEST_QUOTE:
        # Between words where there are spaces: not every language has them.
        space = description.rfind(" ", _LONGEST_QUOTE * 9 // 10, _LONGEST_QUOTE)
        end = space if space > 0 else _LONGEST_QUOTE
    return Quote(text=description[:end], start=0, end=end)
