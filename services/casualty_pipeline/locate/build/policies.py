"""Which countries' small places, districts and alternate names are worth their room."""


def _countries(codes: str) -> frozenset[str]:
    return frozenset(codes.split())


MANY_PLACES = _countries("DE FR IT ES BE NL CZ CH AT HU RO PL JP CN PT SE FI SK GR")
"""Places are many and news of violence is rare: towns from three thousand people."""

SMALL_PLACES_MATTER = _countries("UA PS SY LB SD SS YE IQ IL AF ML BF NE NG CD MM SO ET HT")
"""Every place that GeoNames' cities500 has."""

BARE_DISTRICTS = _countries(
    "NG MM SO SS SD CD ML BF NE CM TD CF PK AF YE IQ SY LB KE ET PH BD NP LK HT CO PE SV GT HN MZ UG RW BI IN"
)
"""Districts are named in news without "district"."""

TYPED_DISTRICTS = BARE_DISTRICTS | _countries("US UA RU BY GB TR IR ID")
"""Districts are kept although they have no ISO code."""

NICKNAMES = _countries("US GB CA AU NZ IE")
"""Alternates of cities of English-speaking countries are nicknames that cost precision, but for the largest."""

SMALL_ALTERNATES = _countries("UA RU PS SY LB SD SS YE IQ IL")
"""Short alternate names of small places are kept too."""

ARABIC = _countries("SY IQ LB YE LY EG SD DZ TN MA PS JO SA SO TD MR")
"""Names come with and without their article ("Al-Hasakah", "Hasakah")."""

SLAVIC = _countries("UA RU BY")
"""Names come in several romanisations."""

SMALLEST_CITY = 1_000
SMALLEST_TOWN = 3_000


def is_kept(country: str, people: int) -> bool:
    """Whether a city of so many people is kept."""
    floor = SMALLEST_TOWN if country in MANY_PLACES else SMALLEST_CITY
    return people >= floor or country in SMALL_PLACES_MATTER
