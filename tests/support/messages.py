"""Messages as producers would send them, from a seed: versions, duplicates, retractions, two sources, poison."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

Places = tuple[tuple[str, tuple[str, ...]], ...]
"""Regions, each with names of places in it."""

PLACES: Places = (
    ("UA-63", ("Kharkiv", "Izium", "Kupiansk", "Chuhuiv")),
    ("UA-14", ("Kramatorsk", "Sloviansk", "Pokrovsk", "Bakhmut")),
    ("UA-23", ("Zaporizhzhia", "Orikhiv", "Huliaipole")),
    ("UA-65", ("Kherson", "Beryslav")),
    ("UA-12", ("Dnipro", "Nikopol", "Kryvyi Rih")),
    ("RU-KDA", ("Sochi", "Krasnodar")),
    ("RU-BEL", ("Belgorod", "Shebekino")),
    ("SY-HL", ("Aleppo", "Manbij")),
    ("SD-DN", ("El Fasher",)),
    ("HT-OU", ("Port-au-Prince",)),
    ("US-CA", ("Oakland", "Los Angeles", "Fresno")),
    ("US-IL", ("Chicago", "Peoria")),
    ("MX-SIN", ("Culiacan", "Mazatlan")),
    ("NG-BO", ("Maiduguri",)),
    ("CD-NK", ("Goma", "Beni")),
    ("MM-17", ("Taunggyi",)),
)
CATEGORIES = ("drone strike", "shelling", "airstrike", "shooting", "clash", "car bomb", None, "fire")
SYLLABLES = ("ka", "ro", "mi", "ten", "sul", "bar", "vik", "ola", "dun", "ger", "pol", "sha")
FIRST_DAY = date(2017, 1, 1)
"""So long ago that no mix reaches the future, which would be rejected."""
POISON = (
    None,
    b"",
    b"\xff\xfe",
    b"{",
    b"[" * 5000,
    b'{"incident_id":"p","source":"s","killed":NaN}',
    (
        b'{"incident_id":"p","source":"s","place":{"region":"UA-63"},"occurred_on":"2025-01-01","killed":-1,'
        b'"published_at":"2025-01-01T00:00:00Z"}'
    ),
    (
        b'{"incident_id":"p","source":"s","place":{"region":"XX-99"},"occurred_on":"2025-01-01","killed":1,'
        b'"published_at":"2025-01-01T00:00:00Z"}'
    ),
)


@dataclass(frozen=True, slots=True)
class Mix:
    """Shares of the messages that are not simply new."""

    duplicates: float = 0.2
    revisions: float = 0.1
    retractions: float = 0.02
    other_source: float = 0.1
    poison: float = 0.02
    days: int = 300
    """Days that messages tell of, in no order."""
    a_day: int | None = None
    """If given, messages tell of one day after the other, so many of each, as long as there are messages."""
    sources: int = 1
    """Of fresh messages; more than one also describe what happened in a sentence."""
    places: Places = PLACES


def incidents(seed: int, number: int, mix: Mix = Mix()) -> Iterator[tuple[bytes | None, bytes | None]]:
    """`number` records (key, value) of the topic `incidents`; the same seed gives the same records."""
    random = Random(seed)
    sent: list[dict[str, Any]] = []
    for index in range(number):
        chance = random.random()
        if chance < mix.poison:
            yield b"poison", random.choice(POISON)
            continue
        message = _next(random, sent, index, mix)
        sent.append(message)
        yield message["incident_id"].encode(), json.dumps(message, ensure_ascii=False).encode()


def _next(random: Random, sent: list[dict[str, Any]], index: int, mix: Mix) -> dict[str, Any]:
    chance = random.random()
    old = sent[random.randrange(len(sent))] if sent else None
    if old is None or chance > mix.duplicates + mix.revisions + mix.retractions + mix.other_source:
        return _fresh(random, index, mix) | (_told_by_one_of(mix.sources, random) if mix.sources > 1 else {})
    if chance < mix.duplicates:
        return old
    if chance < mix.duplicates + mix.revisions:
        return _revised(random, old, mix.places)
    if chance < mix.duplicates + mix.revisions + mix.retractions:
        return {k: old[k] for k in ("incident_id", "source", "published_at")} | {
            "revision": old["revision"] + 1,
            "status": "retracted",
        }
    return old | {"incident_id": f"other-{index}", "source": "Second Source", "status": old.get("status", "reported")}


def _fresh(random: Random, index: int, mix: Mix) -> dict[str, Any]:
    region, names = random.choice(mix.places)
    day = FIRST_DAY + timedelta(days=index // mix.a_day if mix.a_day else random.randrange(mix.days))
    published = datetime.combine(day, datetime.min.time()) + timedelta(seconds=random.randrange(20, 30 * 3600))
    killed = random.choice((None, 0, 1, 1, 2, 3, 5, 12, {"low": 3, "best": 3, "high": None}))
    injured = random.choice((0, 1, 2, 4, 9, 33, {"low": 20, "best": 24, "high": None}))
    message = {
        "incident_id": f"incident-{index}",
        "source": "First Source",
        "place": {"region": region, "name": random.choice(names)},
        "occurred_on": day.isoformat(),
        "killed": killed,
        "injured": injured,
        "category": random.choice(CATEGORIES),
        "published_at": published.isoformat() + "Z",
        "revision": 0,
        "status": "reported",
    }
    return {name: value for name, value in message.items() if value is not None}


def _told_by_one_of(sources: int, random: Random) -> dict[str, Any]:
    victim, place, words = ("".join(random.choices(SYLLABLES, k=number)) for number in (3, 4, 5))
    description = f"{victim.capitalize()} was among those hit near the {place} station when {words} began, police said."
    return {"source": f"Source {random.randrange(sources)}", "description": description}


def _revised(random: Random, old: dict[str, Any], places: Places) -> dict[str, Any]:
    if old["status"] == "retracted":
        return old
    region, names = (
        random.choice(places) if random.random() < 0.1 else (old["place"]["region"], (old["place"]["name"],))
    )
    return old | {
        "revision": old["revision"] + 1,
        "killed": random.randrange(12),
        "place": {"region": region, "name": random.choice(names)},
    }
