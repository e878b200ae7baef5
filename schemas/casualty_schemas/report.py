"""Topic `reports`: what one version of one document says of one region, as the first hop read it."""

from datetime import UTC, date, datetime
from enum import IntEnum, StrEnum
from typing import Annotated, NamedTuple

from msgspec import Meta, field
from msgspec.structs import force_setattr

from casualty_schemas.category import Category
from casualty_schemas.count import AtLeastZero, Count
from casualty_schemas.fields import Identifier, InputTopic, Latitude, Longitude, RegionCode, UtcInstant, Wire


class Document(NamedTuple):
    """Who published: the topic, the source's name and the source's id. On the wire an array of the three."""

    topic: InputTopic
    source: Identifier
    id: Identifier


class Version(NamedTuple):
    """Which version of a document; the greatest stands, compared from left to right."""

    revision: int
    published_at: str
    """UTC with microseconds ("2025-07-24T18:00:00.000000Z"), so that letters sort as instants do."""
    content: str
    """Hash of the accepted fields in canonical JSON."""
    reader: int
    """Version number of the reader, so that a better reader revises what an older one read."""


class Precision(StrEnum):
    """How exactly a place is known."""

    POINT = "point"
    PLACE = "place"
    DISTRICT = "district"
    REGION = "region"
    COUNTRY = "country"
    UNKNOWN = "unknown"


class ReportPlace(Wire, frozen=True, kw_only=True):
    """The place of a report; coordinates are those of the named place, in degrees."""

    name: str | None = None
    latitude: Latitude | None = None
    longitude: Longitude | None = None
    precision: Precision


class EvidenceClass(IntEnum):
    """How good a figure is; of the reports of an incident only the best class counts, for killed and injured apart."""

    STATED = 1
    """A numeral or named victims for this incident; "at least" and "about" too."""
    VAGUE = 2
    """A vague word ("several"), or background told later."""
    DERIVED = 3
    """A share of a count over several places, or the remainder of a total."""
    CLAIM = 4
    """A party's claim about its enemy's losses."""


class FigureClasses(Wire, frozen=True, kw_only=True):
    """The evidence class of each figure that the report states."""

    killed: EvidenceClass | None = None
    injured: EvidenceClass | None = None


class Kind(StrEnum):
    """An incident, or a summary over incidents that is only a check on them."""

    INCIDENT = "incident"
    SUMMARY = "summary"


class Quote(Wire, frozen=True):
    """The passage that the figures came from: the sentence that states them, and what around it tells of the same.

    `start` and `end` count characters of the title, a newline and the text.
    Where a document has no title they count characters of the text alone; of an incident message, of its description.
    """

    text: str
    start: AtLeastZero
    end: AtLeastZero


class Report(Wire, frozen=True, kw_only=True):
    """One statement of casualties at one place. `ordinal` numbers the reports of a document over all its regions."""

    ordinal: AtLeastZero
    place: ReportPlace
    occurred_on: date
    occurred_until: date
    date_precision: Annotated[AtLeastZero, Meta(description="Days either way that the day may be off.")] = 0
    killed: Count | None = None
    injured: Count | None = None
    change: Annotated[bool, Meta(description="Adds to the newest figure before it, and is none by itself.")] = False
    from_injured: Annotated[bool, Meta(description="The newly killed had been counted among the injured.")] = False
    kind: Kind = Kind.INCIDENT
    classes: FigureClasses = field(name="class")
    category: Category
    claimed_by: str | None = None
    shared_with: tuple[RegionCode, ...] | None = None
    quote: Quote | None = None

    def __post_init__(self) -> None:
        """Keep the days in order; raises ValueError where they are not."""
        if self.occurred_until < self.occurred_on:
            raise ValueError("occurred_until is before occurred_on")


class RegionReports(Wire, frozen=True, kw_only=True):
    """All that one version of a document gives to one region; an empty list where it gives none any more."""

    region: RegionCode
    document: Document
    version: Version
    reader: str
    published_at: UtcInstant
    url: str | None = None
    reports: tuple[Report, ...]

    def __post_init__(self) -> None:
        """Keep `published_at` in UTC, and reports apart; raises ValueError where two have the same number."""
        if self.published_at.tzinfo is not UTC:
            force_setattr(self, "published_at", _in_utc(self.published_at))
        if len(self.reports) > 1 and len({report.ordinal for report in self.reports}) < len(self.reports):
            raise ValueError("two reports of one document have the same ordinal")


def _in_utc(instant: datetime) -> datetime:
    try:
        return instant.astimezone(UTC)
    except OverflowError:
        raise ValueError(f"{instant} is before or after the calendar in UTC") from None
