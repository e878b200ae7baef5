"""Local stores catch up with their changelogs: with files and without, across holes, and when the topic is another."""

from tests.integration.faust_batches.conftest import MakeLab
from tests.integration.faust_batches.lab import Lab, eventually
from tests.support.kafka import MakeBroker

COMPACTION = {
    "cleanup_policy": "compact",
    "segment_ms": "200",
    "min_cleanable_dirty_ratio": "0.001",
    "delete_retention_ms": "0",
    "max_compaction_lag_ms": "300",
}


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
    lab.delete_records(lab.changelog, 0, before=2)
    assert lab.start(show=True).wait_for("assigned")["rows"] == {"0": {}, "1": {}}


def test_recovery_does_not_wait_for_last_records_that_compaction_removed(
    make_broker: MakeBroker, make_lab: MakeLab
) -> None:
    """The log ends after offsets that no record has: waiting for the last one would be for ever."""
    lab = make_lab(make_broker(overrides={"log.cleaner.backoff.ms": "100"}))
    lab.create(lab.source)
    lab.create(lab.output)
    lab.create(lab.changelog, **COMPACTION)
    lab.send(lab.changelog, [(0, b"kept", b"1")] + [(0, f"{n}".encode(), b"1") for n in range(100)])
    lab.send(lab.changelog, [(0, f"{n}".encode(), None) for n in range(100)])
    eventually(lambda: roll_and_read(lab) == [0])
    end = lab.ends(lab.changelog)[0]
    worker = lab.start(show=True)
    assert worker.wait_for("assigned")["rows"] == {"0": {"kept": "1"}, "1": {}}
    assert "compacted away" in worker.log
    lab.send(lab.source, [(0, b"next", b"2")])
    lab.wait_committed(lab.source)
    assert worker.stop() == 0
    assert lab.read(lab.changelog)[-1].offset() == end


def roll_and_read(lab: Lab) -> list[int | None]:
    """Offsets of the changelog's partition 0, after a record and its tombstone that let its last segment end."""
    found = [message.offset() for message in lab.read(lab.changelog) if message.partition() == 0]
    if len(found) > 1:
        lab.send(lab.changelog, [(0, b"roll", None)])
    return found


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
