"""Phrases looked up in a sentence."""

from datetime import UTC, datetime

import pytest

from casualty_pipeline.extract.text.lexicon import Lexicon
from casualty_pipeline.extract.text.tokens import Token, document_of
from casualty_schemas.article import Article

LEXICON = Lexicon({("shot",): 1, ("shot", "and", "killed"): 2, ("in", "critical", "condition"): 3})


def tokens_of(text: str) -> list[Token]:
    article = Article(article_id="a", source="s", text=text, published_at=datetime(2025, 7, 24, tzinfo=UTC))
    document = document_of(article)
    return document.tokens_of(document.sentences[0])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("shot", (1, 1)),
        ("Shot and wounded", (1, 1)),
        ("shot and killed", (2, 3)),
        ("shot and", (1, 1)),
        ("in critical condition", (3, 3)),
        ("in critical", None),
        ("killed", None),
    ],
)
def test_the_longest_phrase_at_a_token_is_found(text: str, expected: tuple[int, int] | None) -> None:
    assert LEXICON.longest(tokens_of(text), 0) == expected


def test_a_phrase_is_found_where_it_stands_only() -> None:
    tokens = tokens_of("two were shot and killed")
    assert LEXICON.longest(tokens, 1) is None
    assert LEXICON.longest(tokens, 2) == (2, 5)


def test_first_words_are_those_that_a_phrase_may_start_with() -> None:
    assert LEXICON.first_words() == {"shot", "in"}
