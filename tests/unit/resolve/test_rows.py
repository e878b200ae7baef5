"""Rows of incidents that thousands of reports tell of stay within what Kafka and its clients take."""

import json

import pytest
from tests.support.reports import statement

from casualty_pipeline.counting import Counting
from casualty_pipeline.resolve.incident import Standing, incident_of
from casualty_pipeline.resolve.rows import MOST_BYTES, encode_incident
from casualty_schemas.resolved_incident import FigureRule


def told_by(number: int, quote: str) -> Standing:
    """One incident in `number` documents, whose figure rises by one each hour; the words are no copies."""
    said = (f"{n:04} {quote[n % 7 :]} {'abcdefghij'[n % 10] * (n % 50)}" for n in range(number))
    told = [
        statement(killed=n, source=f"s{n:04}", document="1", topic="articles", hours=n, quote=words)
        for n, words in enumerate(said)
    ]
    return incident_of("UA-63", told, Counting())


def test_a_row_lists_every_report_as_long_as_it_can() -> None:
    row = json.loads(encode_incident(told_by(300, "a"), FigureRule.LATEST))
    assert len(row["reports"]) + sum(len(each.get("copies", ())) for each in row["reports"]) == 300
    assert len(row["sources"]) == 300
    assert "unlisted" not in row


@pytest.mark.parametrize("quote", ["x y" * 600, "\x01" * 1900], ids=["long", "escaped"])
def test_a_row_that_would_be_too_large_lists_the_newest_and_those_that_give_its_figures(quote: str) -> None:
    incident = told_by(1500, quote)
    encoded = encode_incident(incident, FigureRule.MAX)
    row = json.loads(encoded)
    assert len(encoded) <= MOST_BYTES
    listed = [report["source"] for report in row["reports"]]
    assert listed == sorted(listed)
    assert listed[-1] == "s1499"
    assert row["killed"]["given_by"]["source"] in listed
    assert row["killed"]["given_by"]["source"] in row["sources"]
    copied = [copy["source"] for report in row["reports"] for copy in report.get("copies", ())]
    assert row["sources"] == sorted({*listed, *copied})
    copies = len(copied)
    assert row["unlisted"] == 1500 - len(listed) - copies > 0


def test_of_copies_beyond_number_some_are_listed() -> None:
    told = [
        statement(killed=2, source=f"{n:05}{'s' * 400}", document="1", topic="articles", hours=1, quote="the market")
        for n in range(3000)
    ]
    row = json.loads(encode_incident(incident_of("UA-63", told, Counting()), FigureRule.LATEST))
    (report,) = row["reports"]
    assert 0 < len(report["copies"]) < 2999
    assert report["copies"][-1]["source"].startswith("02999"), "the newest"
    assert row["unlisted"] == 2999 - len(report["copies"])
    assert len(row["sources"]) == 1 + len(report["copies"])


def test_of_the_changes_of_a_figure_a_row_names_those_whose_reports_it_lists() -> None:
    dead = [
        statement(
            killed=1, change=True, source=f"s{n:04}", document="1", topic="articles", hours=n, quote=f"{n} " * 400
        )
        for n in range(1, 1500)
    ]
    first = statement(killed=40, source="s0000", document="1", topic="articles", hours=0, quote="the market")
    incident = incident_of("UA-63", [first, *dead], Counting())
    row = json.loads(encode_incident(incident, FigureRule.LATEST))
    listed = {report["source"] for report in row["reports"]}
    assert incident.killed
    changed = {told.first.document.source for told in incident.killed.changed_by}
    assert row["unlisted"] > 0
    assert row["killed"]["given_by"]["source"] == "s0000"
    assert {change["source"] for change in row["killed"]["changed_by"]} == changed & listed
