"""The loud end: one way to end a process that must not go on."""

import logging
import os
import sys
from typing import NoReturn

log = logging.getLogger(__name__)

EXIT_INTERNAL = 70
"""EX_SOFTWARE of sysexits.h: the process met an error that it must not continue after."""


def end_process(message: str, *, cause: BaseException | None = None, code: int = EXIT_INTERNAL) -> NoReturn:
    """Log `message` (and the traceback of `cause`) and end the process at once, without unwinding anything.

    Unwinding is what must not happen: Faust acknowledges what an agent left unfinished, and aiokafka's `stop` sends
    what is still queued. What was not acknowledged is read again by whoever takes over.
    """
    log.critical(message, exc_info=cause)
    for handler in logging.getLogger().handlers:
        handler.flush()
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    os._exit(code)
