"""Words around a place name that tell what it is doing there. All are folded, as `tokens.fold_word` gives them."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


DIVISION_WORDS = _words(
    """
    oblast obl region province governorate state krai kray republic territory emirate voivodeship canton department
    """
)
"""Words that name a first-order division: "Kharkiv region", "Borno state"."""

DISTRICT_WORDS = _words(
    """
    county district raion rayon parish municipality prefecture subdistrict territory township province department
    """
)
"""Words that name a division below it: "Pima County", "Izium district"."""

PLURAL_DIVISION_WORDS = {
    **{f"{word}s": word for word in DIVISION_WORDS | DISTRICT_WORDS},
    "counties": "county",
    "provinces": "province",
    "territories": "territory",
    "municipalities": "municipality",
    "parishes": "parish",
}
"""Plurals, that speak for every name joined before them: "Kherson and Dnipropetrovsk regions"."""

PREPOSITIONS = _words(
    "in at near from outside around inside across into toward towards to on between throughout within"
)
"""Words before a place. "of" is one only after what a place has ("the outskirts of"); "by" and "over" are none."""

BEFORE_OF = _words(
    """
    outskirts suburb suburbs capital centre center part parts edge surroundings people streets siege battle liberation
    occupation bombing shelling bombardment seizure capture fall control mayor governor port ports hub stronghold
    """
)
"""Words before "of" and a place's name, beside compass words, place nouns and divisions."""

PLACE_NOUNS = _words(
    """
    county police city fire sheriff sheriffs hospital university mayor airport department oblast region province
    district governorate state area suburb suburbs residents resident direction front village town camp school high
    street station neighborhood neighbourhood market port military international medical central general regional
    metropolitan native man bureau supreme governor highway patrol legislature national division attorney metro
    metropolis lawmakers woman womans teen suspect shooting couple family mother father officer officers
    """
)
"""Words that follow a place's name as what is of that place: "Tucson police", "Kupyansk direction"."""

OF_TOWNS = _words(
    """
    police officer officers sheriff mayor firefighters man woman teen teenager couple mother father resident residents
    """
)
"""Of these words those that make a town even of a name that is a word, too: "Davenport police", "a Mobile man"."""

COMPASS = _words(
    """
    north south east west northeast northwest southeast southwest northern southern eastern western northeastern
    northwestern southeastern southwestern central downtown mainland rural upper lower greater inner occupied
    """
)
"""Words that stand between a preposition and a place: "in eastern Kharkiv"."""

SPANISH_OPENINGS = _words("san santa santo el la los las nuevo nueva puerto villa rio")
"""First words of Spanish names, that often go on: "San Francisco Chinameca" is not San Francisco."""

TITLES = _words(
    """
    mr mrs ms miss dr president mayor gov governor sen senator sgt sergeant lt lieutenant officer chief detective
    capt captain judge sheriff deputy gen general minister secretary spokesman spokeswoman king prince princess
    queen pope col colonel major cpl corporal pvt rev reverend father sister coach professor prof attorney rep
    congressman ambassador trooper inspector superintendent commander lord lady sir dame imam sheikh ayatollah
    """
)
"""Words before a person's name. "Saint" is none: it begins places."""

GOVERNMENT_NOUNS = _words(
    """
    forces troops military army officials government authorities regime administration defence defense ministry
    minister foreign president spokesman spokesperson rebels separatists ombudsman envoy delegation diplomats allies
    leaders side stock stocks intelligence
    """
)
"""Words that follow a capital that stands for its government: "Kiev forces"."""

MILITARY_NOUNS = frozenset(
    [
        "forces",
        "troops",
        "military",
        "army",
        "regime",
        "junta",
        "strike",
        "strikes",
        "attack",
        "attacks",
        "aggression",
        "offensive",
        "counteroffensive",
        "shelling",
        "war",
        "invasion",
        "attempts",
        "missiles",
        "drones",
        "warplanes",
        "jets",
        "artillery",
        "allies",
    ]
)
"""Words that follow a capital whatever stands before it: "in Kiev forces' shelling", "Kiev's strike"."""

STREET_WORDS = _words(
    """
    street avenue ave road rd drive dr boulevard blvd lane ln court ct place pl circle parkway pkwy highway hwy
    hotel apartments apartment motel inn lounge bar grill condominiums plaza mall terrace
    """
)
"""Words after a name that make it a street or a house: "Dayton Street"."""

GOVERNMENT_VERBS = _words(
    """
    said says say claims claimed claim denies denied deny accuses accused accuse blames blamed blame warns warned
    warn rejects rejected vows vowed demands demanded calls called wants insists insisted announced announces hopes
    agrees agreed refuses refused urges urged condemns condemned confirms confirmed argues insist reported reports
    believes considers responded responds retaliated launched recognizes recognized expects fears hails slams points
    tells told sends sent resumes resumed moves strikes struck shells attacked attacks bombs bombed invaded invades
    annexed will would may might must has seeks sought plans prepares decided investigates probes
    """
)
"""Words that follow a capital or country that acts: "Moscow denied"."""

BEFORE_GOVERNMENT = _words(
    """
    blame accuse tell urge warn blames blamed accuses accused says said tells told urges urged warns against pro anti
    with between supports
    support backs supply supplies arms aid help helps ally allies press presses pressed points pressures
    """
)
"""Words before a capital or country that is acted on as a government: "blames Moscow", "pro-Kyiv"."""

AFTER_AND = _words("its their rebels separatists militants insurgents moscow kyiv kiev washington")
"""Words after "Kyiv and ..." that make it a party: "its allies", "rebels"."""

AIMED = _words(
    """
    points pointed deliveries delivery weapons tanks aid shipments blame blamed deaths sanctions pressure message
    finger support loyal response missiles letter ammunition supplies
    """
)
"""Words before "at Moscow", "to Kyiv" that address a government."""

AFTER_HYPHEN = _words(
    """
    backed led controlled installed appointed allied aligned sponsored based born made imposed supported friendly
    bound
    """
)
"""Second halves of "Russia-led", "Kyiv-backed"; what is "rebel-held" stays a place."""

INNER_WORDS = _words(
    """
    al el ad as ash at az an ar de del la las los le les di da do dos the of and upon sur y e es i au aux en ez ed
    et bin ibn ou na nad am on under by strip coast bank refugee camp peninsula highlands airport
    """
)
"""Words inside a name that need no capital: "Rio de Janeiro", "Jenin refugee camp"."""
