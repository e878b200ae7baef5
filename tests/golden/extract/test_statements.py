"""Sentences and what the grammar makes of them: the manual of the grammar. Counts are low/best/high, "-" is open."""

import pytest

from casualty_pipeline.extract.sentences.statements import parse
from casualty_pipeline.extract.text.tokens import document_of
from casualty_schemas.article import Article


def stated(text: str) -> list[str]:
    """What the one sentence of a text states, in order of its casualty words, without what is only implied."""
    document = document_of(
        Article.model_validate({"article_id": "a", "source": "s", "text": text, "published_at": "2025-07-24T18:00:00Z"})
    )
    (sentence,) = document.sentences
    statements = parse(sentence, document.tokens_of(sentence)).statements
    return [
        f"{statement.effect.name.lower()} {count.low}/{count.best}/{'-' if count.high is None else count.high}"
        for statement in statements
        if not statement.soft and (count := statement.count) is not None
    ]


ACTIVE = [
    ("A strike killed three civilians.", ["killed 3/3/3"]),
    ("Shelling kills four Ukrainian soldiers in the east", ["killed 4/4/4"]),
    ("The blast killed 12 people and wounded at least 33.", ["killed 12/12/12", "injured 33/33/-"]),
    ("The attack killed or wounded five.", ["casualty 5/5/5"]),  # not said which: no figure comes of it
    ("Shelling kills four civilians, soldier", ["killed 5/5/5"]),
    ("The army destroyed more than 40 invaders and two tanks.", ["killed 40/40/-"]),
    ("The AFU destroyed four warehouses, almost 90 invaders and a helicopter.", ["killed 81/90/90"]),
    ("Ukraine reports 2 KIA's, 4 WIA's.", ["killed 2/2/2", "injured 4/4/4"]),
    (
        "Losses of the Armed Forces of Ukraine in battles with the forces of the LPR per day amounted to 40 people.",
        ["killed 40/40/40"],
    ),
    ("The Security Service eliminated two Russian saboteurs.", ["killed 2/2/2"]),
    ("A tractor driver was blown up by a mine.", ["shot 1/1/1"]),
    ("Two saboteurs eliminated in Mariupol", ["killed 2/2/2"]),
    ("The brigade lost up to 150 people near Donetsk.", ["killed 0/150/150"]),
    ("Losses of the army amounted to 60 soldiers.", ["killed 60/60/60"]),
    ("Gunmen shot dead three policemen at a checkpoint.", ["killed 3/3/3"]),
    ("The bullet struck a woman in the leg.", ["shot 1/1/1"]),
    ("A suspect accused of killing five people was charged.", ["killed 5/5/5"]),
    ("Toddler fatally shoots sister", ["killed 1/1/1"]),
    ("One firefighter injured a knee.", ["injured 1/1/1"]),
    ("A roadside bomb hit a van, martyring two constables.", ["killed 2/2/2"]),
    ("The blast left three people dead.", ["killed 3/3/3"]),
    ("The crash reportedly left one man dead.", ["killed 1/1/1"]),
    ("A gunman opened fire, striking two people.", ["shot 2/2/2"]),
    ("Someone fired into the crowd and hit a bystander.", ["shot 1/1/1"]),
    ("Shots were fired and his car hit two pedestrians.", []),
    ("The company fired 20 workers and was hit by strikes.", []),
    ("He opened fire, striking a car.", []),
    ("Security forces neutralised six militants.", ["killed 6/6/6"]),
    ("Sappers neutralised six mines.", []),
    ("The army destroyed up to 20 and wounded more than 50 soldiers.", ["killed 0/20/20", "injured 50/50/-"]),
    ("The fire destroyed up to 20 and damaged 50 houses.", []),
    ("Losses of the army amounted to 20.", ["killed 20/20/20"]),
    ("Losses of the company amounted to 20.", []),
]
PASSIVE = [
    ("Three people were killed.", ["killed 3/3/3"]),
    ("At least 12 of the 30 passengers were killed.", ["killed 12/12/-"]),
    ("Seven out of ten passengers were injured.", ["injured 7/7/7"]),
    ("Five teens have been wounded overnight.", ["injured 5/5/5"]),
    ("Two men, John Doe and Jim Roe, were shot.", ["shot 2/2/2"]),
    ("Omar Jarman, 35; Shontay Young, 34; and Danielle Lucero, 26, died in the shooting.", ["killed 3/3/3"]),
    ("Two men suffered serious but non-life-threatening injuries.", ["injured 2/2/2"]),
    ("A woman received a gunshot wound.", ["shot 1/1/1"]),
    ("Two boys were killed, along with their aunt, Tina Shelton, 37, and a friend.", ["killed 4/4/4"]),
    ("Raekwon Brown, a student, was killed.", ["killed 1/1/1"]),
    ("Injured were Taylor McCormick, Sidresha Lamb and Ronald Smith.", ["injured 3/3/3"]),
    ("The driver of a lorry and two passengers in a car died.", ["killed 3/3/3"]),
    ("A man in Leeds and two women in York were stabbed.", ["injured 3/3/3"]),
    ("A man in custody confessed and two women were stabbed.", ["injured 2/2/2"]),
    ("The couple's five children and Smith's brother were killed.", ["killed 6/6/6"]),
    ("Two guards who pursued them were shot.", ["shot 2/2/2"]),
    ("He shot his wife dead and wounded her son.", ["shot 1/1/1", "killed 1/1/1", "injured 1/1/1"]),
    ("There were 40 dead and wounded in the clash.", ["casualty 40/40/40"]),
    ("In Kryvyi Rih, a 59-year-old woman was killed.", ["killed 1/1/1"]),
    ("A man, 34, and a woman, 29, were found dead.", ["killed 2/2/2"]),
    ("Both were shot in the head.", ["shot 2/2/2"]),
    ("Both sides said that three were killed.", ["killed 3/3/3"]),
    ("Wounded in the attack in Jos were three policemen.", ["injured 3/3/3"]),
    ("Killed in the crash were John Smith, 34, and Mary Jones, 29.", ["killed 2/2/2"]),
    ("Killed in the attack by militants, he said.", []),
    ("A man was shot and pronounced dead.", ["shot 1/1/1", "killed 1/1/1"]),
    ("Two jawans were martyred.", ["killed 2/2/2"]),
    ("Three labourers were charred to death.", ["killed 3/3/3"]),
    ("Five soldiers embraced martyrdom.", ["killed 5/5/5"]),
    ("Thirteen, including the two attackers, died.", ["killed 13/13/13"]),
    ("Thirteen houses, including the two of the attackers, burned.", []),
    ("Man charged after wife found dead in home", ["killed 1/1/1"]),
    ("Man charged after wife found a lawyer", []),
    ("Both of them were shot.", ["shot 2/2/2"]),
    ("Two brothers, both of whom were soldiers, were killed.", ["killed 2/2/2"]),
    ("A driver crashed into a tree after being shot.", ["shot 1/1/1"]),
    ("Shots were fired in downtown Los Angeles and two men were killed.", ["killed 2/2/2"]),
    (
        "The victims are Maria Lopez, 34; her son, Diego, 9; and her mother, Rosa Lopez, 61, all of whom died.",
        ["killed 3/3/3"],
    ),
    ("A man stabbed an officer to death and injured four passers-by.", ["killed 1/1/1", "injured 4/4/4"]),
]
NOMINAL = [
    (
        "The number of prisoners injured during the shelling of a colony in Yelenovka by the army of Kyiv rose to 5.",
        ["injured 5/5/5"],
    ),
    ("The death toll rose by two to nine.", ["killed 9/9/9"]),
    ("The number of ambulance workers killed in the shelling rises to three", ["killed 3/3/3"]),
    ("The attack claimed the lives of five people.", ["killed 5/5/5"]),
    ("The blast claimed 12 lives.", ["killed 12/12/12"]),
    ("More than 30 lives were lost.", ["killed 30/30/-"]),
    ("Death toll nears 800", ["killed 800/800/800"]),
    ("There were three deaths.", ["killed 3/3/3"]),
    ("50 bodies of civilians were found.", ["killed 50/50/50"]),
    ("The bodies of 17 migrants were recovered.", ["killed 17/17/17"]),
    ("A quadruple shooting in Baltimore", ["shot 4/4/4"]),
    ("Police investigate the deaths of a couple and their two children.", ["killed 4/4/4"]),
    ("The crash caused two fatalities and five injuries.", ["killed 2/2/2", "injured 5/5/5"]),
    ("The only fatality was the pilot.", ["killed 1/1/1"]),
    ("The only deaths were of cattle.", []),
]
PARTICIPIAL = [
    ("A bomb exploded, killing two and wounding nine.", ["killed 2/2/2", "injured 9/9/9"]),
    ("A rocket hit the market, killing five people, three women and two children.", ["killed 5/5/5"]),
]
ELLIPTIC = [
    ("Authorities reported two people dead and eleven injured.", ["killed 2/2/2", "injured 11/11/11"]),
    ("Seven killed as Cote d'Ivoire election tally delayed", ["killed 7/7/7"]),
    ("Three dead, eight wounded in clash", ["killed 3/3/3", "injured 8/8/8"]),
    ("Two soldiers, police officer killed in the east", ["killed 3/3/3"]),
    ("'Up to five' killed in assault", ["killed 0/5/5"]),
    ("Young girl among six killed", ["killed 6/6/6"]),
    ("UPDATE 1-Two reporters killed in mortar attack", ["killed 2/2/2"]),
    ("One Ukrainian killed, three injured", ["killed 1/1/1", "injured 3/3/3"]),
    ("Five men were shot -- three of them fatally", ["shot 5/5/5", "killed 3/3/3"]),
    ("Ivory Coast protest saw 20 killed-Gbagbo gov't", ["killed 20/20/20"]),
    ("UPDATE 2-Bomb leaves 3 dead-police", ["killed 3/3/3"]),
    ("A man was found in a dead-end street.", []),
    ("14 people shot at party", ["shot 14/14/14"]),
    ("Two soldiers killed a day after truce", ["killed 2/2/2"]),
    ("Two people killed 10 days ago were buried.", ["killed 2/2/2"]),
    ("12 killed 30 hurt in crash", ["killed 12/12/12", "injured 30/30/30"]),
]
COUNTS = [
    ("Twenty-one people were killed.", ["killed 21/21/21"]),
    ("Two thousand three hundred people were killed.", ["killed 2300/2300/2300"]),
    ("The quake killed 1.5 million people.", ["killed 1500000/1500000/1500000"]),
    ("Between six and eight people were killed.", ["killed 6/6/8"]),
    ("Several people were injured.", ["injured 2/3/-"]),
    ("Dozens were killed.", ["killed 12/24/-"]),
    ("Tens of thousands of people were killed.", ["killed 10000/10000/-"]),
    ("About 10 people were killed.", ["killed 9/10/11"]),
    ("Nearly 100 people were killed.", ["killed 90/100/100"]),
    ("Fewer than 10 people were killed.", ["killed 0/9/9"]),
    ("A married couple was killed.", ["killed 2/2/2"]),
    ("A family of five was found dead.", ["killed 5/5/5"]),
    ("No one was killed.", ["killed 0/0/0"]),
]
PARTS = [
    ("Five people, three of them children, were killed.", ["killed 5/5/5"]),
    ("Ten people, five of whom were children, died.", ["killed 10/10/10"]),
    ("Nine people, four of them civilians and two of them soldiers, were wounded.", ["injured 9/9/9"]),
    ("Ten people were in the bus and two of them, aged 4 and 6, died.", ["killed 2/2/2"]),
    ("Two children were among the 19 people killed.", ["killed 19/19/19"]),
    ("Among the 19 killed were two children.", ["killed 19/19/19"]),
    ("Four people, a man, a woman and two children, were killed.", ["killed 4/4/4"]),
    ("Three people, two men and a woman, were shot.", ["shot 3/3/3"]),
    ("A man, a woman and two children were killed.", ["killed 4/4/4"]),
    ("A student, a 19-year-old from Leeds, was killed.", ["killed 1/1/1"]),
    ("Two men, a woman and a child were killed.", ["killed 4/4/4"]),
    ("A bomb killed three men, two women and a child.", ["killed 6/6/6"]),
    ("Three soldiers, a policeman and two civilians were killed.", ["killed 6/6/6"]),
    ("Invaders shelled the region again: there is a dead.", ["killed 1/1/1"]),
    ("There is a dead man, three were wounded.", ["killed 1/1/1", "injured 3/3/3"]),
    ("There was a dead silence.", []),
    ("Five of a family were found hanging.", ["killed 5/5/5"]),
    ("Five of a family were found.", []),
    ("Among the dead were two children and a pregnant woman.", ["killed 3/3/-"]),
    ("The injured include two children and two paramedics.", ["injured 4/4/-"]),
    ("Three children were among the wounded.", ["injured 3/3/-"]),
    ("A girl, 5, is among the dead.", ["killed 1/1/1"]),
    ("The dead were two brothers.", ["killed 2/2/2"]),
    ("The dead were buried near two churches.", []),
    ("Two soldiers stood among the dead trees.", []),
    ("All but two of the 181 people on board were killed.", ["killed 179/179/179"]),
]
DATELINES = [
    ("KYIV, Ukraine, July 24, 2025 \u2014 Two people were killed.", ["killed 2/2/2"]),
    ("Lima, 20 Aug 88 -- Two policemen died", ["killed 2/2/2"]),
    ("Lima, Aug. 20 - 25 policemen died", ["killed 25/25/25"]),
    ("Room 12 - Two people were killed.", ["killed 2/2/2"]),
    ("A bombing on July 24 wounded three.", ["injured 3/3/3"]),
    ("In March 12 people were killed.", ["killed 12/12/12"]),
    ("20 - 27 people were killed.", ["killed 20/20/27"]),
    ("Three law-enforcement officers were killed.", ["killed 3/3/3"]),
]
INSERTED = [
    ("Three men, who were found in a car on Main Street, died.", ["killed 3/3/3"]),
    ("The gunman, who killed three people, died.", ["killed 3/3/3", "killed 1/1/1"]),
    ("John Roe, a 13-year veteran of the fire department, died on Friday.", ["killed 1/1/1"]),
    ("A girl in a car, with her mother and another adult, was injured.", ["injured 1/1/1"]),
    ("One of the two firefighters shot while checking on a man has died.", ["shot 2/2/2", "killed 1/1/1"]),
    ("Two of the wounded were shot.", ["shot 2/2/2"]),
    ("John Roe, 24, remains in Mercy, Uptown, with a gunshot wound.", ["shot 1/1/1"]),
    ("A suspect, a hostage and a nurse were wounded.", ["injured 3/3/3"]),
    ("They attacked the town from the Grad, two people were killed.", ["killed 2/2/2"]),
    ("Three other victims \u2013 two men and a woman \u2013 were wounded.", ["injured 3/3/3"]),
    ("A total of five people were wounded.", ["injured 5/5/5"]),
    ("The home of five people was shot at.", []),
    ("All but six passengers were hurt.", []),
    ("The driver fled, but six passengers were hurt.", ["injured 6/6/6"]),
    (
        "The suspect in the fatal shooting of an officer has been shot and killed.",
        ["killed 1/1/1", "killed 1/1/1"],
    ),
    ("They helped to save the life of a woman who was grazed.", ["injured 1/1/1"]),
    ("It wounded five at a vigil for a man shot dead.", ["injured 5/5/5"]),
    ("It wounded five who were shot.", ["injured 5/5/5", "shot 5/5/5"]),
    (
        "It killed a man and five others ranging in age from 16 to 18 were wounded.",
        ["killed 1/1/1", "injured 5/5/5"],
    ),
    ("It killed a man and five others ranging in age from 16 to 18.", ["killed 6/6/6"]),
]
AGES = [
    ("A 14-year old boy was shot.", ["shot 1/1/1"]),
    ("A 14 year old boy was shot.", ["shot 1/1/1"]),
    ("A man age 20 and a woman age 18 died.", ["killed 2/2/2"]),
    ("A three-year-old finds a gun and is shot.", ["shot 1/1/1"]),
    ("Two men, one 17 and the other 21, were shot.", ["shot 2/2/2"]),
    ("The other three victims were shot.", ["shot 3/3/3"]),
]
SELVES = [
    ("A man killed his wife and two children before turning the gun on himself.", ["killed 3/3/3", "killed 1/1/1"]),
    ("A man shot his wife and then himself.", ["shot 1/1/1", "killed 1/1/1"]),
    ("Dad kills mom then himself", ["killed 1/1/1", "killed 1/1/1"]),
    ("He defended his wife and himself.", []),
    ("Man kills ex-girlfriend, self", ["killed 1/1/1", "killed 1/1/1"]),
    ("He shot his wife in self defense", ["shot 1/1/1"]),
    ("A gunman killed three people before being shot dead by police.", ["killed 3/3/3", "killed 1/1/1"]),
    ("A gunman killed three people before being arrested by police.", ["killed 3/3/3"]),
    ("A boy accidentally shot himself.", ["shot 1/1/1"]),
]
TO_DEATH = [
    ("Angry mob burn 35 to death", ["killed 35/35/35"]),
    ("A gunman shot five co-workers to death.", ["killed 5/5/5"]),
    ("A man stabbed his wife to death.", ["killed 1/1/1"]),
    ("10 Burnt Alive", ["killed 10/10/10"]),
    ("The speech bored 35 to death.", []),
]
GAPPED = [
    ("A man was shot in the leg and a boy in the neck.", ["shot 1/1/1", "shot 1/1/1"]),
    ("A man was shot in the leg and a boy in the neighborhood fled.", ["shot 1/1/1"]),
]
NOTHING: list[tuple[str, list[str]]] = [
    ("The man who shot firefighters was released.", []),
    ("Officers search for the man they said shot at least three times into a car.", []),
    ("A man shot into a crowd.", []),
    ("Officers visited the wounded officer.", []),
    ("Officers were shot at.", []),
    ("The driver had not been shot.", []),
    ("He fired one shot.", []),
    ("Workers killed 30 cows.", []),
    ("Lions killed 14 goats.", []),
    ("Rebels destroyed 15 tanks.", []),
    ("Two soldiers destroyed tanks.", []),
    ("A bridge was blown up by soldiers.", []),
    ("The fire destroyed four shops, and two soldiers fled.", []),
    ("The team lost three players.", []),
    ("Losses amounted to 40 million dollars.", []),
    ("Losses amounted to 500 people displaced.", []),
    ("Losses amounted to 250 soldiers killed and wounded.", ["casualty 250/250/250"]),
    ("Three wounded animals were found.", []),
    ("The paramedics saved three lives.", []),
    ("He was dead tired.", []),
    ("Wolves killed a sheep.", []),
    ("They destroyed 15 rebel positions.", []),
    ("He hit a wall.", []),
    ("He retrieved a wounded turkey.", []),
    ("They helped save the life of a woman.", []),
    ("Members of the Army of National Liberation spoke of the murders of Patriotic Union.", []),
    ("The victims are between the ages of 27 and 45.", []),
]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        *ACTIVE,
        *PASSIVE,
        *NOMINAL,
        *PARTICIPIAL,
        *ELLIPTIC,
        *COUNTS,
        *PARTS,
        *DATELINES,
        *INSERTED,
        *AGES,
        *SELVES,
        *TO_DEATH,
        *GAPPED,
        *NOTHING,
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_sentence_states(sentence: str, expected: list[str]) -> None:
    assert stated(sentence) == expected
