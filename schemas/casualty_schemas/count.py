"""How many people: a best figure between bounds, and the arithmetic that keeps the bounds honest."""

from collections.abc import Iterable
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema
from typing_extensions import override

MOST_PEOPLE = 10_000_000
"""No incident has more victims than this; a larger figure is a mistake of its producer."""


class Count(BaseModel):
    """A number of people: 0 <= low <= best <= high; `high` is null where no upper bound was stated ("at least 33").

    On the wire a plain integer N stands for {N, N, N}. A missing Count means *not stated* and is never a zero.
    """

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")

    low: int = Field(ge=0, le=MOST_PEOPLE)
    best: int = Field(ge=0, le=MOST_PEOPLE)
    high: int | None = Field(default=None, ge=0, le=MOST_PEOPLE)

    @model_validator(mode="before")
    @classmethod
    def _plain_integer(cls, value: Any) -> Any:
        if type(value) is int:  # not bool, which is an int to isinstance
            return {"low": value, "best": value, "high": value}
        return value

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.low > self.best or (self.high is not None and self.best > self.high):
            raise ValueError("a count needs low <= best <= high")
        return self

    @override
    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Both forms that producers may send, and the one that we write."""
        structured = handler.resolve_ref_schema(handler(schema))
        if handler.mode == "serialization":
            return structured
        plain = {"type": "integer", "minimum": 0, "maximum": MOST_PEOPLE, "description": "N stands for {N, N, N}"}
        return {"title": "Count", "description": structured.pop("description", ""), "anyOf": [plain, structured]}

    @classmethod
    def exactly(cls, people: int) -> Self:
        """{N, N, N}."""
        return cls(low=people, best=people, high=people)

    @classmethod
    def at_least(cls, people: int, *, best: int | None = None) -> Self:
        """Open above: {N, best or N, null}."""
        return cls(low=people, best=people if best is None else best, high=None)

    @property
    def ceiling(self) -> int:
        """The upper bound, or the best figure where none was stated."""
        return self.best if self.high is None else self.high

    def __add__(self, other: "Count") -> "Count":
        high = None if self.high is None or other.high is None else self.high + other.high
        return Count(low=self.low + other.low, best=self.best + other.best, high=high)

    def __sub__(self, other: "Count") -> "Count":
        """The difference, clipped at 0 and sorted, open above if this count is."""
        low, best, ceiling = sorted(
            max(0, ours - theirs)
            for ours, theirs in zip(
                (self.low, self.best, self.ceiling), (other.low, other.best, other.ceiling), strict=True
            )
        )
        return Count(low=low, best=best, high=None if self.high is None else ceiling)

    def meets(self, other: "Count") -> bool:
        """Whether the two ranges [low, high] share a number."""
        return (other.high is None or self.low <= other.high) and (self.high is None or other.low <= self.high)

    def shares(self, parts: int) -> tuple["Count", ...]:
        """This count split evenly over `parts` places, one of the remainder to each of the first; they add up to it.

        Not the whole remainder to the very first: of {0, 166, 189} over seven its best share would exceed its high one.
        """
        return tuple(
            Count(
                low=_share(self.low, parts, index),
                best=_share(self.best, parts, index),
                high=None if self.high is None else _share(self.high, parts, index),
            )
            for index in range(parts)
        )


def _share(people: int, parts: int, index: int) -> int:
    return (people + parts - 1 - index) // parts


class TotalCount(BaseModel):
    """A sum over incidents: low, best and high added apart (best where a high is open).

    `open_ended` says that at least one addend had no upper bound, so that `high` is a floor.
    """

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid")

    low: int = Field(ge=0)
    best: int = Field(ge=0)
    high: int = Field(ge=0)
    open_ended: bool = False

    @classmethod
    def of(cls, counts: Iterable[Count]) -> "TotalCount":
        """The sum of `counts`; nothing stated at all is zero."""
        low = best = high = 0
        open_ended = False
        for count in counts:
            low += count.low
            best += count.best
            high += count.ceiling
            open_ended = open_ended or count.high is None
        return cls(low=low, best=best, high=high, open_ended=open_ended)
