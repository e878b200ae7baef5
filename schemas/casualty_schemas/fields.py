"""Types of fields that several messages share."""

from datetime import date, datetime
from typing import Annotated, Any, Final, Literal

from msgspec import Meta, Struct
from pydantic import AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

LONGEST_IDENTIFIER: Final = 512

Identifier = Annotated[
    str,
    StringConstraints(min_length=1, max_length=LONGEST_IDENTIFIER),
    Meta(min_length=1, max_length=LONGEST_IDENTIFIER),
]
"""An id or a source's name, as its producer gives it; compared letter by letter."""

# The look-ahead, because `$` alone is also found before a last newline.
RegionCode = Annotated[str, Meta(min_length=2, max_length=6, pattern=r"^[A-Z]{2}(-[A-Z0-9]{1,3})?$(?!\n)")]
"""ISO 3166-2 at the first-order division ("UA-63"), ISO 3166-1 where only the country is known ("UA"), or "ZZ"."""

CountryCode = Annotated[str, Meta(pattern=r"^[A-Z]{2}$(?!\n)")]
Latitude = Annotated[float, Field(ge=-90, le=90, allow_inf_nan=False), Meta(ge=-90, le=90)]
Longitude = Annotated[float, Field(ge=-180, le=180, allow_inf_nan=False), Meta(ge=-180, le=180)]


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
"""RFC 3339 with an offset, as producers send it."""
Day = Annotated[date, Field(strict=False), BeforeValidator(_day_text)]
"""YYYY-MM-DD, as producers send it."""
UtcInstant = Annotated[datetime, Meta(tz=True)]
"""An instant that we write; always in UTC."""

UNKNOWN_REGION = "ZZ"
"""The row of what has no place at all."""

InputTopic = Literal["articles", "incidents"]
"""The topics that producers publish to, without any prefix."""


class Wire(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    """What we write: strict, frozen, and nothing that it does not name; on the wire defaults are left out.

    Structs of msgspec, as messages of ours pass between the hops by the ten thousand a second: reading and writing
    them costs a tenth of what models do. `gc=False` spares the garbage collector the look at them: none refers to
    itself, so that counting references frees them all.
    """


class Received(BaseModel):
    """What we read: strict about the fields that we know, silent about those that we do not."""

    model_config = ConfigDict(frozen=True, strict=True, extra="ignore", hide_input_in_errors=True)
