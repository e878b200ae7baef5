"""Accepted messages as the core works with them; those of incidents are read at a sixth of what the model costs."""

import re
from datetime import date, datetime
from typing import Annotated, Final, Literal

from msgspec import Meta, MsgspecError, Struct, structs
from msgspec.json import Decoder

from casualty_schemas.article import Article
from casualty_schemas.count import Count, People
from casualty_schemas.fields import Identifier, Latitude, Longitude
from casualty_schemas.incident import Incident

_Code = Annotated[str, Meta(max_length=16)]
UNREADABLE: Final = (MsgspecError, UnicodeDecodeError, RecursionError)
"""What msgspec raises for bytes that are not JSON of the type asked for."""


class AcceptedPlace(Struct, frozen=True, omit_defaults=True, gc=False):
    """The fields of `InputPlace`, in its order."""

    name: Annotated[str, Meta(min_length=1, max_length=512)] | None = None
    region: _Code | None = None
    country: _Code | None = None
    latitude: Latitude | None = None
    longitude: Longitude | None = None

    def __post_init__(self) -> None:
        """Pass what does not locate on to the model."""
        if (self.latitude is None) != (self.longitude is None):
            raise ValueError("half a point")
        if self.name is None and self.region is None and self.country is None and self.latitude is None:
            raise ValueError("nowhere")


class AcceptedIncident(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """The fields of `Incident`, in its order, of a message that it accepts."""

    incident_id: Identifier
    source: Identifier
    place: AcceptedPlace | None = None
    occurred_on: date | None = None
    occurred_until: date | None = None
    killed: Count | None = None
    injured: Count | None = None
    category: Annotated[str, Meta(max_length=128)] | None = None
    description: Annotated[str, Meta(max_length=65_536)] | None = None
    published_at: Annotated[datetime, Meta(tz=True)]
    revision: Annotated[int, Meta(ge=0, le=2**31 - 1)] = 0
    status: Literal["reported", "retracted"] = "reported"


class _AsWritten(AcceptedIncident, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """The same as producers write it, where N stands for the count {N, N, N}."""

    killed: People | Count | None = None  # type: ignore[assignment]  # a plain number is gone after __post_init__
    injured: People | Count | None = None  # type: ignore[assignment]  # as above

    def __post_init__(self) -> None:
        """Pass what `Incident` would refuse on to it."""
        if type(self.killed) is int:
            structs.force_setattr(self, "killed", Count.exactly(self.killed))
        if type(self.injured) is int:
            structs.force_setattr(self, "injured", Count.exactly(self.injured))
        if self.status == "retracted":
            return
        first, last = self.occurred_on, self.occurred_until
        if self.place is None or first is None or (last is not None and last < first):
            raise ValueError("incomplete")
        if self.killed is None and self.injured is None:
            raise ValueError("no figure")


Accepted = Article | AcceptedIncident
"""A message that `validate` let pass."""

_decode: Final = Decoder(_AsWritten).decode

_nanoseconds: Final = re.compile(rb":\d\d:\d\d\.\d{7}").search
"""What is finer than a microsecond the model cuts off, while msgspec rounds it."""


def accept_incident(json: bytes) -> AcceptedIncident:
    """The message, read at once where it is plainly right; of everything else the model has the last word.

    Raises:
        pydantic.ValidationError: it is no message; the error says why.
    """
    if not _nanoseconds(json):
        try:
            return _decode(json)
        except UNREADABLE:
            pass
    return _from_model(Incident.model_validate_json(json))


def _from_model(message: Incident) -> AcceptedIncident:
    place = message.place
    fields = dict(message) | {"place": place and AcceptedPlace(**dict(place))}
    return _AsWritten(**fields)
