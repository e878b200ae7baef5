"""The data sets with gold as messages that producers would send; each is made only where its folder is at hand.

`maverick-reports/reports.csv` (CC BY 4.0, van Baalen and Hoglund 2026), `gva/` (articles.jsonl, incidents.csv) and
`ucdp-ged-ukraine/` (articles.jsonl, events.csv; CC BY 4.0, UCDP).
"""

import csv
import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from casualty_schemas.fields import InputTopic

_COUNTRIES: Final = {"Kenya": "KE", "Ivory Coast": "CI"}


@dataclass(frozen=True, slots=True)
class Example:
    """A message with what the gold says of it."""

    id: str
    message: dict[str, Any]
    incidents: frozenset[str]
    """The incidents of the gold that it tells of: one, but for headlines about several."""
    day: date
    """Of the first of these, or of its publication."""
    words: str
    """For people: its headline."""


@dataclass(frozen=True, slots=True)
class GoldSet:
    """A data set; `killed` by "region|day", empty where the gold has no such figures."""

    topic: InputTopic
    examples: tuple[Example, ...]
    killed: dict[str, int]

    @property
    def incident_of(self) -> dict[str, str]:
        """The incident of each document that tells of one alone."""
        return {each.id: next(iter(each.incidents)) for each in self.examples if len(each.incidents) == 1}


def maverick(folder: Path) -> GoldSet:
    """Reports as incident messages: the headline and the actors are the description, the citation is the source."""
    reports = _rows(folder / "reports.csv")
    examples = tuple(
        Example(
            report["id"],
            _as_incident(report),
            frozenset([report["event_id"]]),
            date.fromisoformat(report["date_start"]),
            report["headline"],
        )
        for report in reports
    )
    return GoldSet("incidents", examples, {})


def gva(folder: Path) -> GoldSet:
    """News articles on shootings, as they are."""
    incidents = {each["incident_id"]: each for each in _rows(folder / "incidents.csv")}
    killed: dict[str, int] = defaultdict(int)
    for each in incidents.values():
        killed[f"{each['region']}|{each['date']}"] += int(each["killed"])
    examples = tuple(
        Example(
            article["article_id"],
            _as_article(article),
            frozenset([article["incident_id"]]),
            date.fromisoformat(incidents[article["incident_id"]]["date"]),
            article["title"],
        )
        for article in _lines(folder / "articles.jsonl")
    )
    return GoldSet("articles", examples, dict(killed))


def ucdp(folder: Path) -> GoldSet:
    """Headlines alone; the gold figures are those of the events that a headline with a number tells of."""
    articles = _lines(folder / "articles.jsonl")
    told = {event for article in articles if article["headline_with_count"] for event in article["event_ids"]}
    killed: dict[str, int] = defaultdict(int)
    for event in _rows(folder / "events.csv"):
        if event["event_id"] in told:
            killed[f"{event['region']}|{event['date_start']}"] += int(event["best"])
    examples = tuple(
        Example(
            article["article_id"],
            _as_headline(article),
            frozenset(article["event_ids"]),
            date.fromisoformat(article["published"]),
            article["headline"],
        )
        for article in articles
    )
    return GoldSet("articles", examples, dict(killed))


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def _as_incident(report: dict[str, str]) -> dict[str, Any]:
    said = (report[column] for column in ("headline", "actor1", "actor2", "actor3"))
    return {
        "incident_id": report["id"],
        "source": report["source"],
        "place": {
            "name": report["city"] or report["location"] or None,
            "country": _COUNTRIES[report["country"]],
            "latitude": float(report["latitude"]) if report["latitude"] else None,
            "longitude": float(report["longitude"]) if report["longitude"] else None,
        },
        "occurred_on": report["date_start"],
        "occurred_until": max(report["date_end"], report["date_start"]),
        "killed": _as_count(report, "deaths"),
        "injured": _as_count(report, "injuries"),
        "category": report["event_context"],
        "description": ". ".join(part for part in said if part),
        "published_at": f"{report['source_date']}T12:00:00Z",
    }


def _as_count(report: dict[str, str], quantity: str) -> dict[str, int] | None:
    bounds = {bound: report[f"{quantity}_{bound}"] for bound in ("low", "best", "high")}
    return {bound: int(people) for bound, people in bounds.items()} if all(bounds.values()) else None


def _as_article(article: dict[str, str]) -> dict[str, Any]:
    return {
        "article_id": article["article_id"],
        "source": article["url"].partition("://")[2].partition("://")[2].partition("/")[0] or "unknown",
        "title": article["title"],
        "text": article["text"],
        "url": article["url"],
        "published_at": f"{article['published']}T20:00:00Z",
    }


def _as_headline(article: dict[str, str]) -> dict[str, Any]:
    return {
        "article_id": article["article_id"],
        "source": article["source"],
        "title": article["headline"],
        "text": "",
        "published_at": f"{article['published']}T12:00:00Z",
    }
