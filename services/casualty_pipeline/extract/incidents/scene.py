"""Where it happened by a sentence that states no casualties: "The attack took place in Sagaing region"."""

import re
from dataclasses import replace

from casualty_pipeline.extract.incidents.reports import Placed
from casualty_pipeline.extract.places.places import NOWHERE, Map, Spot
from casualty_pipeline.extract.text.cues import INCIDENT
from casualty_pipeline.extract.text.tokens import Document

_TOOK_PLACE = re.compile(
    r"\b(?:it|attack|blast|bombing|explosion|crash|collision|accident|shooting|incident|fire|strike|raid|ambush|clash"
    r"|quake|earthquake|landslide|collapse)s? (?:\w+ )?(?:took place|happened|occurred)\b"
)


def at_scene(document: Document, placed: list[Placed], places: Map) -> list[Placed]:
    """Place the only incident of a text, of which just the country is told, where a sentence says that it happened."""
    if len(placed) != 1 or len(placed[0].spots) != 1:
        return placed
    (one,) = placed
    (spot,) = one.spots
    claimed = any(told.claimed_by is not None for told in one.incident.told)
    if not spot.is_country or spot == NOWHERE or claimed or one.when.period:
        return placed
    if spot.name != places.of_region(spot.region).name:  # a town of which there are several
        return placed
    scene = _scene(document, places, spot.region)
    return placed if scene is None else [replace(one, spots=(scene,))]


def _scene(document: Document, places: Map, country: str) -> Spot | None:
    for sentence in document.sentences:
        if sentence.cues & INCIDENT and _TOOK_PLACE.search(sentence.lower):
            spots = places.within(sentence.start, sentence.end)
            found = next((spot for spot in spots if not (spot.is_country or spot.dateline or spot.origin)), None)
            if found is not None and found.region[:2] == country:
                return found
    return None
