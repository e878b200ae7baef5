"""Which offsets are committed, and when."""

from tests.integration.faust_batches.lab import Lab, Sent, eventually

LOST = "committed offset 3, but the log starts at 5"
BEYOND = "committed offset 9, but the log ends at 5"


def numbered(count: int, *, partition: int = 0, start: int = 0) -> list[Sent]:
    return [(partition, f"{partition}-{n:06}".encode(), f"{n}".encode()) for n in range(start, start + count)]


def test_everything_is_committed_across_transaction_markers_and_nothing_aborted_is_handled(lab: Lab) -> None:
    lab.create_all()
    lab.send(lab.source, numbered(10))
    lab.send_in_transaction(lab.source, numbered(5, start=10), commit=True)  # offsets 10-14, marker 15
    lab.send_in_transaction(lab.source, numbered(5, start=90), commit=False)  # offsets 16-20, marker 21
    lab.send(lab.source, [*numbered(3, start=15), *numbered(4, partition=1)])  # offsets 22-24
    lab.send_in_transaction(lab.source, numbered(2, start=18), commit=True)  # offsets 25-26, marker 27
    worker = lab.start(settings={"max_batch_records": 4})
    eventually(lambda: lab.committed(lab.source) == {0: 28, 1: 4})
    assert worker.stop() == 0
    assert lab.ends(lab.source) == {0: 28, 1: 4}
    assert sorted(lab.rows(lab.output)) == sorted(key for _, key, _ in [*numbered(20), *numbered(4, partition=1)])


def test_batches_end_at_their_limits_of_records_and_of_bytes(lab: Lab) -> None:
    lab.create_all()
    lab.send(lab.source, [(0, f"{n}".encode(), b"x" * 999) for n in range(10)])  # 1,000 bytes each
    lab.send(lab.source, numbered(100, partition=1))
    worker = lab.start(settings={"max_batch_records": 30, "max_batch_bytes": 3000})
    lab.wait_committed(lab.source)
    assert worker.stop() == 0
    begun = worker.all("begun")
    assert max(each["last"] - each["first"] + 1 for each in begun if each["partition"] == 0) == 3
    assert max(each["last"] - each["first"] + 1 for each in begun if each["partition"] == 1) == 30
    assert max(each["size"] for each in begun) == 3000


def test_the_offset_after_the_last_handled_batch_is_committed_while_the_next_is_at_work(lab: Lab) -> None:
    lab.create_all()
    lab.send(lab.source, numbered(10))
    hold = lab.directory / "hold"
    hold.touch()
    worker = lab.start(hold=str(hold), hold_on="5", settings={"max_batch_records": 4})
    worker.wait_for("begun", count=2)
    eventually(lambda: lab.committed(lab.source) == {0: 4})
    worker.wait_seconds(1)
    assert lab.committed(lab.source) == {0: 4}
    hold.unlink()
    lab.wait_committed(lab.source)
    assert worker.stop() == 0


def test_a_committed_offset_below_the_start_of_the_log_ends_the_process_with_both_offsets(lab: Lab) -> None:
    lab.create_all()
    lab.send(lab.source, numbered(8))
    lab.commit(lab.source, 0, 3)
    lab.delete_records(lab.source, 0, before=5)
    worker = lab.start()
    assert worker.wait() == 70
    assert LOST in worker.log
    assert worker.all("begun") == []
    assert lab.committed(lab.source) == {0: 3}


def test_a_committed_offset_beyond_the_end_of_the_log_ends_the_process_with_both_offsets(lab: Lab) -> None:
    lab.create_all()
    lab.send(lab.source, numbered(5))
    lab.commit(lab.source, 0, 9)
    worker = lab.start()
    assert worker.wait() == 70
    assert BEYOND in worker.log


def test_records_that_are_deleted_before_they_are_read_end_the_process(lab: Lab) -> None:
    """Retention overtakes a worker that is behind: aiokafka would go on from the new start and say nothing."""
    lab.create_all()
    lab.send(lab.source, numbered(4))
    hold = lab.directory / "hold"
    hold.touch()
    worker = lab.start(hold=str(hold), settings={"max_batch_records": 1, "max_batches_in_flight": 1})
    worker.wait_for("begun")
    worker.pause()
    lab.send(lab.source, [(0, b"late", b"x" * 1000)] * 5000)
    lab.delete_records(lab.source, 0, before=5000)
    worker.resume()
    hold.unlink()
    assert worker.wait() == 70
    assert "but the log starts at 5000" in worker.log
    assert lab.committed(lab.source).get(0, 0) <= 5000


def test_a_group_without_offsets_begins_at_the_start_of_the_log(lab: Lab) -> None:
    lab.create_all()
    lab.send(lab.source, numbered(8))
    lab.delete_records(lab.source, 0, before=5)
    worker = lab.start()
    eventually(lambda: lab.committed(lab.source) == {0: 8})
    assert worker.stop() == 0
    assert sorted(lab.rows(lab.output)) == [key for _, key, _ in numbered(3, start=5)]
