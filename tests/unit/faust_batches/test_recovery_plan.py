"""Where a local store reads on from in its changelog, and when it is rebuilt."""

import pytest

from faust_batches.recovery import plan

HOUR = 3600.0


@pytest.mark.parametrize(
    ("offset", "changelog", "start"),
    [
        (None, range(10), 0),
        (None, range(4, 10), 4),
        (7, range(10), 7),
        (10, range(10), 10),
        (4, range(4, 10), 4),
        (0, range(0), 0),
    ],
)
def test_a_store_reads_on_from_its_offset(offset: int | None, changelog: range, start: int) -> None:
    planned = plan(offset, changelog, age=HOUR, max_age=2 * HOUR)
    assert (planned.start, planned.cleared_because) == (start, None)


@pytest.mark.parametrize(
    ("offset", "age", "why"),
    [
        (11, HOUR, "past the end 10: another topic"),
        (3, HOUR, "before the start 4: rows are gone"),
        (7, 3 * HOUR, "current 3.0 h ago: tombstones may be gone"),
    ],
)
def test_a_store_is_rebuilt_when_its_changelog_cannot_bring_it_up_to_date(offset: int, age: float, why: str) -> None:
    planned = plan(offset, range(4, 10), age=age, max_age=2 * HOUR)
    assert planned.start == 4
    assert planned.cleared_because is not None
    assert why in planned.cleared_because


def test_a_new_store_is_not_too_old() -> None:
    assert plan(None, range(10), age=1e9, max_age=HOUR).cleared_because is None
