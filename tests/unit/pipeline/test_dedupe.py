"""Which version stands: the order of versions, retries against duplicates, and the join of the register."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from casualty_pipeline.dedupe import (
    Arrival,
    DocumentRow,
    Origin,
    arrival,
    document_key,
    join_documents,
    version_of,
)
from casualty_schemas.article import Article
from casualty_schemas.report import Document, Version

BODY = '{"article_id":"a","source":"s","text":"%s","published_at":"%s","revision":%d}'


def article(text: str = "t", published: str = "2025-07-24T18:00:00Z", revision: int = 0) -> Article:
    return Article.model_validate_json(BODY % (text, published, revision))


def test_revision_goes_before_publication_and_publication_before_content() -> None:
    old = version_of(article(), 1)
    assert version_of(article(revision=1, published="2020-01-01T00:00:00Z"), 1) > old
    assert version_of(article(published="2025-07-24T18:00:01Z"), 1) > old
    assert version_of(article("other"), 1) != old


def test_a_better_reader_revises_the_same_content_alone() -> None:
    assert version_of(article(), 2) > version_of(article(), 1)


def test_the_offset_in_which_an_instant_is_written_does_not_reorder_versions() -> None:
    assert version_of(article(published="2025-07-24T21:30:00+03:00"), 1) > version_of(article(), 1)


def test_unknown_fields_and_the_way_json_is_written_make_no_version() -> None:
    spaced = (
        '{ "source":"s", "revision":0, "colour":1, "article_id":"a", "text":"t", "published_at":"2025-07-24T18:00:00Z"}'
    )
    assert version_of(Article.model_validate_json(spaced), 1) == version_of(article(), 1)


def test_a_record_that_set_the_row_is_a_retry_and_any_other_a_duplicate() -> None:
    version = version_of(article(), 1)
    origin = Origin("articles", 3, 41)
    row = DocumentRow(version, frozenset({"UA-63"}), origin)
    assert arrival(None, version, origin) is Arrival.FRESH
    assert arrival(row, version, origin) is Arrival.RETRY
    assert arrival(row, version, Origin("articles", 3, 42)) is Arrival.DUPLICATE
    assert arrival(row, version._replace(revision=7), origin) is Arrival.FRESH
    assert arrival(DocumentRow(version._replace(revision=7), frozenset(), origin), version, origin) is Arrival.STALE


def test_keys_are_unambiguous() -> None:
    assert document_key(Document("articles", "a|b", "c")) != document_key(Document("articles", "a", "b|c"))


versions = st.builds(
    Version,
    revision=st.integers(0, 3),
    published_at=st.sampled_from(["2025-01-01T00:00:00.000000Z", "2025-01-02T00:00:00.000000Z"]),
    content=st.sampled_from(["aa", "bb"]),
    reader=st.integers(1, 2),
)
rows = st.builds(
    DocumentRow,
    version=versions,
    reached=st.frozensets(st.sampled_from(["UA-63", "UA-71", "US-CA"])),
    # A version is set by one record: its origin follows from it.
    origin=st.just(Origin("articles", 0, 0)),
).map(DocumentRow.encode)


@given(st.lists(rows, min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_the_join_rises_whatever_the_order_and_repetition(given_rows: list[bytes], random: Random) -> None:
    def joined(order: list[bytes]) -> bytes | None:
        value: bytes | None = None
        for row in order:
            value = join_documents(value, row)
        return value

    shuffled = given_rows * 2
    random.shuffle(shuffled)
    result = joined(given_rows)
    assert result == joined(shuffled)
    assert result is not None
    best = DocumentRow.decode(result)
    assert best.version == max(DocumentRow.decode(row).version for row in given_rows)
    assert best.reached == frozenset().union(*(DocumentRow.decode(row).reached for row in given_rows))
