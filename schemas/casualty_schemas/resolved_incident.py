"""Topic `resolved-incidents`: each incident with its current figures and everything behind them."""

from enum import StrEnum

from pydantic import Field

from casualty_schemas.category import Category
from casualty_schemas.count import Count
from casualty_schemas.fields import Day, Identifier, InputTopic, Instant, RegionCode, Wire
from casualty_schemas.report import EvidenceClass, Report, ReportPlace


class FigureRule(StrEnum):
    """Which of the best reports of an incident gives its current figure."""

    LATEST = "latest"
    MAX = "max"
    MODE = "mode"
    MIN = "min"


class ReportId(Wire):
    """One report: its document and its number there."""

    topic: InputTopic
    source: Identifier
    id: Identifier
    ordinal: int = Field(ge=0)


class Figure(Wire):
    """A current figure: the count, the rule and class that chose it, the report that gave `best`, later changes."""

    count: Count
    rule: FigureRule
    evidence_class: EvidenceClass
    given_by: ReportId
    changed_by: tuple[ReportId, ...] = ()
    conflict: bool = Field(default=False, description="Two sources' newest ranges do not meet.")


class IncidentReport(Report):
    """A report that tells of the incident, with the copies of its statement that other documents carry."""

    topic: InputTopic
    source: Identifier
    id: Identifier
    published_at: Instant
    url: str | None = None
    copies: tuple[ReportId, ...] = ()


class ResolvedIncident(Wire):
    """One incident of one region. `day` is the day that its figures stand on in the totals.

    `counted` is false where the settings leave its category out of totals. `unattributed` marks what a summary
    says beyond the incidents that are known.
    """

    region: RegionCode
    incident: str = Field(description="Hash of the least (topic, source, id, ordinal) of its reports.")
    day: Day
    first_day: Day
    last_day: Day
    place: ReportPlace
    category: Category
    counted: bool = True
    unattributed: bool = False
    killed: Figure | None = None
    injured: Figure | None = None
    sources: tuple[str, ...]
    reports: tuple[IncidentReport, ...]
    updated_at: Instant
