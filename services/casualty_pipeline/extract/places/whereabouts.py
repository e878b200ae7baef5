"""Which place a statement belongs to: by its clause, then its sentence before it; several where "and" joins them."""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from casualty_pipeline.extract.people.group import Kind
from casualty_pipeline.extract.places.elsewhere import is_of_capital, names_another
from casualty_pipeline.extract.places.places import Map, Spot
from casualty_pipeline.extract.sentences.clause import Parsed, Statement
from casualty_pipeline.extract.sentences.phrases import Role
from casualty_pipeline.extract.sentences.stretches import Stretch, stretch_of
from casualty_pipeline.extract.text.vocabulary import words

_PARTING = frozenset({Role.COMMA})
_CLAUSES = words("while ; but although though whereas")


def places_of(parsed: Parsed, statement: Statement, places: Map, parts: Sequence[Stretch]) -> tuple[Spot, ...]:
    """Choose the places of a statement: those of its own stretch or clause, else those of its sentence before it."""
    found = _places_of(parsed, statement, places, parts)
    if any(spot.dateline for spot in found) and names_another(parsed.sentence.text):
        return (places.of_region(found[0].region[:2]),)
    return found


def _places_of(parsed: Parsed, statement: Statement, places: Map, parts: Sequence[Stretch]) -> tuple[Spot, ...]:
    first, last = _clause(parsed, statement)
    if len(parts) > 1 and (shared := _of_stretches(parsed, statement, places.within(first, last), parts)):
        return shared
    sentence = parsed.sentence
    found = _chosen(parsed, statement, _without_care(parsed, _unnamed(parsed, places.within(first, last))))
    if found or (first == sentence.start and last == sentence.end):
        return found
    return _chosen(parsed, statement, _unnamed(parsed, places.within(sentence.start, first)))


def _of_stretches(
    parsed: Parsed, statement: Statement, spots: Sequence[Spot], parts: Sequence[Stretch]
) -> tuple[Spot, ...]:
    """Choose the place that the statement has to itself, else that of the statement before or the first behind it."""
    if len(spots) <= 1:
        return ()
    home = stretch_of(parts, statement)
    kept = _unnamed(parsed, spots)
    for index in (*range(home, -1, -1), *range(home + 1, len(parts))):
        found = _of_stretch(parsed, kept, parts[index])
        if found:
            return _chosen(parsed, replace(statement, at=parts[index].start) if index != home else statement, found)
    return ()


def _of_stretch(parsed: Parsed, spots: Sequence[Spot], part: Stretch) -> list[Spot]:
    """Give the places of a stretch; behind the statement none that a comma parts from it, as "he said in Kyiv"."""
    tokens = parsed.tokens
    comma = next((one.start for one in parsed.phrases if part.end <= one.start and one.role in _PARTING), part.last)
    first, parted, last = tokens[part.first].start, tokens[min(comma, part.last) - 1].end, tokens[part.last - 1].end
    here = [spot for spot in spots if first <= spot.start < last]
    return here if any(spot.start < parted and not spot.dateline for spot in here) else []


def _unnamed(parsed: Parsed, spots: Sequence[Spot]) -> list[Spot]:
    """Leave out names of victims, "the bodies of Clarence and Shauna", and of their country, "U.S. troops".

    Their town is the place where nothing else is: "a Mundelein man was shot in Champaign".
    """
    if not spots:
        return []
    groups = [group for statement in parsed.statements for group in statement.groups]
    spans = [
        (parsed.tokens[group.start].start, parsed.tokens[group.end - 1].end, group.kind is Kind.NAMED)
        for group in groups
    ]
    kept: list[Spot] = []
    for spot in spots:
        within = [named for start, end, named in spans if start <= spot.start < end]
        if not any(within) and not (within and spot.is_country):
            kept.append(replace(spot, origin=True) if within else spot)
    return kept


def _without_care(parsed: Parsed, spots: Sequence[Spot]) -> Sequence[Spot]:
    """Leave out where people were pronounced dead in care: "at the scene, the other at Regional One in Memphis"."""
    if not spots or parsed.words.isdisjoint(_PRONOUNCED):
        return spots
    text, start = parsed.sentence.text, parsed.sentence.start
    return [spot for spot in spots if _IN_CARE.search(text, 0, max(0, spot.start - start)) is None]


_PRONOUNCED = frozenset({"pronounced", "declared"})
_IN_CARE = re.compile(r"\b(?:pronounced|declared)\b.*\bat (?:the )?(?:[A-Z][\w.'\u2019-]*[ ,]+){1,5}in $")


def _clause(parsed: Parsed, statement: Statement) -> tuple[int, int]:
    at = statement.at
    first, last = 0, len(parsed.tokens)
    for phrase in () if _CLAUSES.isdisjoint(parsed.words) else parsed.phrases:
        if phrase.role is Role.BREAK and phrase.word in _CLAUSES:
            if phrase.end <= at:
                first = phrase.end
            elif phrase.start > at:
                last = phrase.start
                break
    start = parsed.tokens[first].start if first < len(parsed.tokens) else parsed.sentence.end
    return start, parsed.tokens[last - 1].end


def _chosen(parsed: Parsed, statement: Statement, spots: Sequence[Spot]) -> tuple[Spot, ...]:
    """Take the specific place nearest to the casualty word, with those that "and" joins to it."""
    named = [spot for spot in spots if not spot.is_country]
    specific = [spot for spot in named if not spot.dateline and not spot.origin]
    specific = specific or [spot for spot in named if not spot.dateline] or _beyond_dateline(parsed, spots)
    if not specific:
        return ()
    at = parsed.tokens[statement.at].start
    nearest = min(specific, key=lambda spot: (abs(spot.start - at), spot.start))
    run = list(_run(parsed, specific, specific.index(nearest)))
    regions = {spot.region for spot in run}
    if len(regions) == 1:
        return (_finest(run, nearest),)
    kept: list[Spot] = []
    for spot in run:
        if spot.region not in {other.region for other in kept}:
            kept.append(spot)
    return tuple(kept)


def _beyond_dateline(parsed: Parsed, spots: Sequence[Spot]) -> list[Spot]:
    """Take a country that is named for itself over the place that the report was written from."""
    sentence = parsed.sentence
    countries = [
        spot
        for spot in spots
        if spot.is_country and not spot.dateline and not is_of_capital(sentence.text, spot.end - sentence.start)
    ]
    countries = [spot for spot in countries if not spot.origin] or countries
    return countries or [spot for spot in spots if not spot.is_country] or list(spots)


def _finest(run: Sequence[Spot], nearest: Spot) -> Spot:
    order = ["point", "place", "district", "region", "country", "unknown"]
    return min(run, key=lambda spot: (order.index(spot.precision.value), spot is not nearest))


_JOINT = re.compile(
    r"(?:'s)?(?: (?:district|territory|province|county|region|state))?(?: \([\w' -]+\))?"
    r"\s*(?:,|,?\s*and|&)\s*(?:(?:in|the|nearby|neighbou?ring|(?:north|south|east|west|centr)\w+|city|town|village"
    r"|cities|towns|territor(?:y|ies)|regions?|provinces?|states?|districts?|governorates?|oblasts?|count(?:y|ies)"
    r"|of)\s+){0,4}"
    r"(?:[ae][a-z]{1,2}-)?"  # al-Jawf
)


def _run(parsed: Parsed, spots: Sequence[Spot], at: int) -> Iterator[Spot]:
    """Give the places that commas and "and" join to the one at `at`, itself among them."""
    low = high = at
    while low > 0 and _joined(parsed, spots[low - 1], spots[low]):
        low -= 1
    while high + 1 < len(spots) and _joined(parsed, spots[high], spots[high + 1]):
        high += 1
    yield from spots[low : high + 1]


def _joined(parsed: Parsed, first: Spot, second: Spot) -> bool:
    offset = parsed.sentence.start
    return (
        _JOINT.fullmatch(parsed.sentence.lower, first.end - offset, max(first.end, second.start) - offset) is not None
    )
