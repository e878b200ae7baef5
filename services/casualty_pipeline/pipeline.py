"""The flow on one screen: a batch of records in, everything that must be written out, in values.

    read_documents   validate -> dedupe -> extract | read_incident -> locate -> reports by region
    tally_reports    newest version of a document in a region -> resolve -> tally -> rows

Nothing is sent from here. The shell carries the result out in the order of its fields (invariant 2).
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple, Protocol

from casualty_pipeline.accepted import UNREADABLE
from casualty_pipeline.dedupe import Arrival, DocumentRow, Origin, arrival, document_key, version_of
from casualty_pipeline.documents import Readers, document_of, read_message, reports_for
from casualty_pipeline.outcomes import Outcome, Rejected
from casualty_pipeline.partitioning import home_of, partition_of
from casualty_pipeline.registers import LedgerRow, decode_ledger, decode_reports, ledger_key
from casualty_pipeline.tally.incremental import Delta, Tally
from casualty_pipeline.validate import validate
from casualty_schemas.fields import InputTopic
from casualty_schemas.rejection import RejectionCode
from casualty_schemas.report import Document, RegionReports

Lookup = Callable[[bytes], bytes | None]
"""A table's row for a key, or None."""


class Record(Protocol):
    """What is asked of a record, here and by dead letters; aiokafka's has it. A header's value may be null."""

    partition: int
    offset: int
    timestamp: int
    key: bytes | None
    value: bytes | None
    headers: Sequence[tuple[str, bytes | None]]


class Received(NamedTuple):
    """A record with the input topic that it belongs to (its own, or its origin's if it was re-homed)."""

    topic: InputTopic
    record: Record


@dataclass(slots=True)
class DocumentsRead:
    """What a batch of the first hop wants done, in this order."""

    dead_letters: list[tuple[Received, Rejected]] = field(default_factory=list)
    rehomed: list[tuple[Received, int]] = field(default_factory=list)
    documents: dict[bytes, bytes] = field(default_factory=dict)
    reports: list[tuple[str, bytes]] = field(default_factory=list)
    """Region and value, in order."""
    outcomes: Counter[tuple[Outcome, str]] = field(default_factory=Counter)
    """How many records ended how, with the reason (code or word) where there is one."""


@dataclass(slots=True)
class ReportsTallied:
    """What a batch of the second hop wants done, in this order."""

    dead_letters: list[tuple[Record, Rejected]] = field(default_factory=list)
    delta: Delta = field(default_factory=Delta)
    ledger: dict[bytes, bytes] = field(default_factory=dict)
    outcomes: Counter[tuple[Outcome, str]] = field(default_factory=Counter)


def read_documents(
    batch: Iterable[Received], *, read_from: str, documents: Lookup, readers: Readers, partitions: int
) -> DocumentsRead:
    """The first hop.

    Args:
        batch: records of one partition, in order.
        read_from: the topic that they lie in, without prefix: part of a row's origin.
        documents: rows of the table `documents` of this partition.
        readers: what texts and places are read with.
        partitions: how many each topic has.
    """
    done = DocumentsRead()
    for received in batch:
        outcome, reason = _read_one(
            received, read_from=read_from, documents=documents, readers=readers, partitions=partitions, done=done
        )
        done.outcomes[outcome, reason] += 1
    return done


def _read_one(
    received: Received, *, read_from: str, documents: Lookup, readers: Readers, partitions: int, done: DocumentsRead
) -> tuple[Outcome, str]:
    topic, record = received.topic, received.record
    message = validate(topic, record.value, max_bytes=readers.max_bytes, recorded_at_ms=record.timestamp)
    if isinstance(message, Rejected):
        return _reject(received, message, done)
    document = document_of(message)
    # Before the table is asked: only the home partition has the document's row.
    home = partition_of(document.id.encode(), partitions)
    if home != record.partition:
        done.rehomed.append((received, home))
        return Outcome.REHOMED, ""
    reader = readers.named(message)
    version = version_of(message, reader.version)
    key = document_key(document)
    encoded = done.documents.get(key) or documents(key)
    row = DocumentRow.decode(encoded) if encoded else None
    origin = Origin(read_from, record.partition, record.offset)
    match arrival(row, version, origin):
        case Arrival.DUPLICATE:
            return Outcome.DUPLICATE, ""
        case Arrival.STALE:
            return Outcome.STALE, ""
        case Arrival.FRESH | Arrival.RETRY:
            pass
    # After the table was asked: reading text is the dear part, and duplicates do not pay for it.
    reading = read_message(message, readers)
    if isinstance(reading, Rejected):
        return _reject(received, reading, done)
    reached = (row.reached if row else frozenset()) | {placed.region for placed in reading.reports}
    done.documents[key] = DocumentRow(version, reached, origin).encode()
    done.reports += reports_for(message, document=document, version=version, reader=reader, reading=reading, to=reached)
    return (Outcome.EMPTY, reading.empty_reason) if reading.empty_reason else (Outcome.APPLIED, "")


def _reject(received: Received, rejected: Rejected, done: DocumentsRead) -> tuple[Outcome, str]:
    done.dead_letters.append((received, rejected))
    return Outcome.REJECTED, rejected.code


def tally_reports(records: Iterable[Record], *, ledger: Lookup, tally: Tally, partitions: int) -> ReportsTallied:
    """The second hop.

    Args:
        records: records of one partition of `reports`, in order.
        ledger: rows of the table `ledger` of this partition.
        tally: what was resolved of this partition so far; takes the new rows in.
        partitions: how many each topic has.
    """
    done = ReportsTallied()
    newest: dict[bytes, RegionReports] = {}
    before: dict[bytes, bytes | None] = {}
    for record in records:
        reports = _parse_reports(record, partitions)
        if isinstance(reports, Rejected):
            done.dead_letters.append((record, reports))
            done.outcomes[Outcome.REJECTED, reports.code] += 1
            continue
        key = ledger_key(reports.region, reports.document)
        encoded = done.ledger.get(key) or before.setdefault(key, ledger(key))
        standing = decode_ledger(encoded).version if encoded else None
        if standing is not None and reports.version <= standing:
            outcome = Outcome.DUPLICATE if reports.version == standing else Outcome.STALE
            done.outcomes[outcome, ""] += 1
            continue
        assert record.value is not None
        done.ledger[key] = LedgerRow(reports.version, record.value).encode()
        newest[key] = reports
        done.outcomes[Outcome.APPLIED, ""] += 1
    done.delta = tally.apply(list(newest.values()), partial(_archived, ledger, before))
    return done


def _archived(
    ledger: Lookup, before: Mapping[bytes, bytes | None], region: str, document: Document
) -> RegionReports | None:
    """What the ledger, which is not yet written, has of a document from before this batch."""
    key = ledger_key(region, document)
    row = before[key] if key in before else ledger(key)
    return decode_ledger(row).reports() if row else None


def _parse_reports(record: Record, partitions: int) -> RegionReports | Rejected:
    try:
        reports = decode_reports(record.value or b"")
    except UNREADABLE as error:
        return _strangers(str(error))
    home = home_of(reports.region, partitions)
    return reports if home == record.partition else _strangers(f"{reports.region} belongs to partition {home}")


def _strangers(fault: str) -> Rejected:
    return Rejected(RejectionCode.SCHEMA_INVALID, "tally", f"this topic is written by the worker alone: {fault}")


def load_tally(tally: Tally, ledger: Mapping[bytes, bytes] | Iterable[tuple[bytes, bytes]]) -> None:
    """Take rows of a partition's ledger in, as at the start of a worker."""
    rows = ledger.items() if isinstance(ledger, Mapping) else ledger
    tally.load(decode_ledger(row).reports() for _, row in rows)
