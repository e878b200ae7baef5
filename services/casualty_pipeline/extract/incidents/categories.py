"""What kind of incident: words of the clause, then of its surroundings, to a category."""

import re

from casualty_schemas.category import Category

_ROWS: tuple[tuple[Category, str], ...] = (
    (
        Category.VEHICLE_ATTACK,
        (
            r"ramm(?:ed|ing)|plow(?:ed|ing) into (?:a |the )?(?:crowd|pedestrians|people)|vehicle attack"
            r"|car attack|truck attack|drove into (?:a |the )?(?:crowd|people)"
        ),
    ),
    (Category.DRONE_STRIKE, r"drones?|uavs?|shaheds?|kamikaze|quadcopters?|unmanned aerial"),
    (Category.MISSILE_STRIKE, r"missiles?|rockets?|iskanders?|himars|ballistic|s-300"),
    (
        Category.AIRSTRIKE,
        (
            r"air ?strikes?|air-strikes?|air raids?|aerial (?:bomb\w*|attack\w*|raid\w*)|warplanes?|bombed by"
            r"|fighter jets?|guided bombs?|glide bombs?|aviation|aerospace forces|helicopter (?:attack|strike"
            r"|gunship)\w*|air force"
        ),
    ),
    (Category.SHELLING, r"shell(?:ing|ings|ed|s|fire)?|artillery|mortars?|mlrs|howitzers?|grad|bombardment|bombarded"),
    (
        Category.BOMBING,
        (
            r"bomb(?:ing|ings|ed|s|er|ers)?|ieds?|car ?bomb\w*|suicide (?:attack|bomb)\w*|land ?mines?"
            r"|(?:anti-\w+|by|a|old|naval|sea) mines?(?! (?:in|at|shaft|collapse|near|owner|site|worker))|mine blasts?"
            r"|explosive devices?|grenades?|booby|dynamite|blew (?:himself|herself|themselves)"
        ),
    ),
    (
        Category.SHOOTING,
        (
            r"shoot(?:ing|ings|out|outs|er|ers|s)?|shot|shots|gun(?:man|men|fire|shot|shots|ned|s)?|opened fire"
            r"|open fire|snipers?|firearms?|drive-by|rifle|pistol"
        ),
    ),
    (Category.STABBING, r"stab(?:bed|bing|bings|s)?|kni(?:fe|ves|fed)|machetes?|hacked"),
    (
        Category.CLASH,
        (
            r"clash(?:es|ed)?|fighting|battles?|combat|firefights?|skirmish\w*|offensive|ambush(?:ed|es)?|assault"
            r"|attacked positions|counterattack\w*|in action|ceasefire violations?|truce breaches"
        ),
    ),
    (Category.EXPLOSION, r"explosions?|blasts?|exploded|detonat\w+|blew up"),
    (
        Category.NATURAL_DISASTER,
        (
            r"earthquakes?|quakes?|floods?|flooding|hurricanes?|cyclones?|typhoons?|tornado(?:es)?|landslides?"
            r"|mudslides?|avalanches?|tsunami|volcan\w+|storms?|lightning|heat ?wave|wildfires?"
        ),
    ),
    (
        Category.FIRE,
        (
            r"(?:a|the|house|apartment|hotel|factory|huge|massive) fires?|fires|fire (?:broke|swept|engulfed|ripped|at)"
            r"|(?:set|caught|on) fire|fire that|blaze|inferno|burned|burnt|arson|smoke inhalation"
        ),
    ),
    (
        Category.ACCIDENT,
        (
            r"crash(?:ed|es)?|collision|collided|accident|accidents|derail\w+|capsiz\w+|drowned|sank|stampede"
            r"|collapse[ds]?|overturned|plunged|fell"
        ),
    ),
    (
        Category.OTHER,
        (
            r"murder(?:ed|s)?|assassinat\w+|execut(?:ed|ion|ions)|beaten|beheaded|strangl\w+|poison\w+|torture\w*"
            r"|attack(?:s|ed|ers?)?|raid(?:s|ed)?|strikes?|massacre\w*|riots?|protests?"
        ),
    ),
)
_PATTERN = re.compile(rf"\b(?=[a-z])(?:{'|'.join(rf'(?P<{category.name}>{words})' for category, words in _ROWS)})\b")
_RANK = {category.name: rank for rank, (category, _) in enumerate(_ROWS)}


_WITHOUT_INTENT = frozenset({"ACCIDENT", "FIRE", "NATURAL_DISASTER"})
_ATTACK = "OTHER"


def category_of(*texts: str) -> Category:
    """Give the category of the first text that names one; within a text the more special word wins.

    "Strike" and "attack" alone are special in no text: an earlier or wider one may say which kind, and what burned or
    collapsed in them makes them no accident.
    """
    attack = False
    for text in texts:
        found = {match.lastgroup or "" for match in _PATTERN.finditer(text.lower())}
        attack = attack or _ATTACK in found
        named = found - {_ATTACK} - (_WITHOUT_INTENT if attack else frozenset())
        if named:
            return Category[min(named, key=_RANK.__getitem__)]
    return Category.OTHER if attack else Category.UNKNOWN
