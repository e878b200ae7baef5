"""Articles as producers would send them, from a seed; alone, or mixed with incidents under right and wrong keys."""

import json
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any, Final

from tests.support.messages import incidents

from casualty_schemas.fields import InputTopic

Input = tuple[InputTopic, bytes | None, bytes | None]
Message = dict[str, Any]

SAMPLE: Final = (Path(__file__).parents[2] / "schemas" / "examples" / "articles" / "v1" / "sample.json").read_bytes()
FIRST_DAY: Final = date(2025, 3, 3)
DAYS: Final = 20
PLACES: Final = (
    "Oakland, California",
    "Fresno, California",
    "Chicago, Illinois",
    "Kharkiv",
    "Zaporizhzhia",
    "Belgorod",
    "Maiduguri, Nigeria",
    "Port-au-Prince, Haiti",
)
TEXTS: Final = (
    "Police in {place} say {killed} people were killed and {injured} others wounded in a shooting on {weekday}.",
    "{place} - A man was shot and killed on {weekday} night. A second victim, a 24-year-old woman, is in hospital.",
    "A drone strike on {place} killed {killed} people and injured at least {injured} on {weekday}, the governor said.",
    "Shelling of {place} wounded {injured} civilians, including two children, local authorities reported on {weekday}.",
    "A car bomb in {place} left {killed} dead and dozens injured on {weekday}, according to hospital staff.",
    "{killed} people died in two separate attacks: one was killed in {place} on {weekday}, the others in Kherson.",
)
NOTHING: Final = (
    "Delegations met on {weekday} to discuss the exchange of 1,200 prisoners near {place}.",
    "The council of {place} approved its budget on {weekday}.",
)
UNREADABLE: Final = (b'{"article_id":"p","source":"s"}', b"\xef\xbf", b'"text"', b"[" * 5000, b"", None)
WRONG_KEYS: Final = (None, b"", b"not-an-id", b"\xff\xfe")


def articles(seed: int, number: int) -> Iterator[tuple[bytes | None, bytes | None]]:
    """`number` records (key, value) of the topic `articles`: versions in any order, copies, retractions, poison."""
    random = Random(seed)
    sent: list[Message] = []
    for index in range(number):
        if random.random() < 0.03:
            yield b"poison", random.choice(UNREADABLE)
            continue
        message = _next(random, sent, index)
        sent.append(message)
        yield message["article_id"].encode(), json.dumps(message, ensure_ascii=False).encode()


def _next(random: Random, sent: list[Message], index: int) -> Message:
    chance = random.random()
    old = random.choice(sent) if sent else None
    if old is None or chance < 0.5:
        return _fresh(random, index)
    if chance < 0.65:
        return old
    if chance < 0.8:
        return _fresh(random, index) | {name: old[name] for name in ("article_id", "source")} | _revision(random, old)
    if chance < 0.85:
        return old | _revision(random, old) | {"status": "retracted"}
    return old | {"article_id": f"copy-{index}", "source": "Second Paper"}


def _revision(random: Random, old: Message) -> Message:
    """A later version, or an earlier one that arrives late."""
    return {"revision": max(0, int(old["revision"]) + random.choice((-1, 1, 1, 2)))}


def _fresh(random: Random, index: int) -> Message:
    day = FIRST_DAY + timedelta(days=random.randrange(DAYS))
    published = datetime.combine(day, datetime.min.time()) + timedelta(minutes=random.randrange(6 * 60, 40 * 60))
    text = random.choice(TEXTS if random.random() < 0.85 else NOTHING).format(
        place=random.choice(PLACES),
        weekday=day.strftime("%A"),
        killed=random.randrange(2, 9),
        injured=random.randrange(2, 30),
    )
    return {
        "article_id": f"article-{index}",
        "source": "First Paper",
        "text": text,
        "language": "en" if random.random() < 0.97 else "uk",
        "published_at": published.isoformat() + "Z",
        "revision": random.choice((0, 0, 1)),
        "status": "published",
    }


def inputs(seed: int, number: int, *, wrong_keys: float = 0.05, news: float = 0.3) -> list[Input]:
    """Articles (a share of `news`, the sample among them) and incidents, some under keys that are no ids."""
    random = Random(seed)
    sources: dict[InputTopic, Iterator[tuple[bytes | None, bytes | None]]] = {
        "articles": articles(seed + 1, number),
        "incidents": incidents(seed + 2, number),
    }
    mixed: list[Input] = []
    for _ in range(number - 1):
        topic: InputTopic = "articles" if random.random() < news else "incidents"
        key, value = next(sources[topic])
        mixed.append((topic, random.choice(WRONG_KEYS) if random.random() < wrong_keys else key, value))
    mixed.insert(random.randrange(number), ("articles", b"000_5f974e3c678b5618", SAMPLE))
    return mixed
