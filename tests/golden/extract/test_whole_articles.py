"""Whole articles: several incidents of one region, what is only recalled, claims, the day and the place of it all."""

from collections.abc import Callable

import pytest

from casualty_pipeline.extract.english import EnglishReader
from casualty_pipeline.reading import Reading
from casualty_schemas.article import Article

PUBLISHED = "2024-05-14T15:00:00Z"  # a Tuesday

Read = Callable[..., Reading]


@pytest.fixture(name="read", scope="module")
def _read(reader: EnglishReader) -> Read:
    def read(text: str, *, title: str | None = None) -> Reading:
        values = {"article_id": "a", "source": "s", "title": title, "text": text, "published_at": PUBLISHED}
        return reader.read(Article.model_validate(values))

    return read


def told(reading: Reading) -> list[tuple[str, str | None, int | None, int | None]]:
    """Region, place, best killed and best injured of each report."""
    reports = [(placed.region, placed.report) for placed in reading.reports]
    return [
        (
            region,
            report.place.name,
            report.killed.best if report.killed else None,
            report.injured.best if report.injured else None,
        )
        for region, report in reports
    ]


def days(reading: Reading) -> list[str]:
    return [placed.report.occurred_on.isoformat() for placed in reading.reports]


DNIPRO = """Russian forces attacked the Dnipropetrovsk region over the past day, killing six people, the governor said.

In Nikopol, artillery shelling killed two people and wounded five.

In Marhanets, a drone hit a car, killing one man and injuring his wife.

In the city of Dnipro, a missile struck an apartment block, leaving three dead and 12 injured."""


def test_towns_of_one_region_are_incidents_that_its_total_checks(read: Read) -> None:
    reading = read(DNIPRO, title="Russian attacks kill six in Dnipropetrovsk region")
    assert told(reading) == [
        ("UA-12", "Nikopol", 2, 5),
        ("UA-12", "Marhanets", 1, 1),
        ("UA-12", "Dnipro", 3, 12),
    ]
    assert reading.reconciled is True


def test_what_a_regions_total_has_beyond_its_towns_stays_in_the_region(read: Read) -> None:
    reading = read(DNIPRO.replace("six", "nine"), title="Russian attacks kill nine in Dnipropetrovsk region")
    assert told(reading)[3:] == [("UA-12", "Dnipropetrovsk Oblast", 3, None)]
    assert reading.reconciled is False


def test_one_town_of_a_region_is_where_its_figure_belongs(read: Read) -> None:
    text = (
        "Two people were killed in the Kherson region on Monday.\n\nIn Bilozerka, a shell killed two women in a yard."
    )
    assert told(read(text, title="Two killed in Kherson region")) == [("UA-65", "Bilozerka", 2, None)]


def test_what_happened_earlier_to_others_is_another_incident(read: Read) -> None:
    text = (
        "A 67-year-old woman was killed in Kherson on Monday when a shell hit her yard, the governor said. "
        "Earlier, shelling of a village left two dead."
    )
    assert told(read(text)) == [("UA-65", "Kherson", 1, None), ("UA-65", "Kherson", 2, None)]
    assert told(read(text, title="Shelling kills three in Kherson")) == told(read(text))


def test_an_older_figure_is_no_other_incident(read: Read) -> None:
    text = "Twelve people were killed by a bomb in Baghdad on Monday. Earlier, officials said nine people were killed."
    assert told(read(text)) == [("IQ-BG", "Baghdad", 12, None)]


def test_a_new_event_on_another_day_is_another_incident(read: Read) -> None:
    text = (
        "A man was shot to death on Monday night in Baltimore, Maryland.\n\n"
        "On Sunday, two men were wounded in a drive-by shooting a few blocks away."
    )
    reading = read(text)
    assert [(killed, injured) for _, _, killed, injured in told(reading)] == [(1, None), (None, 2)]
    assert days(reading) == ["2024-05-13", "2024-05-12"]


def test_others_taken_to_hospitals_elsewhere_were_not_hurt_there(read: Read) -> None:
    text = (
        "Three people were killed and two more injured early Sunday in downtown Lawrence, Kansas.\n\n"
        "Two other people who were shot were taken to hospitals in Kansas City and Topeka."
    )
    assert told(read(text)) == [("US-KS", "Lawrence", 3, 2)]


@pytest.mark.parametrize(
    "recalled",
    [
        "A law was named after the six officers killed in a shooting at a station.",
        "Survivors of the school massacre in which 26 died wrote to the government.",
        "The attack was the deadliest since a bombing at the airport that killed 170 people.",
        "A memorial to the 45 people killed in the theatre stands nearby.",
    ],
)
def test_what_is_only_recalled_is_no_news(read: Read, recalled: str) -> None:
    text = f"A suicide bomber killed at least 20 worshippers in Kabul on Monday, police said.\n\n{recalled}"
    assert [killed for _, _, killed, _ in told(read(text))] == [20]


def test_what_survivors_recall_is_the_news_where_nothing_else_is(read: Read) -> None:
    text = "Survivors of the attack in which 26 people died in Peshawar on Monday told of gunmen in uniform."
    assert told(read(text)) == [("PK-KP", "Peshawar", 26, None)]


def test_a_claim_about_those_whom_police_told_of_is_the_same(read: Read) -> None:
    text = (
        "Five civilians were killed by a bomb in Peshawar on Monday, police said. Two militants were shot dead in a "
        "raid in Quetta, the police chief told reporters. The army said it eliminated two terrorists."
    )
    assert told(read(text)) == [("PK-KP", "Peshawar", 5, None), ("PK-BA", "Quetta", 2, None)]


def test_nobody_of_some_says_nothing_of_others(read: Read) -> None:
    text = (
        "A woman was shot by her boyfriend in Albuquerque, New Mexico, on Monday. She is in serious condition.\n\n"
        "About 30 residents were evacuated. None of them was hurt."
    )
    assert told(read(text)) == [("US-NM", "Albuquerque", None, 1)]


def test_where_a_man_is_from_is_not_where_he_killed(read: Read) -> None:
    text = (
        "LEXINGTON, S.C. - A Gilbert man is accused of killing three members of his family on Monday before he was "
        "shot and wounded by Lexington County deputies."
    )
    assert [region for region, *_ in told(read(text))] == ["US-SC"]


@pytest.mark.parametrize(
    "text",
    [
        (
            "Four people were killed in a shooting at a party in Fresno, California. John Rios, 18, died Sunday "
            "evening at a hospital. He had been on life support since the shooting early Saturday."
        ),
        (
            "An argument left a Fresno, California, man dead. Officers responded to his home at 11:38 p.m. Saturday. "
            "John Brown was pronounced dead at 12:31 a.m. Sunday."
        ),
    ],
)
def test_the_day_is_that_of_the_shooting_not_of_a_death_in_hospital(read: Read, text: str) -> None:
    assert days(read(text)) == ["2024-05-11"]


def test_whoever_died_in_a_shooting_died_on_its_day(read: Read) -> None:
    text = (
        "John Brown, 27, died Monday night in a shooting in Fresno, California. Police responded to the home on Sunday."
    )
    assert days(read(text)) == ["2024-05-13"]


SCHOOL = """A special-education teacher and an 8-year-old student were killed and another student was critically wounded
when the teacher's estranged husband opened fire at a school in San Bernardino, California, on Monday.

The gunman, Cedric Anderson, 53, then shot and killed himself.

Jonathan Martinez, 8, was airlifted to a hospital, where he died. A 9-year-old boy remained hospitalized."""


def test_a_gunman_of_the_headline_is_who_turned_the_gun_on_himself(read: Read) -> None:
    title = "Teacher, student killed in San Bernardino school shooting; gunman also dead"
    assert told(read(SCHOOL, title=title)) == [("US-CA", "San Bernardino", 3, 1)]


def test_a_killer_who_died_is_none_of_the_several_whom_he_killed(read: Read) -> None:
    text = "A gunman opened fire in Roseburg, Oregon, on Monday, killing nine people and wounding six before he died."
    assert [(killed, injured) for _, _, killed, injured in told(read(text))] == [(10, 6)]


def test_he_who_was_shot_by_deputies_is_none_of_his_victims(read: Read) -> None:
    text = (
        "A Gilbert man is accused of killing three members of his family on Monday before he was shot and wounded by "
        "Lexington County deputies in South Carolina. No deputies were hurt."
    )
    assert [(killed, injured) for _, _, killed, injured in told(read(text))] == [(3, 1)]


def test_both_who_were_taken_to_a_hospital_hold_the_dead_of_the_lead(read: Read) -> None:
    text = (
        "A double shooting left one man dead and another fighting for his life in Rochester, New York.\n\n"
        "Officers found two men in their 20s shot inside a car on Monday. Both were taken to a hospital, where one was "
        "pronounced dead."
    )
    assert [(killed, injured) for _, _, killed, injured in told(read(text))] == [(1, 1)]


def test_a_movie_theater_is_no_movie(read: Read) -> None:
    text = "A gunman opened fire in a movie theater in Lafayette, Louisiana, on Monday, killing two and injuring nine."
    assert told(read(text)) == [("US-LA", "Lafayette", 2, 9)]


def test_the_day_of_a_search_is_not_that_of_the_crime(read: Read) -> None:
    text = (
        "PIKETON, Ohio - Authorities on Monday were still searching for whoever shot to death eight of a family "
        "Friday in four homes."
    )
    assert days(read(text)) == ["2024-05-10"]


@pytest.mark.parametrize(
    "text",
    [
        "Two people were killed in Kharkiv the day before, the governor said on Tuesday.",
        "Two people were killed in Kharkiv on Monday, the third attack since Friday.",
        "Two people were killed in Kharkiv on Monday, bringing the toll since Friday to seven.",
    ],
)
def test_days_that_others_stand_beside(read: Read, text: str) -> None:
    reading = read(text)
    assert told(reading) == [("UA-63", "Kharkiv", 2, None)]
    assert days(reading) == ["2024-05-13"]


def test_the_homes_of_victims_are_no_places_of_the_attack(read: Read) -> None:
    text = (
        "A gunman killed five people at the airport of Fort Lauderdale, Florida, on Friday. The five who died include "
        "Olga Woltering, 84, of Marietta, Georgia; Terry Andres, 62, of Virginia Beach; and Michael Oehme, 57, of "
        "Council Bluffs, Iowa."
    )
    assert told(read(text)) == [("US-FL", "Fort Lauderdale", 5, None)]


def test_the_shooter_is_the_student_who_turned_the_gun_on_himself(read: Read) -> None:
    text = (
        "A student walked into a school in Centennial, Colorado, on Monday and shot a classmate in the head before "
        "turning the weapon on himself. Claire Davis, 17, was in critical condition. The shooter, Karl Pierson, was "
        "found dead in the library."
    )
    assert [(killed, injured) for _, _, killed, injured in told(read(text))] == [(1, 1)]


def test_the_day_on_which_police_went_on_searching_is_not_that_of_the_crime(read: Read) -> None:
    text = (
        "Police continued to search Monday for the man who they say killed four people and injured four others in "
        "Antioch, Tennessee, early Sunday."
    )
    assert days(read(text)) == ["2024-05-12"]


def test_a_sentence_that_opens_on_another_day_tells_of_others(read: Read) -> None:
    text = (
        "An officer shot and killed a 23-year-old man on Saturday afternoon in Milwaukee, Wisconsin.\n\n"
        "On Sunday night an 18-year-old man was shot in the neck during the disturbances."
    )
    reading = read(text)
    assert [(killed, injured) for _, _, killed, injured in told(reading)] == [(1, None), (None, 1)]
    assert days(reading) == ["2024-05-11", "2024-05-12"]


def test_the_hours_after_midnight_may_be_of_the_same_night(read: Read) -> None:
    text = (
        "Two people were shot late Saturday in Milwaukee, Wisconsin.\n\n"
        "On Sunday at 12:30 a.m., a 30-year-old man was shot in the leg and a woman in the arm."
    )
    assert [(killed, injured) for _, _, killed, injured in told(read(text))] == [(None, 2)]


def test_what_a_year_counts_goes_on_in_the_next_sentence(read: Read) -> None:
    text = (
        "A 17-year-old was shot on Sunday in Wilmington, Delaware.\n\n"
        "It was the 97th shooting in Wilmington this year. There have been 102 victims, 20 of whom died."
    )
    assert [(killed, injured) for _, _, killed, injured in told(read(text))] == [(None, 1)]


def test_memories_of_an_older_massacre_are_no_news(read: Read) -> None:
    text = (
        "A man fired at police at a school in Decatur, Georgia, on Monday. No one was hurt. That raised memories "
        "of the massacre at a school in Newtown, Conn., in which 20 children and six adults were killed."
    )
    assert [killed for _, _, killed, _ in told(read(text)) if killed] == []


def test_the_name_of_a_hospital_is_no_place_of_the_attack(read: Read) -> None:
    text = (
        "A boy and his grandfather were shot in Leawood, Kansas, on Sunday. The grandfather died at the scene and "
        "the boy died at Overland Park Regional Medical Center. Two others were shot at but not hit."
    )
    assert told(read(text)) == [("US-KS", "Leawood", 2, None)]


def test_an_attacker_who_was_shot_by_police_is_the_gunman_of_the_headline(read: Read) -> None:
    text = (
        "An attacker opened fire on lawmakers in Alexandria, Virginia, on Monday, wounding five people before he was "
        "fatally shot by police."
    )
    assert told(read(text, title="Five wounded at baseball practice; gunman killed")) == [("US-VA", "Alexandria", 1, 5)]


def test_who_was_shot_and_is_stable_is_none_of_the_dead(read: Read) -> None:
    text = (
        "A reporter and a cameraman were shot to death in Moneta, Virginia, on Monday. They were interviewing Vicki "
        "Gardner. Gardner was shot in the back and was in stable condition."
    )
    assert [(killed, injured) for _, _, killed, injured in told(read(text))] == [(2, 1)]


def test_a_roll_of_the_dead_is_of_the_incident_that_had_so_many(read: Read) -> None:
    text = (
        "A man opened fire in Edgewood, Maryland, on Monday, killing three co-workers and wounding two. He drove to "
        "Wilmington, Delaware, where he wounded a man at a car lot.\n\n"
        "Killed were Bayarsaikhan Tudev, 53, Jose Romero, 34, and Enis Mrvoljak, 48."
    )
    assert told(read(text)) == [("US-MD", "Edgewood", 3, 2), ("US-DE", "Wilmington", None, 1)]


def test_a_teacher_who_was_hurt_is_not_the_father_who_was_killed(read: Read) -> None:
    text = (
        "A boy and a teacher were wounded at a school in Townville, South Carolina, on Monday. A teenager is charged. "
        "He shot and killed his father before."
    )
    assert [(killed, injured) for _, _, killed, injured in told(read(text))] == [(1, 2)]


def test_a_headline_may_end_with_those_who_die(read: Read) -> None:
    assert told(read("Ukraine retakes Mariupol; five separatists die")) == [("UA-14", "Mariupol", 5, None)]


def test_what_a_group_boasts_of_does_not_outdo_the_police(read: Read) -> None:
    text = (
        "A bomb killed six people and wounded 14 in Kabul on Monday, police said. The Islamic State group claimed "
        "responsibility, saying it had killed 20 Shiites."
    )
    assert told(read(text)) == [("AF-KAB", "Kabul", 6, 14)]


def test_what_happened_elsewhere_in_a_region_is_no_part_of_its_total(read: Read) -> None:
    text = (
        "Five soldiers and seven militants were killed in a raid in North Waziristan on Sunday. "
        "Elsewhere in Khyber Pakhtunkhwa, a policeman was shot dead in Bannu on Monday."
    )
    title = "Five soldiers, seven militants killed in Pakistan raid"
    assert [(region, killed) for region, _, killed, _ in told(read(text, title=title))] == [("PK-KP", 12), ("PK-KP", 1)]


@pytest.mark.parametrize(
    ("text", "killed", "injured"),
    [
        ("A woman opened fire in San Bruno, wounding three people before fatally shooting herself.", 1, 3),
        ("A man opened fire at a mall, killing two employees before turning the shotgun on himself.", 3, None),
        ("A man killed his wife and turned a rifle on himself.", 2, None),
        ("Woman wounds 3 at headquarters before killing herself", 1, 3),
        ("The shooting that took his life left two others wounded.", None, 2),
    ],
)
def test_weapons_that_people_turn_on_themselves(read: Read, text: str, killed: int | None, injured: int | None) -> None:
    assert [(dead, hurt) for _, _, dead, hurt in told(read(text))] == [(killed, injured)]


def test_a_killer_stands_beside_the_number_that_one_sentence_says_he_killed(read: Read) -> None:
    text = (
        "Thousands came to remember six students killed Friday in Isla Vista, California. Elliot Rodger stabbed three "
        "men to death, then shot three other people to death and injured 13 more. He then shot himself in the head."
    )
    assert [(killed, injured) for _, _, killed, injured in told(read(text))] == [(7, 13)]


def test_two_of_a_murder_and_suicide_hold_the_killer(read: Read) -> None:
    text = "Two people were found dead in Fresno, California, on Monday. A man shot his wife to death, then himself."
    assert [(killed, injured) for _, _, killed, injured in told(read(text))] == [(2, None)]
