"""Runs an app as the whole of a process."""

import asyncio

import faust

from faust_batches.app import BatchApp
from faust_batches.process import EXIT_INTERNAL


def run(app: BatchApp) -> int:
    """Run the app until SIGTERM or SIGINT on Faust's worker; gives the exit code.

    0 after a signal, when batches were finished, committed and the group was left; 70 after an internal error. The
    worker leaves logging as it is. The loop is asyncio's own: with uvloop, a write to a connection that a broker has
    just closed raises what aiokafka does not expect, and one of its tasks may end unseen (aiokafka issue 1038).

    Raises:
        TopicsError: topics are not as they must be.
        UnreachableError: no broker answers.
    """
    loop = asyncio.new_event_loop()
    loop.run_until_complete(app.check())
    worker = faust.Worker(app, loop=loop, quiet=True, redirect_stdouts=False, override_logging=False)
    worker.spinner = None  # it writes cursor controls to standard output, terminal or not
    try:
        worker.execute_from_commandline()
    except SystemExit as end:
        return EXIT_INTERNAL if end.code else 0
