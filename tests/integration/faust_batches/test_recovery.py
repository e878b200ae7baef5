"""Local stores catch up with their changelogs: with files and without, across holes, and when the topic is another."""

import struct
import time
from pathlib import Path

from tests.integration.faust_batches.conftest import MakeLab
from tests.integration.faust_batches.lab import Lab, eventually
from tests.support.kafka import MakeBroker

BATCH_HEADER = struct.Struct(">qi")
"""Offset and length of what follows, at the start of each batch in a log's file."""


def fill(lab: Lab, count: int) -> None:
    lab.send(lab.source, [(n % 2, f"{n:05}".encode(), b"x") for n in range(count)])


def run_to_the_end(lab: Lab) -> None:
    worker = lab.start()
    lab.wait_committed(lab.source)
    assert worker.stop() == 0


def test_local_files_spare_the_reading_of_the_changelog(lab: Lab) -> None:
    lab.create_all()
    fill(lab, 1000)
    run_to_the_end(lab)
    lab.send(lab.changelog, [(0, b"since", b"then")])
    found = lab.start(show=True).wait_for("assigned")
    assert found["read"] == 1
    assert {key for rows in found["rows"].values() for key in rows} == {"since", *(f"{n:05}" for n in range(1000))}


def test_local_files_are_good_after_a_kill(lab: Lab) -> None:
    lab.create_all()
    fill(lab, 1000)
    worker = lab.start()
    lab.wait_committed(lab.source)
    worker.kill()
    found = lab.start(show=True).wait_for("assigned")
    assert found["read"] == 0
    assert sum(len(rows) for rows in found["rows"].values()) == 1000


def test_without_local_files_the_changelog_gives_everything(lab: Lab) -> None:
    lab.create_all()
    fill(lab, 1000)
    run_to_the_end(lab)
    found = lab.start("elsewhere", show=True).wait_for("assigned")
    assert found["read"] == 1000
    assert {key for rows in found["rows"].values() for key in rows} == {f"{n:05}" for n in range(1000)}


def test_an_empty_changelog_is_recovered_at_once(lab: Lab) -> None:
    lab.create_all()
    found = lab.start(show=True).wait_for("assigned")
    assert found == {"event": "assigned", "partitions": [0, 1], "rows": {"0": {}, "1": {}}, "read": 0}


def test_a_changelog_whose_records_were_all_removed_is_recovered_at_once(lab: Lab) -> None:
    lab.create_all()
    lab.send(lab.changelog, [(0, b"a", b"1"), (0, b"b", b"2")])
    lab.configure(lab.changelog, cleanup_policy="delete")  # Kafka deletes no records of a compacted topic
    lab.delete_records(lab.changelog, 0, before=2)
    lab.configure(lab.changelog, cleanup_policy="compact")
    assert lab.start(show=True).wait_for("assigned")["rows"] == {"0": {}, "1": {}}


def test_recovery_does_not_wait_for_last_records_that_compaction_removed(
    make_broker: MakeBroker, make_lab: MakeLab
) -> None:
    """The log ends after an offset that no record has, so a consumer never gets there: waiting would be for ever."""
    broker = make_broker()
    lab = make_lab(broker)
    lab.create(lab.source)
    lab.create(lab.output)
    lab.create(lab.changelog, cleanup_policy="compact", segment_ms="300")
    lab.send(lab.changelog, [(0, b"kept", b"1")])
    lab.send(lab.changelog, [(0, b"removed", b"1")])
    time.sleep(0.6)
    lab.send(lab.changelog, [(0, b"in the next segment", b"1")])
    broker.kill()
    leave_a_hole(next(broker.data_dir.rglob(f"{lab.changelog}-0")))
    broker.start()
    eventually(lambda: lab.ends(lab.changelog)[0] == 2)
    worker = lab.start(show=True)
    assert worker.wait_for("assigned")["rows"] == {"0": {"kept": "1"}, "1": {}}
    assert "compacted away" in worker.log
    lab.send(lab.source, [(0, b"next", b"2")])
    lab.wait_committed(lab.source)
    assert worker.stop() == 0
    assert [message.offset() for message in lab.read(lab.changelog)] == [0, 2]


def leave_a_hole(log: Path) -> None:
    """Leave of the first segment its first batch, and of the second one nothing, as compaction would."""
    first, second = sorted(log.glob("*.log"))
    with first.open("r+b") as file:
        _, length = BATCH_HEADER.unpack(file.read(BATCH_HEADER.size))
        file.truncate(BATCH_HEADER.size + length)
    second.write_bytes(b"")
    for derived in [*log.glob("*.index"), *log.glob("*.timeindex"), *log.glob("*.snapshot")]:
        derived.unlink()


def test_transaction_markers_at_the_end_of_a_changelog_are_passed_over(lab: Lab) -> None:
    lab.create_all()
    lab.send_in_transaction(lab.changelog, [(0, b"a", b"1")], commit=True)
    assert lab.start(show=True).wait_for("assigned")["rows"] == {"0": {"a": "1"}, "1": {}}


def test_a_local_store_beyond_the_end_of_its_changelog_is_rebuilt_and_says_so(lab: Lab) -> None:
    lab.create_all()
    fill(lab, 100)
    run_to_the_end(lab)
    lab.delete(lab.changelog)
    lab.create(lab.changelog, cleanup_policy="compact")
    lab.send(lab.changelog, [(0, b"new", b"1")])
    worker = lab.start(show=True)
    assert worker.wait_for("assigned")["rows"] == {"0": {"new": "1"}, "1": {}}
    assert "is rebuilt: it stands for offset 50, past the end 1: another topic" in worker.log


def test_an_output_topic_is_a_changelog_like_any_other(lab: Lab) -> None:
    lab.create(lab.source)
    lab.create(lab.output, cleanup_policy="compact")
    fill(lab, 100)
    worker = lab.start(changelog=lab.output, output=None)
    lab.wait_committed(lab.source)
    assert worker.stop() == 0
    found = lab.start("elsewhere", changelog=lab.output, output=None, show=True).wait_for("assigned")
    assert {key for rows in found["rows"].values() for key in rows} == {f"{n:05}" for n in range(100)}
    assert lab.committed(lab.output) == {}
