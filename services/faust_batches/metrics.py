"""What there is to measure, as plain attributes; an exporter reads them when it is asked."""

from collections import Counter
from dataclasses import dataclass, field

from faust.types import TP


@dataclass(slots=True)
class Metrics:
    """Counters rise for the life of the process; gauges describe this moment. Seconds, bytes, records."""

    consumed: Counter[str] = field(default_factory=Counter)
    """Records handed to handlers, by topic."""
    acknowledged: Counter[str] = field(default_factory=Counter)
    """Records whose handler returned, by topic."""
    published: Counter[str] = field(default_factory=Counter)
    """Records that Kafka acknowledged, by topic."""
    bytes_in_flight: int = 0
    records_in_flight: int = 0
    committed: dict[TP, int] = field(default_factory=dict)
    """Committed offsets of the partitions owned."""
    last_commit_at: float | None = None
    """Unix time of the last commit that Kafka acknowledged."""
    rebalances: int = 0
    assigned: frozenset[int] = frozenset()
    """Partition numbers owned."""
    ready: bool = False
    """Recovered, reconciled and reading."""
    recovery_seconds: float = 0.0
    """How long the last take-over took: recovery and the app's own callback."""
    recovered_records: int = 0
    """Changelog records read by recoveries."""
    foreign_records: int = 0
    """Records that strangers wrote into changelogs and that were written over."""
