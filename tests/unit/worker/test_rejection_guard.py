"""The guard ends the worker once, and only when what led there is committed."""

import asyncio
from types import SimpleNamespace
from typing import cast

import pytest
from faust.types import TP

from casualty_worker import rejection_limit
from casualty_worker.rejection_limit import EXIT_TOO_MANY_REJECTED, WINDOW, RejectionGuard
from faust_batches.app import BatchApp
from faust_batches.batch import Batch

TP_READ = TP("incidents", 3)


class FakeApp:
    """As much of the app as the guard asks: the committed offsets of the partitions owned."""

    def __init__(self) -> None:
        self.committed = {TP_READ: 0}

    def snapshot(self) -> SimpleNamespace:
        return SimpleNamespace(committed=self.committed)


@pytest.fixture
def ends(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    codes: list[int] = []
    monkeypatch.setattr(rejection_limit, "end_process", lambda _, *, code: codes.append(code))
    monkeypatch.setattr(rejection_limit, "LOOK_EVERY_SECONDS", 0.001)
    return codes


def batch(first: int, records: int) -> Batch:
    read = [SimpleNamespace(offset=first + number) for number in range(records)]
    return Batch(tp=TP_READ, records=read, size=records, generation=1)


async def test_waits_for_the_commit(ends: list[int]) -> None:
    app = FakeApp()
    guard = RejectionGuard(cast(BatchApp, app), "incidents", 0.9)
    guard.look_at(batch(0, WINDOW), WINDOW)
    await asyncio.sleep(0.02)
    assert ends == [], "nothing is committed yet"
    app.committed[TP_READ] = WINDOW - 1
    await asyncio.sleep(0.02)
    assert ends == [], "the last record is not committed yet"
    app.committed[TP_READ] = WINDOW
    await wait_for_end(ends)
    assert ends == [EXIT_TOO_MANY_REJECTED]


async def test_a_partition_that_was_given_up_does_not_hold_it_back(ends: list[int]) -> None:
    app = FakeApp()
    guard = RejectionGuard(cast(BatchApp, app), "incidents", 0.9)
    guard.look_at(batch(0, WINDOW), WINDOW)
    guard.look_at(batch(WINDOW, 10), 10)
    app.committed.clear()
    await wait_for_end(ends)
    assert ends == [EXIT_TOO_MANY_REJECTED]


async def wait_for_end(ends: list[int]) -> None:
    async with asyncio.timeout(10):
        while not ends:  # noqa: ASYNC110 - it is a list that is looked at
            await asyncio.sleep(0.001)
