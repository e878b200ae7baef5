"""Where reading begins, and when it must not."""

import pytest
from faust.types import TP

from faust_batches.errors import OffsetsLostError
from faust_batches.positions import LogState, starts

TP0 = TP("topic", 0)


@pytest.mark.parametrize(
    ("log", "start"),
    [
        (LogState(start=0, end=10, committed=None), 0),
        (LogState(start=4, end=10, committed=None), 4),
        (LogState(start=4, end=10, committed=4), 4),
        (LogState(start=4, end=10, committed=10), 10),
        (LogState(start=0, end=0, committed=0), 0),
    ],
)
def test_reading_begins_at_the_committed_offset_else_at_the_start(log: LogState, start: int) -> None:
    assert starts({TP0: log}) == {TP0: start}


def test_offsets_outside_their_logs_are_all_named_with_both_offsets_and_what_to_do() -> None:
    logs = {
        TP("topic", 1): LogState(start=7, end=9, committed=3),
        TP("topic", 2): LogState(start=0, end=5, committed=6),
        TP0: LogState(start=0, end=5, committed=5),
    }
    with pytest.raises(OffsetsLostError) as lost:
        starts(logs)
    below, beyond = str(lost.value).split("; topic[2]")
    assert "topic[1]: committed offset 3, but the log starts at 7: 4 offsets were removed" in below
    assert "set the group's offset to 7" in below
    assert "committed offset 6, but the log ends at 5" in beyond
