"""Whether the worker gets on: what /healthz asks."""

from typing import Final

from faust_batches.metrics import Metrics

STUCK_SECONDS: Final = 300.0
"""A worker that has had records to read and committed nothing for so long is not alive."""


class Progress:
    """Remembers since when records wait, for a worker that was idle before has committed nothing for as long."""

    def __init__(self) -> None:
        self._behind_since: float | None = None

    def stuck(self, metrics: Metrics, *, behind: int, now: float) -> str | None:
        """Why the worker is stuck, or None: it reads, `behind` records wait, and nothing is committed.

        `now` is Unix time. A worker that is taking partitions over is not stuck, however long that takes.
        """
        if not metrics.ready or not behind:
            self._behind_since = None
            return None
        if self._behind_since is None:
            self._behind_since = now
        idle = now - max(self._behind_since, metrics.last_commit_at or 0.0)
        return f"{behind} records wait and nothing was committed for {idle:.0f} s" if idle > STUCK_SECONDS else None
