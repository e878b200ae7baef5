"""aiokafka's background tasks: when one of them ends by an error, nobody is told, and its work is never done again."""

import asyncio

from aiokafka.client import AIOKafkaClient
from aiokafka.consumer.fetcher import Fetcher


def raise_if_ended(client: AIOKafkaClient, fetcher: Fetcher | None = None) -> None:
    """Raise what ended the client's refreshing of metadata or the consumer's fetching.

    Without the first, every request waits for ever after the next change of the cluster; without the second, `getmany`
    gives nothing for ever. Neither task is in aiokafka's public interface.
    """
    _raise_error_of(client._sync_task)  # noqa: SLF001 - see above
    if fetcher is not None:
        _raise_error_of(fetcher.error_future)


def _raise_error_of(task: asyncio.Task[None] | None) -> None:
    if task is not None and task.done() and not task.cancelled():
        task.result()
