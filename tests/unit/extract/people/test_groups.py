"""Phrases for people."""

import pytest

from casualty_pipeline.extract.people.group import Group, Kind
from casualty_pipeline.extract.people.groups import group_at
from casualty_pipeline.extract.text.tokens import document_of
from casualty_schemas.article import Article


def read(text: str) -> tuple[Group | None, str]:
    """The phrase at the start of a text, and its words."""
    document = document_of(
        Article.model_validate({"article_id": "a", "source": "s", "text": text, "published_at": "2025-07-24T18:00:00Z"})
    )
    tokens = document.tokens_of(document.sentences[0])
    group = group_at(tokens, 0)
    return group, document.text[tokens[0].start : tokens[group.end - 1].end] if group else ""


@pytest.mark.parametrize(
    ("text", "kind", "people", "words"),
    [
        ("three civilians fled", Kind.NUMBER, 3, "three civilians"),
        ("two Ukrainian border guards fled", Kind.NUMBER, 2, "two Ukrainian border guards"),
        ("13 military personnel", Kind.NUMBER, 13, "13 military personnel"),
        ("a 13-year-old boy ran", Kind.SINGLE, 1, "a 13-year-old boy"),
        ("11 year-old boy", Kind.SINGLE, 1, "11 year-old boy"),
        ("another man ran", Kind.SINGLE, 1, "another man"),
        ("his wife ran", Kind.SINGLE, 1, "his wife"),
        ("their two daughters ran", Kind.NUMBER, 2, "their two daughters"),
        ("John Smith, 34, ran", Kind.NAMED, 1, "John Smith, 34"),
        ("22-year-old George Korchev ran", Kind.NAMED, 1, "22-year-old George Korchev"),
        ("Sgt. Mary Jones ran", Kind.NAMED, 1, "Sgt. Mary Jones"),
        ("the boy ran", Kind.DEFINITE, 1, "the boy"),
        ("the couple ran", Kind.DEFINITE, 2, "the couple"),
        ("all five men ran", Kind.DEFINITE, 5, "all five men"),
        ("two of the wounded ran", Kind.NUMBER, 2, "two of the wounded"),
        ("a family of five ran", Kind.NUMBER, 5, "a family of five"),
        ("five fled", Kind.BARE, 5, "five"),
        ("no one ran", Kind.NOBODY, 0, "no one"),
        ("none of the victims ran", Kind.NOBODY, 0, "none of the victims"),
    ],
)
def test_a_phrase_is_read(text: str, kind: Kind, people: int, words: str) -> None:
    group, found = read(text)
    assert group is not None
    assert group.count is not None
    assert (group.kind, group.count.best, found) == (kind, people, words)


@pytest.mark.parametrize("text", ["the strike", "Chicago Police said", "a bus", "Monday", "two police cars"])
def test_what_is_nobody(text: str) -> None:
    group, _ = read(text)
    assert group is None or group.kind is Kind.BARE


def test_a_phrase_knows_ages_sexes_and_sides() -> None:
    boy, _ = read("a 13-year-old boy ran")
    assert boy is not None
    assert (boy.age, boy.sex) == (13, "m")
    rebels, _ = read("three Syrian rebels ran")
    assert rebels is not None
    assert (rebels.combatant, rebels.irregular, rebels.party) == (True, True, "syrian")
