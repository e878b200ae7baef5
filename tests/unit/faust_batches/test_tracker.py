"""Which offsets may be committed, whatever the order of fetches, acknowledgements and changes of ownership."""

from dataclasses import dataclass, field

from faust.types import TP
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from tests.unit.faust_batches.records import record

from faust_batches.batch import Batch
from faust_batches.tracker import OffsetTracker

TP0 = TP("topic", 0)
TP1 = TP("topic", 1)


def batch(first: int, last: int, *, tp: TP = TP0, generation: int = 1, size: int = 10) -> Batch:
    return Batch(tp=tp, records=[record(first), record(last)], size=size, generation=generation)


def started(*, generation: int = 1, at: int = 0) -> OffsetTracker:
    tracker = OffsetTracker()
    tracker.start(generation, {TP0: at, TP1: at})
    return tracker


def handle(tracker: OffsetTracker, *batches: Batch) -> None:
    for each in batches:
        assert tracker.begin(each, now=0.0)
        assert tracker.ack(each)


def test_what_holds_no_record_is_passed_over_and_never_past_a_batch_in_flight() -> None:
    tracker = started()
    waiting = batch(0, 7)
    assert tracker.add(waiting)
    tracker.pass_over(TP0, 9)
    assert tracker.committable() == {}
    tracker.pass_over(TP1, 3)
    tracker.pass_over(TP1, 2)
    tracker.pass_over(TP("another", 0), 5)
    assert tracker.committable() == {TP1: 3}
    handle(tracker, waiting)
    tracker.pass_over(TP0, 9)
    assert tracker.committable() == {TP0: 9, TP1: 3}


def test_the_offset_to_commit_is_one_past_the_last_record_across_holes() -> None:
    tracker = started()
    some = [batch(0, 7), batch(12, 19)]
    assert all(map(tracker.add, some))
    handle(tracker, *some)
    assert tracker.committable() == {TP0: 20}


def test_nothing_is_committable_past_a_batch_that_is_not_acknowledged() -> None:
    tracker = started()
    first, second, third = batch(0, 9), batch(10, 19), batch(20, 29)
    assert all(map(tracker.add, (first, second, third)))
    handle(tracker, first, third)
    assert tracker.committable() == {TP0: 10}
    handle(tracker, second)
    assert tracker.committable() == {TP0: 30}


def test_what_is_committed_is_not_committed_again() -> None:
    tracker = started()
    only = batch(0, 9)
    assert tracker.add(only)
    handle(tracker, only)
    tracker.committed({TP0: 10, TP("elsewhere", 0): 5})
    assert tracker.committable() == {}
    assert tracker.committed_offsets() == {TP0: 10, TP1: 0}


def test_an_acknowledgement_after_revocation_changes_nothing() -> None:
    tracker = started()
    late = batch(0, 9)
    assert tracker.add(late)
    assert tracker.begin(late, now=0.0)
    tracker.forget()
    assert not tracker.ack(late)
    tracker.start(2, {TP0: 0, TP1: 0})
    assert not tracker.ack(late)
    assert tracker.committable() == {}
    assert tracker.bytes_in_flight == 0


def test_a_batch_of_an_earlier_generation_is_neither_taken_nor_begun() -> None:
    tracker = started(generation=2)
    stale = batch(0, 9, generation=1)
    assert not tracker.add(stale)
    assert not tracker.begin(stale, now=0.0)


def test_a_batch_that_goes_back_is_not_taken() -> None:
    tracker = started(at=10)
    assert not tracker.add(batch(5, 14))
    assert tracker.add(batch(10, 14))
    assert not tracker.add(batch(14, 20))


def test_a_batch_is_begun_once() -> None:
    tracker = started()
    only = batch(0, 9)
    assert tracker.add(only)
    assert tracker.begin(only, now=3.0)
    assert not tracker.begin(only, now=4.0)
    assert dict(tracker.begun) == {only: 3.0}


def test_an_abandoned_batch_is_never_committed() -> None:
    tracker = started()
    only = batch(0, 9)
    assert tracker.add(only)
    assert tracker.begin(only, now=0.0)
    tracker.abandon(only)
    assert not tracker.ack(only)
    assert tracker.committable() == {}
    assert dict(tracker.begun) == {}


@dataclass
class Model:
    """What a partition is: batches added, and which of them were acknowledged."""

    added: list[Batch] = field(default_factory=list)
    acknowledged: set[Batch] = field(default_factory=set)

    def done(self) -> int:
        offset = 0
        for each in self.added:
            if each not in self.acknowledged:
                break
            offset = each.last_offset + 1
        return offset

    def waiting(self) -> list[Batch]:
        return [each for each in self.added if each.last_offset >= self.done()]


class Tracking(RuleBasedStateMachine):
    """Random fetches, acknowledgements and rebalances, against the plainest account of them."""

    @initialize()
    def begin(self) -> None:
        self.tracker = OffsetTracker()
        self.generation = 0
        self.old: list[Batch] = []
        self.models: dict[TP, Model] = {}
        self.rebalance()

    @rule()
    def rebalance(self) -> None:
        self.old += [each for model in self.models.values() for each in model.added]
        self.generation += 1
        self.models = {TP0: Model(), TP1: Model()}
        self.tracker.start(self.generation, {TP0: 0, TP1: 0})

    @rule(tp=st.sampled_from([TP0, TP1]), hole=st.integers(0, 3), length=st.integers(1, 5), size=st.integers(0, 9))
    def fetch(self, tp: TP, hole: int, length: int, size: int) -> None:
        added = self.models[tp].added
        first = (added[-1].last_offset + 1 if added else 0) + hole
        new = batch(first, first + length, tp=tp, generation=self.generation, size=size)
        assert self.tracker.add(new)
        added.append(new)

    @rule(tp=st.sampled_from([TP0, TP1]), data=st.data())
    def acknowledge(self, tp: TP, data: st.DataObject) -> None:
        model = self.models[tp]
        if left := [each for each in model.added if each not in model.acknowledged]:
            chosen = data.draw(st.sampled_from(left))
            handle(self.tracker, chosen)
            model.acknowledged.add(chosen)

    @rule(data=st.data())
    def acknowledge_what_was_revoked(self, data: st.DataObject) -> None:
        if self.old:
            late = data.draw(st.sampled_from(self.old))
            assert not self.tracker.begin(late, now=0.0)
            assert not self.tracker.ack(late)

    @invariant()
    def committable_is_what_is_done(self) -> None:
        done = {tp: model.done() for tp, model in self.models.items()}
        assert self.tracker.committable() == {tp: offset for tp, offset in done.items() if offset}

    @invariant()
    def in_flight_is_what_is_waiting(self) -> None:
        waiting = {tp: model.waiting() for tp, model in self.models.items()}
        assert self.tracker.bytes_in_flight == sum(each.size for some in waiting.values() for each in some)
        assert self.tracker.records_in_flight == 2 * sum(map(len, waiting.values()))
        assert all(self.tracker.batches_in_flight(tp) == len(some) for tp, some in waiting.items())


TestTracking = Tracking.TestCase


@given(st.integers(0, 100))
def test_reading_begins_where_it_is_told(offset: int) -> None:
    tracker = started(at=offset)
    assert tracker.committed_offsets() == {TP0: offset, TP1: offset}
    assert tracker.committable() == {}
    assert tracker.add(batch(offset, offset + 1))
