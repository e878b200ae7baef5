"""Which version of a document stands, and whether a record is fresh, a retry, a duplicate or stale."""

from datetime import UTC, datetime
from enum import Enum, auto
from hashlib import blake2b
from typing import Final, Literal, NamedTuple, Self

from msgspec.json import Decoder, encode

from casualty_pipeline.accepted import UNREADABLE, Accepted
from casualty_pipeline.registers import RowError
from casualty_schemas.article import Article
from casualty_schemas.report import Document, Version

_ZONE_AT = len("2025-07-24T18:00:00.000000")

ROW_FORMAT: Final = 1
"""First element of every row: a later format has another, and is not taken for this one."""


class Origin(NamedTuple):
    """The record that set a row: topic without prefix, partition, offset."""

    topic: str
    partition: int
    offset: int


class Arrival(Enum):
    """What a record is to what already stands for its document."""

    FRESH = auto()
    RETRY = auto()
    """The very record that set the row, read again: its effects may be missing, so they are sent again."""
    DUPLICATE = auto()
    STALE = auto()


class DocumentRow(NamedTuple):
    """A row of the register `documents`: the greatest version and every region that it may have reached."""

    version: Version
    reached: frozenset[str]
    origin: Origin

    def encode(self) -> bytes:
        """The row as the table keeps it; equal rows are equal bytes."""
        return encode((ROW_FORMAT, self.version, sorted(self.reached), self.origin))

    @classmethod
    def decode(cls, row: bytes) -> Self:
        """The row that `encode` wrote; raises RowError where it is none."""
        try:
            _format, version, reached, origin = _decode(row)
        except UNREADABLE as fault:
            raise RowError("documents", row, fault) from None
        return cls(version, reached, origin)


_decode: Final = Decoder(tuple[Literal[1], Version, frozenset[str], Origin]).decode


def document_key(document: Document) -> bytes:
    """The key of a document in tables: unambiguous whatever letters source and id hold."""
    return encode(document)


def utc_text(instant: datetime) -> str:
    """UTC with microseconds and a fixed width, so that letters sort as instants do."""
    # msgspec writes it at a tenth of the cost of isoformat: in quotes, the fraction only where there is one.
    text = encode(instant.astimezone(UTC)).decode()[1:-2]
    return (text if "." in text else text + ".").ljust(_ZONE_AT, "0") + "Z"


def version_of(message: Accepted, reader_version: int) -> Version:
    """The version of a document, compared in the order of its fields.

    The hash covers the accepted fields alone, as JSON in the order of the model and without what is not given:
    what the model does not know, and how a producer writes JSON, make no version, nor does a new optional field.
    """
    content = blake2b(_as_json(message), digest_size=12).hexdigest()
    return Version(message.revision, utc_text(message.published_at), content, reader_version)


def _as_json(message: Accepted) -> bytes:
    return message.model_dump_json(exclude_none=True).encode() if isinstance(message, Article) else encode(message)


def arrival(row: DocumentRow | None, version: Version, origin: Origin) -> Arrival:
    """What a record with this version and origin is to the row of its document."""
    if row is None or version > row.version:
        return Arrival.FRESH
    if version < row.version:
        return Arrival.STALE
    return Arrival.RETRY if origin == row.origin else Arrival.DUPLICATE


def join_documents(old: bytes | None, new: bytes | None) -> bytes | None:
    """The register's join: the greatest version with its origin, the union of the regions reached."""
    if old is None or new is None or old == new:
        return new if old is None else old
    ours, theirs = DocumentRow.decode(old), DocumentRow.decode(new)
    newer = theirs if theirs.version > ours.version else ours
    return DocumentRow(newer.version, ours.reached | theirs.reached, newer.origin).encode()
