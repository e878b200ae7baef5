"""Words of quotes and names of places, folded so that spellings can be compared."""

import re
from collections.abc import Callable
from functools import lru_cache

from unidecode import unidecode

NameOf = Callable[[str], str]
"""The name of a region from its code."""

_WORD = re.compile(r"[^\W_]+")
MOST_WORDS = 64
"""A quote is a sentence or two; what follows in a longer one adds cost and no evidence."""

COMMON = frozenset(
    """
    00 000 10 100 11 12 15 20 30 40 45 50 60 a abc about accident accidental accidentally according across actor after
    against ago all alleged allegedly along also although am amid among an and announced another any ap apartment
    apparent apparently appear appeared appears april are area army around arrest arrested arrests as associated at
    attack attacked attacks au august authorities aux avenue away back based be became because been before began begin
    behind being believe believed believes between big blast blesse blesses block bodies body bomb bombing both boy
    boys brigade brother building bullet bullets but by call called calls came can caption car carried case casualties
    cause caused cbs charge charged charges chief child children city civilian civilians clash clashes com come
    commander condition confirmed connection continue could court coverage critical critically custody dans daughter
    day days de dead deadly death deaths december defence defense department deputies deputy des described detectives
    did died dies do does done door down drive drone drones du during each early eight eighth eleven eleventh emergency
    en end ended enemy entered et even evening ever explosion family fatal fatally father february female few find fire
    firearm fired first five followed following for forces found four fox friday friend friends from full further gave
    get girl girls give go going good got government governor group gun gunfire gunman gunmen guns gunshot gunshots had
    handgun happen happened has have he head hear heard held help her here high him himself his hit home homicide
    hospital hospitalized hospitals hour hours house how http https hurt i identified if in incident including info
    information injure injured injures injuring injury inside into investigate investigating investigation investigator
    investigators involved is it its jail jailed january july june just kill killed killing killings kills know known
    la lane last late later law le learn least leaves leaving led left les less life like line live lives living local
    locals look looking lot made make male man many march may mayor me medical member members men midnight militants
    military minister ministry minor minutes missile missiles monday months more morning mort morts most mother motive
    moved mr mrs ms murder murdered my name named names national nbc near nearly neighbor neighborhood neighbors never
    new news night nine no none noon nor northeast northwest not november number october of off offer office officer
    officers official officials old on once one only onto open opened or other others our out outside over overnight
    own p par parents part party pending people person photo picture place placed pm point police posted pour president
    pronounced province public publicly published put questions ran rd read recent recently region regional related
    relative released remain remained remains report reported reportedly reporters reports request residents rifle
    right road run rushed russian said same saturday saw say says scene school search second security see seen sent
    september series serious seriously seven seventh several she shell shelling shells sheriff sheriffs shooter
    shooters shooting shootings shoots short shortly shot shots should side since sister six sixth so soldier soldiers
    some son soon source sources southeast southwest speak spokesman spokesperson spokeswoman st stabbed stabbing
    stable started state statement stay still stop story street strike strikes struck suffered sunday supporters sur
    surgery suspect suspected suspects take taken talk teen teenage teenager teenagers tell ten tenth than that the
    their them then there these they things think third this those thought three through thursday time times to today
    together told tomorrow too took toward town treated treatment troops trying tue tues tuesday turn turned twelve
    twenty twice two ukrainian un unclear under une unidentified unit units unknown until up update updated us used
    vehicle vehicles very victim victims video view village violence walked wanted was watch way we weapon weapons
    wednesday week weekend weeks well went were west what when where whether which while who whom why wife will wish
    with witness witnesses woman women word would wound wounded wounding wounds writes www yard year years yes
    yesterday yet york you young
    """.split()  # noqa: SIM905 - words are read and sorted more easily as text
)
"""Words that reports of different incidents share, of casualties, police and press: they tell none from another."""

_GENERIC_PLACES = frozenset(
    """
    area borough city commune community county department district governorate hromada kray krai municipality near
    oblast okrug parish prefecture province raion rayon region state subcounty subdistrict town township village the of
    north south east west northern southern eastern western central
    """.split()  # noqa: SIM905 - words are read and sorted more easily as text
)

_NOT_TELLING = COMMON | _GENERIC_PLACES | frozenset(map(str, range(1970, 2051)))
"""Years count nobody and tell no incident from another of these days."""


@lru_cache(maxsize=65_536)
def place_words(name: str) -> frozenset[str]:
    """The words of a place's name that tell it from others; all of them where none does ("Central")."""
    words = frozenset(_WORD.findall(folded(name)))
    return words - _GENERIC_PLACES or words


def folded(text: str) -> str:
    """ASCII letters without case: "Côte" and "cote" are the same word."""
    return text.lower() if text.isascii() else unidecode(text).lower()


@lru_cache(maxsize=16_384)
def telling_words(quote: str) -> frozenset[str]:
    """The words that could tell one incident from another: names, ages, things; at most 64.

    Remembered for quotes in use and not kept with each report, which would triple its size.
    """
    words = [word for word in _WORD.findall(folded(quote)) if len(word) > 1 and word not in _NOT_TELLING]
    return frozenset(words[:MOST_WORDS])
