"""Claims about those whom another source told of: "two militants were shot dead ... the army eliminated two"."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from casualty_pipeline.extract.harm.predicate import Effect
from casualty_pipeline.extract.incidents.incidents import Incident, Told
from casualty_pipeline.extract.people.group import Group


def with_claims(incidents: list[Incident]) -> list[Incident]:
    """Take a claim without a place into the incident that has as many dead fighters by another's word.

    Who claims responsibility speaks of the attack that was told before.
    """
    claims = [one for one in incidents if not one.spots and all(told.claimed_by for told in one.told)]
    if not claims:
        return incidents
    told_of = {count: one for one in reversed(incidents) for count in _fighters(one)}
    taken: set[int] = set()
    before = {id(claim): one for one, claim in pairwise(incidents)}
    for claim in claims:
        home = next((told_of[count] for told in claim.told if (count := _dead(told)) in told_of), None)
        if home is None and "responsibility" in claim.told[0].parsed.words:
            home = before.get(id(claim))
        if home is not None and id(home) not in taken:
            home.told.extend(claim.told)
            taken.add(id(claim))
    return [one for one in incidents if id(one) not in taken]


def _fighters(incident: Incident) -> Iterator[int]:
    """Give the numbers of fighters who died by another word than their enemy's."""
    for told in incident.told:
        if told.claimed_by is None and (count := _dead(told)) and _fight(told.statement.groups):
            yield count


def _dead(told: Told) -> int:
    count = told.statement.count
    return count.best if count is not None and told.statement.effect is Effect.KILLED else 0


def _fight(groups: Sequence[Group]) -> bool:
    return all(group.combatant or group.irregular for group in groups)
