"""Faust's monitor without work per event."""

from typing import Any

from faust.sensors import Monitor
from typing_extensions import override


class LeanMonitor(Monitor):
    """Keeps what Faust asks of it (rebalances, assignments) and skips the rest: `app.metrics` has it by batch."""

    @override
    def on_message_in(self, *args: Any) -> None:
        """Not counted."""

    @override
    def on_message_out(self, *args: Any) -> None:
        """Not counted."""

    @override
    def on_stream_event_in(self, *args: Any) -> None:
        """Not counted."""

    @override
    def on_stream_event_out(self, *args: Any) -> None:
        """Not counted."""
