"""Counts keep their order through all arithmetic, and a plain integer is the only other way to write one."""

from typing import Any

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from casualty_schemas.count import MOST_PEOPLE, Count, TotalCount

received: TypeAdapter[Count] = TypeAdapter(Count)
"""A count as models of messages that producers send read it."""

people = st.integers(min_value=0, max_value=10_000)
"""Small enough that no sum of a few passes MOST_PEOPLE."""


@st.composite
def counts(draw: st.DrawFn) -> Count:
    low, best, high = sorted(draw(st.tuples(people, people, people)))
    return Count(low=low, best=best, high=draw(st.sampled_from([high, None])))


def in_order(count: Count) -> bool:
    return 0 <= count.low <= count.best <= count.ceiling


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("7", Count(low=7, best=7, high=7)),
        ("0", Count(low=0, best=0, high=0)),
        ('{"low": 33, "best": 33}', Count(low=33, best=33, high=None)),
        ('{"low": 33, "best": 33, "high": null}', Count(low=33, best=33, high=None)),
        ('{"low": 2, "best": 3, "high": 4}', Count(low=2, best=3, high=4)),
        (str(MOST_PEOPLE), Count.exactly(MOST_PEOPLE)),
    ],
)
def test_what_stands_on_the_wire_for_a_count(written: str, meant: Count) -> None:
    assert received.validate_json(written) == meant


@pytest.mark.parametrize(
    "written",
    [
        "true",
        "false",
        '"7"',
        "7.0",
        "7.5",
        "-1",
        "null",
        "[7]",
        "{}",
        str(MOST_PEOPLE + 1),
        "1e3",
        "NaN",
        '{"low": 1}',
        '{"best": 1}',
        '{"low": true, "best": 1}',
        '{"low": "1", "best": 1}',
        '{"low": 1.0, "best": 1}',
        '{"low": -1, "best": 1}',
        '{"low": 1, "best": 1, "most": 2}',
        '{"low": 1, "best": 1, "high": "2"}',
    ],
)
def test_what_is_no_count(written: str) -> None:
    with pytest.raises(ValidationError):
        received.validate_json(written)


def test_of_two_forms_we_write_the_one_with_fields() -> None:
    assert msgspec.json.encode(Count.exactly(7)) == b'{"low":7,"best":7,"high":7}'
    assert received.dump_json(Count.at_least(7)) == b'{"low":7,"best":7}'
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode("7", type=Count)


@pytest.mark.parametrize(
    ("low", "best", "high"), [(3, 2, 9), (3, 2, None), (1, 5, 4), (6, 5, 4), (-1, 2, 2), (1, 1, MOST_PEOPLE + 1)]
)
def test_bounds_out_of_order_are_refused(low: int, best: int, high: int | None) -> None:
    with pytest.raises(ValueError, match="low <= best <= high"):
        Count(low=low, best=best, high=high)


def test_a_count_is_a_value() -> None:
    assert Count.exactly(3) == Count(low=3, best=3, high=3)
    assert hash(Count.exactly(3)) == hash(Count(low=3, best=3, high=3))
    with pytest.raises(AttributeError, match="immutable"):
        Count.exactly(3).low = 4  # type: ignore[misc]  # what mypy forbids too


def test_at_least_is_open_above() -> None:
    assert Count.at_least(33) == Count(low=33, best=33, high=None)
    assert Count.at_least(2, best=3) == Count(low=2, best=3, high=None)


@given(counts(), counts())
def test_a_sum_adds_each_bound_and_is_open_if_an_addend_is(one: Count, other: Count) -> None:
    total = one + other
    assert (total.low, total.best) == (one.low + other.low, one.best + other.best)
    assert (total.high is None) == (one.high is None or other.high is None)
    assert total.high is None or total.high == one.ceiling + other.ceiling
    assert in_order(total)


@given(counts(), counts(), counts())
def test_sums_need_no_order(one: Count, two: Count, three: Count) -> None:
    assert one + two == two + one
    assert (one + two) + three == one + (two + three)


@given(counts(), counts())
def test_a_difference_is_clipped_at_zero_sorted_and_open_if_its_first_is(one: Count, other: Count) -> None:
    left = one - other
    clipped = [
        max(0, one.low - other.low),
        max(0, one.best - other.best),
        max(0, one.ceiling - other.ceiling),
    ]
    assert (left.low, left.best) == tuple(sorted(clipped)[:2])
    assert left.high == (None if one.high is None else max(clipped))
    assert in_order(left)


@given(counts())
def test_taking_a_count_from_itself_leaves_nobody(count: Count) -> None:
    assert (count - count).ceiling == 0


def test_a_difference_of_crossing_ranges_is_put_in_order() -> None:
    assert Count(low=5, best=5, high=5) - Count(low=0, best=4, high=5) == Count(low=0, best=1, high=5)


@given(counts(), counts())
def test_meeting_is_mutual_and_what_the_ranges_say(one: Count, other: Count) -> None:
    endless = 2 * 10_000
    ours = range(one.low, (endless if one.high is None else one.high) + 1)
    theirs = range(other.low, (endless if other.high is None else other.high) + 1)
    assert one.meets(other) == other.meets(one) == (max(ours[0], theirs[0]) <= min(ours[-1], theirs[-1]))


@given(counts())
def test_a_count_meets_itself(count: Count) -> None:
    assert count.meets(count)


@given(counts(), st.integers(min_value=1, max_value=12))
@example(Count(low=0, best=166, high=189), 7)  # all that is left over to the first place would give it [0, 28, 27]
def test_shares_are_counts_that_add_up_and_differ_by_one_at_most_the_first_having_more(
    count: Count, parts: int
) -> None:
    shares = count.shares(parts)
    assert len(shares) == parts
    assert sum(shares[1:], start=shares[0]) == count
    assert all(in_order(share) for share in shares)
    for bound in ("low", "best", "ceiling"):
        people = [getattr(share, bound) for share in shares]
        assert people == sorted(people, reverse=True)
        assert people[0] - people[-1] <= 1


def test_several_in_two_places() -> None:
    several = Count.at_least(2, best=3)
    assert several.shares(2) == (Count.at_least(1, best=2), Count.at_least(1))


@given(st.lists(counts(), max_size=5))
def test_a_total_adds_low_best_and_ceiling_apart(addends: list[Count]) -> None:
    total = TotalCount.of(addends)
    assert total.low == sum(count.low for count in addends)
    assert total.best == sum(count.best for count in addends)
    assert total.high == sum(count.best if count.high is None else count.high for count in addends)
    assert total.open_ended == any(count.high is None for count in addends)
    assert total.low <= total.best <= total.high


def test_a_total_of_nothing_is_zero() -> None:
    assert TotalCount.of([]) == TotalCount(low=0, best=0, high=0, open_ended=False)


def test_a_total_may_pass_what_one_incident_may_have() -> None:
    total = TotalCount.of([Count.exactly(MOST_PEOPLE)] * 3)
    assert total.best == 3 * MOST_PEOPLE


@pytest.mark.parametrize("low", [True, "1", 1.0, -1, None])
def test_totals_are_strict(low: Any) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"low": low, "best": 1, "high": 1, "open_ended": False}, TotalCount)
