"""Topic `resolved-incidents`: each incident with its current figures and what is behind them."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from casualty_schemas.category import Category
from casualty_schemas.count import AtLeastZero, Count
from casualty_schemas.fields import Identifier, InputTopic, RegionCode, UtcInstant, Wire
from casualty_schemas.report import EvidenceClass, Report, ReportPlace


class FigureRule(StrEnum):
    """Which of the best reports of an incident gives its current figure."""

    LATEST = "latest"
    MAX = "max"
    MODE = "mode"
    MIN = "min"


class ReportId(Wire, frozen=True):
    """One report: its document and its number there."""

    topic: InputTopic
    source: Identifier
    id: Identifier
    ordinal: AtLeastZero


class Figure(Wire, frozen=True, kw_only=True):
    """A current figure: the count, the rule and class that chose it, the report that gave `best`, later changes."""

    count: Count
    rule: FigureRule
    evidence_class: EvidenceClass
    given_by: ReportId
    changed_by: tuple[ReportId, ...] = ()
    conflict: Annotated[bool, Meta(description="Two sources' newest ranges do not meet.")] = False


class IncidentReport(Report, frozen=True, kw_only=True):
    """A report that tells of the incident, with the copies of its statement that other documents carry."""

    topic: InputTopic
    source: Identifier
    id: Identifier
    published_at: UtcInstant
    url: str | None = None
    copies: tuple[ReportId, ...] = ()


class ResolvedIncident(Wire, frozen=True, kw_only=True):
    """One incident of one region. `day` is the day that its figures stand on in the totals.

    `counted` is false where the settings leave its category out of totals. `unattributed` marks what a summary
    says beyond the incidents that are known.
    """

    region: RegionCode
    incident: Annotated[str, Meta(description="Hash of the least (topic, source, id, ordinal) of its reports.")]
    day: date
    first_day: date
    last_day: date
    place: ReportPlace
    category: Category
    counted: bool = True
    unattributed: bool = False
    killed: Figure | None = None
    injured: Figure | None = None
    sources: tuple[str, ...]
    reports: tuple[IncidentReport, ...]
    unlisted: Annotated[
        AtLeastZero,
        Meta(
            description="Reports and copies left out of `reports`, and with them of `sources` and `changed_by`: where"
            " thousands tell of an incident, the newest are listed and those that give its figures."
        ),
    ] = 0
    updated_at: UtcInstant
