"""What a command logs, on stderr; the worker sets up its own log."""

import logging
import sys

import stamina
import structlog


def log_to_stderr(*, debug: bool) -> None:
    """Only warnings of ours without `debug`: what clients log, our errors say in words, and a retry is no news."""
    level = logging.DEBUG if debug else logging.WARNING
    logging.basicConfig(level=level)
    if not debug:
        logging.getLogger("aiokafka").setLevel(logging.CRITICAL)
        stamina.instrumentation.set_on_retry_hooks([])
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.WriteLoggerFactory(file=sys.stderr),
    )
