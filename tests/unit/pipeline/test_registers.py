"""Rows of the ledger: what goes in comes out, and the join keeps the greatest version."""

from datetime import UTC, datetime

import pytest

from casualty_pipeline.dedupe import DocumentRow, Origin
from casualty_pipeline.registers import LedgerRow, RowError, decode_ledger, join_ledger, ledger_key
from casualty_schemas.report import Document, Version

OLD = Version(0, "2025-07-24T18:00:00.000000Z", "aa", 1)
NEW = OLD._replace(revision=1)


def test_a_row_round_trips_with_its_body_untouched() -> None:
    body = '{"region":"UA-63","reports":[],"name":"Pryvoz\u2028ж"}'.encode()
    assert decode_ledger(LedgerRow(OLD, body).encode()) == LedgerRow(OLD, body)


def test_the_greatest_version_stands_in_either_order() -> None:
    old, new = LedgerRow(OLD, b"{}").encode(), LedgerRow(NEW, b"{}").encode()
    assert join_ledger(old, new) == new
    assert join_ledger(new, old) == new
    assert join_ledger(None, old) == old
    assert join_ledger(old, None) == old


def test_rows_of_a_region_stand_together() -> None:
    first = ledger_key("UA-63", Document("articles", "s", "a"))
    assert first.startswith(b"UA-63|")
    assert first != ledger_key("UA-63", Document("incidents", "s", "a"))


def test_rows_that_spell_out_defaults_and_offsets_are_read_as_those_that_do_not() -> None:
    head = (
        b'{"region":"UA-63","document":["incidents","s","a"],"version":[0,"2025-07-24T18:00:00.000000Z","aa",1],'
        b'"reader":"structured",'
    )
    short = head + (
        b'"published_at":"2025-07-24T18:00:00Z","reports":[{"ordinal":0,"place":{"precision":"region"},'
        b'"occurred_on":"2025-07-23","occurred_until":"2025-07-23","killed":{"low":2,"best":2},"class":{"killed":1},'
        b'"category":"shelling"}]}'
    )
    long = head + (
        b'"published_at":"2025-07-24T21:00:00+03:00","url":null,"reports":[{"ordinal":0,'
        b'"place":{"name":null,"latitude":null,"longitude":null,"precision":"region"},"occurred_on":"2025-07-23",'
        b'"occurred_until":"2025-07-23","date_precision":0,"killed":{"low":2,"best":2,"high":null},"injured":null,'
        b'"change":false,"from_injured":false,"kind":"incident","class":{"killed":1,"injured":null},'
        b'"category":"shelling","claimed_by":null,"shared_with":null,"quote":null}]}'
    )
    said = LedgerRow(OLD, long).reports()
    assert said == LedgerRow(OLD, short).reports()
    assert said.published_at.tzinfo is UTC
    assert said.published_at == datetime(2025, 7, 24, 18, tzinfo=UTC)


@pytest.mark.parametrize(
    "row",
    [
        b'2[0,"2025-07-24T18:00:00.000000Z","aa",1]\n{}',
        b'[0,"2025-07-24T18:00:00.000000Z","aa",1]\n{}',
        b"",
        b"1[0]\n{}",
        b"1\xff\n{}",
    ],
)
def test_a_row_of_another_format_is_told_of_to_people(row: bytes) -> None:
    with pytest.raises(RowError, match=r"a row of the register `ledger` cannot be read .* run that version"):
        decode_ledger(row)
    with pytest.raises(RowError, match="a row of the register `documents` cannot be read"):
        DocumentRow.decode(row)


def test_a_document_row_of_a_later_format_is_not_taken_for_one_of_this() -> None:
    row = DocumentRow(OLD, frozenset({"UA-63"}), Origin("incidents", 0, 5)).encode()
    assert row.startswith(b"[1,")
    with pytest.raises(RowError, match="a row of the register `documents` cannot be read"):
        DocumentRow.decode(b"[2," + row.removeprefix(b"[1,"))


def test_a_body_of_another_format_is_told_of_to_people() -> None:
    with pytest.raises(RowError, match=r"missing required field `region`.*it begins with '{}'"):
        decode_ledger(LedgerRow(OLD, b"{}").encode()).reports()
