"""Chooses one reading for every mention, and leaves open what the document leaves open."""

from collections.abc import Collection, Sequence

from casualty_pipeline.locate.evidence import stray_names, weigh
from casualty_pipeline.locate.model import Mention, ResolvedMention, Role
from casualty_pipeline.locate.reading import UNREAD, Reading, read
from casualty_schemas.fields import UNKNOWN_REGION


def resolve_mentions(mentions: Sequence[Mention], *, priors: Collection[str] = ()) -> list[ResolvedMention]:
    """Resolve the mentions of one document, in their order."""
    roles = [_role(mention) for mention in mentions]
    _settle(mentions, roles)
    believed = {m.key: None for m, role in zip(mentions, roles, strict=True) if role is not Role.DOUBTFUL}
    names, every = weigh(mentions, believed, priors)
    strays = stray_names(names, every)
    for number, mention in enumerate(mentions) if strays else ():
        if roles[number] is not Role.PLACE or mention.key not in strays:
            continue
        if not _is_sure(mention) or any(key.startswith(f"{mention.key} ") for key in names):  # Rio, Rio de Janeiro
            roles[number] = Role.DOUBTFUL
    divisions = {mention.key: bool(mention.division) for mention in mentions}
    readings = {key: read(name, division=divisions[key]) for key, name in names.items()}
    return [
        _resolved(mention, role, readings.get(mention.key, UNREAD))
        for mention, role in zip(mentions, roles, strict=True)
    ]


def _role(mention: Mention) -> Role:
    if mention.adjective or mention.government:
        return Role.ACTOR
    if mention.person or ((mention.common or mention.weak) and not mention.within):
        return Role.DOUBTFUL
    return Role.PLACE


def _is_sure(mention: Mention) -> bool:
    return bool(mention.preposition or mention.within or mention.division or mention.town)


def _settle(mentions: Sequence[Mention], roles: list[Role]) -> None:
    """Read a name alike throughout: a person once named in full, or a place that another mention makes sure of."""
    persons = {mention.key for mention in mentions if mention.person}
    if not persons and Role.DOUBTFUL not in roles:
        return
    places = {
        mention.key
        for mention, role in zip(mentions, roles, strict=True)
        if role is Role.PLACE and (mention.preposition or mention.within or mention.town)
    }
    for number, mention in enumerate(mentions):
        if roles[number] is Role.DOUBTFUL and not mention.person and mention.key in places:
            roles[number] = Role.PLACE
        if roles[number] is Role.PLACE and mention.key in persons - places and not _is_sure(mention):
            roles[number] = Role.DOUBTFUL


def _resolved(mention: Mention, role: Role, reading: Reading) -> ResolvedMention:
    country = None if reading.region == UNKNOWN_REGION else reading.region[:2]
    return ResolvedMention(
        mention,
        role,
        reading.region,
        country,
        reading.place,
        reading.precision,
        reading.confidence,
        reading.shares,
    )
