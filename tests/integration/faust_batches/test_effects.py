"""The order of effects: nothing is committed before Kafka has what follows from it, and errors end the process."""

from tests.integration.faust_batches.lab import Lab, eventually


def test_a_handler_that_raises_ends_the_process_and_its_batch_is_not_committed(lab: Lab) -> None:
    lab.create_all()
    lab.send(lab.source, [(0, f"{n}".encode(), f"{n}".encode()) for n in range(10)])
    worker = lab.start(fail_on="5", settings={"max_batch_records": 4})
    assert worker.wait() == 70
    assert f"{lab.source}[0] offsets 4-7" in worker.log
    assert "a record that this handler cannot bear" in worker.log
    assert lab.committed(lab.source).get(0, 0) <= 4
    assert set(lab.rows(lab.output)) == {b"0", b"1", b"2", b"3"}


def test_a_send_that_fails_ends_the_process_and_nothing_is_committed(lab: Lab) -> None:
    """The output refuses the record: neither the row that depends on it nor the offset may be there afterwards."""
    lab.create(lab.source)
    lab.create(lab.output, max_message_bytes="200")
    lab.create(lab.changelog, cleanup_policy="compact")
    lab.send(lab.source, [(0, b"large", b"x" * 5000)])
    worker = lab.start(settings={"compression": None})
    assert worker.wait() == 70
    assert f"{lab.output}[0]: records could not be published" in worker.log
    assert lab.committed(lab.source) == {}
    assert lab.ends(lab.output)[0] == 0
    assert lab.ends(lab.changelog)[0] == 0


def test_a_changelog_that_fails_ends_the_process_and_nothing_is_committed(lab: Lab) -> None:
    lab.create(lab.source)
    lab.create(lab.output)
    lab.create(lab.changelog, cleanup_policy="compact", max_message_bytes="200")
    lab.send(lab.source, [(0, b"large", b"x" * 5000)])
    worker = lab.start(settings={"compression": None})
    assert worker.wait() == 70
    assert f"{lab.changelog}[0]: records could not be published" in worker.log
    assert lab.committed(lab.source) == {}
    lab.configure(lab.changelog, max_message_bytes="100000")
    found = lab.start(show=True).wait_for("assigned")
    assert (found["rows"]["0"], found["read"]) == ({}, 0)
    lab.wait_committed(lab.source)
    assert lab.rows(lab.changelog) == {b"large": b"x" * 5000}


def test_a_record_over_the_limit_ends_the_process_before_it_is_sent(lab: Lab) -> None:
    lab.create_all()
    lab.send(lab.source, [(0, b"large", b"x" * 30_000)])
    worker = lab.start(settings={"max_request_bytes": 20_000})
    assert worker.wait() == 70
    assert "exceeds max_request_bytes" in worker.log
    assert lab.ends(lab.changelog)[0] == 0


def test_a_handler_that_does_not_return_ends_the_process(lab: Lab) -> None:
    lab.create_all()
    lab.send(lab.source, [(0, b"a", b"a")])
    worker = lab.start(slow=60, settings={"handler_timeout": 2})
    assert worker.wait() == 70
    assert "its handler has not returned for" in worker.log
    assert lab.committed(lab.source) == {}


def test_sigterm_finishes_the_batch_commits_it_and_leaves_the_group(lab: Lab) -> None:
    lab.create_all()
    lab.send(lab.source, [(0, b"a", b"a"), (1, b"b", b"b")])
    worker = lab.start(slow=1.5)
    worker.wait_for("begun")
    assert worker.stop() == 0
    begun, handled = worker.all("begun"), worker.all("handled")
    assert {each["partition"] for each in begun} == {each["partition"] for each in handled} != set()
    assert lab.committed(lab.source) == {each["partition"]: 1 for each in handled}
    successor = lab.start(name="second", settings={"session_timeout": 30})
    assert successor.wait_for("assigned")["partitions"] == [0, 1]
    lab.wait_committed(lab.source)
    assert lab.copies(lab.output) == {b"a": 1, b"b": 1}


def test_bytes_in_flight_stay_within_their_limit(lab: Lab) -> None:
    lab.create_all()
    lab.send(lab.source, [(n % 2, f"{n:04}".encode(), b"x" * 996) for n in range(4000)])  # 4 MB
    worker = lab.start(
        slow=0.02,
        settings={"max_bytes_in_flight": 300_000, "max_batch_bytes": 60_000, "max_batches_in_flight": 100},
    )
    eventually(lambda: lab.committed(lab.source) == {0: 2000, 1: 2000})
    assert worker.stop() == 0
    most = max(each["bytes"] for each in worker.all("in_flight"))
    assert 200_000 < most <= 300_000 + 500 * 1000  # one slice of the fetcher more
    assert len(lab.rows(lab.output)) == 4000
