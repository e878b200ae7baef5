"""Rows of our own topics as messages."""

from typing import TypeVar

import msgspec

from casualty_cli.errors import CommandError
from casualty_schemas.fields import Wire

M = TypeVar("M", bound=Wire)


def parse_row(model: type[M], key: bytes, value: bytes) -> M:
    """The row as a message.

    Raises:
        CommandError: it is none that this version knows.
    """
    try:
        return msgspec.json.decode(value, type=model)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise CommandError(
            f"the row {key.decode(errors='replace')} is no {model.__name__} of this version: {error};"
            " does a newer worker write here, or a foreign producer?"
        ) from None
