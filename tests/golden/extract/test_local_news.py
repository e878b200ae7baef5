"""Local news of one shooting: whom a text means again, corrected counts, other towns and weekends, days of courts."""

import pytest

from casualty_pipeline.extract.english import EnglishReader
from casualty_pipeline.reading import Reading
from casualty_schemas.article import Article

PUBLISHED = "2025-11-24T15:00:00Z"  # a Monday


def read(reader: EnglishReader, text: str, title: str | None = None) -> Reading:
    values = {"article_id": "a", "source": "s", "title": title, "text": text, "published_at": PUBLISHED}
    return reader.read(Article.model_validate(values))


def figures(reading: Reading) -> list[tuple[int | None, int | None]]:
    """Best killed and best injured of each report."""
    reports = [placed.report for placed in reading.reports]
    return [
        (report.killed.best if report.killed else None, report.injured.best if report.injured else None)
        for report in reports
    ]


def days(reading: Reading) -> list[str]:
    return [placed.report.occurred_on.isoformat() for placed in reading.reports]


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("John Roe, 22, was shot in Macon and died there. His roommate, 23, was shot in the hand.", 1, 1),
        ("Officers found John Roe dead in Macon. John Roe's girlfriend had been shot in the leg.", 1, 1),
        ("Officers found a man and his father, 66-year-old Ernest Roe, dead in Macon.", 2, None),
        ("John Roe, 35, and his father, Ernest Roe, 66, were killed in Macon.", 2, None),
        ("The suspect shot Ann Roe in Macon. His wife, Ann Roe, 32, died at a hospital.", 1, None),
        ("His father, Ernest Roe, was killed in Macon.", 1, None),
    ],
)
def test_kin_of_the_dead_are_others(reader: EnglishReader, text: str, killed: int | None, injured: int | None) -> None:
    assert figures(read(reader, text)) == [(killed, injured)]


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        (
            """Four people were killed in Birmingham, Alabama. Three others were shot and survived.
            Police initially said eight people had been shot but have since revised that to seven.""",
            4,
            3,
        ),
        (
            "Five were shot, one fatally, in Birmingham, Alabama. Police earlier put the number of victims at four.",
            1,
            4,
        ),
        (
            "Police in Birmingham, Alabama, initially said three people were shot, but later said four were shot.",
            None,
            4,
        ),
        ("An explosion tore through Birmingham, Alabama. The number of victims rose to four.", 4, None),
    ],
)
def test_counts_that_were_corrected(reader: EnglishReader, text: str, killed: int | None, injured: int | None) -> None:
    assert figures(read(reader, text)) == [(killed, injured)]


@pytest.mark.parametrize(
    ("end", "killed"),
    [
        ("The woman's boyfriend, 41, was found in a bathroom with a self-inflicted wound.", 3),
        ("Her boyfriend was found with a self-inflicted wound and taken to a hospital in critical condition.", 2),
    ],
)
def test_a_wound_by_ones_own_hand_is_deadly_where_no_word_says_otherwise(
    reader: EnglishReader, end: str, killed: int
) -> None:
    text = f"A woman and her son, 10, were found shot to death in a home in Macon, Georgia, on Sunday. {end}"
    assert figures(read(reader, text)) == [(killed, None if killed > 2 else 1)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "A man accused of killing a woman in Macon appeared before a judge Monday. He shot her on Friday.",
            "2025-11-21",
        ),
        (
            "Family gathered Sunday night for a vigil for two brothers killed in Macon. They were shot Friday.",
            "2025-11-21",
        ),
        ("People gathered Sunday night outside a home in Macon when a man opened fire and killed two.", "2025-11-23"),
    ],
)
def test_days_of_courts_and_of_mourning_are_not_those_of_the_shooting(
    reader: EnglishReader, text: str, day: str
) -> None:
    assert days(read(reader, text)) == [day]


def test_another_town_at_the_end_is_another_incident(reader: EnglishReader) -> None:
    text = (
        "One person was killed and five were injured on the campus of a Mississippi high school.\n"
        "It happened after a football game, the sheriff said. A pregnant woman was the person who died.\n"
        "A teenager turned himself in on Sunday.\n"
        "In Leland, on the other side of the state, six people were killed and 12 were hurt."
    )
    assert figures(read(reader, text, "One dead, five injured at Mississippi high school")) == [(1, 5), (6, 12)]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("2 killed, 5 wounded in weekend shootings in Chicago", (2, 5)),
        ("Shootings in Chicago: 2 killed, 5 hurt", (4, 9)),
    ],
)
def test_last_weekend_is_compared_with_the_weekend_of_the_text(
    reader: EnglishReader, title: str, expected: tuple[int, int]
) -> None:
    text = "Two people were killed and five wounded in Chicago. Last weekend, four people were killed and nine wounded."
    assert figures(read(reader, text, title)) == [expected]


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("Shots were fired in Macon. Three people were hit.", None, 3),
        ("Six men and two women were hit shortly after 10 p.m. in Macon.", None, 8),
        ("Ann Roe, 36, was shot to death in Macon. Two children were also struck.", 1, 2),
        ("Ann Roe, 36, was shot to death in Macon. Two children were also shot.", 1, 2),
        ("A gun went off in Macon, striking a girl in the side. Another student was struck, he also said.", None, 1),
        ("A woman was shot in Macon. Two hundred workers were hit by layoffs.", None, 1),
        ("A woman was shot in Macon. Three men were hit with charges.", None, 1),
    ],
)
def test_those_who_were_hit(reader: EnglishReader, text: str, killed: int | None, injured: int | None) -> None:
    assert figures(read(reader, text)) == [(killed, injured)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A relative found three bodies in Macon about 5:30 p.m. on Sunday.", [(3, None)]),
        ("A relative found the bodies of his parents in Macon at 5 p.m. on Sunday.", [(2, None)]),
        ("A man was shot in Macon at 2:30 p.m. and died.", [(1, None)]),
        ("A man was shot around 2:30 a.m. Sunday and died at a hospital in Macon.", [(1, None)]),
        ("Eleven killed in Macon: 11 people died there.", [(11, None)]),
    ],
)
def test_hours_and_minutes_count_nobody(
    reader: EnglishReader, text: str, expected: list[tuple[int | None, int | None]]
) -> None:
    assert figures(read(reader, text)) == expected


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("A second person has died as a result of a shooting in Park Heights.", [(2, 4)]),
        ("Two more people have died of wounds suffered in a shooting in Park Heights.", [(2, 4)]),
    ],
)
def test_who_has_died_since_is_of_the_same_incident(
    reader: EnglishReader, lead: str, expected: list[tuple[int, int]]
) -> None:
    text = f"BALTIMORE - {lead}\nSix people were shot Saturday night when two gunmen opened fire."
    assert figures(read(reader, text, "Death toll in Baltimore cookout shooting rises to two")) == expected


def test_a_third_before_a_killing_is_no_other_incident(reader: EnglishReader) -> None:
    text = "MACON, Ga. - A man shot two people dead and wounded a third before killing himself in a Bibb County home."
    assert figures(read(reader, text, "3 dead, including suspect, in Macon home")) == [(3, 1)]


def test_a_name_beside_his_wife_is_not_hers(reader: EnglishReader) -> None:
    text = (
        "A man shot his estranged wife and killed her boyfriend in Macon. "
        "He is accused of shooting Jason Keller, 41, in the head and his wife in the arm. Keller died at the scene."
    )
    assert figures(read(reader, text)) == [(1, 1)]


@pytest.mark.parametrize(
    ("end", "expected"),
    [
        ("On Monday, Nov. 17, a man was shot in the arm there.", ["2025-11-23", "2025-11-17"]),
        ("On Sunday, a man was shot in the arm there.", ["2025-11-23"]),
    ],
)
def test_an_older_day_in_front_is_that_of_another_incident(
    reader: EnglishReader, end: str, expected: list[str]
) -> None:
    text = (
        "HAGERSTOWN, Md. - Two men are in the hospital after a shooting on Jonathan Street.\n"
        "Police responded around 12:50 a.m. on Sunday, Nov. 23. A man, 23, was shot in the abdomen.\n"
        f"It is the second shooting on the street in a week. {end}"
    )
    assert days(read(reader, text, "Two men hospitalized after shooting in Hagerstown")) == expected


@pytest.mark.parametrize(
    ("end", "regions"),
    [
        ("One was pronounced dead at the scene, the other at Regional One in Memphis, Tennessee.", ["US-MS"]),
        ("Two others were pronounced dead at the scene in Memphis, Tennessee.", ["US-MS", "US-TN"]),
    ],
)
def test_where_somebody_was_pronounced_dead_in_care_nothing_happened(
    reader: EnglishReader, end: str, regions: list[str]
) -> None:
    text = (
        "CLARKSDALE, Miss. - Two people are dead and four are hurt after a shooting in downtown Clarksdale.\n"
        f"The coroner says both of the dead are men in their 20s. {end}"
    )
    reading = read(reader, text, "Two dead, four injured in Clarksdale shooting")
    assert [placed.region for placed in reading.reports] == regions


def test_whose_body_was_found_has_died(reader: EnglishReader) -> None:
    text = "A man whose body was found in a Gresham park on Friday died from a gunshot wound, the coroner ruled."
    assert figures(read(reader, text)) == [(1, None)]


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("A man suspected of killing his wife was shot and wounded by police in Plano, Texas, on Sunday.", 1, 1),
        ("A man suspected of killing his parents and sister was shot and wounded in Plano, Texas, on Sunday.", 3, 1),
        ("A man killed his wife and two children were wounded in Plano, Texas, on Sunday.", 1, 2),
    ],
)
def test_what_befell_who_is_suspected_of_a_killing(
    reader: EnglishReader, text: str, killed: int | None, injured: int | None
) -> None:
    assert figures(read(reader, text)) == [(killed, injured)]
