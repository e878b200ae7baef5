"""The time for which nobody else can own this process's partitions."""

import asyncio

from faust_batches.lease import Lease


def test_it_runs_for_its_length_from_the_sending_of_the_last_heartbeat_that_was_answered() -> None:
    now = [100.0]
    lease = Lease(6.0, clock=lambda: now[0])
    assert not lease.is_running()
    sent_at = lease.now()
    now[0] += 4.0  # the answer was slow
    lease.renew(sent_at)
    assert lease.is_running()
    now[0] += 1.9
    assert lease.is_running()
    now[0] += 0.2
    assert not lease.is_running()


def test_an_answer_that_comes_late_does_not_shorten_it() -> None:
    now = [100.0]
    lease = Lease(6.0, clock=lambda: now[0])
    lease.renew(100.0)
    lease.renew(98.0)
    now[0] = 105.9
    assert lease.is_running()


async def test_who_waits_goes_on_with_the_next_renewal() -> None:
    lease = Lease(60.0)
    waiting = asyncio.create_task(lease.running())
    await asyncio.sleep(0)
    assert not waiting.done()
    lease.renew(lease.now())
    await waiting
