"""Shares of right regions on the development sets, which lie beside the repository and are no part of it."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from casualty_pipeline.locate.gazetteer import Gazetteer
from casualty_pipeline.locate.model import Role
from casualty_pipeline.locate.voting import vote

DATA = Path(__file__).parents[4] / "shared" / "data"
GVA, UCDP = DATA / "gva", DATA / "ucdp-ged-ukraine"


def articles(folder: Path) -> list[dict[str, Any]]:
    if not folder.is_dir():
        pytest.skip(f"development set {folder.name} is not beside the repository")
    return [json.loads(line) for line in (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines()]


def test_us_articles_on_one_incident(gazetteer: Gazetteer) -> None:
    sample = articles(GVA)
    with (GVA / "incidents.csv").open(encoding="utf-8", newline="") as lines:
        gold = {row["incident_id"]: row["region"] for row in csv.DictReader(lines)}
    right = 0
    for article in sample:
        text = f"{article['title']}\n{article['text']}"
        region = vote(gazetteer.resolve(gazetteer.mentions(text)), lead=len(article["title"]) + 400)
        right += region == gold[article["incident_id"]]
    assert right >= 0.95 * len(sample)


def test_headlines_from_ukraine(gazetteer: Gazetteer) -> None:
    answers = named = right = right_of_named = 0
    for article in articles(UCDP):
        gold = set(article["regions"]) - {""}
        if not gold:
            continue
        resolved = gazetteer.resolve(gazetteer.mentions(article["headline"]))
        region = vote(resolved)
        names_a_place = any(each.role is Role.PLACE and "-" in each.shares[0][0] for each in resolved)
        answers += "-" in region
        right += region in gold
        named += names_a_place
        right_of_named += names_a_place and region in gold
    assert right >= 0.95 * answers
    assert right_of_named >= 0.92 * named
