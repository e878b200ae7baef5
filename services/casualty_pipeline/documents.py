"""An accepted message as a document: who it is, who reads it, and the records of `reports` that it gives."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from orjson import OPT_UTC_Z, Fragment, dumps

from casualty_pipeline import incident_reader
from casualty_pipeline.locate.gazetteer import Gazetteer
from casualty_pipeline.outcomes import Rejected
from casualty_pipeline.reading import Reader, Reading
from casualty_schemas.article import Article
from casualty_schemas.incident import Incident
from casualty_schemas.rejection import RejectionCode
from casualty_schemas.report import Document, Version


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

    def named(self, message: Article | Incident) -> NamedReader:
        """Who reads this kind of message."""
        if isinstance(message, Article):
            return NamedReader(self.articles.name, self.articles.version)
        return _STRUCTURED


def document_of(message: Article | Incident) -> Document:
    """Which document a message is a version of."""
    if isinstance(message, Article):
        return Document("articles", message.source, message.article_id)
    return Document("incidents", message.source, message.incident_id)


def read_message(message: Article | Incident, readers: Readers) -> Reading | Rejected:
    """The reading of a message; a defect of a reader rejects the message and stops nothing."""
    try:
        if isinstance(message, Article):
            return readers.articles.read(message)
        return incident_reader.read_incident(message, readers.gazetteer)
    except Exception as error:  # noqa: BLE001 - invariant 6: bad input is never fatal, whatever a reader makes of it
        return Rejected(RejectionCode.UNEXPECTED, "extract", f"the reader failed with {type(error).__name__}: {error}")


def reports_for(
    message: Article | Incident,
    *,
    document: Document,
    version: Version,
    reader: NamedReader,
    reading: Reading,
    to: Iterable[str],
) -> list[tuple[str, bytes]]:
    """(region, value) of a record of `reports` for each region of `to`: an empty list where nothing is given now.

    The value is JSON of `RegionReports` in which what is not stated is left out. It is put together from the reports'
    own JSON, for making the model only to write it would cost as much as reading the message does.
    """
    row = {
        "document": tuple(document),
        "version": tuple(version),
        "reader": reader.name,
        "published_at": message.published_at,
    }
    if isinstance(message, Article) and message.url is not None:
        row["url"] = message.url
    given = [(placed.region, Fragment(placed.report.model_dump_json(exclude_none=True))) for placed in reading.reports]
    return [
        (region, _encode(region, row, [report for place, report in given if place == region])) for region in sorted(to)
    ]


def _encode(region: str, row: dict[str, Any], reports: list[Fragment]) -> bytes:
    return dumps({"region": region, **row, "reports": reports}, option=OPT_UTC_Z)
