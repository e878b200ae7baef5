"""How many people: a best figure between bounds, and the arithmetic that keeps the bounds honest."""

from collections.abc import Iterable
from typing import Annotated, Any, Final, Self

from msgspec import Meta, Struct, to_builtins
from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

MOST_PEOPLE: Final = 10_000_000
"""No incident has more victims than this; a larger figure is a mistake of its producer."""

People = Annotated[int, Meta(ge=0, le=MOST_PEOPLE)]
AtLeastZero = Annotated[int, Meta(ge=0)]


class Count(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, gc=False):
    """A number of people: 0 <= low <= best <= high; `high` is missing where no upper bound was stated ("at least 33").

    Producers may send a plain integer N for {N, N, N}. A missing Count means *not stated* and is never a zero.
    """

    low: People
    best: People
    high: People | None = None

    def __post_init__(self) -> None:
        """Keep the bounds in order; raises ValueError where they are not."""
        ceiling = self.best if self.high is None else self.high
        if not 0 <= self.low <= self.best <= ceiling <= MOST_PEOPLE:
            raise ValueError("a count needs 0 <= low <= best <= high <= 10,000,000")

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        """How models of messages that producers send read it: in both forms."""
        people = core_schema.int_schema(strict=True, ge=0, le=MOST_PEOPLE)
        fields = {
            "low": core_schema.typed_dict_field(people),
            "best": core_schema.typed_dict_field(people),
            "high": core_schema.typed_dict_field(core_schema.nullable_schema(people), required=False),
        }
        structured = core_schema.typed_dict_schema(fields, extra_behavior="forbid")
        return core_schema.no_info_after_validator_function(
            lambda said: cls(**said),
            core_schema.no_info_before_validator_function(_as_fields, structured),
            serialization=core_schema.plain_serializer_function_ser_schema(to_builtins),
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Both forms that producers may send."""
        structured = handler.resolve_ref_schema(handler(schema))
        plain = {"type": "integer", "minimum": 0, "maximum": MOST_PEOPLE, "description": "N stands for {N, N, N}"}
        return {"title": "Count", "description": cls.__doc__, "anyOf": [plain, structured]}

    @classmethod
    def exactly(cls, people: int) -> Self:
        """{N, N, N}."""
        return cls(people, people, people)

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


def _as_fields(value: Any) -> Any:
    if type(value) is int:  # not bool, which is an int to isinstance
        return {"low": value, "best": value, "high": value}
    return to_builtins(value) if isinstance(value, Count) else value


def _share(people: int, parts: int, index: int) -> int:
    return (people + parts - 1 - index) // parts


class TotalCount(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """A sum over incidents: low, best and high added apart (best where a high is open).

    `open_ended` says that at least one addend had no upper bound, so that `high` is a floor.
    """

    low: AtLeastZero
    best: AtLeastZero
    high: AtLeastZero
    open_ended: bool

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
        return cls(low, best, high, open_ended)
