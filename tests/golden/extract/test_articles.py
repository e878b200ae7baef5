"""Short articles and the reports that are read out of them: what counts and what does not, both ways."""

from collections.abc import Callable
from datetime import date

import pytest

from casualty_pipeline.extract.english import EnglishReader
from casualty_pipeline.reading import Reading
from casualty_schemas.article import Article
from casualty_schemas.category import Category
from casualty_schemas.count import Count
from casualty_schemas.report import EvidenceClass, Kind

PUBLISHED = "2025-07-24T15:00:00+03:00"  # a Thursday


Read = Callable[..., Reading]


@pytest.fixture(name="read", scope="module")
def _read(reader: EnglishReader) -> Read:
    def read(text: str, *, title: str | None = None, published_at: str = PUBLISHED, **fields: str) -> Reading:
        values = {"article_id": "a", "source": "s", "title": title, "text": text, "published_at": published_at}
        return reader.read(Article.model_validate({**values, **fields}))

    return read


def figures(reading: Reading) -> list[tuple[str, int | None, int | None]]:
    """Region, best killed and best injured of each report."""
    return [
        (
            placed.region,
            placed.report.killed.best if placed.report.killed else None,
            placed.report.injured.best if placed.report.injured else None,
        )
        for placed in reading.reports
    ]


GOVERNORS = """Russian attacks killed at least six people and injured 21 across Ukraine over the past day.
In Donetsk region, three people were killed and nine injured, Governor Vadym Filashkin said.
In Kherson, a drone strike killed two men, aged 45 and 60, and wounded five others on Tuesday evening.
One person was killed in the Sumy region when a guided bomb hit a house. Four people, including a child, were hurt.
In Kharkiv, three people were injured. There were no casualties in Odesa."""


def test_a_lead_over_several_places_is_a_check(read: Read) -> None:
    reading = read(GOVERNORS, title="Russian attacks kill six across Ukraine")
    assert figures(reading) == [("UA-14", 3, 9), ("UA-65", 2, 5), ("UA-59", 1, 4), ("UA-63", None, 3)]
    assert reading.total is not None
    assert reading.total.killed == Count.exactly(6)
    assert reading.reconciled is True


def test_what_a_total_in_numerals_has_beyond_its_parts_is_unplaced(read: Read) -> None:
    reading = read(GOVERNORS, title="Russian attacks kill eight across Ukraine")
    region, report = reading.reports[-1].region, reading.reports[-1].report
    assert (region, report.killed, report.injured) == ("UA", Count.exactly(2), None)
    assert report.classes.killed is EvidenceClass.DERIVED


def test_headline_lead_and_body_of_one_incident_are_one_report(read: Read) -> None:
    reading = read(
        "A bus plunged into a ravine near Cusco in Peru on Thursday, killing 24 people, police said.\n"
        "At least 24 people died and 30 were injured, a doctor said.",
        title="Bus crash in Peru kills 24",
    )
    assert figures(reading) == [("PE-CUS", 24, 30)]
    assert reading.reports[0].report.category is Category.ACCIDENT
    assert reading.total is None


def test_another_attack_is_another_incident(read: Read) -> None:
    reading = read(
        "A suicide bomber killed 12 people and wounded 30 in a market in Baghdad on Wednesday.\n"
        "In a separate attack, gunmen shot dead three policemen at a checkpoint near Mosul."
    )
    assert figures(reading) == [("IQ-BG", 12, 30), ("IQ-NI", 3, None)]
    assert [placed.report.category for placed in reading.reports] == [Category.BOMBING, Category.SHOOTING]


def test_another_bomb_is_another_incident_without_a_place(read: Read) -> None:
    reading = read("A car bomb killed 13 people in Baghdad. Another bomb left four dead.")
    assert figures(reading) == [("IQ-BG", 13, None), ("IQ-BG", 4, None)]
    reading = read("A car bomb killed 13 people in Baghdad. The bomb left four hurt in another car.")
    assert figures(reading) == [("IQ-BG", 13, 4)]


def test_lines_that_point_to_other_stories_far_down_are_not_read(read: Read) -> None:
    story = "Two people were killed in Kherson on Monday.\nPolice came.\nThey left.\nThe city wept.\n"
    assert figures(read(story + "Bear kills three hikers in Montana")) == [("UA-65", 2, None)]
    assert figures(read(story + "A bear killed three hikers in Montana.")) == [("UA-65", 2, None), ("US-MT", 3, None)]


PLACES = [
    ("Shelling killed three people in Kharkiv and two in Sumy.", [("UA-63", 3, None), ("UA-59", 2, None)]),
    (
        "Three people were killed in Kharkiv, two in Sumy and one in Kherson.",
        [("UA-63", 3, None), ("UA-59", 2, None), ("UA-65", 1, None)],
    ),
    (
        "Strikes killed 14 in Khan Younis and 8 in Rafah.",
        [("PS-KYS", 14, None), ("PS-RFH", 8, None)],
    ),
    ("Rockets killed 3 in Ashkelon, 2 in Sderot.", [("IL-D", 3, None), ("IL-D", 2, None)]),
    ("Rockets killed 3 in Ashkelon. In Sderot the two wounded survived.", [("IL-D", 3, 2)]),
    ("Five people were killed in Lagos and three more in Kano.", [("NG-LA", 5, None), ("NG-KN", 3, None)]),
    ("Shelling killed a woman in Kherson and a man in Nikopol.", [("UA-65", 1, None), ("UA-12", 1, None)]),
    ("Shelling killed a woman in Kherson and 20 people in Nikopol were evacuated.", [("UA-65", 1, None)]),
    (
        "Strikes killed two in Kherson and wounded five in Kharkiv and three in Sumy.",
        [("UA-65", 2, None), ("UA-63", None, 5), ("UA-59", None, 3)],
    ),
    ("Strikes killed two people and wounded five in Kharkiv.", [("UA-63", 2, 5)]),
    ("In Kharkiv three people were killed, and in Sumy, two were hurt.", [("UA-63", 3, None), ("UA-59", None, 2)]),
    ("A strike on Dnipro killed 12 people and injured 30, the president said in Kyiv.", [("UA-12", 12, 30)]),
    ("Five people died in Kharkiv region and nine were injured in Sumy.", [("UA-63", 5, None), ("UA-59", None, 9)]),
    ("Strikes on Kharkiv and Sumy killed two people each.", [("UA-63", 2, None), ("UA-59", 2, None)]),
    ("Strikes on Kharkiv and Sumy killed three people.", [("UA-63", 2, None), ("UA-59", 1, None)]),
    ("In Kharkiv, three people were killed; in Sumy, two were wounded.", [("UA-63", 3, None), ("UA-59", None, 2)]),
    (
        "Three people were killed in Kharkiv, while in Sumy a drone wounded two.",
        [("UA-63", 3, None), ("UA-59", None, 2)],
    ),
    ("A strike on Dnipro killed 12 people, the president said in Kyiv.", [("UA-12", 12, None)]),
    ("Three U.S. troops were killed in Jordan.", [("JO", 3, None)]),
    ("The crash in Pokhara left 68 people dead, the deadliest in 30 years.", [("NP-P4", 68, None)]),
    ("KYIV, Ukraine, July 24 \u2014 A drone hit a bus in Kherson, killing two.", [("UA-65", 2, None)]),
    ("KHERSON, Ukraine, July 24 \u2014 A drone hit a bus, killing two.", [("UA-65", 2, None)]),
    ("Three people died in a blast in Ghazni and 12 wounded were airlifted to Kabul.", [("AF-GHA", 3, 12)]),
    (
        "Three people died in Ghazni and 12 were wounded on the road to Kabul.",
        [("AF-GHA", 3, None), ("AF-KAB", None, 12)],
    ),
    (
        "In Kryvyi Rih, a 59-year-old woman was killed and eight people were hurt, while in Zaporizhzhia two died.",
        [("UA-12", 1, 8), ("UA-23", 2, None)],
    ),
    ("Two soldiers were killed near the Burkina Faso border in Niger.", [("NE", 2, None)]),
    ("Floods killed 14 people in Kerala.", [("IN-KL", 14, None)]),
    ("Shots at 2100 Kherson Avenue killed 14 people in Odesa.", [("UA-51", 14, None)]),
    ("After talks in Istanbul, a strike on Dnipro killed 12 people.", [("UA-12", 12, None)]),
]


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_figures_belong_to_the_places_of_their_clauses(
    read: Read, text: str, expected: list[tuple[str, int | None, int | None]]
) -> None:
    assert figures(read(text)) == expected


def test_shot_four_killing_one_leaves_three_injured(read: Read) -> None:
    assert figures(read("A gunman shot four people in Chicago on Monday, killing one.")) == [("US-IL", 1, 3)]


def test_a_subset_adds_nothing(read: Read) -> None:
    reading = read("Shelling of Kherson killed 12 people, including two children, on Monday.")
    assert figures(reading) == [("UA-65", 12, None)]


BESIDE = [
    ("A gunman killed eight people in Kherson. The shooter was killed by police.", 9),
    ("Eight people died in Kherson. The shooter, one of them, was killed by police.", 8),
    ("A gunman killed eight people, including himself, in Kherson. The gunman was found dead.", 8),
    ("A suicide bomber blew himself up in Kherson, killing 30 worshippers.", 31),
    ("The gunman was also killed after he shot dead four people in Kherson.", 5),
    ("In Kherson, 20 people were killed. Two guards were also killed.", 22),
    ("At least 30 people were killed in Kherson on the spot and 12 more died in hospital.", 42),
    ("The blast in Kherson killed three people instantly; a fourth died of her wounds.", 4),
    ("In Kherson 12 died on the spot and three succumbed to injuries at a hospital.", 15),
    ("A bomb killed four policemen, and hours later gunmen shot dead a judge in Kherson.", 5),
    ("Police said four died in Kherson and doctors said five were killed.", 5),
    ("Three people died in Kherson. Two were pronounced dead at the scene and one died in hospital.", 3),
    ("The death toll in Kherson has risen to 104 after rescuers recovered six more bodies.", 104),
    ("Ten people died in Kherson. Two more bodies were found, raising the toll to 12.", 12),
    ("Three people died in Kherson. A man and a woman died in hospital. Another man died at the scene.", 3),
    ("Four people were killed in Kherson. John Smith, 34, was killed at home. Mary Jones, 29, was also killed.", 4),
]


@pytest.mark.parametrize(("text", "killed"), BESIDE)
def test_the_dead_beside_those_of_a_number(read: Read, text: str, killed: int) -> None:
    assert figures(read(text)) == [("UA-65", killed, None)]


TAKEN_UP = [
    ("Police in Kherson found a man and a woman with gunshot wounds; the man died and the woman was hurt.", 1, 1),
    ("A man was shot in Kherson; the man died.", 1, None),
    ("A man in Kherson shot three people, killing two, before fatally shooting himself.", 3, 1),
    (
        "A gunman in Kherson killed three people and injured 14 others before he was shot dead by a police officer.",
        4,
        14,
    ),
    ("A man in Kherson fatally shot his wife and wounded her son before he was killed by police.", 2, 1),
    ("Police in Kherson shot a man before he was killed by a car.", 1, None),
    ("A man wounded in Tuesday's strike in Kherson has died.", 1, None),
    ("A police officer was killed and his partner critically wounded in Kherson.", 1, 1),
]


@pytest.mark.parametrize(("text", "killed", "injured"), TAKEN_UP)
def test_people_taken_up_in_the_same_sentence(read: Read, text: str, killed: int, injured: int | None) -> None:
    assert figures(read(text)) == [("UA-65", killed, injured)]


def test_a_victim_told_of_twice_is_one(read: Read) -> None:
    reading = read(
        "A man was shot in Chicago on Monday.\nTimothy Agnew, 28, was shot in the head.\nHe was pronounced dead.",
        title="Man killed in Chicago shooting",
    )
    assert figures(reading) == [("US-IL", 1, None)]


def test_a_wounded_man_who_dies_is_a_change(read: Read) -> None:
    reading = read(
        "A 54-year-old man wounded in Tuesday's drone attack on Nikopol has died in hospital, officials said."
    )
    (placed,) = reading.reports
    assert (placed.report.change, placed.report.from_injured) == (True, True)
    assert (placed.report.killed, placed.report.injured) == (Count.exactly(1), None)
    assert placed.report.occurred_on == date(2025, 7, 22)


def test_one_of_the_wounded_who_dies_is_a_change_only_where_nobody_says_how_many_they_were(read: Read) -> None:
    died = "One of the wounded died in hospital in Nikopol."
    assert [placed.report.change for placed in read(died).reports] == [True]
    assert [placed.report.change for placed in read(f"Five were wounded in Nikopol. {died}").reports] == [False]
    assert [placed.report.change for placed in read(f"{died} Six others remain there.").reports] == [True]


def test_a_claim_about_an_enemy_is_at_most_two_and_apart(read: Read) -> None:
    reading = read("Shelling of Kherson killed three people on Monday. The army claimed to have killed 45 militants.")
    assert figures(reading) == [("UA-65", 3, None), ("UA", 2, None)]
    claim = reading.reports[1].report
    assert claim.claimed_by == "The army"
    assert claim.killed == Count(low=0, best=2, high=45)
    assert claim.classes.killed is EvidenceClass.CLAIM


CLAIMS = [
    ("Al-Shabaab claimed it had killed 50 Ethiopian soldiers in Kherson.", "Al-Shabaab", 2),
    ("The Taliban claim to have killed 30 policemen in Kherson.", "The Taliban", 2),
    ("The group said its fighters killed 12 soldiers in Kherson.", "The group", 2),
    ("The front claims killing 12 soldiers in Kherson.", "The front", 2),
    ("Police said that all three occupants of the car were killed in Kherson.", None, 3),
    ("Ukraine says that 12 occupants were killed in Kherson.", "Ukraine", 2),
    ("Over 30 SBU officers killed in Kherson - Russian Defense Ministry", "Russian Defense Ministry", 2),
    ("Over 60 servicemen of the Armed Forces of Ukraine killed in Kherson - RF Ministry", "RF Ministry", 2),
    ("Over 60 servicemen of the Armed Forces of Russia killed in Kherson - RF Ministry", None, 60),
    ("Up to 30 foreign mercenaries killed in Kherson - Konashenkov", "Konashenkov", 2),
    ("Up to 30 foreign doctors killed in Kherson - Konashenkov", None, 30),
    ("The army said it killed 12 attackers in Kherson.", "The army", 2),
    ("Nine pro-Kiev troops killed in Kherson, says DPR\u2019s military spokesman", "DPR\u2019s military spokesman", 2),
    ("Nine pro-Kiev troops killed in Kherson, says Kiev\u2019s military spokesman", None, 9),
    ("Over 30 health officers killed in Kherson - Russian Defense Ministry", None, 30),
    (
        "Over 50 killed, 120 wounded soldiers of the 127th and 14th brigades of Ukraine in Kherson - RF Army",
        "RF Army",
        2,
    ),
    (
        "The command issued a communique reporting that three terrorists died in Kherson.",
        "The command issued a communique",
        2,
    ),
    ("The army destroyed 40 invaders and two S-400 launchers in Kherson.", "The army", 2),
    (
        "Losses of the Ukrainian army in Kherson amounted to 60 soldiers - Russian Defense Ministry",
        "Russian Defense Ministry",
        2,
    ),
    ("Ukraine's army lost 60 soldiers in Kherson - Ukrainian command", None, 60),
    ("About 200 Russian soldiers killed in Kherson, says Ukrainian commander", "Ukrainian commander", 2),
    ("Three soldiers lost their lives in Kherson.", None, 3),
    ("The army said five soldiers and 12 militants were killed in Kherson.", None, 17),
    ("The group claimed an attack that killed 12 soldiers in Kherson.", None, 12),
    ("Police said they killed five robbers in Kherson.", None, 5),
    ("Hospitals said they treated four wounded; 12 soldiers were killed in Kherson.", None, 12),
]


@pytest.mark.parametrize(("text", "claimed_by", "killed"), CLAIMS)
def test_who_says_what_he_did_himself_claims(read: Read, text: str, claimed_by: str | None, killed: int) -> None:
    (placed,) = read(text).reports
    assert (placed.report.claimed_by, placed.report.killed and placed.report.killed.best) == (claimed_by, killed)


def test_a_party_on_its_own_losses_claims_nothing(read: Read) -> None:
    reading = read("Three Ukrainian soldiers killed near Donetsk on Monday - Ukrainian military")
    assert figures(reading) == [("UA-14", 3, None)]
    assert reading.reports[0].report.claimed_by is None


def test_feared_dead_raises_only_the_upper_bound(read: Read) -> None:
    reading = read("Twenty people are feared dead after a boat sank off Lagos on Monday.")
    assert [placed.report.killed for placed in reading.reports] == [Count(low=0, best=0, high=20)]


def test_a_past_day_is_a_summary(read: Read) -> None:
    reading = read("Three people were killed in Donetsk region in the past 24 hours.")
    (placed,) = reading.reports
    assert placed.report.kind is Kind.SUMMARY
    assert (placed.report.occurred_on, placed.report.occurred_until) == (date(2025, 7, 23), date(2025, 7, 24))


DAYS = [
    ("on Tuesday", date(2025, 7, 22), 0),
    ("on Thursday", date(2025, 7, 24), 0),
    ("on Friday", date(2025, 7, 18), 0),
    ("yesterday", date(2025, 7, 23), 0),
    ("overnight into Thursday", date(2025, 7, 23), 1),
    ("last night", date(2025, 7, 23), 1),
    ("on July 20", date(2025, 7, 20), 0),
    ("on 20 July 2025", date(2025, 7, 20), 0),
]


@pytest.mark.parametrize(("words", "day", "precision"), DAYS)
def test_days_count_from_publication(read: Read, words: str, day: date, precision: int) -> None:
    (placed,) = read(f"Two people were killed in Kherson {words}.").reports
    assert (placed.report.occurred_on, placed.report.date_precision) == (day, precision)


def test_each_of_two_statements_has_its_own_day(read: Read) -> None:
    reading = read("Militants killed 12 people in Ituri on Tuesday, while gunmen shot dead five in Katsina on Monday.")
    assert [placed.report.occurred_on for placed in reading.reports] == [date(2025, 7, 22), date(2025, 7, 21)]


def test_two_statements_share_the_only_day(read: Read) -> None:
    reading = read("Militants killed 12 people in Ituri and five in Katsina on Monday.")
    assert [placed.report.occurred_on for placed in reading.reports] == [date(2025, 7, 21), date(2025, 7, 21)]


def test_near_midnight_a_day_is_uncertain(read: Read) -> None:
    (placed,) = read("Two people were killed in Kherson today.", published_at="2025-07-24T22:30:00+03:00").reports
    assert (placed.report.occurred_on, placed.report.date_precision) == (date(2025, 7, 24), 1)


def test_a_day_in_z_is_the_day_at_the_place(read: Read) -> None:
    (placed,) = read("Two people were shot dead in Los Angeles today.", published_at="2025-07-24T03:00:00Z").reports
    assert placed.report.occurred_on == date(2025, 7, 23)


def test_the_day_of_a_statement_to_the_press_is_not_the_day_of_the_incident(read: Read) -> None:
    reading = read("A strike on Kherson on Monday killed two people.\nThe toll was announced on Wednesday.")
    assert [placed.report.occurred_on for placed in reading.reports] == [date(2025, 7, 21)]


CATEGORIES = [
    ("A drone strike on Kherson killed two people.", Category.DRONE_STRIKE),
    ("A missile killed two people in Kherson.", Category.MISSILE_STRIKE),
    ("Artillery shelling killed two people in Kherson.", Category.SHELLING),
    ("A car bomb killed two people in Baghdad.", Category.BOMBING),
    ("A gunman shot two people dead in Chicago.", Category.SHOOTING),
    ("A man stabbed two people to death in London. Two people were killed.", Category.STABBING),
    ("Clashes in Khartoum killed two people.", Category.CLASH),
    ("A car rammed into a crowd in Munich, killing two people.", Category.VEHICLE_ATTACK),
    ("An earthquake killed two people in Herat.", Category.NATURAL_DISASTER),
    ("Israeli fire killed two people in Nablus.", Category.UNKNOWN),
    ("A blaze killed two people in Dhaka.", Category.FIRE),
    ("A bus crash killed two people in Cusco.", Category.ACCIDENT),
    ("Two people died in Cusco.", Category.UNKNOWN),
]


@pytest.mark.parametrize(("text", "category"), CATEGORIES)
def test_the_category_comes_from_the_same_clause(read: Read, text: str, category: Category) -> None:
    assert [placed.report.category for placed in read(text).reports] == [category]


NOT_COUNTED = [
    ("A prisoner exchange involving 1,200 people took place in Kherson.", "Two prisoners were killed in Kherson."),
    (
        "Russia returned the remains of 3,000 soldiers.",
        "The remains were found after two soldiers were killed in Kherson.",
    ),
    ("The bodies of two soldiers were returned to Kherson.", "The bodies of two soldiers were found near Kherson."),
    (
        "Kherson received the remains of two soldiers killed in action, sent home by sea.",
        "Two soldiers were killed in action in Kherson.",
    ),
    ("The army denied that two soldiers were killed in Kherson.", "The man denied murdering two women in Kherson."),
    (
        "Officials rejected reports that two people died in Kherson.",
        "He was denied bail. He killed two people in Kherson.",
    ),
    (
        "It was the deadliest in Kherson since 1960, when two people died.",
        "The quake killed two people in Kherson, the deadliest since 1960.",
    ),
    (
        "Two people have been killed in Kherson since 2016.",
        "Two people were killed in Kherson, the deadliest attack since a 2016 peace deal.",
    ),
    ("Two bodies were sent home from Kherson.", "Two bodies were exhumed in Kherson."),
    (
        "Reports that two soldiers had been killed in Kherson were false.",
        "Reports said that two soldiers had been killed in Kherson by false papers.",
    ),
    ("Two people a day die on the roads of Kherson.", "Two people died in a day on the roads of Kherson."),
    ("Kherson gets back bodies of two soldiers.", "Kherson gets help after bodies of two soldiers are found."),
    (
        "The mayor spoke of the 2012 shooting in Kherson, in which two teachers were killed.",
        "The mayor spoke of the 2012 shooting. In Kherson, two teachers were killed.",
    ),
    ("Kherson received the bodies of 57 fallen defenders.", "A hospital in Kherson received the bodies of two people."),
    ("Wolves killed two sheep in Kherson.", "Wolves killed two farmers in Kherson."),
    ("Twelve people are missing in Kherson.", "Two people are dead and twelve are missing in Kherson."),
    ("Police arrested 20 people in Kherson.", "Police arrested 20 people after two were killed in Kherson."),
    ("Some 5,000 people were displaced in Kherson.", "Some 5,000 people fled and two were killed in Kherson."),
    (
        "Air defence shot down 30 drones over Kherson.",
        "Air defence shot down 30 drones; two people were killed in Kherson.",
    ),
    ("The flood killed 30 cows in Kherson.", "The flood killed two farmers and 30 cows in Kherson."),
    (
        "Thousands of people have been killed in Kherson since the war began.",
        "Two people were killed in Kherson on Monday.",
    ),
    ("Two people died in Kherson in the country's long civil war.", "Fears of civil war: two people die in Kherson."),
    (
        "The mayor spoke of the 1989 massacre of two people in Kherson.",
        "After a speech on the 1989 constitution, two people were killed in Kherson.",
    ),
    (
        "The documentary is about the 1989 massacre in which two people were killed in Kherson.",
        "Two people were killed in Kherson in an attack that resembles the 1989 massacre.",
    ),
    ("A drill simulated an attack in which two people were killed in Kherson.", "Two people died in a Kherson attack."),
    ("Two people from Kherson have lost their lives in this war.", "Two people lost their lives in Kherson."),
    ("Two civilians killed by landmines in Kherson since liberation", "Two civilians killed by landmines in Kherson"),
    ("Last year, 33 people were killed in Kherson.", "Two people were killed in Kherson."),
    (
        "On the anniversary of the massacre that killed two people in Kherson, people wept.",
        "Two people were killed in Kherson.",
    ),
    ("A strike could kill two people in Kherson.", "A strike on Kherson killed two people."),
    ("He threatened to kill two people in Kherson.", "He killed two people in Kherson."),
    ("Two people were to be shot in Kherson.", "They are believed to be behind the killing of two people in Kherson."),
    (
        "Much changed in the 13 years since bombs went off in Kherson, killing two people.",
        "Much changed since bombs went off in Kherson, killing two people.",
    ),
    ("The film about two people killed in Kherson opens.", "Two people were killed in Kherson."),
    ("The goalkeeper was injured in the championship in Kherson.", "Two people were killed in Kherson."),
    ("See also: two people killed in Kherson", "Two people killed in Kherson"),
    ("A 50-day deadline was set in Kherson.", "Two people were killed within a 50-day deadline in Kherson."),
    (
        "The bullet, 9mm, was found at 5751 Main Street in Kherson.",
        "Two people were killed at 5751 Main Street in Kherson.",
    ),
    ("No one was killed in Kherson.", "Two people were killed in Kherson; no one else was hurt."),
    (
        "Two deaths pushed the number of victims killed citywide in Kherson to eight.",
        "Two people were killed in Kherson; city lights went out.",
    ),
    ("403 people were killed in Kherson in June.", "Two people were killed in Kherson in early July."),
    ("Two people were killed in Kherson in 2025.", "Two people were killed in Kherson in July 2025."),
    ("Two people were killed in Kherson over past month.", "Two people were killed in Kherson over past hours."),
    (
        "Over 2,000 people have so far been killed in the fighting in Kherson.",
        "Two people have so far been confirmed killed in the fire in Kherson.",
    ),
    (
        "As a result of the armed aggression, two people were killed in Kherson.",
        "As a result of the armed aggression, two people were killed in Kherson in a day.",
    ),
    (
        "The attack brought to 12 the number of people killed in Kherson.",
        "Two people were killed in Kherson, bringing to 12 the number of dead.",
    ),
    (
        "Two people have been killed in over a decade of violence in Kherson.",
        "Two people were killed in Kherson in the deadliest attack in more than a decade.",
    ),
    (
        "The attack came two weeks after two people were killed in Kherson.",
        "The attack in Kherson came two weeks after a truce, killing two people.",
    ),
    ("Kherson recalls the murders of 1999.", "Kherson recalls the murders of two."),
    ("The blast comes a day after two died in Kherson.", "The arrest comes a day after two died in Kherson."),
    ("Since truce two people were killed in Kherson.", "After the truce, two people were killed in Kherson."),
]


@pytest.mark.parametrize(("without", "with_"), NOT_COUNTED)
def test_what_does_not_count_and_its_neighbour_that_does(read: Read, without: str, with_: str) -> None:
    assert figures(read(without)) == []
    assert figures(read(with_)) == [("UA-65", 2, None)]


TOLL = "The death toll from the typhoon climbed to 114 in the Philippines on Thursday."


def test_most_of_the_dead_of_a_country_are_a_part_of_its_toll(read: Read) -> None:
    share = read(f"{TOLL}\nMost of the deaths were in Cebu, where 71 people died.")
    assert figures(share) == [("PH-07", 71, None), ("PH", 43, None)]
    assert figures(read(f"{TOLL}\nIn Cebu, 71 people died.")) == [("PH-07", 114, None)]
    assert figures(read(f"{TOLL}\nIn Cebu, 12 people died.")) == [("PH-07", 12, None), ("PH", 102, None)]


def test_shootings_of_a_weekend_are_counted_once(read: Read) -> None:
    lead = "Three people were killed and six were wounded in at least five shootings across Philadelphia, police said."
    night = "Four people were wounded outside a bar in Philadelphia on Sunday."
    first = "The first happened on Friday, when a man was killed in Philadelphia."
    assert figures(read(f"{lead}\n{first}\n{night}")) == [("US-PA", 3, 6)]
    more = night.replace("Four", "Forty")
    assert figures(read(f"{lead}\n{first}\n{more}")) != [("US-PA", 3, 6)]


def test_what_several_places_share_is_the_total_of_their_own_figures(read: Read) -> None:
    lead = "Strikes on Sanaa and the province of al-Jawf killed 35 people and wounded 11 on Wednesday."
    assert figures(read(lead)) == [("YE-SA", 18, 6), ("YE-JA", 17, 5)]
    parts = read(f"{lead} Twenty-eight were killed in Sanaa and seven in al-Jawf.")
    assert figures(parts) == [("YE-SA", 28, None), ("YE-JA", 7, None), ("YE", None, 11)]
    assert parts.total is not None
    assert parts.total.killed is not None
    assert parts.total.killed.best == 35


def test_what_is_told_of_a_country_is_not_where_the_report_was_written(read: Read) -> None:
    lead = "BAMAKO (AFP) - Jihadists killed eight soldiers in an ambush in central Mali, sources said."
    toll = 'A military official told AFP on Monday: "The toll is eight dead and 13 wounded."'
    assert figures(read(f"{lead}\n{toll}")) == [("ML", 8, 13)]


SCENE = "The attack took place on Monday evening in Sagaing region."


def test_a_sentence_without_casualties_says_where_in_the_country_it_was(read: Read) -> None:
    lead = "BANGKOK (AFP) - At least 24 people were killed when bombs fell on a festival in central Myanmar."
    assert figures(read(f"{lead}\n{SCENE}")) == [("MM-01", 24, None)]
    assert figures(read(f"{lead}\nThe army took a place in Sagaing region.")) == [("MM", 24, None)]
    mandalay = lead.replace("central Myanmar", "Mandalay")
    assert figures(read(f"{mandalay}\n{SCENE}")) == [("MM-04", 24, None)]


def test_all_the_crew_of_another_region_were_not_told_of_before(read: Read) -> None:
    typhoon = "A typhoon killed 71 people in Cebu."
    crash = read(f"{typhoon} A helicopter crashed in Agusan del Sur, killing all six crew.")
    assert figures(crash) == [("PH-07", 71, None), ("PH-13", 6, None)]
    assert figures(read(f"{typhoon} All six crew of a fishing boat are among the dead.")) == [("PH-07", 71, None)]


NOW = "Two people were killed in Kherson on Monday."
PAST = [
    "In 2019, a gunman attacked the same market. Four people were killed.",
    "In November 2023 an attack hit the city.\nDuring that attack, nine people died. Three others were hurt.",
    "A similar blast struck the market last year. It killed four people.",
]


@pytest.mark.parametrize("past", PAST)
def test_what_goes_on_from_the_past_is_past(read: Read, past: str) -> None:
    assert figures(read(f"{NOW} {past}")) == [("UA-65", 2, None)]


PRESENT = [
    "The attack is the third since January. Three people were hurt.",
    "The market was opened in 2012. Three people were hurt.",
    "An attack hit the same market in 2019.\nThree people were hurt.",
    "In 2019, a gunman attacked the same market. On Monday three people were hurt.",
]


@pytest.mark.parametrize("present", PRESENT)
def test_what_turns_back_from_the_past_is_news(read: Read, present: str) -> None:
    assert figures(read(f"{NOW} {present}")) == [("UA-65", 2, 3)]


def test_retracted_foreign_and_empty_articles_say_why_they_give_nothing(read: Read) -> None:
    assert read("Two people were killed in Kherson.", status="retracted").empty_reason == "retracted"
    assert read("Zwei Menschen starben in Cherson.", language="de").empty_reason == "language_unsupported"
    assert read("Talks went on in Istanbul.").empty_reason == "no_casualties"
    assert read("Two people were killed in Kherson.", language="en-GB").empty_reason is None
