"""Two workers share the partitions, come and go, in order and by kill; nothing is lost, nothing is counted twice."""

import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from tests.integration.faust_batches.lab import Lab, eventually

PARTITIONS = 4
SMALL = {"max_batch_records": 50}


class Stream:
    """Sends numbered records, each second one twice, until it is told to end."""

    def __init__(self, lab: Lab) -> None:
        self.keys: set[bytes] = set()
        self._lab = lab
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._send)

    def _send(self) -> None:
        number = 0
        while not self._over.is_set():
            numbers = range(number, number + 200)
            records = [(n % PARTITIONS, f"{n:07}".encode(), b"x" * 50) for n in numbers]
            self._lab.send(self._lab.source, [*records, *records[::2]])
            self.keys |= {key for _, key, _ in records}
            number += 200
            time.sleep(0.05)

    @contextmanager
    def running(self) -> Iterator[None]:
        self._thread.start()
        try:
            yield
        finally:
            self._over.set()
            self._thread.join()


@pytest.fixture
def stream(lab: Lab) -> Stream:
    lab.create_all(partitions=PARTITIONS)
    return Stream(lab)


def test_a_worker_that_joins_and_leaves_in_order_neither_loses_nor_repeats_anything(lab: Lab, stream: Stream) -> None:
    with stream.running():
        first = lab.start("first", settings=SMALL)
        first.wait_for("handled", count=5)
        second = lab.start("second", settings=SMALL)
        assert len(second.wait_for("assigned")["partitions"]) == PARTITIONS // 2
        second.wait_for("handled", count=5)
        assert second.stop() == 0
        first.wait_for("assigned", count=3)
        third = lab.start("second", settings=SMALL)
        third.wait_for("handled", count=5)
        assert first.stop() == 0
        assert third.wait_for("assigned", count=2)["partitions"] == list(range(PARTITIONS))
    lab.wait_committed(lab.source)
    assert third.stop() == 0
    assert lab.copies(lab.output) == Counter(stream.keys)
    assert lab.copies(lab.changelog) == Counter(stream.keys)


def test_a_worker_that_is_killed_is_replaced_and_nothing_is_lost(lab: Lab, stream: Stream) -> None:
    with stream.running():
        first = lab.start("first", settings=SMALL)
        second = lab.start("second", settings=SMALL)
        first.wait_for("handled", count=5)
        second.wait_for("handled", count=5)
        first.kill()
        after_kill = len(second.all("assigned")) + 1
        assert second.wait_for("assigned", count=after_kill)["partitions"] == list(range(PARTITIONS))
        third = lab.start("first", settings=SMALL)
        third.wait_for("handled", count=5)
        second.kill()
        eventually(lambda: third.all("assigned")[-1]["partitions"] == list(range(PARTITIONS)))
    lab.wait_committed(lab.source)
    assert third.stop() == 0
    assert set(lab.rows(lab.changelog)) == stream.keys
    assert set(lab.rows(lab.output)) == stream.keys


def test_a_batch_in_its_handler_is_finished_before_its_partition_is_given_up(lab: Lab) -> None:
    lab.create_all()
    lab.send(lab.source, [(0, b"a", b"a"), (1, b"b", b"b")])
    first = lab.start("first", slow=3)
    first.wait_for("begun")
    second = lab.start("second")
    second.wait_for("assigned")
    names = [each["event"] for each in first.events if each["event"] in {"begun", "handled", "revoked"}]
    before = names[: names.index("revoked")]
    assert before.count("handled") == before.count("begun") > 0
    lab.wait_committed(lab.source)
    assert lab.copies(lab.output) == {b"a": 1, b"b": 1}


def test_a_handler_that_does_not_finish_in_time_ends_the_process_that_gives_up(lab: Lab) -> None:
    lab.create_all()
    lab.send(lab.source, [(0, b"a", b"a"), (1, b"b", b"b")])
    first = lab.start("first", slow=30, settings={"drain_timeout": 2})
    first.wait_for("begun")
    second = lab.start("second")
    assert first.wait() == 70
    assert "partitions could not be given up within 2 s; batches in their handlers: " + lab.source in first.log
    lab.wait_committed(lab.source)
    assert second.stop() == 0
    assert lab.copies(lab.output) == {b"a": 1, b"b": 1}


def test_a_static_member_comes_back_to_its_partitions_without_a_rebalance(lab: Lab) -> None:
    lab.create_all()
    lab.send(lab.source, [(0, b"a", b"a"), (1, b"b", b"b")])
    first = lab.start("first", settings={"instance_id": "pod-1", "session_timeout": 30})
    other = lab.start("other", settings={"instance_id": "pod-2", "session_timeout": 30})
    first.wait_for("assigned")
    eventually(lambda: len(other.all("assigned")[-1:] and other.all("assigned")[-1]["partitions"]) == 1)
    before = len(other.all("assigned"))
    assert first.stop() == 0
    again = lab.start("first", settings={"instance_id": "pod-1", "session_timeout": 30})
    assert len(again.wait_for("assigned")["partitions"]) == 1
    assert len(other.all("assigned")) == before
