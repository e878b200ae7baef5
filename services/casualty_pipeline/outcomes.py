"""Outcomes are values: every record ends in exactly one of them."""

from dataclasses import dataclass
from enum import StrEnum

from casualty_schemas.rejection import RejectionCode


class Outcome(StrEnum):
    """How a record ended."""

    APPLIED = "applied"
    DUPLICATE = "duplicate"
    STALE = "stale"
    EMPTY = "empty"
    REHOMED = "rehomed"
    REJECTED = "rejected"

    __hash__ = str.__hash__  # Enum's own is Python code, and outcomes are counted once a record


@dataclass(frozen=True, slots=True)
class Rejected:
    """A message that cannot be read: the code for machines, the stage that refused it, a sentence for people."""

    code: RejectionCode
    stage: str
    message: str
