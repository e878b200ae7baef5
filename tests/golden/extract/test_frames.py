"""The commonest frames of casualty sentences, each with every common phrase for people: none may miss any."""

import pytest

from casualty_pipeline.extract.english import EnglishReader
from casualty_schemas.article import Article

FRAMES = [
    "{what} killed {dead} and wounded {hurt} in Ankara.",
    "{what} killed {dead} in Ankara on Monday, injuring {hurt}.",
    "{what} left {dead} dead and {hurt} injured in Ankara.",
    "{what} leaves {dead} dead, {hurt} wounded in Ankara",
    "{what} hit a market in Ankara, killing {dead} and injuring {hurt}.",
    "{what} in Ankara resulted in the deaths of {dead} and left {hurt} wounded.",
    "{what} claimed the lives of {dead} and injured {hurt} in Ankara.",
    "{what} wounded {hurt} and killed {dead} in Ankara.",
    "Ankara was hit by {what} that killed {dead} and wounded {hurt}.",
    "Ankara: {dead} killed, {hurt} injured",
    "Police in Ankara said {dead} had been killed and {hurt} wounded.",
    "According to the governor, {dead} were killed in Ankara and {hurt} were hospitalised.",
    "In Ankara, {dead} died on the spot and {hurt} were rushed to hospital.",
    "In Ankara, {dead} were shot dead and {hurt} wounded.",
    "In Ankara, {dead} have died and {hurt} are in hospital.",
    "In Ankara, {dead} lost their lives and {hurt} sustained injuries.",
]
CAUSES = ["The blast", "Monday's attack", "An early morning fire", "Israeli warplanes", "The head-on collision"]
DEAD = [
    ("three people", 3),
    ("3 people", 3),
    ("three", 3),
    ("at least three civilians", 3),
    ("several people", 3),
    ("dozens of people", 24),
    ("up to five people", 5),
    ("five people, including two children,", 5),
    ("a woman and two children", 3),
    ("a man, a woman and a child", 3),
    ("a couple and their son", 3),
    ("a family of four", 4),
    ("both pilots", 2),
    ("two Israelis and a Thai worker", 3),
    ("a nurse, two doctors and four patients", 7),
    ("John Smith and Ann Lee", 2),
]
HURT = [("five others", 5), ("12 more people", 12), ("a child", 1), ("dozens", 24), ("another", 1), ("his wife", 1)]


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize(("dead", "killed"), DEAD)
def test_every_frame_takes_every_phrase(reader: EnglishReader, frame: str, dead: str, killed: int) -> None:
    for number, (hurt, injured) in enumerate(HURT):
        text = frame.format(what=CAUSES[number % len(CAUSES)], dead=dead, hurt=hurt)
        assert read(reader, text) == (killed, injured), text


def read(reader: EnglishReader, text: str) -> tuple[int, int]:
    """Best killed and best injured of all reports of a text."""
    article = Article.model_validate(
        {"article_id": "a", "source": "s", "text": text, "published_at": "2025-07-24T18:00:00Z"}
    )
    reports = [placed.report for placed in reader.read(article).reports]
    return (
        sum(one.killed.best for one in reports if one.killed),
        sum(one.injured.best for one in reports if one.injured),
    )
