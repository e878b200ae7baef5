"""Places on a list that part the figure of their region: "nine killed in Plateau ... five in Mangu, four in Bokkos"."""

from collections.abc import Sequence

from casualty_pipeline.extract.harm.predicate import Effect
from casualty_pipeline.extract.incidents.figures import outcome_of
from casualty_pipeline.extract.incidents.incidents import Incident, Told


def without_listed_parts(incidents: list[Incident]) -> list[Incident]:
    """Take incidents into the one before them whose figure they make up, with what their sentence told first."""
    listed = [incident for incident in incidents if all(told.statement.listed for told in incident.told)]
    taken: set[int] = set()
    for whole in incidents if listed else ():
        sentences = {told.sentence for told in whole.told}
        parts = [one for one in listed if one is not whole and one.told[0].sentence in sentences]
        if parts and _make_up(whole, parts):
            whole.told.extend(told for part in parts for told in part.told)
            taken.update(id(part) for part in parts)
    return [incident for incident in incidents if id(incident) not in taken]


def _make_up(whole: Incident, parts: Sequence[Incident]) -> bool:
    """Whether the places listed in a sentence add up to what was told before of the dead of their region."""
    if not (whole.spots and all(part.spots and part.spots[0].region == whole.spots[0].region for part in parts)):
        return False
    killed = outcome_of(whole).killed
    sentence = parts[0].told[0].sentence
    first = [told for told in whole.told if told.sentence == sentence and told.statement.effect is Effect.KILLED]
    told = [*first, *(one for part in parts for one in part.told)]
    return killed is not None and killed.told.sentence < sentence and _people(told) == killed.count.best


def _people(told: Sequence[Told]) -> int:
    counts = [one.statement.count for one in told]
    return sum(count.best for count in counts if count is not None)
