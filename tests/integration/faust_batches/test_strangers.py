"""One writer a partition: strangers' rows are written over, and a process that stood still does not become one."""

from tests.integration.faust_batches.lab import Lab, eventually


def test_what_a_stranger_wrote_is_written_over_with_the_owners_rows(lab: Lab) -> None:
    lab.create_all()
    lab.send(lab.source, [(0, b"a", b"mine"), (1, b"b", b"mine")])
    worker = lab.start(show=True)
    lab.wait_committed(lab.source)
    lab.send(lab.changelog, [(0, b"a", b"theirs"), (0, b"c", b"theirs"), (1, b"b", None)])
    eventually(lambda: lab.rows(lab.changelog) == {b"a": b"mine", b"b": b"mine"})
    worker.kill()
    assert lab.start("elsewhere", show=True).wait_for("assigned")["rows"] == {"0": {"a": "mine"}, "1": {"b": "mine"}}


def test_with_a_join_the_greater_of_both_stands_here_and_there(lab: Lab) -> None:
    lab.create_all()
    lab.send(lab.source, [(0, b"low", b"1"), (0, b"high", b"9"), (1, b"other", b"5")])
    worker = lab.start(join=True)
    lab.wait_committed(lab.source)
    lab.send(lab.changelog, [(0, b"low", b"5"), (0, b"high", b"5"), (0, b"new", b"5")])
    joined = {b"low": b"5", b"high": b"9", b"new": b"5", b"other": b"5"}
    assert worker.wait_for("repaired") == {"event": "repaired", "partition": 0, "rows": {"low": "5", "new": "5"}}
    eventually(lambda: lab.rows(lab.changelog) == joined)
    assert worker.stop() == 0
    found = lab.start(show=True, join=True).wait_for("assigned")
    assert found["rows"]["0"] == {"low": "5", "high": "9", "new": "5"}
    assert found["read"] == 0


def test_recovery_joins_by_version_and_not_by_offset(lab: Lab) -> None:
    lab.create_all()
    lab.send(lab.changelog, [(0, b"a", b"3"), (0, b"a", b"7"), (0, b"a", b"5")])
    assert lab.start(show=True, join=True).wait_for("assigned")["rows"]["0"] == {"a": "7"}


def test_a_process_that_stood_still_for_half_its_session_ends_before_it_sends(lab: Lab) -> None:
    lab.create_all()
    lab.send(lab.source, [(0, b"a", b"1")])
    hold = lab.directory / "hold"
    hold.touch()
    worker = lab.start(hold=str(hold))
    worker.wait_for("begun")
    worker.pause()
    hold.unlink()  # it would publish as soon as it wakes
    worker.wait_seconds(4)
    worker.resume()
    assert worker.wait() == 70
    assert "stood still for" in worker.log
    assert lab.ends(lab.changelog) == {0: 0, 1: 0}
    assert lab.ends(lab.output) == {0: 0, 1: 0}
    assert lab.committed(lab.source) == {}


def test_a_process_that_was_expelled_without_hearing_of_it_sends_nothing(lab: Lab) -> None:
    lab.create_all()
    lab.send(lab.source, [(0, b"a", b"1"), (1, b"b", b"1")])
    hold = lab.directory / "hold"
    hold.touch()
    deaf = lab.start("deaf", deaf=True, hold=str(hold), settings={"delivery_timeout": 3})
    deaf.wait_for("begun")
    successor = lab.start("successor")
    assert successor.wait_for("assigned")["partitions"] == [0, 1]
    lab.wait_committed(lab.source)
    hold.unlink()
    assert deaf.wait() == 70
    assert "not acknowledged within 3 s" in deaf.log
    assert lab.copies(lab.changelog) == lab.copies(lab.output) == {b"a": 1, b"b": 1}
    assert successor.stop() == 0


def test_a_process_that_stood_still_for_a_moment_goes_on(lab: Lab) -> None:
    lab.create_all()
    lab.send(lab.source, [(0, b"a", b"1")])
    hold = lab.directory / "hold"
    hold.touch()
    worker = lab.start(hold=str(hold))
    worker.wait_for("begun")
    worker.pause()
    worker.wait_seconds(1)
    worker.resume()
    hold.unlink()
    lab.wait_committed(lab.source)
    assert worker.stop() == 0
