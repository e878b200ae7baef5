"""Days and instants are text with a calendar in it; codes and names have one form."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import msgspec
import pytest
from pydantic import TypeAdapter, ValidationError

from casualty_schemas.fields import CountryCode, Day, Identifier, Instant, Latitude, Longitude, RegionCode

instant: TypeAdapter[datetime] = TypeAdapter(Instant)
day: TypeAdapter[date] = TypeAdapter(Day)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2025-07-24T18:00:00Z", datetime(2025, 7, 24, 18, tzinfo=UTC)),
        ("2025-07-24T18:00:00.250+00:00", datetime(2025, 7, 24, 18, microsecond=250_000, tzinfo=UTC)),
        ("2025-07-24T21:00:00+03:00", datetime(2025, 7, 24, 21, tzinfo=timezone(timedelta(hours=3)))),
    ],
)
def test_instants_are_rfc_3339_and_keep_their_offset(written: str, meant: datetime) -> None:
    read = instant.validate_json(f'"{written}"')
    assert read == meant
    assert read.utcoffset() == meant.utcoffset()


@pytest.mark.parametrize(
    "written",
    [
        "1753380000",
        "1753380000.5",
        '"1753380000"',
        '"1753380000000"',
        "true",
        "null",
        '""',
        '"2025"',
        '"yesterday"',
        '"2025-07-24T18:00:00"',
        '"2025-07-24"',
        '"2025-13-24T18:00:00Z"',
        '"24-07-2025T18:00:00Z"',
    ],
)
def test_unix_times_local_times_and_words_are_no_instants(written: str) -> None:
    with pytest.raises(ValidationError):
        instant.validate_json(written)


def test_days_are_calendar_days() -> None:
    assert day.validate_json('"2024-02-29"') == date(2024, 2, 29)


@pytest.mark.parametrize(
    "written",
    [
        "1753315200",
        '"1753315200"',
        "20250724",
        '"20250724"',
        "false",
        "null",
        '"2025-02-29"',
        '"24-07-2025"',
        '"2025-07-24T18:00:00Z"',
        '"2025-7-24"',
    ],
)
def test_unix_times_and_impossible_days_are_no_days(written: str) -> None:
    with pytest.raises(ValidationError):
        day.validate_json(written)


def test_python_values_pass_as_they_are() -> None:
    now = datetime(2025, 7, 24, tzinfo=UTC)
    assert instant.validate_python(now) is now
    assert day.validate_python(now.date()) == date(2025, 7, 24)
    with pytest.raises(ValidationError):
        instant.validate_python(now.replace(tzinfo=None))


@pytest.mark.parametrize("code", ["UA-63", "RU-KDA", "ZZ", "UA", "FR-2", "GB-ENG"])
def test_region_codes(code: str) -> None:
    assert msgspec.convert(code, RegionCode) == code


@pytest.mark.parametrize("code", ["", "U", "ua-63", "UA-", "UA-6333", "UKR", "UA_63", " UA", "UA\n", "\u0423\u0410"])
def test_what_is_no_region_code(code: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(code, RegionCode)


@pytest.mark.parametrize("code", ["ua", "UKR", "UA\n"])
def test_what_is_no_country_code(code: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(code, CountryCode)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Identifier, ""),
        (Identifier, "x" * 513),
        (Latitude, 90.01),
        (Latitude, float("nan")),
        (Longitude, -180.5),
        (Longitude, float("inf")),
    ],
)
def test_values_out_of_bounds(kind: Any, value: object) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(kind).validate_python(value)


@pytest.mark.parametrize(("kind", "value"), [(Latitude, -90.0), (Longitude, 180.0), (Identifier, "x" * 512)])
def test_the_bounds_themselves_are_inside(kind: Any, value: object) -> None:
    assert TypeAdapter(kind).validate_python(value) == value
