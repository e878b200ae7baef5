"""Event loops: uvloop where there is one."""

import asyncio
from importlib.util import find_spec


def new_event_loop() -> asyncio.AbstractEventLoop:
    """A loop for a thread of its own, without touching the process's event loop policy."""
    if find_spec("uvloop") is None:  # Windows has none
        return asyncio.new_event_loop()
    import uvloop

    return uvloop.new_event_loop()
