"""What a reader makes of one document: reports by region, the total that checks them, and what it left out."""

from dataclasses import dataclass
from typing import NamedTuple, Protocol

from casualty_schemas.article import Article
from casualty_schemas.count import Count
from casualty_schemas.report import Quote, Report


class PlacedReport(NamedTuple):
    """A report and the region that it belongs to (ISO 3166-2, a country's code, or ZZ)."""

    region: str
    report: Report


@dataclass(frozen=True, slots=True)
class Figures:
    """Killed and injured people of a total or of the sum of its parts; None is *not stated*."""

    killed: Count | None = None
    injured: Count | None = None
    quote: Quote | None = None


@dataclass(frozen=True, slots=True)
class Ignored:
    """A number near a casualty word that was not counted, and why (a short snake_case reason)."""

    reason: str
    quote: Quote


class Reading(NamedTuple):
    """Everything that was read out of one document; its fields are given by name.

    `reconciled` is None where the document states no total, else whether the parts meet it. `empty_reason` says in
    snake_case why there is no report ("no_casualties", "retracted", "language_unsupported"), None where there is one.
    """

    reports: tuple[PlacedReport, ...] = ()
    total: Figures | None = None
    parts: Figures | None = None
    reconciled: bool | None = None
    ignored: tuple[Ignored, ...] = ()
    empty_reason: str | None = None


class Reader(Protocol):
    """Reads articles. Entry points of the group `casualties.extractors` name a function `load() -> Reader`.

    A reader is a pure function of the article: the same article gives the same reading. `version` rises with every
    change of its results, so that documents which are read again revise what stood before.
    """

    @property
    def name(self) -> str:
        """What reports carry as `reader`."""

    @property
    def version(self) -> int:
        """Goes into the version of every document."""

    def read(self, article: Article) -> Reading:
        """Everything that the article says of casualties; never raises for any text."""
