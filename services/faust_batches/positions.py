"""Where to read on from: the committed offset, if the log still has it."""

from collections.abc import Mapping
from dataclasses import dataclass

from faust.types import TP

from faust_batches.errors import OffsetsLostError


@dataclass(frozen=True, slots=True)
class LogState:
    """A partition's log holds offsets from `start` up to, and without, `end`; `committed` is None for a new group."""

    start: int
    end: int
    committed: int | None


def starts(logs: Mapping[TP, LogState]) -> dict[TP, int]:
    """The offset to read from, partition by partition: the committed one, else the log's start.

    Raises:
        OffsetsLostError: a committed offset lies outside its log. Kafka's own answer, a silent reset, would skip
            records or count them again.
    """
    lost = [
        explain_loss(tp, log, wanted=log.committed, what="committed offset")
        for tp, log in sorted(logs.items())
        if log.committed is not None and not log.start <= log.committed <= log.end
    ]
    if lost:
        raise OffsetsLostError("; ".join(lost))
    return {tp: log.start if log.committed is None else log.committed for tp, log in logs.items()}


def explain_loss(tp: TP, log: LogState, *, wanted: int, what: str) -> str:
    """Why an offset that is wanted cannot be had, with both offsets and what to do."""
    if wanted < log.start:
        return (
            f"{tp.topic}[{tp.partition}]: {what} {wanted}, but the log starts at {log.start}: {log.start - wanted} "
            f"offsets were removed before this group read them (retention, or records were deleted). To accept the "
            f"loss, set the group's offset to {log.start} (kafka-consumer-groups --reset-offsets); and give the topic "
            f"a longer retention"
        )
    return (
        f"{tp.topic}[{tp.partition}]: {what} {wanted}, but the log ends at {log.end}: the topic was created anew, or "
        f"the broker lost its tail. To read what it has, set the group's offset to {log.start} "
        f"(kafka-consumer-groups --reset-offsets)"
    )
