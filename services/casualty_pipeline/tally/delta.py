"""What an update changed in the three output topics."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Delta:
    """Changed output rows: key to value in JSON as it is published, or None for a tombstone.

    `incidents` is in the order to publish: every tombstone stands before the rows that replace it. `Tally.apply(rows)`
    returns one with the rows that changed, `Tally.rows()` one with every row that stands.
    """

    incidents: list[tuple[str, bytes | None]] = field(default_factory=list)
    """`resolved-incidents`, by region|hash."""
    regions: dict[str, bytes | None] = field(default_factory=dict)
    """`casualties-by-region`, by region."""
    days: dict[str, bytes | None] = field(default_factory=dict)
    """`casualties-by-region-day`, by region|day."""
