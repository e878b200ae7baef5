"""Whole texts that tell of no casualties, whatever their words, each beside one like it that does."""

import pytest

from casualty_pipeline.extract.english import EnglishReader
from casualty_pipeline.reading import Reading
from casualty_schemas.article import Article


def read(reader: EnglishReader, title: str, text: str) -> Reading:
    values = {"article_id": "a", "source": "s", "title": title, "text": text}
    return reader.read(Article.model_validate({**values, "published_at": "2025-11-23T18:00:00Z"}))


NOTHING = [
    (
        "Lions crush Bears as Goff throws five touchdowns",
        (
            "DETROIT - Two Bears players were injured. The linebacker was hurt in the playoff game. "
            '"We got shot out of a cannon," coach Dan Campbell said.'
        ),
        "fiction_or_sport",
    ),
    (
        "Review: 'The Last Outpost' is a killer thriller",
        "In the opening scene, a sniper kills four soldiers and wounds the hero's brother.",
        "fiction_or_sport",
    ),
    (
        "Police drill simulates mass shooting at Ohio school",
        'DAYTON - Officers took part in a drill in which a gunman "killed" five students and wounded 12.',
        "fiction_or_sport",
    ),
    (
        "Tech stocks hit as chipmakers bleed",
        "NEW YORK - Three hedge funds were wiped out, traders said, and five others were badly wounded.",
        "fiction_or_sport",
    ),
    (
        "Judge sentences man to life for 2021 killing of two brothers",
        (
            "TULSA - A judge on Friday sentenced a man for killing two brothers. Prosecutors said he shot Mark and "
            "Luke Avery after an argument. A third man was wounded."
        ),
        "historic_or_cumulative",
    ),
    (
        "Man gets life for killing two brothers",
        "TULSA - Prosecutors said he shot Mark and Luke Avery after an argument.",
        "historic_or_cumulative",
    ),
    (
        "City remembers victims of 1995 bombing",
        (
            "OKLAHOMA CITY - Hundreds gathered on Sunday to remember the 168 people killed in the bombing. "
            "Survivors, some of whom were among the more than 680 injured, read the names."
        ),
        "historic_or_cumulative",
    ),
    (
        "Why we must act on gun violence",
        "Every day 125 Americans are killed with guns, and more than 200 are shot and wounded.",
        "hypothetical",
    ),
    (
        "Former soldier recalls battle that killed nine comrades",
        "FAYETTEVILLE, N.C. - Fifteen years later, he still hears it. Nine were killed and 27 wounded in Afghanistan.",
        "historic_or_cumulative",
    ),
    (
        "Whale carcass washes ashore in Oregon; two others found dead",
        "NEWPORT, Ore. - Two other whales have died on the coast. A driver struck two dogs, killing one.",
        "animals",
    ),
    ("Flu has killed 1,200 this season, CDC says", "ATLANTA - The CDC said so.", "historic_or_cumulative"),
    (
        "Kyiv and Moscow swap prisoners",
        "KYIV - Among those freed were 45 wounded soldiers and four women.",
        "prisoners",
    ),
]


@pytest.mark.parametrize(("title", "text", "reason"), NOTHING, ids=[title for title, _, _ in NOTHING])
def test_such_a_text_tells_of_no_casualties(reader: EnglishReader, title: str, text: str, reason: str) -> None:
    reading = read(reader, title, text)
    assert not reading.reports
    assert reason in {one.reason for one in reading.ignored}


NEWS = [
    ("Two shot at playoff game", "DETROIT - Two fans were shot outside the championship game, police said.", 2),
    ("Two hurt on film set", "TULSA - Two actors were injured on the set of the movie, the sheriff said.", 2),
    ("Three hurt on drill rig", "MIDLAND, Texas - Three workers were injured on a drill rig on Friday.", 3),
    ("Stabbing near bank", "NEW YORK - Two traders were stabbed and wounded outside a bank on Friday, police said.", 2),
    ("Man charged in killing", "TULSA - A judge told a man on Friday that he is charged. Two women were wounded.", 2),
    ("City mourns victims of Friday bombing", "OKLAHOMA CITY - More than 80 people were injured on Friday.", 80),
    ("Soldiers hurt", "KYIV - Among those taken to hospital on Friday were 45 wounded soldiers.", 45),
    (
        "Plane with football team crashes",
        (
            "MEDELLIN, Colombia - A plane with a championship team crashed and six people were injured. Among them are "
            "the goalkeeper, a midfielder and the coach. Rescuers reached the wreckage at night."
        ),
        6,
    ),
    ("Two others hurt in Oregon", "NEWPORT, Ore. - Two other hikers were injured on Friday. A dog barked.", 2),
    ("Ministers hurt", "LONDON - Three ministers were wounded on Friday.", 3),
]


@pytest.mark.parametrize(("title", "text", "injured"), NEWS, ids=[title for title, _, _ in NEWS])
def test_one_like_it_tells_news(reader: EnglishReader, title: str, text: str, injured: int) -> None:
    counts = [placed.report.injured for placed in read(reader, title, text).reports]
    assert sum(count.best for count in counts if count is not None) == injured


def test_pride_is_no_body(reader: EnglishReader) -> None:
    hurt = "Three ministers were left with wounded pride after the prime minister shot down their proposals."
    assert not read(reader, "Ministers clash over budget", f"LONDON - {hurt}").reports
