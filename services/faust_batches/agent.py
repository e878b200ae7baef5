"""The doorway: a Faust agent that takes one batch at a time, has it handled, and acknowledges it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, cast

from faust import Stream
from faust.types import EventT, StreamT

from faust_batches.batch import Batch
from faust_batches.process import end_process

if TYPE_CHECKING:
    from faust_batches.app import BatchApp

log = logging.getLogger(__name__)

Handler = Callable[[Batch], Awaitable[None]]
"""Makes a batch's effects durable, in order, and returns. Raising ends the process."""


def doorway(app: "BatchApp", handle: Handler) -> Callable[[StreamT[Any]], Awaitable[None]]:
    """The agent function for a handler."""

    async def read(stream: StreamT[Any]) -> None:
        async for event in cast(Stream[Any], stream).noack().events():
            await _pass_through(app, handle, event)

    return read


async def _pass_through(app: "BatchApp", handle: Handler, event: EventT[Any]) -> None:
    batch = cast(Batch, event.value)
    if not app.batch_consumer.begin(batch):
        return  # of a partition that was given up meanwhile
    try:
        async with app.ownership.alone(batch.partition):
            await handle(batch)
    except BaseException as error:  # nothing may unwind the stream: it would acknowledge
        if _was_cancelled(error):
            log.warning("%s: abandoned as the app stops; it will be read again", batch)
            app.batch_consumer.abandon(batch)
            raise
        end_process(f"{batch} could not be handled and is not committed: {error!r}", cause=error)
    app.batch_consumer.ack(event.message)


def _was_cancelled(error: BaseException) -> bool:
    task = asyncio.current_task()
    return isinstance(error, asyncio.CancelledError) and task is not None and task.cancelling() > 0
