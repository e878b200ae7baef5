"""aiokafka's background tasks, not in its public interface, made to end loudly and to wait between attempts."""

import asyncio
from typing import Any

from aiokafka.client import AIOKafkaClient
from aiokafka.consumer.fetcher import Fetcher

METADATA_INTERVAL = 0.1
"""Seconds, as aiokafka's own backoff between attempts."""


def pace_metadata(client: AIOKafkaClient) -> None:
    """Let a client ask for metadata ten times a second at most.

    While a partition has no leader, the producer's task (and the consumer's) asks again as soon as it has an answer: a
    broker that restarts is asked, and each refusal logged, thousands of times a second.
    """
    update = client._metadata_update  # noqa: SLF001 - see above

    async def paced(*args: Any) -> Any:
        updated = await update(*args)
        await asyncio.sleep(METADATA_INTERVAL)
        return updated

    client._metadata_update = paced  # noqa: SLF001 - see above


def raise_if_ended(client: AIOKafkaClient, fetcher: Fetcher | None = None) -> None:
    """Raise what ended the client's refreshing of metadata or the consumer's fetching; nobody else is told.

    Without the first, every request waits for ever after the next change of the cluster; without the second, `getmany`
    gives nothing for ever.
    """
    _raise_error_of(client._sync_task)  # noqa: SLF001 - see above
    if fetcher is not None:
        _raise_error_of(fetcher.error_future)


def _raise_error_of(task: asyncio.Task[None] | None) -> None:
    if task is not None and task.done() and not task.cancelled():
        task.result()
