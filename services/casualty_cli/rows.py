"""Rows of our own topics as messages."""

from typing import TypeVar

from pydantic import BaseModel, ValidationError

from casualty_cli.errors import CommandError

M = TypeVar("M", bound=BaseModel)


def parse_row(model: type[M], key: bytes, value: bytes) -> M:
    """The row as a message.

    Raises:
        CommandError: it is none that this version knows.
    """
    try:
        return model.model_validate_json(value)
    except ValidationError as error:
        said = error.errors(include_url=False, include_input=False)[0]
        where = ".".join(map(str, said["loc"]))
        raise CommandError(
            f"the row {key.decode(errors='replace')} is no {model.__name__} of this version: {where}: {said['msg']};"
            " does a newer worker write here, or a foreign producer?"
        ) from None
