"""What the gazetteer answers with: places, regions, countries, mentions in a text and what they resolve to.

A region code is ISO 3166-2 at the level of GeoNames' first-order division ("UA-63"); where only the country is known
its ISO 3166-1 code ("UA") stands for it, and "ZZ" where nothing is. Coordinates are WGS 84 degrees.
"""

from dataclasses import dataclass
from enum import StrEnum

from msgspec import Struct

from casualty_schemas.report import Precision


class Kind(StrEnum):
    """What sort of place a gazetteer entry is; the value is its letter in the data files."""

    COUNTRY = "C"
    AREA = "R"
    """Lies in several regions of one country (Donbas, Darfur, the Gaza Strip): its region is the country."""
    REGION = "A"
    DISTRICT = "B"
    """A county, raion, department or the like below the region."""
    CITY = "P"
    """A populated place."""
    QUARTER = "Q"
    """A part of a city (Brooklyn, Saltivka)."""


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory of ISO 3166-1; `timezone` is an IANA name, that of its largest place."""

    code: str
    name: str
    latitude: float
    longitude: float
    timezone: str


@dataclass(frozen=True, slots=True)
class Region:
    """A first-order division with its English display name; `timezone` is that of its largest place."""

    code: str
    name: str
    country: str
    latitude: float
    longitude: float
    timezone: str


class Place(Struct, frozen=True, gc=False):
    """An entry of the gazetteer. `region` is a region code, or its country's code where no region is known."""

    name: str
    kind: Kind
    region: str
    country: str
    latitude: float
    longitude: float
    population: int
    timezone: str
    parts: tuple[str, ...] = ()
    """Regions that an area lies in, where they are known."""

    @property
    def precision(self) -> Precision:
        """How exactly something is placed that is said to be here."""
        return _PRECISION[self.kind]


_PRECISION = {
    Kind.COUNTRY: Precision.COUNTRY,
    Kind.AREA: Precision.COUNTRY,
    Kind.REGION: Precision.REGION,
    Kind.DISTRICT: Precision.DISTRICT,
    Kind.CITY: Precision.PLACE,
    Kind.QUARTER: Precision.PLACE,
}


@dataclass(frozen=True, slots=True)
class Located:
    """Where an incident message's place lies; `region` is a region code, a country's code or "ZZ"."""

    region: str
    name: str | None
    latitude: float | None
    longitude: float | None
    precision: Precision


@dataclass(frozen=True, slots=True)
class Unlocatable:
    """Why an incident message's place is refused: `field` ("region" or "country"), its `value`, and a sentence."""

    field: str
    value: str
    message: str


class Candidate(Struct, frozen=True, eq=False, gc=False):
    """One place that a name may mean; it equals itself alone, so that what a name's candidates give is remembered.

    `primary`: the name is its present name, not an alternate or old spelling (of a country: not an adjective).
    `typed`: it is meant only where a word for a division follows ("Kyiv region", "Orange County").
    """

    place: Place
    primary: bool = True
    typed: bool = False


class Mention(Struct, frozen=True, gc=False):
    """A place name in a text: `text[start:end]`, with every place it may mean and what its surroundings say."""

    start: int
    end: int
    text: str
    key: str
    """The folded name, the same for every spelling of a text's mentions of it."""
    candidates: tuple[Candidate, ...]
    within: tuple[str, ...] = ()
    """Codes of the region or country that follows after a comma ("Springfield, Illinois") and holds a candidate."""
    division: str = ""
    """The folded word that says it is a division: "region", "oblast", "county" ("Kharkiv region")."""
    preposition: str = ""
    """The folded preposition right before it: "in", "near"."""
    adjective: bool = False
    """A demonym or an adjective ("Ukrainian", "Israelis"); its candidates are countries."""
    government: bool = False
    """Speaks or acts as a government ("Moscow said", "Kyiv and its Western allies")."""
    person: bool = False
    """May be (part of) a person's name ("Lincoln", "Paris Jackson")."""
    common: bool = False
    """Also an ordinary English word ("Reading", "Mobile")."""
    weak: bool = False
    """A small place with no sign around it that a place is meant."""
    town: bool = False
    """A word behind it says that it is a town: "Davenport police", "a Jackson man"."""
    dateline: bool = False
    """Stands in the dateline that a report begins with: where it was written, not always where it happened."""
    container: bool = False
    """The state or country of another mention ("Illinois" in "Springfield, Illinois")."""


class Role(StrEnum):
    """What a mention does in the text."""

    PLACE = "place"
    """Where something is or happens."""
    ACTOR = "actor"
    """A country's people or government; tells the country, not where an incident was."""
    DOUBTFUL = "doubtful"
    """Probably no place here: a person, an ordinary word, an organisation."""


class ResolvedMention(Struct, frozen=True, gc=False):
    """The document-coherent reading of one mention.

    `region` is a region code; the country's code where several of its regions stay possible; "ZZ" where even that
    stays open. `place` is None wherever the choice stays open. `shares` gives each candidate region its share (they sum
    to 1), best first, and `confidence` is the share of what was chosen.
    """

    mention: Mention
    role: Role
    region: str
    country: str | None
    place: Place | None
    precision: Precision
    confidence: float
    shares: tuple[tuple[str, float], ...]
