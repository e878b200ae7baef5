"""What an incident message describes becomes the quote of its report, as long as a quote needs to be."""

import json

import pytest

from casualty_pipeline.accepted import accept_incident
from casualty_pipeline.incident_reader import read_incident
from casualty_pipeline.locate.gazetteer import load_gazetteer
from casualty_pipeline.reading import Reading


def quote_of(description: str) -> tuple[str, int, int]:
    message = {
        "incident_id": "1",
        "source": "Monitor",
        "place": {"region": "UA-63"},
        "occurred_on": "2025-07-24",
        "killed": 1,
        "description": description,
        "published_at": "2025-07-24T10:00:00Z",
    }
    reading = read_incident(accept_incident(json.dumps(message).encode()), load_gazetteer())
    assert isinstance(reading, Reading)
    quote = reading.reports[0].report.quote
    assert quote is not None
    return quote.text, quote.start, quote.end


def test_a_description_is_quoted() -> None:
    assert quote_of("Drones hit a café.") == ("Drones hit a café.", 0, 18)


@pytest.mark.parametrize(
    "description", ["shell " * 400, "x" * 60_000, "Kharkiv " + "砲撃" * 2_000], ids=["words", "one-word", "no-spaces"]
)
def test_of_a_long_description_the_beginning_is_quoted(description: str) -> None:
    text, start, end = quote_of(description)
    assert (start, end) == (0, len(text))
    assert 1_900 < end <= 2_000
    assert not text.endswith(" ")
    assert not text.endswith("shel")
