"""Words of the calendar."""

from types import MappingProxyType

WEEKDAYS = MappingProxyType(
    {
        word: number
        for number, words in enumerate(
            (
                "monday mon",
                "tuesday tues tue",
                "wednesday wed",
                "thursday thurs thu",
                "friday fri",
                "saturday sat",
                "sunday sun",
            )
        )
        for word in words.split()
    }
)


MONTHS = MappingProxyType(
    {
        word: number
        for number, words in enumerate(
            [
                "january jan",
                "february feb",
                "march mar",
                "april apr",
                "may",
                "june jun",
                "july jul",
                "august aug",
                "september sept sep",
                "october oct",
                "november nov",
                "december dec",
            ],
            start=1,
        )
        for word in words.split()
    }
)
