"""Types of fields that several messages share."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

Identifier = Annotated[str, StringConstraints(min_length=1, max_length=512)]
"""An id or a source's name, as its producer gives it; compared letter by letter."""

RegionCode = Annotated[str, StringConstraints(min_length=2, max_length=6, pattern=r"^[A-Z]{2}(-[A-Z0-9]{1,3})?$")]
"""ISO 3166-2 at the first-order division ("UA-63"), ISO 3166-1 where only the country is known ("UA"), or "ZZ"."""

CountryCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
Latitude = Annotated[float, Field(ge=-90, le=90, allow_inf_nan=False)]
Longitude = Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False)]


def _instant_text(value: Any) -> Any:
    """Refuse the Unix time, plain or in quotes, that pydantic would take for an instant."""
    if isinstance(value, date) or (isinstance(value, str) and value[4:5] == "-"):
        return value
    raise ValueError("expected RFC 3339 text that starts with YYYY-MM-DD")


def _day_text(value: Any) -> Any:
    """Refuse Unix times, and instants at midnight, that pydantic would take for a day."""
    if isinstance(value, date) or (isinstance(value, str) and value[4:5] == "-" and len(value) == _DAY_LENGTH):
        return value
    raise ValueError("expected a day as YYYY-MM-DD")


_DAY_LENGTH = len("YYYY-MM-DD")

Instant = Annotated[AwareDatetime, Field(strict=False), BeforeValidator(_instant_text)]
"""RFC 3339 with an offset."""
Day = Annotated[date, Field(strict=False), BeforeValidator(_day_text)]
"""YYYY-MM-DD."""

UNKNOWN_REGION = "ZZ"
"""The row of what has no place at all."""

InputTopic = Literal["articles", "incidents"]
"""The topics that producers publish to, without any prefix."""


class Wire(BaseModel):
    """What we write: strict, frozen, and nothing that the model does not name."""

    model_config = ConfigDict(
        frozen=True, strict=True, extra="forbid", serialize_by_alias=True, validate_by_alias=True, validate_by_name=True
    )


class Received(BaseModel):
    """What we read: strict about the fields that we know, silent about those that we do not."""

    model_config = ConfigDict(frozen=True, strict=True, extra="ignore", hide_input_in_errors=True)
