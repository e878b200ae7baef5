"""News of attacks and disasters of the world, and what sounds like them but tells of nothing, side by side."""

import pytest

from casualty_pipeline.extract.english import EnglishReader
from casualty_schemas.article import Article
from casualty_schemas.count import Count

Told = list[tuple[str, int | None, int | None]]


def read(reader: EnglishReader, title: str, text: str) -> Told:
    """Region, best killed and best injured of each report; zero where it is said that nobody was."""
    values = {"article_id": "a", "source": "s", "title": title, "text": text, "published_at": "2025-11-23T18:00:00Z"}
    reports = reader.read(Article.model_validate(values)).reports
    return [(placed.region, _best(placed.report.killed), _best(placed.report.injured)) for placed in reports]


def _best(count: Count | None) -> int | None:
    return None if count is None else count.best


NEWS: list[tuple[str, str, Told]] = [
    (
        "Suicide bomber kills nine in northwest Pakistan market",
        "PESHAWAR - A bomber blew himself up in Bannu on Saturday, killing himself and eight people.",
        [("PK-KP", 9, None)],
    ),
    (
        "Bomb in Bannu",
        "PESHAWAR - An attacker killed himself and three soldiers in Bannu on Friday.",
        [("PK-KP", 4, None)],
    ),
    (
        "Bomb in Bannu",
        "PESHAWAR - An attacker killed himself in Bannu on Friday, and two soldiers were wounded.",
        [("PK-KP", 1, 2)],
    ),
    (
        "Dozens killed in eastern Congo",
        (
            "BENI - At least 32 civilians were killed in Lubero territory (North Kivu) and Irumu territory (Ituri) on "
            "Friday.\nIn Lubero, 19 people were killed. In Irumu, 13 people were killed and four were wounded."
        ),
        [("CD-NK", 19, None), ("CD-IT", 13, 4)],
    ),
    (
        "Death toll from Vietnam floods rises to 90",
        "HANOI - The death toll from floods in Vietnam has risen to 90 on Sunday. The previous toll stood at 55.",
        [("VN", 90, None)],
    ),
    (
        "Officers hurt",
        "TEHRAN - Reports said four officers were killed and seven wounded on Friday.",
        [("IR-23", 4, 7)],
    ),
    ("Floods", "KINGSTON - The storm brought 40 inches of rain and killed 12 people on Friday.", [("JM-01", 12, None)]),
    ("Recall vote ends in brawl", "LIMA - Two people were killed in the brawl on Friday.", [("PE-LMA", 2, None)]),
    (
        "Patients die in hospital fire",
        "DHAKA - Six patients died in a fire at a clinic where a drug trial had begun, authorities said on Friday.",
        [("BD-C", 6, None)],
    ),
    (
        "Dozens killed in war's worst strike",
        "KHARTOUM - Officials said that the army had killed 70 people in Khartoum on Friday. The war goes on.",
        [("SD-KH", 70, None)],
    ),
    (
        "Car bomb kills general in Moscow; strikes on Kharkiv kill seven",
        (
            "MOSCOW - A bomb under a car killed a general in Moscow on Saturday. Two passers-by were hurt.\n"
            "Hours later, missiles hit Kharkiv, killing seven people and wounding 30."
        ),
        [("RU-MOW", 1, 2), ("UA-63", 7, 30)],
    ),
    (
        "Soldiers killed in Mali",
        (
            "BAMAKO - At least 14 soldiers were killed in Timbuktu on Tuesday. Mali has been fighting militants for "
            "more than a decade, and thousands have died. More than 4,000 were killed between January and September."
        ),
        [("ML-6", 14, None)],
    ),
    (
        "Gunmen kill 12 in South Africa",
        "Gunmen killed 12 in Pretoria on Saturday.\nAt Saulsville township 13 others were wounded in the attack.",
        [("ZA-GP", 12, 13)],
    ),
    (
        "Blast",
        "LAGOS - Thousands have been killed by the earthquake in Lagos.",
        [("NG-LA", 1000, None)],
    ),
    (
        "Ducks",
        "THE HAGUE - Two people died in Gelderland on Saturday. Another five, on a farm, died.",
        [("NL-GE", 7, None)],
    ),
    ("Injured man dies at 25", "PARIS - A man died in Paris on Friday. He had been stabbed.", [("FR-IDF", 1, None)]),
    (
        "13 die in road mishaps in Punjab, Sindh",
        (
            "LAHORE - Thirteen people died in two road accidents on Saturday.\nIn Rahim Yar Khan, nine people died.\n"
            "Four people were killed and 12 others injured near Nawabshah in Sindh."
        ),
        [("PK-PB", 9, None), ("PK-SD", 4, 12)],
    ),
    (
        "Ten killed in strike on Khost",
        (
            "KABUL - Forces bombed a house in Khost province overnight, killing ten.\n"
            "Raids also hit the provinces of Kunar and Paktika, wounding four civilians."
        ),
        [("AF-KHO", 10, None), ("AF-KNR", None, 2), ("AF-PKA", None, 2)],
    ),
    ("Iran hangs two", "TEHRAN - Iran hanged two men in Tabriz on Saturday, media said.", [("IR-03", 2, None)]),
    (
        "Storm over",
        "AUSTIN - The storm in Texas that reached 700 people and killed two children is over.",
        [("US-TX", 2, None)],
    ),
    ("Cold", "NEW DELHI - Cold killed three people in Delhi on Friday, as it does each winter.", [("IN-DL", 3, None)]),
    ("Football: fans hurt", "LYON - Two fans were stabbed in Lyon on Friday, police said.", [("FR-ARA", None, 2)]),
    ("Five feared dead", "ROME - Five hikers are presumed dead in Rome after a flood on Friday.", [("IT-62", 0, None)]),
    (
        "Gunman executes two",
        "TULSA - A gunman who had robbed a bank in Tulsa executed two clerks on Friday, police said.",
        [("US-OK", 2, None)],
    ),
    (
        "Quake",
        "KABUL - A quake in Kabul that has killed more than 2,000 people is the worst in decades, officials said.",
        [("AF-KAB", 2000, None)],
    ),
    ("Memorial", "PARIS - A memorial to the 12 people who were killed in Paris was opened.", [("FR-IDF", 12, None)]),
    ("History teacher shot dead", "LYON - A teacher was shot dead in Lyon on Friday.", [("FR-ARA", 1, None)]),
    ("Study abroad student killed", "ROME - A student was killed in Rome on Friday.", [("IT-62", 1, None)]),
    ("Ten killed in Khartoum, report says", "CAIRO - It said so on Friday.", [("SD-KH", 10, None)]),
    ("Survivor recalls horror after blast kills 12 in Lagos", "LAGOS - It was loud.", [("NG-LA", 12, None)]),
    ("Israel rejects appeal for calm as strike kills six in Beirut", "BEIRUT - It did.", [("LB-BA", 6, None)]),
    ("Two dead at war memorial in Ottawa", "OTTAWA - Police closed the street.", [("CA-ON", 2, None)]),
    ("Man dies at 67 after stabbing in Lyon", "LYON - Police said he died on Friday.", [("FR-ARA", 1, None)]),
    ("Avalanche", "ROME - Two were found alive but five are feared dead in Rome.", [("IT-62", 0, None)]),
]


@pytest.mark.parametrize(("title", "text", "told"), NEWS, ids=[text[:60] for _, text, _ in NEWS])
def test_news_is_counted_once(reader: EnglishReader, title: str, text: str, told: Told) -> None:
    assert read(reader, title, text) == told


NOTHING = [
    (
        "Ex-commander loses appeal over Srebrenica killings",
        (
            "THE HAGUE - Judges on Tuesday rejected an appeal by a former commander serving a life term over the "
            "massacre, in which some 8,000 men and boys were killed."
        ),
    ),
    ("Obituary: Sir Alan Reed, surgeon", "In 1982 he treated 57 men who were burned when a ship was hit; two died."),
    ("Floods could hit Jamaica", "KINGSTON - The storm could bring 40 inches of rain and kill dozens of people."),
    (
        "Malaria drug cuts deaths in trial",
        "LONDON - Researchers said six patients died in the group that was given the drug, and ten in the other.",
    ),
    (
        "Iran denies raid",
        "TEHRAN - Iran on Monday dismissed reports that four officers were killed and seven wounded near Damascus.",
    ),
    ("Police foil plot", "BRUSSELS - Prosecutors said on Friday the suspects had spoken of killing 100 people."),
    (
        "Toyota recalls 1.2 million cars over airbags that injured 14",
        "TOKYO - The carmaker said so on Thursday. The parts have been linked to two deaths and 14 injuries.",
    ),
    ("President speaks", "SAN SALVADOR - He said today that the war has cost 70,000 lives."),
    (
        "Who was murdered last night?",
        "Four players died in last night's episode. Contestant Alan was wounded. The final airs on Thursday.",
    ),
    (
        "Trial opens over 2020 Beirut port explosion",
        "SOFIA - A court began hearing the case. The blast killed 218 people and injured more than 6,000.",
    ),
    ("Heat deaths in Europe tripled, study says", "BRUSSELS - In Rome 835 people died because of the heat on Friday."),
    ("City suffer triple injury blow before derby", "MANCHESTER - Rodri and Stones were injured in Tuesday's match."),
    ("Iran warns", "TEHRAN - He warned on Sunday that an attack would leave hundreds of American soldiers dead."),
    ("Flu in the Netherlands", "THE HAGUE - Another 240,000 ducks died on three farms in Gelderland on Friday."),
    (
        "The day Halifax blew up",
        (
            "HALIFAX - On Dec. 6, 1917, a ship caught fire in the harbour. It exploded. Some 1,600 people died at once "
            "and 9,000 were wounded."
        ),
    ),
    ("Remains of genocide victims laid to rest", "KIGALI - They lay in a valley where 300 people were killed."),
    ("Barco on the war", "BOGOTA - Thousands of Colombians have been killed by those who sell drugs."),
    ("Actor Udo Kier dies at 81", "LOS ANGELES - Udo Kier has died in Palm Springs, California, on Friday."),
    (
        "Kenya marks 50 years since bombing",
        "NAIROBI - Survivors laid flowers on Friday at the hotel where a bomb killed 20 people and wounded 80.",
    ),
    ("Israel identifies remains of two", "JERUSALEM - The remains of two hostages were handed over on Thursday."),
    ("Football: Fans remember the dead", "LIVERPOOL - Fans were silent on Saturday for the 97 who died."),
    ("Park debunks video", "BOZEMAN, Mont. - Rangers found two dead elk on Friday, and a hiker was startled."),
    ("Cold wave", "NEW DELHI - Cold kills hundreds of homeless people in the capital each winter, it said on Sunday."),
    (
        "Court stays execution of man who killed three",
        "MONTGOMERY, Ala. - The court on Thursday stayed the execution of a man who was convicted of killing three.",
    ),
    ("Prisoners are swapped", "KYIV - Seventy soldiers came home on Friday. Many of the freed women were wounded."),
    ("Hikers found", "BOLZANO - Five hikers who had been feared dead after an avalanche were found safe on Sunday."),
    (
        "Pensions for survivors",
        "BERLIN - Germany will pay survivors of the siege of Leningrad, in which a million people starved to death.",
    ),
    ("Experts warn", 'GENEVA - "You cannot shoot 11 people because you think they carry drugs," he said on Friday.'),
    ("Army commander speaks", "LIMA - The army fights the Shining Path, which has killed more than 10,000 Peruvians."),
]


@pytest.mark.parametrize(("title", "text"), NOTHING, ids=[title for title, _ in NOTHING])
def test_such_a_text_tells_of_nothing(reader: EnglishReader, title: str, text: str) -> None:
    assert read(reader, title, text) == []
