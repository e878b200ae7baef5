"""Which of GeoNames' alternate names of a city are worth reading in English news."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from unidecode import unidecode

from casualty_pipeline.locate.build.policies import ARABIC, NICKNAMES, SLAVIC, SMALL_ALTERNATES
from casualty_pipeline.locate.build.sources import Sources
from casualty_pipeline.locate.build.spellings import is_latin_name, other_standards, russian_forms
from casualty_pipeline.locate.tokens import fold

_LARGE, _MIDDLING, _SMALL = 200_000, 100_000, 15_000
_METROPOLIS = 300_000
_ARTICLES = ("al-", "ad-", "ar-", "as-", "at-", "az-", "an-", "el-", "ash-", "adh-")


@dataclass(frozen=True, slots=True)
class AlternateNames:
    """`strong` are the keys of countries and regions, that no small place's alternate may take."""

    sources: Sources
    strong: frozenset[str]

    def of(self, city: Mapping[str, Any], country: str) -> set[str]:
        """Give the alternates of one city, spellings of our own among them."""
        people = city["population"] or 0
        names = set(city["alternatenames"]) if country not in NICKNAMES or people > _LARGE else set()
        kept = {name for name in names if self._is_worth(name, people, country)}
        return (
            kept | self._slavic(city["name"], country) | self._without_article(city["name"], country) | self._city(city)
        )

    def _slavic(self, name: str, country: str) -> set[str]:
        plain = unidecode(name)
        if country not in SLAVIC:
            return set()
        forms = other_standards(plain) | (russian_forms(plain) if country == "UA" else set())
        return {form for form in forms if len(form) > 4 and fold(form) not in self.sources.common_words}  # noqa: PLR2004 - shorter ones are words elsewhere

    @staticmethod
    def _without_article(name: str, country: str) -> set[str]:
        lower = unidecode(name).lower().replace(" ", "-")
        if country not in ARABIC or not lower.startswith(_ARTICLES):
            return set()
        bare = lower.split("-", 1)[1].replace("-", " ").title()
        return {bare} if len(bare) > 3 else set()  # noqa: PLR2004 - "Al Is" leaves no name

    @staticmethod
    def _city(city: Mapping[str, Any]) -> set[str]:
        """Give "New York" for "New York City"."""
        name = str(city["name"])
        large = (city["population"] or 0) > _METROPOLIS
        return {name.removesuffix(" City")} if large and name.endswith(" City") and name != "Mexico City" else set()

    def _is_worth(self, name: str, people: int, country: str) -> bool:
        key = fold(name)
        if not is_latin_name(name) or len(key) < 4 or (name.isupper() and len(name) < 5):  # noqa: PLR2004 - IATA codes
            return False
        if key in self.sources.common_words or (people < _METROPOLIS and key in self.sources.surnames):
            return False
        if people < _MIDDLING and (key in self.strong or key in self.sources.given_names):
            return False
        short = " " not in key and len(key) < 5  # noqa: PLR2004 - four letters collide with words of any language
        return people >= _SMALL or country in SMALL_ALTERNATES or not short
