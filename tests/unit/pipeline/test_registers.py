"""Rows of the ledger: what goes in comes out, and the join keeps the greatest version."""

from casualty_pipeline.registers import LedgerRow, decode_ledger, join_ledger, ledger_key
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
