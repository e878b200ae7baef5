"""Old days that leave memory and come back change no row: long random histories, each the same at every run.

Hypothesis draws the same from short histories (test_resolve_tally); what goes wrong here needs many days and revisions.
"""

from datetime import timedelta
from random import Random

import pytest
from tests.properties.test_resolve_tally import Published, as_published, follow, name_of
from tests.support.reports import report, row
from tests.support.strategies import FIRST_DAY, PLACES, QUOTES

from casualty_pipeline.counting import Counting
from casualty_pipeline.tally.incremental import Tally
from casualty_pipeline.tally.scratch import tally_from_scratch
from casualty_schemas.fields import InputTopic
from casualty_schemas.report import Document, Kind, RegionReports, Report

TOPICS: tuple[InputTopic, ...] = ("articles", "incidents")


def one_report(random: Random, ordinal: int) -> Report:
    day = FIRST_DAY + timedelta(days=random.randrange(12))
    return report(
        killed=random.randrange(4),
        injured=random.choice([None, 0, 3, 4]),
        ordinal=ordinal,
        place=random.choice(PLACES),
        day=day,
        until=day + timedelta(days=random.choice([0, 0, 0, 1, 3])),
        precision=random.choice([0, 0, 1]),
        quote=random.choice(QUOTES),
        kind=random.choice([Kind.INCIDENT] * 5 + [Kind.SUMMARY]),
    )


def history(random: Random, most: int) -> list[RegionReports]:
    """Versions of few documents of one region, in order."""
    revisions: dict[Document, int] = {}
    rows = []
    for _ in range(random.randrange(2, most)):
        document = Document(random.choice(TOPICS), random.choice("abc"), random.choice("12345"))
        revisions[document] = revisions.get(document, -1) + 1
        told = [one_report(random, n) for n in range(random.randrange(2 if document.topic == "incidents" else 4))]
        topic, source, number = document
        hours, revision = random.randrange(90), revisions[document]
        rows.append(row(*told, hours=hours, source=source, document=number, topic=topic, revision=revision))
    return rows


@pytest.mark.parametrize("seed", range(300))
def test_rows_are_those_from_scratch_whatever_fell_asleep_in_between(seed: int) -> None:
    random = Random(seed)
    rows = history(random, most=30 if seed % 4 else 120)
    tally = Tally(Counting(), name_of, resident_days=random.randrange(5))
    ledger: dict[tuple[str, Document], RegionReports] = {}
    published: Published = {"incidents": {}, "regions": {}, "days": {}}
    at = 0
    while at < len(rows):
        batch = rows[at : at + random.randrange(1, 5)]
        at += len(batch)
        follow(published, tally.apply(batch, lambda region, document: ledger.get((region, document))))
        ledger.update({(each.region, each.document): each for each in batch})
        assert_nothing_is_kept_that_nobody_needs(tally)
    assert published == as_published(tally_from_scratch(rows, Counting(), name_of))


def assert_nothing_is_kept_that_nobody_needs(tally: Tally) -> None:
    for region in tally._regions.values():
        resolution = region.resolution
        residence = resolution._residence
        resident = {each for told in residence.documents.values() for each in told}
        links = residence.neighbourhood.links
        assert links.keys() <= resident
        assert len(residence.neighbourhood._shared) == sum(map(len, links.values())) // 2
        together = {
            each for incident in resolution.incidents() for each in incident.members if len(incident.members) > 1
        }
        leaves = resolution._dendrogram._leaves
        assert leaves.keys() == {each for each in together if not each.is_summary}
        for statement, leaf in leaves.items():
            top = leaf
            while top.grew_into is not None:
                top = top.grew_into
            assert set(top.statements()) == set(resolution._incidents[statement].members)
