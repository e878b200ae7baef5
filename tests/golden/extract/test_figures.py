"""Numbers and persons told over several sentences: what becomes of them together, both ways."""

import pytest

from casualty_pipeline.extract.english import EnglishReader
from casualty_schemas.article import Article


def figures(reader: EnglishReader, text: str, title: str | None = None) -> tuple[int | None, int | None]:
    """Best killed and best injured of the one report of a text."""
    values = {"article_id": "a", "source": "s", "title": title, "text": text}
    article = Article.model_validate({**values, "published_at": "2025-07-24T18:00:00Z"})
    (placed,) = reader.read(article).reports
    killed, injured = placed.report.killed, placed.report.injured
    return (killed.best if killed else None, injured.best if injured else None)


def several(reader: EnglishReader, text: str) -> list[tuple[int | None, int | None]]:
    """Best killed and best injured of each report of a text."""
    article = Article.model_validate(
        {"article_id": "a", "source": "s", "text": text, "published_at": "2025-07-24T18:00:00Z"}
    )
    reports = [placed.report for placed in reader.read(article).reports]
    return [(one.killed.best if one.killed else None, one.injured.best if one.injured else None) for one in reports]


def test_another_victim_of_the_attack_is_none_of_another_attack(reader: EnglishReader) -> None:
    hit = "Two men were wounded in Baghdad."
    assert several(reader, f"{hit} Another victim of the attack, 19, was shot.") == [(None, 2)]
    assert several(reader, f"{hit} A man, 19, was shot in another attack in Baghdad.") == [(None, 2), (None, 1)]


def test_one_who_was_shot_is_among_more_who_are_told_of_one_by_one(reader: EnglishReader) -> None:
    lead = "A police officer and a woman were wounded in Tulsa, Oklahoma."
    assert figures(reader, f"{lead} A man opened fire, striking one officer in the arm.") == (None, 2)
    assert figures(reader, "A man opened fire in Tulsa, Oklahoma, striking one officer in the arm.") == (None, 1)


def test_several_separate_shootings_are_summed_up_and_one_in_a_different_incident_is_another(
    reader: EnglishReader,
) -> None:
    lead = "One person was killed and three others were hurt in three separate shootings in Milwaukee on Saturday."
    title = "1 dead, 3 injured in separate Milwaukee shootings"
    assert figures(reader, lead, title=title) == (1, 3)
    hit = "Four people were shot in Jacksonville on Friday."
    other = "less than two hours later, a man was shot and killed on Moncrief Road."
    assert several(reader, f"{hit} In a different incident {other}") == [(None, 4), (1, None)]
    assert several(reader, f"{hit} In a separate shooting {other}") == [(None, 4), (1, None)]


@pytest.mark.parametrize("official", ["Prosecutor", "Inspector", "Principal", "Doctor", "Sheriff"])
def test_who_says_it_behind_a_comma_is_no_victim(reader: EnglishReader, official: str) -> None:
    assert figures(reader, f"The fire in Tulsa killed a man, {official} John Roe said.") == (1, None)
    assert figures(reader, "The fire in Tulsa killed a man, a woman and a doctor, police said.") == (3, None)


def test_the_attacker_is_no_mayor_and_no_bodyguard(reader: EnglishReader) -> None:
    shot = "The mayor was shot dead in Tulsa. A council member and a bodyguard were also injured."
    assert figures(reader, f"{shot} The attacker was killed at the scene.") == (2, 2)
    assert figures(reader, "A man was shot in Tulsa by police. The attacker was killed.") == (1, None)


def test_her_passenger_is_not_she(reader: EnglishReader) -> None:
    hit = "A 33-year-old woman who was shot on Friday in Nashville has died."
    for title in ("Woman dies in Nashville", None):
        assert figures(reader, f"{hit} Her passenger, a 30-year-old man, was also shot.", title=title) == (1, 1)
    assert figures(reader, f"{hit} His passenger, a 33-year-old woman, was shot.") == (1, None)


@pytest.mark.parametrize("animal", ["A K-9 named Rex", "A police dog called Rex", "K-9 Rex", "Two K-9s"])
def test_a_named_animal_is_nobody(reader: EnglishReader, animal: str) -> None:
    assert figures(reader, f"A man was killed and a deputy was wounded in Tulsa. {animal} was also wounded.") == (1, 1)
    assert figures(reader, "A man was killed in Tulsa. A deputy named Rex Smith was also wounded.") == (1, 1)


def test_places_on_a_list_part_the_figure_of_their_region(reader: EnglishReader) -> None:
    region = "Gunmen killed nine people in Nigeria's Plateau state."
    listed = "Five people were killed in Mangu and four in Bokkos."
    assert several(reader, f"{region} {listed}") == [(9, None)]
    assert several(reader, listed) == [(5, None), (4, None)]
    assert several(reader, f"{region.replace('nine', 'eight')} {listed}") == [(8, None), (4, None)]


def test_several_killed_on_a_day_further_off_are_another_incident(reader: EnglishReader) -> None:
    saturday = "Gunmen killed 17 people in Kherson on Saturday."
    assert several(reader, f"{saturday} On Wednesday, 25 people were killed in Kherson.") == [(17, None), (25, None)]
    assert several(reader, f"{saturday} On Sunday, 25 people were killed in Kherson.") == [(25, None)]
    assert several(reader, f"{saturday} The dead were named on Wednesday.") == [(17, None)]
    assert several(reader, f"{saturday} A man died in Kherson on Wednesday.") == [(17, None)]


WITHOUT_A_TOTAL = [
    ("Two men were shot in Chicago. A woman was also shot.", (None, 3)),
    ("Two people were shot in Chicago. A woman was also shot.", (None, 2)),
    ("Three men were found with gunshot wounds in Chicago. Two of them died. A woman was also shot.", (2, 2)),
    ("Two men were killed in Chicago. A 3-year-old girl died, too.", (3, None)),
    ("A girl was wounded in Chicago. Two other people were also injured.", (None, 3)),
    ("A man and two other people were wounded in Chicago. A girl was injured.", (None, 3)),
]
SHOT = [
    ("Three people were killed in Chicago. Two other men also were shot.", (3, 2)),
    ("Five people were shot in Chicago. One of them died.", (1, 4)),
    ("Three deputies were shot in Chicago and a suspect was killed.", (1, 3)),
    ("Three people were shot in Chicago and a man was killed.", (1, 2)),
    ("A triple shooting in Chicago injured three people. A 28-year-old man succumbed to his wounds.", (1, 2)),
    ("A triple shooting in Chicago injured two people. A 28-year-old man succumbed to his wounds.", (1, 2)),
    ("A quadruple shooting left one dead in Chicago. Multiple people were shot.", (1, 3)),
]
PARTS_OF_A_TOTAL = [
    ("John Roe, 16, died after he was wounded in Chicago. A total of five people were wounded.", (1, 4)),
    ("John Roe, 16, was killed in Chicago. Five people were wounded.", (1, 5)),
    (
        "A boy has died in Chicago. Two boys were shot on Monday. One was released. The other boy died on Friday.",
        (1, 1),
    ),
    ("A boy died in Chicago on Monday. Another boy died on Friday.", (2, None)),
    ("All three victims died in Chicago. Police killed the suspect.", (4, None)),
    ("All three people died in Chicago. Police killed the suspect.", (3, None)),
]
SOME_OF_THE_INJURED = [
    ("Five people were stabbed in Chicago, one of them fatally.", (1, 4)),
    ("Ten people were injured in Chicago, three of whom later died.", (3, 7)),
    ("Ten people were injured in Chicago. One of them, a 60-year-old man, later died.", (1, 9)),
    ("Two people were killed in Chicago and ten were injured. One of them died at home.", (2, 10)),
    ("Ten people were killed in Chicago. Among the dead were three children.", (10, None)),
    ("Ten people were killed in Chicago. Also among the dead were three children.", (10, None)),
]
DIED_OF_WOUNDS = [
    ("Five were wounded in Chicago. One of the wounded later died.", (1, 4)),
    ("Five were wounded in Chicago. One later died.", (1, 4)),
    ("Five were wounded in Chicago. One died.", (1, 5)),
    ("One of the five wounded in Chicago later died.", (1, 4)),
    ("One of the five people wounded in Chicago later died.", (1, 4)),
    ("One of the five people who were injured in Chicago has died.", (1, 4)),
    ("One of the five people on board was injured in Chicago.", (None, 1)),
    ("Five people were wounded in Chicago on Monday. Two of the wounded died on Tuesday.", (2, 3)),
    ("One of those injured in Monday's blast in Chicago, which wounded seven, has died.", (1, 6)),
    ("A blast in Chicago killed three and wounded five. One of the wounded later died.", (4, 4)),
    ("Five were killed and 20 injured in Chicago. Two of the injured later died.", (7, 18)),
    ("Five were killed and 20 injured in Chicago. The toll rose to seven. Two of the injured died.", (7, 18)),
    ("The toll in Chicago rose to four after one of the wounded died. The blast killed three and hurt ten.", (4, 9)),
    ("Four were killed and ten injured in Chicago. Three died at once and one of the injured died later.", (4, 9)),
    ("Five people were hurt in Chicago. One of them, identified as John Roe, 35, later died.", (1, 4)),
    ("The injured were taken to a hospital in Chicago, where three died. At least 32 were injured.", (3, 29)),
    ("A mob went to a hospital in Chicago, killing two. At least 32 were injured.", (2, 32)),
    ("One of the wounded in Chicago has died. Six others remain in hospital.", (1, None)),
]
STABBED = [
    ("Three people were shot and one stabbed in Chicago.", (None, 4)),
    ("Three people were shot and two of them stabbed in Chicago.", (None, 3)),
    ("A recovered body in Chicago is another victim, bringing to 22 the number of known dead.", (22, None)),
    ("A man stabbed four people in Chicago, killing three.", (3, 1)),
    ("Four people were stabbed in Chicago, three fatally.", (3, 1)),
    ("Four people were stabbed in Chicago. Three died.", (3, 1)),
    ("A man stabbed three people to death and injured eight in Chicago.", (3, 8)),
    ("Four people were stabbed in Chicago. They are recovering.", (None, 4)),
]
ABOARD = [
    ("A bus carrying 30 people crashed in Chicago. Ten were killed and the rest were injured.", (10, 20)),
    ("A bus carrying 30 people crashed in Chicago. Ten were killed and the rest of the day was calm.", (10, None)),
    ("Injured in the crash in Chicago were the driver, 34, and two children.", (None, 3)),
    ("There were no survivors of a crash in Chicago. A jet with 67 people on board went down.", (67, None)),
    ("A jet with 67 people on board crashed in Chicago. There were no survivors.", (67, None)),
    ("A jet with 60 passengers and seven crew aboard crashed in Chicago. No one survived.", (67, None)),
    ("A jet with 67 people on board crashed in Chicago. Only one passenger survived.", (66, None)),
    ("A jet with 67 people on board crashed in Chicago and a man was hurt. One passenger survived.", (None, 1)),
    ("A jet crashed in Chicago and a man was hurt. There were no survivors.", (None, 1)),
    ("A jet with 67 people on board crashed in Chicago. All on board were killed.", (67, None)),
    ("Two people were killed and 18 others were wounded in Chicago. The suspect was also injured.", (2, 19)),
    ("Two people were killed and 18 others were wounded in Chicago. The suspect was injured.", (2, 18)),
]
IN_THE_NEWS = [
    ("At least 13 people were killed and 19 wounded in Chicago. A clinic received about 20 injured people.", (13, 19)),
    ("At least 13 people were killed and 10 wounded in Chicago. A clinic received about 20 injured people.", (13, 20)),
    ("A boy was shot in Chicago. He was rushed to a hospital but succumbed to his injuries.", (1, None)),
    ("A boy was shot in Chicago. He was rushed to a hospital but survived his injuries.", (None, 1)),
    ("Two people are dead and ten have been hurt in Chicago so far this weekend.", (2, 10)),
    ("The driver of the car died in Chicago. The driver of the truck was treated for minor injuries.", (1, 1)),
    ("The driver of the car was injured in Chicago. The driver of the car died later.", (1, None)),
    ("A man was killed in Chicago. The male passenger died at the scene. The male driver was wounded.", (1, 1)),
    ("The driver and a passenger in the Traverse were taken to a hospital in Chicago.", (None, 2)),
    ("The Rev. John Roe was taken to a hospital in Chicago.", (None, 1)),
    ("Two died in Chicago and two others had gunshot wounds. One of the victims has died from her wounds.", (3, 1)),
    ("A boy in Chicago had a minor slash wound to the arm.", (None, 1)),
    ("A boy in Chicago had a minor part in a film. A minor was wounded.", (None, 1)),
    ("One man was critically wounded in Chicago, and another was lightly injured.", (None, 2)),
    ("Two others were wounded in Chicago. Another was lightly injured.", (None, 2)),
    ("Emilee Roe, 13, was killed in Chicago. The mother was taken to a hospital.", (1, 1)),
    ("Emilee Roe, 33, was killed in Chicago. The mother was taken to a hospital.", (1, None)),
    ("One injured person was rushed to hospital in Chicago. Another man sustained wounds.", (None, 2)),
    ("A bomber struck outside a clinic in Chicago as the wounded were being brought in. One died.", (1, None)),
    ("Two people were rushed to a hospital in Chicago with gunshot wounds, one of whom later died.", (1, 1)),
    ("The toll in Chicago rose to 40. Doctors said 67 people were still in hospitals.", (40, 67)),
    ("The toll in Chicago rose to 40. Doctors said 67 people were still in shops.", (40, None)),
]
NUMBERED = [
    ("A third person has died after a blast in Chicago.", (3, None)),
    ("A third person died in a blast in Chicago.", (1, None)),
    ("A 12th victim has died after a blast in Chicago.", (12, None)),
    ("The 12th victim has died after a blast in Chicago.", (12, None)),
    ("A 12th Street resident has died after a blast in Chicago.", (1, None)),
    ("Two people were hurt and a third person has died in Chicago.", (1, 2)),
    ("A person has died after a blast in Chicago.", (1, None)),
]
KILLERS = [
    ("Two gunmen killed four people in Chicago before being shot dead.", (6, None)),
    ("Two gunmen killed four people in Chicago before being arrested.", (4, None)),
    ("Four people died in Chicago. The gunman was also killed.", (5, None)),
    ("Four people, including the gunman, died in Chicago. The gunman was also killed.", (4, None)),
    ("A bombing killed four soldiers and the attacker in Chicago. The attacker died at once.", (5, None)),
    ("Two passengers died in Chicago and the driver succumbed to his injuries.", (3, None)),
    ("Two men died in Chicago. The driver succumbed to his injuries.", (2, None)),
    ("Doctors in Chicago said 15 of the 27 injured remained in hospital.", (None, 27)),
    ("Doctors in Chicago said 15 of the 27 students remained in hospital.", (None, 15)),
    ("A man killed three people in Chicago before turning the gun on himself.", (4, None)),
    ("A gunman killed four people in Chicago. Police shot the gunman dead.", (5, None)),
    ("A man killed two people in Chicago before police shot him dead.", (3, None)),
    ("A man killed two people in Chicago before he was shot and killed by an off-duty soldier.", (3, None)),
    ("A man killed two people in Chicago before he was stopped by an off-duty soldier.", (2, None)),
    ("A man killed two people in Chicago before police led him away.", (2, None)),
    ("The crash killed 24 people on board and 19 on the ground in Chicago.", (43, None)),
    ("Four people died in Chicago. Police shot the gunman dead.", (4, None)),
    ("A man in Chicago turned his gun on himself.", (1, None)),
    ("A man in Chicago turned his gun on himself. He was in critical condition.", (None, 1)),
]
IN_CARE = [
    ("A woman is dead and a man is wounded in Chicago. Both victims were taken to a hospital.", (1, 1)),
    ("A man and a woman were shot in Chicago. Both victims were taken to a hospital.", (None, 2)),
    ("Three people were taken to a hospital in Chicago, where they died.", (3, None)),
    ("Two children were killed in Chicago. Three people were taken to a hospital, where they stayed.", (2, 3)),
    ("Three people died in Chicago, while two others succumbed to their injuries in a hospital.", (5, None)),
    ("Six people sought medical help in Chicago after the attack.", (None, 6)),
    ("Six people sought legal help in Chicago after an attack in which a man was hurt.", (None, 1)),
    ("Two teens, one of whom is in critical condition, were shot in Chicago.", (None, 2)),
    ("Nine people were left with burns in Chicago.", (None, 9)),
    ("Nine people were left with burnt toast in Chicago and one was hurt.", (None, 1)),
    ("Officers found a wounded child in Chicago. The child was taken to a hospital, where the child died.", (1, None)),
    ("Dozens of people are in hospital in Chicago.", (None, 24)),
    ("Six escape with injuries as a bus overturns in Chicago.", (None, 6)),
    ("Two people were wounded in Chicago. One is undergoing treatment in a hospital.", (None, 2)),
    ("The blast in Chicago left 30 people with injuries.", (None, 30)),
    ("Four were killed in Chicago and one survived with serious injuries.", (4, 1)),
    ("A man was killed in Chicago. Another was charged with causing injuries.", (1, None)),
    ("Two men were shot in Chicago. They were taken to Mercy Hospital.", (None, 2)),
    ("Two women were taken to Mercy Hospital in Chicago.", (None, 2)),
    ("Police in Chicago said two women were taken to the Bell medical center.", (None, 2)),
    ("A woman was killed in Chicago. Two bodies were taken to the hospital morgue.", (2, None)),
    ("A woman was killed in Chicago. Two men were taken to the Bell police station.", (1, None)),
    ("Injury toll in Chicago rises to 13.", (None, 13)),
    ("Death toll in Chicago rises to 13.", (13, None)),
]
CORRECTED = [
    ("Police initially reported that five people were shot in Chicago. Four people were shot.", (None, 4)),
    ("Police reported that five people were shot in Chicago. Four people were shot.", (None, 5)),
]


def test_what_a_headline_adds_up_is_not_added_again(reader: EnglishReader) -> None:
    body = "It was in Topeka, Kansas."
    assert figures(reader, body, title="Two officers killed, suspect killed") == (3, None)
    assert figures(reader, body, title="Two officers killed, suspect wounded") == (2, 1)
    assert figures(reader, f"{body} The suspect died.", title="Two officers killed in Kansas") == (3, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *WITHOUT_A_TOTAL,
        *SHOT,
        *PARTS_OF_A_TOTAL,
        *SOME_OF_THE_INJURED,
        *DIED_OF_WOUNDS,
        *STABBED,
        *ABOARD,
        *IN_THE_NEWS,
        *NUMBERED,
        *KILLERS,
        *IN_CARE,
        *CORRECTED,
    ],
)
def test_figures_of_several_sentences(
    reader: EnglishReader, text: str, expected: tuple[int | None, int | None]
) -> None:
    assert figures(reader, text) == expected


def test_a_lead_under_a_dateline_adds_up_what_places_tell(reader: EnglishReader) -> None:
    lead = "KYIV, Ukraine (AP) - Russian missiles killed six people overnight, officials said."
    places = "In Odesa, a missile killed four people. Two people were killed in Kharkiv when a drone struck."
    assert several(reader, f"{lead} {places}") == [(4, None), (2, None)]
    assert several(reader, f"{lead.replace('six', 'nine')} {places}") == [(9, None), (4, None), (2, None)]


def test_a_list_goes_on_to_another_place_though_nobody_knows_the_one_before(reader: EnglishReader) -> None:
    listed = "Five died in the village of Xyzzyville, four in Kfar Kila and two in Khiam."
    assert sum(killed or 0 for killed, _ in several(reader, listed)) == 11
    assert several(reader, "Five died in Kfar Kila, four died in Kfar Kila.") == [(5, None)]


def test_what_a_lead_tells_of_another_day_is_another_incident(reader: EnglishReader) -> None:
    strike = "A drone hit a car in Sumy Oblast on July 23, killing two men."
    assert several(reader, f"{strike} On July 12, a drone killed nine people on a bus.") == [(2, None), (9, None)]
    assert several(reader, f"{strike} On July 23, a drone killed nine people on a bus.") == [(9, None)]


def test_another_man_may_be_who_the_headline_tells_of(reader: EnglishReader) -> None:
    title = "Wife charged after husband fatally shot in Chicago, boyfriend wounded"
    text = "A woman's husband was shot dead and another man was wounded in Chicago. The other man, 39, is recovering."
    assert figures(reader, text, title) == (1, 1)
    assert figures(reader, text, "Wife charged after husband fatally shot in Chicago, girlfriend wounded") == (1, 2)


def test_the_other_is_not_whom_the_sentence_before_tells_of(reader: EnglishReader) -> None:
    first = "A man, 20, was shot in the leg in Chicago."
    assert figures(reader, f"{first} The other man was shot in the arm.") == (None, 2)
    assert figures(reader, f"{first} A woman was wounded, too. The other victim is a man.") == (None, 2)


def test_a_headline_that_does_not_know_of_the_dead_is_older(reader: EnglishReader) -> None:
    text = "A teenager was killed in Chicago. A second teenager was shot in the foot."
    assert figures(reader, text, "2 people injured in Chicago shooting") == (1, 1)


def test_a_headline_whose_number_the_body_repeats_is_not(reader: EnglishReader) -> None:
    text = "A teenager was killed in Chicago and two people were injured. A second teenager was shot in the foot."
    assert figures(reader, text, "2 people injured in Chicago shooting") == (1, 2)
