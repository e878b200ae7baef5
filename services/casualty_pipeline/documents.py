"""An accepted message as a document: who it is, who reads it, and the records of `reports` that it gives."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC
from typing import NamedTuple

from msgspec.json import encode

from casualty_pipeline import incident_reader
from casualty_pipeline.accepted import Accepted
from casualty_pipeline.locate.gazetteer import Gazetteer
from casualty_pipeline.outcomes import Rejected
from casualty_pipeline.reading import Reader, Reading
from casualty_schemas.article import Article
from casualty_schemas.rejection import RejectionCode
from casualty_schemas.report import Document, RegionReports, Version


class NamedReader(NamedTuple):
    """What a record of `reports` says of its reader, and what a version carries of it."""

    name: str
    version: int


_STRUCTURED = NamedReader(incident_reader.NAME, incident_reader.VERSION)


@dataclass(frozen=True, slots=True)
class Readers:
    """What the first hop reads with: a reader of articles, and the places of structured messages."""

    articles: Reader
    gazetteer: Gazetteer
    max_bytes: int
    """The largest value that is read; a larger one is rejected."""

    def named(self, message: Accepted) -> NamedReader:
        """Who reads this kind of message."""
        if isinstance(message, Article):
            return NamedReader(self.articles.name, self.articles.version)
        return _STRUCTURED


def document_of(message: Accepted) -> Document:
    """Which document a message is a version of."""
    if isinstance(message, Article):
        return Document("articles", message.source, message.article_id)
    return Document("incidents", message.source, message.incident_id)


def read_message(message: Accepted, readers: Readers) -> Reading | Rejected:
    """The reading of a message; a defect of a reader rejects the message and stops nothing."""
    try:
        if isinstance(message, Article):
            return _numbered_apart(readers.articles.read(message))
        return incident_reader.read_incident(message, readers.gazetteer)
    except Exception as error:  # noqa: BLE001 - invariant 6: bad input is never fatal, whatever a reader makes of it
        return Rejected(RejectionCode.UNEXPECTED, "extract", f"the reader failed with {type(error).__name__}: {error}")


def _numbered_apart(reading: Reading) -> Reading:
    if len({placed.report.ordinal for placed in reading.reports}) < len(reading.reports):
        raise ValueError("two of its reports have the same ordinal")
    return reading


def reports_for(
    message: Accepted,
    *,
    document: Document,
    version: Version,
    reader: NamedReader,
    reading: Reading,
    to: Iterable[str],
) -> list[tuple[str, bytes]]:
    """(region, value) of a record of `reports` for each region of `to`: an empty list where nothing is given now."""
    url = message.url if isinstance(message, Article) else None
    published_at = message.published_at.astimezone(UTC)
    return [
        (
            region,
            encode(
                RegionReports(
                    region=region,
                    document=document,
                    version=version,
                    reader=reader.name,
                    published_at=published_at,
                    url=url,
                    reports=tuple([placed.report for placed in reading.reports if placed.region == region]),
                )
            ),
        )
        for region in sorted(to)
    ]
