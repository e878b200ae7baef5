"""Kin and their names in lists: one person a relation, whether or not a name follows."""

import pytest

from casualty_pipeline.extract.sentences.statements import parse
from casualty_pipeline.extract.text.tokens import document_of
from casualty_schemas.article import Article


def killed(text: str) -> int:
    """How many the one sentence of a text says were killed, over its casualty words."""
    document = document_of(
        Article.model_validate({"article_id": "a", "source": "s", "text": text, "published_at": "2025-07-24T18:00:00Z"})
    )
    (sentence,) = document.sentences
    statements = parse(sentence, document.tokens_of(sentence)).statements
    return sum(statement.count.best for statement in statements if statement.count is not None)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Police told of the deaths of Sarah Hendrix, her husband Kevin, and their daughter Grace.", 3),
        ("Her husband Kevin and daughter Grace were killed.", 2),
        ("Her brother and John Roe were killed.", 2),
        ("Her brother, John Roe, was killed.", 1),
        ("Her husband Kevin was killed.", 1),
    ],
)
def test_kin_are_counted_once_each(text: str, people: int) -> None:
    assert killed(text) == people
