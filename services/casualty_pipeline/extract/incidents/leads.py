"""Headline and lead: they repeat one incident of the body, or sum several of them up."""

from collections.abc import Sequence

from casualty_pipeline.extract.harm.predicate import Effect
from casualty_pipeline.extract.incidents.claimed import with_claims
from casualty_pipeline.extract.incidents.figure import Figure, Outcome
from casualty_pipeline.extract.incidents.figures import outcome_of
from casualty_pipeline.extract.incidents.homes import gather, is_of_another_day, opens_incident
from casualty_pipeline.extract.incidents.incidents import Incident, Told
from casualty_pipeline.extract.incidents.listed import without_listed_parts
from casualty_pipeline.extract.incidents.parted import without_totals
from casualty_pipeline.extract.incidents.shares import is_share, sums_several, without_parts
from casualty_pipeline.extract.incidents.turns import turns_to_town
from casualty_schemas.count import Count


def split_lead(told: Sequence[Told]) -> tuple[list[Incident], list[Told]]:
    """Part the statements into incidents and those of headline and lead that sum several of them up."""
    sums = [_sums_up(one) and not _is_of_body(before, one) for before, one in zip([None, *told], told, strict=False)]
    heads = [one for one, is_sum in zip(told, sums, strict=True) if is_sum]
    body = [one for one, is_sum in zip(told, sums, strict=True) if not is_sum]
    incidents = without_parts(with_claims(without_listed_parts(gather(body))))
    if not incidents:
        return gather(heads), []
    incidents, totals = without_totals(incidents)
    if totals:
        return incidents, [*heads, *totals]
    if len(incidents) > _PARTS and _is_dateline_total(incidents):
        heads, incidents = [*heads, *incidents[0].told], incidents[1:]
    if len(incidents) == 1:
        return (incidents, heads) if is_share(incidents[0], heads) else (_with_heads(incidents[0], heads), [])
    return _join_heads(incidents, heads)


_PARTS = 2
"""Places of the body at least that a lead sums up."""


def _is_dateline_total(incidents: Sequence[Incident]) -> bool:
    """Whether a lead that is placed by its dateline alone adds up what the body tells place by place."""
    first, *rest = incidents
    if not all(one.headline and all(spot.dateline for spot in one.spots) for one in first.told):
        return False
    lead, outcomes = outcome_of(first), [outcome_of(incident) for incident in rest]
    return lead.killed is not None and _best(lead.killed) == sum(_best(outcome.killed) for outcome in outcomes)


def _with_heads(incident: Incident, heads: list[Told]) -> list[Incident]:
    """Take headline and lead into the only incident of the body, but for what they tell of another day."""
    lead = gather(heads)
    turn = next((at for at, one in enumerate(incident.told) if lead and _is_in_other_town(one, lead[0])), None)
    if turn is not None:
        return [*gather([*heads, *incident.told[:turn]]), *gather(incident.told[turn:])]
    if lead and all(is_of_another_day(one, lead[0]) for one in incident.told):
        return [*lead, incident]
    apart = [one for one in heads if is_of_another_day(one, incident) or _is_elsewhere(one, incident)]
    incident.told[:0] = [one for one in heads if one not in apart] if apart else heads
    return [incident, *gather(apart)]


def _is_in_other_town(told: Told, lead: Incident) -> bool:
    """Whether a sentence opens with a town in which more were hurt than the lead tells of: "In Leland, six died"."""
    if told.sentence == lead.told[-1].sentence or not turns_to_town(told.parsed, told.statement, told.spots):
        return False
    stated, whole = told.statement.count, outcome_of(lead).killed
    known = any(spot.name == told.spots[0].name for one in lead.told for spot in one.spots)
    return told.statement.effect is Effect.KILLED and not known and whole is not None and _exceeds_count(stated, whole)


def _exceeds_count(stated: Count | None, whole: Figure) -> bool:
    return stated is not None and stated.low > whole.count.best


def _is_elsewhere(told: Told, incident: Incident) -> bool:
    """Whether a lead goes on to other regions than that of the only incident: "raids also hit Kunar and Paktika"."""
    spots = (*told.spots, *incident.spots)
    if not (told.spots and incident.spots) or any(spot.is_country for spot in spots):
        return False
    return told.statement.sentence > 0 and {s.region for s in told.spots}.isdisjoint(s.region for s in incident.spots)


def _join_heads(incidents: list[Incident], heads: list[Told]) -> tuple[list[Incident], list[Told]]:
    """A lead that gives the figures of one incident tells of that one; one that gives more sums up."""
    if not heads:
        return incidents, []
    lead = outcome_of(Incident(heads))
    outcomes = [outcome_of(incident) for incident in incidents]
    if _exceeds(lead, outcomes):
        return incidents, heads
    home = next((i for i, outcome in zip(incidents, outcomes, strict=True) if _agree(lead, outcome)), incidents[0])
    home.told[:0] = heads
    return incidents, []


def _best(figure: Figure | None) -> int:
    return figure.count.best if figure else 0


def _exceeds(lead: Outcome, outcomes: Sequence[Outcome]) -> bool:
    """Whether the lead states more than any one incident does, in killed or injured."""
    return all(
        _best(lead.killed) > _best(outcome.killed) or _best(lead.injured) > _best(outcome.injured)
        for outcome in outcomes
    )


def _agree(lead: Outcome, outcome: Outcome) -> bool:
    return _best(lead.killed) == _best(outcome.killed) and _best(lead.injured) == _best(outcome.injured)


def _sums_up(told: Told) -> bool:
    """Whether a statement may sum up others: in headline or lead, with no place of its own, of no other incident."""
    placed = _is_specific(told) and not (told.spots[0].dateline and sums_several(told))
    return told.headline and not told.another and not placed and told.claimed_by is None


def _is_of_body(before: Told | None, told: Told) -> bool:
    """Whether a lead goes on with a place, "a bomb killed 12 in Baghdad. Thirty were hurt", or to another incident."""
    if before is None or told.spots:
        return False
    if opens_incident(told, before.when):
        return True
    if not _is_specific(before):
        return False
    first, second = before.parsed.sentence, told.parsed.sentence
    return first.index < second.index and first.paragraph == second.paragraph


def _is_specific(told: Told) -> bool:
    return len(told.spots) == 1 and not told.spots[0].is_country
