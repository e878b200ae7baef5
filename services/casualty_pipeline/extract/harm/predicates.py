"""Casualty words in a sentence: the longest phrase that stands at a token."""

from collections.abc import Callable, Iterator, Sequence
from itertools import compress, count
from types import MappingProxyType

from casualty_pipeline.extract.harm.predicate import Effect, Form, Predicate
from casualty_pipeline.extract.harm.predicate_words import PHRASES, SOFT_PHRASES, VERBS
from casualty_pipeline.extract.text.lexicon import Lexicon
from casualty_pipeline.extract.text.tokens import Token, Tokens
from casualty_pipeline.extract.text.vocabulary import words


def _entries() -> Iterator[tuple[tuple[str, ...], tuple[Effect, Form, bool]]]:
    for effect, forms in VERBS:
        base, third, past, participle, ing = forms.split()
        for word, form in (
            (base, Form.PRESENT),
            (third, Form.PRESENT),
            (ing, Form.PARTICIPLE),
            (past, Form.PAST),
            (participle, Form.PAST),
        ):
            yield (word,), (effect, form, False)
    for soft, rows in ((False, PHRASES), (True, SOFT_PHRASES)):
        for effect, form, phrases in rows:
            for written in phrases.split(";"):
                yield tuple(written.split()), (effect, form, soft)


_LEXICON = Lexicon(dict(_entries()))
OF_COMBAT = frozenset(
    f"{verb}{ending}"
    for verb in ("eliminat", "liquidat", "destroy", "neutraliz", "neutralis")
    for ending in ("e", "es", "ed", "ing", "", "s")
) | {"lost", "lose", "loses"}
"""Verbs that are said of fighters: "destroyed 12 tanks" and "lost three players" are of nobody."""
GLANCING = frozenset({"strike", "strikes", "struck", "striking", "hit", "hits", "hitting"})
"""Verbs that injure people only where a part of the body or a bullet follows."""
_TIMES = MappingProxyType({"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5, "sextuple": 6})
_MULTIPLE = MappingProxyType(
    {
        "shooting": Effect.SHOT,
        "stabbing": Effect.SHOT,
        "homicide": Effect.KILLED,
        "murder": Effect.KILLED,
        "killing": Effect.KILLED,
        "slaying": Effect.KILLED,
        "murders": Effect.KILLED,
        "homicides": Effect.KILLED,
    }
)
_SUFFERING = words("suffer suffers suffered suffering sustain sustains sustained sustaining received receiving")
_HARMS = words("injuries injury wound wounds burns concussion concussions fractures")
_ADORNING = frozenset({"with", "had"})
_ADORNED = 6
"""The same from "with"."""
_SUFFERED = 8
"""Tokens from the verb to the injury at most."""
_TAKEN = words(
    "taken transported rushed airlifted flown brought driven carried sent shifted admitted conveyed ferried removed"
)
_HOSPITALS = words("hospital hospitals infirmary")
_CENTERS = words("medical trauma health")
"""Words before "center" that make it a hospital."""
_ON_THE_WAY = 10
"""Tokens from the verb to the hospital at most."""
_MULTIPLES = frozenset(word for times in _TIMES for word in (times, *(f"{times}-{noun}" for noun in _MULTIPLE)))
PREDICATE_STARTERS = _LEXICON.first_words() | _SUFFERING | _ADORNING | _TAKEN | _MULTIPLES | {"survived"}
"""Words that a predicate may start with."""


def multiple_at(tokens: Sequence[Token], at: int) -> tuple[Predicate, int] | None:
    """Read "quadruple shooting", "double-murder": (the predicate, its number of people)."""
    first, _, joined = tokens[at].lower.partition("-")
    if first not in _TIMES:
        return None
    word = joined or (tokens[at + 1].lower if at + 1 < len(tokens) else "")
    effect = _MULTIPLE.get(word)
    if effect is None:
        return None
    return Predicate(effect, Form.MULTIPLE, at, at + (1 if joined else 2)), _TIMES[first]


def predicates_in(tokens: Tokens) -> dict[int, Predicate]:
    """Give the casualty predicates of a sentence by the token at which they start; they may overlap."""
    return {
        at: found
        for at in compress(count(), map(PREDICATE_STARTERS.__contains__, tokens.lower))
        if (found := predicate_at(tokens, at))
    }


def predicate_at(tokens: Sequence[Token], at: int) -> Predicate | None:
    """Read the longest casualty predicate that starts at token `at`."""
    word = tokens[at].lower
    if word not in PREDICATE_STARTERS:
        return None
    found = _LEXICON.longest(tokens, at)
    if found is not None:
        (effect, form, soft), end = found
        if word == "dead" and effect is Effect.CASUALTY and _has_object(tokens, end):
            return Predicate(Effect.KILLED, Form.STATE, at, at + 1)
        return Predicate(effect, form, at, end, soft)
    reader = _READERS.get(word)
    return None if reader is None else reader(tokens, at)


_OF_OBJECTS = words("a an the his her their its my our another one two three four five six seven eight nine ten")


def _has_object(tokens: Sequence[Token], at: int) -> bool:
    """Whether "dead and wounded" is two verbs: "shot his wife dead and wounded her son"."""
    return at < len(tokens) and (tokens[at].lower in _OF_OBJECTS or tokens[at].text[0].isdigit())


def _multiple_at(tokens: Sequence[Token], at: int) -> Predicate | None:
    found = multiple_at(tokens, at)
    return found and found[0]


def _suffered_at(tokens: Sequence[Token], at: int) -> Predicate | None:
    """Read "suffered serious but non-life-threatening injuries", "receiving a gunshot wound", "with head injuries"."""
    soft = tokens[at].lower in _ADORNING
    for end in range(at + 1, min(len(tokens), at + (_ADORNED if soft else _SUFFERED))):
        word = tokens[end].lower
        if word in _HARMS:
            said = [token.lower for token in tokens[at:end]]
            if "fatal" in said and not soft:  # "received fatal injuries"
                return Predicate(Effect.KILLED, Form.STATE, at, end + 1)
            shot = "gunshot" in said
            return Predicate(Effect.SHOT if shot else Effect.INJURED, Form.STATE, at, end + 1, soft and not shot)
        if not (word[0].isalpha() or word in {",", "-"}) or (soft and word.endswith("ing") and "-" not in word):
            return None
    return None


def _taken_at(tokens: Sequence[Token], at: int) -> Predicate | None:
    """Read "taken to Mercy Hospital", "airlifted to the University of Iowa medical center"; a name in capitals."""
    if at + 2 >= len(tokens) or tokens[at + 1].lower != "to":
        return None
    for end in range(at + 2, min(len(tokens), at + _ON_THE_WAY)):
        word = tokens[end].lower
        center = word in {"center", "centre"} and tokens[end - 1].lower in _CENTERS
        if center or word in _HOSPITALS:
            morgue = end + 1 < len(tokens) and tokens[end + 1].lower in {"morgue", "mortuary"}
            return None if morgue else Predicate(Effect.INJURED, Form.STATE, at, end + 1, soft=True)
        if not (word[0].isalpha() or word in {"-", "&", "."}):
            return None
    return None


_FEW = words("none nobody no only")
_LIVING = 20
"""Tokens of "none of the four people on board the helicopter that crashed near Lihue had" at most."""


def _survived_at(tokens: Sequence[Token], at: int) -> Predicate | None:
    """Read "none of the four survived", "only one passenger survived" as deaths; who else survived is no casualty."""
    few = any(token.lower in _FEW for token in tokens[max(0, at - _LIVING) : at])
    return Predicate(Effect.KILLED, Form.LIVED, at, at + 1) if few else None


_READERS: MappingProxyType[str, Callable[[Sequence[Token], int], Predicate | None]] = MappingProxyType(
    {
        **dict.fromkeys(_MULTIPLES, _multiple_at),
        **dict.fromkeys(_SUFFERING | _ADORNING, _suffered_at),
        **dict.fromkeys(_TAKEN, _taken_at),
        "survived": _survived_at,
    }
)
"""What reads a predicate that starts with each of these words where no phrase of the lexicon stands there."""
