"""Reports of one incident: one, or one for each place that shares its figures."""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from casualty_pipeline.extract.days.when import When
from casualty_pipeline.extract.harm.predicate import Effect
from casualty_pipeline.extract.incidents.categories import category_of
from casualty_pipeline.extract.incidents.figure import Figure, Outcome
from casualty_pipeline.extract.incidents.incidents import Incident
from casualty_pipeline.extract.incidents.late import holds
from casualty_pipeline.extract.places.places import Spot
from casualty_pipeline.extract.text.tokens import Document, Sentence
from casualty_pipeline.reading import PlacedReport
from casualty_schemas.category import Category
from casualty_schemas.report import EvidenceClass, FigureClasses, Kind, Quote, Report

_LONGEST_QUOTE: Final = 400
"""Letters; sentences around those of the figures are quoted up to so many: names and streets tell incidents apart."""
_OTHER_HARM = re.compile(r"kill|dead\b|died|wound|injur")
"""What a sentence holds that may tell of another incident."""
_TOLD_LATE: Final = 3
"""Days that a day may be off from which a figure is background told later."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An incident with all that its reports need."""

    incident: Incident
    outcome: Outcome
    spots: tuple[Spot, ...]
    when: When


def _is_change(incident: Incident) -> bool:
    """Whether the only dead had been counted among injured of whom the text does not say how many they were.

    That is a change, no figure by itself.
    """
    deaths = [told for told in incident.told if told.statement.effect is Effect.KILLED]
    if not deaths or not all(told.late_death for told in deaths):
        return False
    return not any(holds(told, deaths) for told in incident.told)


def _is_each(placed: Placed) -> bool:
    """Whether each of the places has the whole figure: "killed two people each"."""
    figures = [figure for figure in (placed.outcome.killed, placed.outcome.injured) if figure is not None]
    ends = [(figure.told.parsed.tokens, figure.told.statement.end) for figure in figures]
    return any(end < len(tokens) and tokens[end].lower == "each" for tokens, end in ends)


def reports_of(document: Document, placed: Placed, ordinal: int) -> list[PlacedReport]:
    """Give one report for each place that shares the incident's figures, most often one."""
    regions = [spot.region for spot in placed.spots]
    shares = 1 if _is_each(placed) else len(regions)
    killed, injured = placed.outcome.killed, placed.outcome.injured
    lead = killed or injured
    assert lead is not None
    change = _is_change(placed.incident)
    if change:
        injured = None
    reports = []
    for index, spot in enumerate(placed.spots):
        report = Report(
            ordinal=ordinal + index,
            place=spot.report_place(),
            occurred_on=placed.when.first,
            occurred_until=placed.when.last,
            date_precision=placed.when.precision,
            killed=killed.count.shares(shares)[index % shares] if killed else None,
            injured=injured.count.shares(shares)[index % shares] if injured else None,
            change=change,
            from_injured=change,
            kind=Kind.SUMMARY if placed.when.period else Kind.INCIDENT,
            classes=_classes(killed, injured, at_least=_least_class(placed.when, shares)),
            category=category_in(document, placed.incident),
            claimed_by=next((one.told.claimed_by for one in (killed, injured) if one and one.told.claimed_by), None),
            shared_with=(tuple(region for region in regions if region != spot.region) or None) if shares > 1 else None,
            quote=_passage_of(document, placed.incident, placed.outcome),
        )
        reports.append(PlacedReport(spot.region, report))
    return reports


def _least_class(when: When, shares: int) -> EvidenceClass:
    if shares > 1:
        return EvidenceClass.DERIVED
    return EvidenceClass.VAGUE if when.precision >= _TOLD_LATE else EvidenceClass.STATED


def _classes(killed: Figure | None, injured: Figure | None, *, at_least: EvidenceClass) -> FigureClasses:
    """Grade the figures; one whose day the text does not tell is background to it."""
    return FigureClasses(
        killed=max(at_least, killed.evidence) if killed else None,
        injured=max(at_least, injured.evidence) if injured else None,
    )


def quote_of(document: Document, killed: Figure | None, injured: Figure | None) -> Quote | None:
    """Quote the words of both figures where one sentence holds them, else of the killed."""
    told = [figure.told for figure in (killed, injured) if figure is not None]
    if not told:
        return None
    same = [one for one in told if one.sentence == told[0].sentence]
    start = min(one.parsed.tokens[one.statement.start].start for one in same)
    end = max(one.parsed.tokens[one.statement.end - 1].end for one in same)
    return document.quote(start, end)


def _passage_of(document: Document, incident: Incident, outcome: Outcome) -> Quote | None:
    """Quote the sentence of the figures with those around it; of one that tells of several incidents the words."""
    figure = outcome.killed or outcome.injured
    own = {id(told.statement) for told in incident.told}
    if figure is None or any(id(statement) not in own for statement in figure.told.parsed.statements):
        return quote_of(document, outcome.killed, outcome.injured)
    first, last = _extended(document.sentences, figure.told.sentence, {told.sentence for told in incident.told})
    return document.quote(document.sentences[first].start, document.sentences[last].end)


def _extended(sentences: Sequence[Sentence], at: int, own: AbstractSet[int]) -> tuple[int, int]:
    """Take in the sentences before and behind, up to one of another incident; the lead before what follows."""
    first = last = at
    while first and _fits(sentences, first - 1, last) and _is_context(sentences[first - 1], own):
        first -= 1
    while last + 1 < len(sentences) and _fits(sentences, first, last + 1) and _is_context(sentences[last + 1], own):
        last += 1
    return first, last


def _fits(sentences: Sequence[Sentence], first: int, last: int) -> bool:
    return sentences[last].end - sentences[first].start <= _LONGEST_QUOTE


def _is_context(sentence: Sentence, own: AbstractSet[int]) -> bool:
    return sentence.index in own or not _OTHER_HARM.search(sentence.lower)


def category_in(document: Document, incident: Incident) -> Category:
    """Give the category by the sentences of the incident, else by how the document begins."""
    sentences = {one.sentence: one.parsed.sentence.text for one in incident.told}
    return category_of(*(text for _, text in sorted(sentences.items())), document.text[:2_000])
