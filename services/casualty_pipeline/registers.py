"""Rows of the register `ledger`: for each region and document the greatest version with all it gives there."""

from typing import Final, NamedTuple

from msgspec import MsgspecError
from msgspec.json import Decoder, encode

from casualty_pipeline.accepted import UNREADABLE
from casualty_schemas.report import Document, RegionReports, Version

LEDGER_FORMAT = b"1"
"""First byte of every row, so that a later format can tell the rows of this one."""

_SEPARATOR = b"\n"
_SHOWN: Final = 120
"""Bytes of a row that an error shows."""

decode_reports: Final = Decoder(RegionReports).decode
"""The value of a record of `reports`; raises one of `UNREADABLE` for others."""

_decode_version: Final = Decoder(Version).decode


class RowError(Exception):
    """A row of a register is none that this version of the worker reads; the message is for people."""

    def __init__(self, register: str, row: bytes, fault: Exception) -> None:
        begins = row[:_SHOWN].decode(errors="replace")
        super().__init__(
            f"a row of the register `{register}` cannot be read ({fault}); it begins with {begins!r}."
            " Did a newer version of the worker write it? Then run that version"
        )


class LedgerRow(NamedTuple):
    """A row: the version apart, so that it can be compared without reading the body; the body as `reports` has it."""

    version: Version
    body: bytes

    def encode(self) -> bytes:
        """Format, version, newline, body; JSON holds no newline of its own."""
        return LEDGER_FORMAT + encode(self.version) + _SEPARATOR + self.body

    def reports(self) -> RegionReports:
        """The body as a message; raises RowError where it is none."""
        try:
            return decode_reports(self.body)
        except UNREADABLE as fault:
            raise RowError("ledger", self.body, fault) from None


def decode_ledger(row: bytes) -> LedgerRow:
    """The row that `LedgerRow.encode` wrote; raises RowError where it is none."""
    version, _, body = row[1:].partition(_SEPARATOR)
    try:
        if not row.startswith(LEDGER_FORMAT):
            raise MsgspecError(f"its format is not {LEDGER_FORMAT.decode()}")
        return LedgerRow(_decode_version(version), body)
    except UNREADABLE as fault:
        raise RowError("ledger", row, fault) from None


def ledger_key(region: str, document: Document) -> bytes:
    """Key of a row; a region's rows stand together."""
    return region.encode() + b"|" + encode(document)


def join_ledger(old: bytes | None, new: bytes | None) -> bytes | None:
    """The register's join: the row of the greatest version."""
    if old is None or new is None:
        return new if old is None else old
    return new if decode_ledger(new).version > decode_ledger(old).version else old
