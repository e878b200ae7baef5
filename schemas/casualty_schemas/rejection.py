"""Why a message could not be read: stable codes for headers of dead letters and for metrics."""

from enum import StrEnum


class RejectionCode(StrEnum):
    """One code a fault; the text behind each says what a producer should do."""

    TOMBSTONE = "tombstone"
    EMPTY_VALUE = "empty_value"
    TOO_LARGE = "too_large"
    NOT_UTF8 = "not_utf8"
    TOO_DEEP = "too_deep"
    JSON_INVALID = "json_invalid"
    FIELD_MISSING = "field_missing"
    WRONG_TYPE = "wrong_type"
    NOT_FINITE = "not_finite"
    NEGATIVE_COUNT = "negative_count"
    COUNT_INVALID = "count_invalid"
    SCHEMA_INVALID = "schema_invalid"
    REGION_UNKNOWN = "region_unknown"
    PLACE_UNKNOWN = "place_unknown"
    DATE_IMPLAUSIBLE = "date_implausible"
    UNEXPECTED = "unexpected"


ADVICE: dict[RejectionCode, str] = {
    RejectionCode.TOMBSTONE: "a null value deletes nothing here: publish status=retracted with a greater revision",
    RejectionCode.EMPTY_VALUE: "the value has no bytes",
    RejectionCode.TOO_LARGE: "the value is larger than the setting max_message_bytes",
    RejectionCode.NOT_UTF8: "JSON is UTF-8",
    RejectionCode.TOO_DEEP: "no message of ours nests deeper than a few levels",
    RejectionCode.JSON_INVALID: "the value is not JSON",
    RejectionCode.FIELD_MISSING: "a required field is missing",
    RejectionCode.WRONG_TYPE: "a field has another type than the schema says; numbers are never quoted",
    RejectionCode.NOT_FINITE: "NaN and infinity are not numbers of people or degrees",
    RejectionCode.NEGATIVE_COUNT: "nobody can be less than zero people",
    RejectionCode.COUNT_INVALID: "a count needs 0 <= low <= best <= high <= 10,000,000",
    RejectionCode.SCHEMA_INVALID: "a field breaks another rule of the schema",
    RejectionCode.REGION_UNKNOWN: "place.region or place.country is no ISO 3166 code",
    RejectionCode.PLACE_UNKNOWN: "nothing in place locates: add a region, coordinates or a country",
    RejectionCode.DATE_IMPLAUSIBLE: (
        "a date lies outside 1900-2199, a day after its publication, or a publication after its record"
    ),
    RejectionCode.UNEXPECTED: "a defect of ours: please report it with the message",
}
"""What each code tells the producer."""
