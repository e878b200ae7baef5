"""Rows of the register `ledger`: for each region and document the greatest version with all it gives there."""

from typing import Final, NamedTuple

from msgspec.json import Decoder, encode

from casualty_schemas.report import Document, RegionReports, Version

LEDGER_FORMAT = b"1"
"""First byte of every row, so that a later format can tell the rows of this one."""

_SEPARATOR = b"\n"

decode_reports: Final = Decoder(RegionReports).decode
"""The value of a record of `reports`; raises one of `UNREADABLE` for others."""


_decode_version: Final = Decoder(Version).decode


class LedgerRow(NamedTuple):
    """A row: the version apart, so that it can be compared without reading the body; the body as `reports` has it."""

    version: Version
    body: bytes

    def encode(self) -> bytes:
        """Format, version, newline, body; JSON holds no newline of its own."""
        return LEDGER_FORMAT + encode(self.version) + _SEPARATOR + self.body

    def reports(self) -> RegionReports:
        """The body as a message."""
        return decode_reports(self.body)


def decode_ledger(row: bytes) -> LedgerRow:
    """The row that `LedgerRow.encode` wrote."""
    version, _, body = row[1:].partition(_SEPARATOR)
    return LedgerRow(_decode_version(version), body)


def ledger_key(region: str, document: Document) -> bytes:
    """Key of a row; a region's rows stand together."""
    return region.encode() + b"|" + encode(document)


def join_ledger(old: bytes | None, new: bytes | None) -> bytes | None:
    """The register's join: the row of the greatest version."""
    if old is None or new is None:
        return new if old is None else old
    return new if decode_ledger(new).version > decode_ledger(old).version else old
