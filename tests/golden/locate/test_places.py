"""World news, sentence by sentence: the expectations in the .tsv files are from knowledge of the places."""

from pathlib import Path

import pytest

from casualty_pipeline.locate.gazetteer import Gazetteer
from casualty_pipeline.locate.model import ResolvedMention, Role
from casualty_pipeline.locate.voting import vote

HERE = Path(__file__).parent


def rows(name: str) -> list[list[str]]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


@pytest.mark.parametrize(("region", "sentence"), rows("sentences.tsv") + rows("headlines.tsv"))
def test_region_of_a_report(gazetteer: Gazetteer, region: str, sentence: str) -> None:
    assert vote(gazetteer.resolve(gazetteer.mentions(sentence))) == region


@pytest.mark.xfail(reason="the best known place of the name is taken where nothing else is said", strict=True)
@pytest.mark.parametrize(("region", "headline"), rows("known_misses.tsv"))
def test_region_of_a_headline_that_leaves_it_open(gazetteer: Gazetteer, region: str, headline: str) -> None:
    assert vote(gazetteer.resolve(gazetteer.mentions(headline))) == region


@pytest.mark.parametrize(("region", "name", "country"), rows("names.tsv"))
def test_region_of_a_named_place(gazetteer: Gazetteer, region: str, name: str, country: str) -> None:
    place = gazetteer.by_name(name, None if country == "-" else country)
    assert (place.region if place else "-") == region


@pytest.mark.parametrize(("text", "expected"), rows("mentions.tsv"))
def test_each_mention_of_a_text(gazetteer: Gazetteer, text: str, expected: str) -> None:
    resolved = gazetteer.resolve(gazetteer.mentions(text))
    at = 0
    for words, wanted in (item.split("=") for item in expected.split("; ")):
        start = text.index(words, at)
        at = start + len(words)
        assert _reading(resolved, start, at) == wanted, words


def _reading(resolved: list[ResolvedMention], start: int, end: int) -> str:
    over = [each for each in resolved if each.mention.start < end and each.mention.end > start]
    if not over or over[0].role is Role.DOUBTFUL:
        return "none"
    return "actor" if over[0].role is Role.ACTOR else over[0].region
