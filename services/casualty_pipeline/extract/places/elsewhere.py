"""Signs that something did not happen where the report was written: a place that no gazetteer knows, a country."""

import re

_CAPITAL = re.compile(r"(?:'s|\u2019s)? capital\b")
_UNKNOWN = re.compile(
    r"\b(?:islands?|villages?|hamlet|towns?|city|district|province|municipality|commune|county|region|suburb|settlement"
    r"|island chain|archipelago) (?:of|named|called) (?:[a-z]{2}-)?[A-Z]"
    r"|\b[A-Z][\w'\u2019-]+ (?:village|district|county|island|township|municipality|commune)\b"
)


def is_of_capital(text: str, end: int) -> bool:
    """Whether a country's name that ends there only tells whose capital is meant: "Ukraine's capital"."""
    return _CAPITAL.match(text, end) is not None


def names_another(text: str) -> bool:
    """Whether a sentence names a place with the word for what it is: "the island of", "a village called"."""
    return _UNKNOWN.search(text) is not None
