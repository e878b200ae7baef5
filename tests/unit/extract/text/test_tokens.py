"""Sentences and tokens, with offsets that point into the document."""

import pytest

from casualty_pipeline.extract.text.tokens import Document, document_of
from casualty_schemas.article import Article


def document(text: str, title: str | None = None) -> Document:
    values = {"article_id": "a", "source": "s", "title": title, "text": text, "published_at": "2025-07-24T18:00:00Z"}
    return document_of(Article.model_validate(values))


def sentences(text: str, title: str | None = None) -> list[str]:
    return [sentence.text for sentence in document(text, title).sentences]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two died. Three were hurt.", ["Two died.", "Three were hurt."]),
        ("Mr. Smith, of Gary, Ind., died. He was 30.", ["Mr. Smith, of Gary, Ind., died.", "He was 30."]),
        ("It was 2 a.m. Sunday. Two died.", ["It was 2 a.m. Sunday.", "Two died."]),
        ("It was 2 a.m. Two died.", ["It was 2 a.m.", "Two died."]),
        ("The U.S. Army said so.", ["The U.S. Army said so."]),
        ('"Two died." He wept.', ['"Two died."', "He wept."]),
        ("police said.The shooting went on", ["police said.", "The shooting went on"]),
        ("One\nTwo\n\nThree", ["One", "Two", "Three"]),
        ("  \n \n", []),
    ],
)
def test_a_text_is_cut_at_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


def test_lines_that_were_wrapped_by_hand_are_no_paragraphs() -> None:
    wrapped = (
        "   The bomb, which exploded and caused property damage worth 50,000\n"
        "pesos, was placed at a chapel of the church that stands at the end of\n"
        "the street. It killed two.\n\n   Nobody else was hurt, the police who were there said."
    )
    assert len(sentences(wrapped)) == 3


def test_the_title_is_a_sentence_of_its_own_and_offsets_count_from_it() -> None:
    found = document("Two people died.", title="Two dead")
    title, body = found.sentences
    assert (title.is_title, body.is_title) == (True, False)
    assert found.text == "Two dead\nTwo people died."
    assert [found.text[token.start : token.end] for token in found.tokens_of(body)] == ["Two", "people", "died", "."]


def test_a_quote_is_a_slice() -> None:
    found = document("Two people died.", title="Two dead")
    quote = found.quote(9, 12)
    assert (quote.text, quote.start, quote.end) == ("Two", 9, 12)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A 13-year-old, 1,200 men.", ["a", "13-year-old", ",", "1,200", "men", "."]),
        ("UPDATE 1-Two die", ["update", "1", "-", "two", "die"]),
        ("Odesa\u2019s \u201cmarket\u201d", ["odesa's", "market"]),
        ("ages 20-27", ["ages", "20", "-", "27"]),
    ],
)
def test_tokens_have_plain_quotes_and_keep_compounds(text: str, expected: list[str]) -> None:
    found = document(text)
    assert [token.lower for sentence in found.sentences for token in found.tokens_of(sentence)] == expected


def test_what_is_too_long_for_a_sentence_is_cut_without_loss() -> None:
    found = document("five dead and " * 1_000)
    assert max(len(sentence.text) for sentence in found.sentences) <= 1_500
    assert sum(len(found.tokens_of(sentence)) for sentence in found.sentences) == 3_000
