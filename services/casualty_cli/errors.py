"""How a command ends: exit codes, and what is said when something failed."""

import os
import tempfile
import traceback
from enum import IntEnum

from casualty_cli.output import say


class ExitCode(IntEnum):
    """What the shell sees; 70 and 78 are those of sysexits.h."""

    OK = 0
    FAILED = 1
    """The thing asked for failed."""
    USAGE = 2
    INTERNAL = 70
    CONFIGURATION = 78


class CommandError(Exception):
    """The thing asked for failed; the message is a sentence for people, with what to do."""


def explain(error: Exception, *, debug: bool) -> ExitCode:
    """Say on stderr what happened, and return the exit code that stands for it."""
    if debug:
        traceback.print_exception(error)
    code = _code_of(error)
    if code is ExitCode.INTERNAL:
        name = type(error).__name__
        say(f"casualties: a defect of ours: {name}: {error}; traceback: {_keep_traceback(error)}")
    else:
        say(f"casualties: {error}")
    return code


def _code_of(error: Exception) -> ExitCode:
    # Imported only now: an error need not start fast, `casualties --help` must.
    from aiokafka.errors import KafkaError

    from casualty_settings.settings import SettingsError
    from casualty_settings.topic_plan import KafkaUnavailableError, TopicsError
    from faust_batches.errors import BatchesError
    from kafka_local.errors import BrokerError

    if isinstance(error, SettingsError):
        return ExitCode.CONFIGURATION
    told = (CommandError, KafkaUnavailableError, TopicsError, BrokerError, BatchesError, KafkaError, OSError)
    return ExitCode.FAILED if isinstance(error, told) else ExitCode.INTERNAL


def _keep_traceback(error: Exception) -> str:
    handle, path = tempfile.mkstemp(prefix="casualties-", suffix=".traceback")
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        traceback.print_exception(error, file=file)
    return path
