"""Quality of resolution on data with gold, through `replay`: `python -m tests.evaluation.resolution DATA_FOLDER`.

The folder holds `maverick-reports/reports.csv` (CC BY 4.0, van Baalen and Hoglund 2026), `gva/` (articles.jsonl,
incidents.csv) and `ucdp-ged-ukraine/` (articles.jsonl, events.csv; CC BY 4.0, UCDP); what is missing is left out. One
JSON line for each measured set.
"""

import csv
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tests.evaluation.clusters import Quality, quality

from casualty_pipeline.counting import Counting
from casualty_pipeline.documents import Readers
from casualty_pipeline.extract.english import load
from casualty_pipeline.locate.gazetteer import load_gazetteer
from casualty_pipeline.replay import Message, Row, replay
from casualty_schemas.category import Category
from casualty_schemas.topics import CASUALTIES_BY_REGION_DAY, RESOLVED_INCIDENTS

_COUNTRIES = {"Kenya": "KE", "Ivory Coast": "CI"}
_SHOWN = 5
"""Wrong pairs in the output, as examples."""


def maverick(path: Path) -> Quality:
    """Reports as incident messages: the headline and the actors are the description, the citation is the source."""
    reports = list(csv.DictReader(path.open(encoding="utf-8")))
    messages = (Message("incidents", json.dumps(_as_incident(report)).encode()) for report in reports)
    return quality(
        documents_of_incidents(final_rows(messages)), {report["id"]: report["event_id"] for report in reports}
    )


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


def gva(folder: Path) -> tuple[Quality, dict[str, float]]:
    """Articles as they are; also the share of exact (region, day) cells of the killed, and their inflation."""
    articles = [json.loads(line) for line in (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines()]
    rows = final_rows(Message("articles", json.dumps(_as_article(article)).encode()) for article in articles)
    gold = {article["article_id"]: article["incident_id"] for article in articles}
    incidents = csv.DictReader((folder / "incidents.csv").open(encoding="utf-8"))
    killed: dict[str, int] = defaultdict(int)
    for incident in incidents:
        killed[f"{incident['region']}|{incident['date']}"] += int(incident["killed"])
    return quality(documents_of_incidents(rows), gold), _cells(rows, killed)


def _as_article(article: dict[str, str]) -> dict[str, Any]:
    return {
        "article_id": article["article_id"],
        "source": article["url"].partition("://")[2].partition("://")[2].partition("/")[0] or "unknown",
        "title": article["title"],
        "text": article["text"],
        "url": article["url"],
        "published_at": f"{article['published']}T20:00:00Z",
    }


def ucdp(folder: Path) -> dict[str, float]:
    """Headlines alone against the events that a headline with a number tells of."""
    articles = [json.loads(line) for line in (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines()]
    rows = final_rows(Message("articles", json.dumps(_as_headline(article)).encode()) for article in articles)
    told = {event for article in articles if article["headline_with_count"] for event in article["event_ids"]}
    gold: dict[str, int] = defaultdict(int)
    for event in csv.DictReader((folder / "events.csv").open(encoding="utf-8")):
        if event["event_id"] in told:
            gold[f"{event['region']}|{event['date_start']}"] += int(event["best"])
    return _cells(rows, gold)


def _as_headline(article: dict[str, str]) -> dict[str, Any]:
    return {
        "article_id": article["article_id"],
        "source": article["source"],
        "title": article["headline"],
        "text": "",
        "published_at": f"{article['published']}T12:00:00Z",
    }


def _cells(rows: Iterable[Row], gold: Mapping[str, int]) -> dict[str, float]:
    """Killed by "region|day" against the gold."""
    system = {row.key: json.loads(row.value) for row in rows if row.topic == CASUALTIES_BY_REGION_DAY.name}
    killed = {key: cell["killed"]["best"] for key, cell in system.items() if not cell["unplaced"]}
    exact = sum(killed.get(key, 0) == people for key, people in gold.items())
    return {"exact_cells": exact / len(gold), "inflation": sum(killed.values()) / sum(gold.values())}


def final_rows(messages: Iterable[Message]) -> list[Row]:
    """The rows that the messages end in, accidents counted as the gold counts them."""
    readers = Readers(articles=load(), gazetteer=load_gazetteer(), max_bytes=1 << 23)
    return replay(messages, readers=readers, counting=Counting(categories=frozenset(Category)))


def documents_of_incidents(rows: Iterable[Row]) -> Iterator[set[str]]:
    """The ids of the documents behind each incident, copies too."""
    for row in rows:
        if row.topic == RESOLVED_INCIDENTS.name:
            reports = json.loads(row.value)["reports"]
            yield {said["id"] for report in reports for said in (report, *report.get("copies", ()))}


def main(folder: Path) -> Iterator[dict[str, Any]]:
    """What was measured on each set that is there."""
    if (folder / "maverick-reports").is_dir():
        yield {"set": "maverick", **_shown(maverick(folder / "maverick-reports" / "reports.csv"))}
    if (folder / "gva").is_dir():
        found, cells = gva(folder / "gva")
        yield {"set": "gva", **cells, **_shown(found)}
    if (folder / "ucdp-ged-ukraine").is_dir():
        yield {"set": "ucdp", **ucdp(folder / "ucdp-ged-ukraine")}


def _shown(found: Quality) -> dict[str, Any]:
    shown = asdict(found)
    examples = {name: shown.pop(name)[:_SHOWN] for name in ("false_merges", "missed")}
    return {name: round(share, 3) for name, share in shown.items()} | examples


if __name__ == "__main__":
    for measured in main(Path(sys.argv[1])):
        sys.stdout.write(json.dumps(measured) + "\n")
