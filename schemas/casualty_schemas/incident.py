"""Topic `incidents`: structured messages of producers who have read their sources themselves."""

from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from casualty_schemas.count import Count
from casualty_schemas.fields import Day, Identifier, Instant, Latitude, Longitude, Received

Name = Annotated[str, StringConstraints(min_length=1, max_length=512)]


class InputPlace(Received):
    """Where it happened; at least one field that locates. Region goes before coordinates, name, country."""

    name: Name | None = None
    region: Annotated[str, StringConstraints(max_length=16)] | None = Field(default=None, description="ISO 3166-2")
    country: Annotated[str, StringConstraints(max_length=16)] | None = Field(default=None, description="ISO 3166-1")
    latitude: Latitude | None = None
    longitude: Longitude | None = None

    @model_validator(mode="after")
    def _locates(self) -> Self:
        if (self.latitude is None) != (self.longitude is None):
            raise ValueError("latitude and longitude come together")
        if self.name is None and self.region is None and self.country is None and self.latitude is None:
            raise ValueError("a place needs a name, a region, a country or coordinates")
        return self


class Incident(Received):
    """One version of what one source says of one incident."""

    incident_id: Identifier
    source: Identifier
    place: InputPlace | None = Field(default=None, description="Required unless the incident is retracted.")
    occurred_on: Day | None = Field(default=None, description="Local day; required unless the incident is retracted.")
    occurred_until: Day | None = None
    killed: Count | None = None
    injured: Count | None = None
    category: Annotated[str, StringConstraints(max_length=128)] | None = None
    description: Annotated[str, StringConstraints(max_length=65_536)] | None = None
    published_at: Instant
    revision: int = Field(default=0, ge=0, le=2**31 - 1)
    status: Literal["reported", "retracted"] = "reported"

    @model_validator(mode="after")
    def _complete_unless_retracted(self) -> Self:
        if self.status == "retracted":
            return self
        if self.place is None or self.occurred_on is None:
            raise ValueError("place and occurred_on are required unless status is retracted")
        if self.killed is None and self.injured is None:
            raise ValueError("killed and injured must not both be missing")
        if self.occurred_until is not None and self.occurred_until < self.occurred_on:
            raise ValueError("occurred_until is before occurred_on")
        return self
