"""The one table of topics: what each carries, who writes and reads it, and how Kafka shall keep it."""

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from casualty_schemas.article import Article
from casualty_schemas.fields import Received, Wire
from casualty_schemas.incident import Incident
from casualty_schemas.region_total import RegionDayTotal, RegionTotal
from casualty_schemas.report import RegionReports
from casualty_schemas.resolved_incident import ResolvedIncident

HOUR_MS: Final = 3_600_000
DAY_MS: Final = 24 * HOUR_MS
MIB: Final = 1 << 20

INPUT_MAX_BYTES: Final = 8 * MIB
"""What the broker takes on input topics; the worker dead-letters values beyond its own, smaller limit."""
OWN_MAX_BYTES: Final = INPUT_MAX_BYTES + MIB
"""A dead letter is its original plus headers, so every topic of ours must take more than an input topic does."""

KEPT_BY_AGE = MappingProxyType({"cleanup.policy": "delete", "retention.ms": str(30 * DAY_MS)})
COMPACTED = MappingProxyType({"cleanup.policy": "compact", "delete.retention.ms": str(7 * DAY_MS)})
REGISTER = MappingProxyType({"cleanup.policy": "compact", "min.compaction.lag.ms": str(HOUR_MS)})
"""A changelog of a register that only rises: it compacts no earlier than after an hour."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """One topic, without the prefix that a deployment may set."""

    name: str
    key: str
    model: type[Received] | type[Wire] | None
    """What a value is; none where bytes pass unchanged or the rows are internal."""
    about: str
    writers: tuple[str, ...]
    readers: tuple[str, ...]
    config: MappingProxyType[str, str]
    max_message_bytes: int = field(default=OWN_MAX_BYTES)

    def settings(self) -> dict[str, str]:
        """The topic's configuration as Kafka takes it."""
        return {**self.config, "max.message.bytes": str(self.max_message_bytes)}


ARTICLES = Topic(
    name="articles",
    key="article_id",
    model=Article,
    about="News articles, each version of them.",
    writers=("producers",),
    readers=("read_articles",),
    config=KEPT_BY_AGE,
    max_message_bytes=INPUT_MAX_BYTES,
)
INCIDENTS = Topic(
    name="incidents",
    key="incident_id",
    model=Incident,
    about="Structured messages about incidents, each version of them.",
    writers=("producers",),
    readers=("read_incidents",),
    config=KEPT_BY_AGE,
    max_message_bytes=INPUT_MAX_BYTES,
)
REHOMED = Topic(
    name="rehomed",
    key="as received",
    model=None,
    about="Accepted documents that lay in another partition than their id's; bytes and timestamp unchanged.",
    writers=("read_articles", "read_incidents"),
    readers=("read_rehomed",),
    config=KEPT_BY_AGE,
)
REPORTS = Topic(
    name="reports",
    key="region",
    model=RegionReports,
    about="What one version of a document says of one region.",
    writers=("read_articles", "read_incidents", "read_rehomed"),
    readers=("tally_reports",),
    config=KEPT_BY_AGE,
)
CASUALTIES_BY_REGION = Topic(
    name="casualties-by-region",
    key="region",
    model=RegionTotal,
    about="Totals per region.",
    writers=("tally_reports",),
    readers=("everybody",),
    config=COMPACTED,
)
CASUALTIES_BY_REGION_DAY = Topic(
    name="casualties-by-region-day",
    key="region|day",
    model=RegionDayTotal,
    about="Totals per region and local day.",
    writers=("tally_reports",),
    readers=("everybody",),
    config=COMPACTED,
)
RESOLVED_INCIDENTS = Topic(
    name="resolved-incidents",
    key="region|hash",
    model=ResolvedIncident,
    about="Each incident with its figures, the reports and the words that gave them.",
    writers=("tally_reports",),
    readers=("everybody",),
    config=COMPACTED,
)


def _dead_letters(origin: Topic) -> Topic:
    return Topic(
        name=f"{origin.name}.dlq",
        key="as received",
        model=None,
        about=f"What could not be read from `{origin.name}`, byte for byte, with the reason in headers.",
        writers=origin.readers,
        readers=("casualties dlq",),
        config=MappingProxyType({"cleanup.policy": "delete", "retention.ms": str(90 * DAY_MS)}),
    )


ARTICLES_DLQ = _dead_letters(ARTICLES)
INCIDENTS_DLQ = _dead_letters(INCIDENTS)
REPORTS_DLQ = _dead_letters(REPORTS)
"""Only a foreign writer can fill it: `reports` is ours. Even so nothing is lost silently."""

INPUTS = (ARTICLES, INCIDENTS)
OUTPUTS = (CASUALTIES_BY_REGION, CASUALTIES_BY_REGION_DAY, RESOLVED_INCIDENTS)
TOPICS = (*INPUTS, REHOMED, REPORTS, *OUTPUTS, ARTICLES_DLQ, INCIDENTS_DLQ, REPORTS_DLQ)
"""Every topic but the changelogs of the two registers, which carry the name of the application."""


def changelog(app_id: str, table: str) -> Topic:
    """The changelog of the register `table` of the application `app_id`."""
    return Topic(
        name=f"{app_id}-{table}-changelog",
        key="internal",
        model=None,
        about=f"The register `{table}` of the worker.",
        writers=("worker",),
        readers=("worker",),
        config=REGISTER,
    )


def dead_letters_of(topic: str) -> Topic:
    """The dead-letter topic of an input topic or of `reports`.

    Raises:
        KeyError: `topic` has none.
    """
    return {"articles": ARTICLES_DLQ, "incidents": INCIDENTS_DLQ, "reports": REPORTS_DLQ}[topic]
