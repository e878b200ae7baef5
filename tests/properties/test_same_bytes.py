"""Invariant 1 on whole mixes: ten orders, three messages in ten sent again, three sizes of batches: the same bytes."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from random import Random
from typing import Final

import msgspec
import pytest
from tests.evaluation.sets import gva
from tests.support.articles import articles
from tests.support.in_memory import TIMESTAMP_MS, World
from tests.support.messages import Mix, incidents

from casualty_pipeline.documents import Readers
from casualty_pipeline.locate.gazetteer import load_gazetteer
from casualty_pipeline.reading import Reading
from casualty_pipeline.replay import Message, replay
from casualty_schemas.article import Article
from casualty_schemas.topics import CASUALTIES_BY_REGION, CASUALTIES_BY_REGION_DAY, RESOLVED_INCIDENTS
from casualty_settings.readers import load_reader

SHUFFLES: Final = 10
REPEATED: Final = 0.3
BATCHES: Final = (1, 17, 400)
PARTITIONS: Final = 3
GVA: Final = Path(__file__).parents[3] / "shared" / "data" / "gva"
TOPICS: Final = {"incidents": RESOLVED_INCIDENTS, "regions": CASUALTIES_BY_REGION, "days": CASUALTIES_BY_REGION_DAY}

Rows = dict[tuple[str, str], bytes]


class RememberingReader:
    """The English reader, which is a pure function of the article: each one is read once, however often it is sent."""

    def __init__(self) -> None:
        self._reader = load_reader("english")
        self.name = self._reader.name
        self.version = self._reader.version
        self.read = cache(self._read)

    def _read(self, article: Article) -> Reading:
        return self._reader.read(article)


@pytest.fixture(name="readers", scope="module")
def _readers() -> Readers:
    return Readers(RememberingReader(), load_gazetteer(), 1 << 20)


def mixed(seed: int = 5) -> list[Message]:
    """Incidents crowded on few days by two sources, and articles: revisions, retractions, copies, poison."""
    crowded = Mix(days=6, duplicates=0.05, other_source=0.35)
    said = [Message("incidents", value, TIMESTAMP_MS) for _, value in incidents(seed, 260, crowded)]
    return said + [Message("articles", value, TIMESTAMP_MS) for _, value in articles(seed, 120)]


def shootings() -> list[Message]:
    """News articles on shootings, where the development set is at hand."""
    if not GVA.is_dir():
        pytest.skip("the development set gva is not beside the repository")
    return [Message("articles", msgspec.json.encode(each.message), TIMESTAMP_MS) for each in gva(GVA).examples]


def arrivals(said: list[Message]) -> Iterator[tuple[Random, list[Message]]]:
    """The messages with some of them again, in any order, and the dice for what else is left to chance."""
    for seed in range(SHUFFLES):
        random = Random(seed)
        again = said + random.sample(said, int(REPEATED * len(said)))
        random.shuffle(again)
        yield random, again


def rows_of_replay(said: list[Message], readers: Readers) -> Rows:
    counting = World(readers, PARTITIONS).counting
    return {(row.topic, row.key): row.value for row in replay(said, readers=readers, counting=counting)}


def rows_of_worker(said: list[Message], readers: Readers, random: Random, batch: int) -> Rows:
    """Both hops, each record in any partition, one batch after the other of whatever log has records waiting."""
    world = World(readers, PARTITIONS)
    for each in said:
        world.append(each.topic, random.randrange(PARTITIONS), each.value, each.topic)
    while waiting := world.waiting():
        world.take(*random.choice(waiting), batch)
    return {(TOPICS[topic].name, key): value for (topic, key), value in world.rows().items()}


@pytest.mark.parametrize("batch", BATCHES)
@pytest.mark.parametrize("messages", [mixed, shootings])
def test_rows_are_the_same_bytes(messages: Callable[[], list[Message]], batch: int, readers: Readers) -> None:
    said = messages()
    expected = rows_of_replay(said, readers)
    assert sum(topic == RESOLVED_INCIDENTS.name for topic, _ in expected) > 50
    for random, arriving in arrivals(said):
        assert rows_of_replay(arriving, readers) == expected
        assert rows_of_worker(arriving, readers, random, batch) == expected
