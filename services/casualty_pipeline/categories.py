"""Free text of a producer to one of our categories."""

from functools import lru_cache

from casualty_schemas.category import Category

_WORDS: tuple[tuple[Category, tuple[str, ...]], ...] = (
    # Order decides: the particular before the general ("drone strike" before "strike", "car bomb" before "car").
    (Category.DRONE_STRIKE, ("drone", "uav", "uas", "fpv", "shahed")),
    (Category.MISSILE_STRIKE, ("missile", "rocket", "ballistic")),
    (Category.SHELLING, ("shell", "artillery", "mortar", "mlrs")),
    (Category.AIRSTRIKE, ("airstrike", "air strike", "air raid", "aerial", "glide bomb")),
    (Category.BOMBING, ("bomb", "ied", "grenade", "landmine", "mine", "explosive device")),
    (Category.STABBING, ("stab", "knife", "machete")),
    (Category.SHOOTING, ("shoot", "gun", "sniper", "shot")),
    (Category.VEHICLE_ATTACK, ("vehicle attack", "vehicle ramming", "ramming", "car attack")),
    (Category.CLASH, ("clash", "battle", "fight", "combat", "riot", "protest", "ambush", "raid")),
    (
        Category.NATURAL_DISASTER,
        ("quake", "earthquake", "flood", "storm", "hurricane", "cyclone", "tsunami", "landslide", "disaster"),
    ),
    (Category.ACCIDENT, ("accident", "crash", "collision", "derail", "capsiz", "collapse")),
    (Category.FIRE, ("fire", "blaze", "arson")),
    (Category.EXPLOSION, ("explosion", "blast")),
)
_BY_NAME = {category.value: category for category in Category}


@lru_cache(maxsize=4096)
def category_named(text: str | None) -> Category:
    """The category that `text` names: ours letter by letter, else by its words, else `other`; `unknown` if none."""
    if text is None or not text.strip():
        return Category.UNKNOWN
    folded = text.strip().lower()
    named = _BY_NAME.get(folded.replace(" ", "_").replace("-", "_"))
    if named is not None:
        return named
    padded = f" {folded.replace('-', ' ')}"
    return next((kind for kind, words in _WORDS if any(f" {word}" in padded for word in words)), Category.OTHER)
