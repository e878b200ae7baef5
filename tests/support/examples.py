"""The messages of schemas/examples, as fixtures for every room: each is a real value of its topic."""

from pathlib import Path
from typing import TypeVar

import msgspec

from casualty_schemas.fields import Received, Wire

M = TypeVar("M", bound=Received | Wire)

EXAMPLES = Path(__file__).parents[2] / "schemas" / "examples"


def valid_examples(topic: str) -> list[Path]:
    """Values that the topic takes, by name."""
    return sorted((EXAMPLES / topic / "v1").glob("*.json"))


def invalid_examples(topic: str) -> list[Path]:
    """Values that it refuses; the name of a file starts with the code of its fault and a full stop."""
    return sorted((EXAMPLES / topic / "v1" / "invalid").glob("*.json"))


def expected_code(path: Path) -> str:
    """The code that an invalid example's name promises."""
    return path.name.partition(".")[0]


def label(path: Path) -> str:
    """How a test names an example."""
    return str(path.relative_to(EXAMPLES).with_suffix(""))


def read_message(model: type[M], value: bytes) -> M:
    """A value as a message; raises ValueError where it is none."""
    if issubclass(model, Received):
        return model.model_validate_json(value)
    return msgspec.json.decode(value, type=model)


def written(message: Received | Wire) -> bytes:
    """A message as a value, without what is not given."""
    if isinstance(message, Received):
        return message.model_dump_json(exclude_none=True).encode()
    return msgspec.json.encode(message)
