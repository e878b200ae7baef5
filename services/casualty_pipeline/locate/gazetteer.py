"""The gazetteer: place names in English to ISO 3166-2 regions, over frozen data files (see data/NOTICE)."""

from collections.abc import Collection, Sequence

from casualty_pipeline.locate.model import (
    Country,
    Located,
    Mention,
    Place,
    Region,
    ResolvedMention,
    Unlocatable,
)


class Gazetteer:
    """Read-only; build it with `load_gazetteer`, once per process, and pass it on."""

    def region(self, code: str) -> Region | None:
        """Give the region of an ISO 3166-2 code, lifting a lower level to its first-order division; else None."""
        raise NotImplementedError

    def country(self, code: str) -> Country | None:
        """Give the country of an ISO 3166-1 alpha-2 code; else None."""
        raise NotImplementedError

    def region_name(self, code: str) -> str:
        """Give the English display name of a region, a country's code or "ZZ"; an unknown code is its own name."""
        raise NotImplementedError

    def timezone(self, place: Place | str) -> str:
        """Give the IANA zone of a place, or of the largest place of a region's or country's code; "UTC" if unknown."""
        raise NotImplementedError

    def nearest(self, latitude: float, longitude: float, within_km: float = 50.0) -> Place | None:
        """Give the nearest populated place by great circle within `within_km`, or None."""
        raise NotImplementedError

    def by_name(self, name: str, country: str | None = None) -> Place | None:
        """Resolve one free-text name ("Sochi, Russia", "Donetsk region"); None when unknown or it stays ambiguous."""
        raise NotImplementedError

    def locate_input(
        self,
        *,
        name: str | None = None,
        region: str | None = None,
        country: str | None = None,
        latitude: float | None = None,
        longitude: float | None = None,
    ) -> Located | Unlocatable:
        """Locate an incident message's place: region before coordinates before name within country before country."""
        raise NotImplementedError

    def mentions(self, text: str) -> list[Mention]:
        """Find the place names of a text, longest first at capitalised tokens, in text order, never overlapping."""
        raise NotImplementedError

    def resolve(self, mentions: Sequence[Mention], *, priors: Collection[str] = ()) -> list[ResolvedMention]:
        """Choose one reading for each mention, in the same order, so that the document as a whole makes sense.

        `priors` are codes of regions or countries that are likely beforehand, such as the home of the source.
        """
        raise NotImplementedError


def load_gazetteer() -> Gazetteer:
    """Load the gazetteer from the package's data files; about half a second, so do it once."""
    raise NotImplementedError


def vote(resolved: Sequence[ResolvedMention], *, lead: int = 400) -> str:
    """Give the region of a document on one incident: every distinct name votes, weighted up before offset `lead`.

    Falls back to the country that is named most, then "ZZ". Mentions that are no places of events have no vote.
    """
    raise NotImplementedError
