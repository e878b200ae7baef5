"""How Faust decodes a batch: not at all."""

from collections.abc import Awaitable, Callable
from typing import Any

import faust
from faust.types import AppT, EventT, Message
from typing_extensions import override


class BatchSchema(faust.Schema[Any, Any]):
    """Passes the batch on as the event's value; a decode error would acknowledge the message, so nothing is decoded."""

    @override
    def compile(self, app: AppT, **_: Any) -> Callable[..., Awaitable[EventT[Any]]]:
        """The function that makes an event of a message."""

        async def decode(message: Message, *, propagate: bool = False) -> EventT[Any]:
            del propagate
            return app.create_event(None, message.value, {}, message)

        return decode
