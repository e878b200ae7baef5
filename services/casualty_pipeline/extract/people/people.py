"""Who can be a casualty: nouns for people with number, sex and party, and the words that stand inside their phrases."""

from dataclasses import dataclass
from types import MappingProxyType

from casualty_pipeline.extract.text.vocabulary import words


@dataclass(frozen=True, slots=True)
class PersonNoun:
    """A noun for people; `plural` is None where the form serves for both, `sex` is "m", "f" or ""."""

    plural: bool | None
    sex: str = ""
    combatant: bool = False
    irregular: bool = False
    """Fights a state: rebels, militants, insurgents."""


_CIVIL = (
    "person civilian resident victim worker teacher doctor nurse medic paramedic journalist reporter student pupil "
    "teenager teen adult infant baby toddler youth youngster passenger pedestrian motorist driver cyclist pilot "
    "tourist miner farmer villager protester protestor demonstrator worshipper worshiper patient prisoner inmate "
    "bystander patron customer employee staffer official officer policeman:policemen policewoman:policewomen "
    "firefighter fireman:firemen rescuer volunteer volontaire shopper guard deputy:deputies trooper detective "
    "mayor politician priest monk nun imam cleric pastor bishop lawyer judge prosecutor engineer technician sailor "
    "fisherman:fishermen citizen national foreigner migrant refugee settler peasant trader vendor shopkeeper clerk "
    "cashier manager guest partygoer concertgoer reveler reveller clubgoer spectator fan player athlete individual "
    "subject suspect gunman:gunmen shooter attacker assailant bomber perpetrator robber intruder burglar thief "
    "leader candidate activist supporter senator minister governor ambassador diplomat professor rector "
    "neighbor neighbour friend classmate colleague relative sibling twin spouse roommate tenant landlord homeowner "
    "homeless hostage captive survivor casualty:casualties orphan widow member inhabitant local "
    "minor juvenile senior pensioner retiree elder newborn preschooler schoolchild:schoolchildren child:children kid "
    "grandchild:grandchildren grandparent parent cousin stepchild:stepchildren human being soul islander traveler "
    "traveller commuter crewman:crewmen pilgrim contractor laborer labourer builder electrician janitor cook chef "
    "waiter bartender dj musician singer artist actor writer author columnist photographer cameraman:cameramen "
    "photojournalist correspondent editor lineman:linemen rioter looter hooligan ultra veteran bodyguard escort "
    "chauffeur chairman:chairmen councilman:councilmen legislator deportee lawmaker gendarme "
    "constable inspector councillor councilor mp herder herdsman:herdsmen vigilante warden "
    "ranger trafficker smuggler rower skier hiker climber camper swimmer "
    "partner lover pal buddy coworker co-worker housemate teammate babysitter nanny acquaintance "
    "agent monitor observer aide envoy cop detainee mourner devotee trucker mountaineer trekker adolescent "
    "tribesman:tribesmen airman:airmen seaman:seamen salesman:salesmen housewife:housewives schoolteacher headteacher "
    "caretaker carjacker kidnapper blogger "
    "hostage-taker surfer diver paraglider skydiver biker motorcyclist jogger runner bicyclist operator dispatcher "
    "Palestinian passerby:passersby passer-by:passers-by chief coach commandant sheikh chieftain jawan trainee "
    "apprentice helper conductor attendant copilot co-pilot crewmember logger roofer welder plumber courier hawker "
    "seminarian missionary:missionaries gangster mobster convict fugitive poacher rustler abductor midwife:midwives "
    "surgeon dentist pharmacist footballer cricketer rapper dancer comedian filmmaker skater snowboarder snowmobiler "
    "kayaker boater lifeguard academic scholar researcher scientist magistrate consul picnicker churchgoer "
    "restaurateur entrepreneur expatriate expat parishioner schoolmate "
    "collaborator servicemember balloonist parachutist socialite monarch emir cultist ritualist undergraduate lecturer "
    "accountant architect headmaster headmistress warder jailer gatekeeper watchman:watchmen postman:postmen "
    "hairdresser scaffolder stuntman:stuntmen rancher farmhand beekeeper shepherd gardener landscaper cleaner maid "
    "housekeeper servant sherpa zookeeper trainer instructor tutor librarian archaeologist geologist physicist "
    "novelist poet influencer youtuber boxer wrestler jockey referee golfer gymnast prostitute addict beggar "
    "hitchhiker squatter arsonist shoplifter rapist stalker vandal loyalist nationalist dissident defector deserter "
    "informant informer interpreter translator foreman:foremen landowner bouncer doorman:doormen receptionist barista "
    "stewardess hunter voter mahout aid-seeker asylum-seeker assistant companion "
    "deckhand skipper angler snorkeler snorkeller bather beachgoer kitesurfer canoeist rafter paddler caver "
    "backpacker holidaymaker vacationer sightseer skateboarder evacuee nomad pastoralist seafarer stowaway seeker "
    "moviegoer festivalgoer festival-goer party-goer onlooker chairwoman:chairwomen congressman:congressmen "
    "recruiter pow guide rider busker intern mechanic caregiver carer physician stallholder peddler sweeper freelancer "
    "vlogger streamer designer producer director presenter broadcaster parliamentarian adviser advisor bailiff "
    "sentry:sentries hitman:hitmen assassin dealer thug kindergartner kindergartener freshman:freshmen sophomore "
    "wedding-goer sledder "
    "shrimper mariner boatman:boatmen co-driver navigator astronaut aviator evangelist preacher rabbi congregant "
    "farmworker harvester picker woodcutter lumberjack cowherd oilman:oilmen steelworker bricklayer ironworker "
    "repairman:repairmen handyman:handymen stevedore immigrant clansman:clansmen marcher picketer raver octogenarian "
    "lifesaver coastguard vagrant biologist zoologist guitarist drummer banker merchant jeweller jeweler storekeeper "
    "owner comrade compatriot countryman:countrymen racer supervisor principal vice-principal "
    "headman:headmen waterskier windsurfer newlywed"
)
_MALE = (
    "man:men boy father dad husband son brother uncle nephew grandfather grandson stepfather stepson boyfriend "
    "stepdad father-in-law:fathers-in-law son-in-law:sons-in-law brother-in-law:brothers-in-law grandpa "
    "great-grandfather godson "
    "businessman:businessmen gentleman:gentlemen fiance groom schoolboy actor male ex-husband ex-boyfriend half-brother"
)
_FEMALE = (
    "woman:women girl mother mom mum wife:wives daughter sister aunt niece grandmother granddaughter stepmother "
    "stepdaughter girlfriend businesswoman:businesswomen lady:ladies fiancee bride schoolgirl actress waitress female "
    "ex-wife:ex-wives ex-girlfriend half-sister grandma stepmom mother-in-law:mothers-in-law "
    "daughter-in-law:daughters-in-law sister-in-law:sisters-in-law great-grandmother goddaughter"
)
_COMBATANT = (
    "soldier serviceman:servicemen servicewoman:servicewomen conscript recruit reservist marine paratrooper commander "
    "sergeant lieutenant captain colonel general major corporal private cadet sniper fighter combatant peacekeeper "
    "infantryman:infantrymen defender warrior tanker gunner militaryman:militarymen officer-cadet commando legionnaire "
    "militia militiaman:militiamen rifleman:riflemen sepoy sapper deminer"
)
_IRREGULAR = (
    "militant rebel insurgent terrorist guerrilla guerilla separatist jihadist extremist "
    "mercenary:mercenaries invader occupier occupant subversive paramilitary:paramilitaries "
    "bandit pirate jihadi islamist saboteur racist fascist nazi aggressor orc maoist naxalite naxal"
)
_PARENTS = "mother:f mum:f mom:f grandmother:f father:m dad:m grandfather:m parent:"
_CHILDREN = "one two three four five six seven eight"
_INVARIANT = "people folk folks"
_FORCES = "troops personnel police forces guardsmen marines crew staff military cops carabineros clergy officials"


def _forms(words: str) -> list[tuple[str, str]]:
    pairs = []
    for word in words.lower().split():
        singular, _, plural = word.partition(":")
        pairs.append(
            (
                singular,
                plural
                or (
                    singular[:-1] + "ies"
                    if singular.endswith("y") and singular[-2] not in "aeo"
                    else singular + ("es" if singular.endswith(("s", "ch")) else "s")
                ),
            )
        )
    return pairs


def _lexicon() -> dict[str, PersonNoun]:
    nouns: dict[str, PersonNoun] = {}
    for listed, sex, combatant, irregular in (
        (_CIVIL, "", False, False),
        (_MALE, "m", False, False),
        (_FEMALE, "f", False, False),
        (_COMBATANT, "", True, False),
        (_IRREGULAR, "", True, True),
    ):
        for singular, plural in _forms(listed):
            nouns[singular] = PersonNoun(plural=False, sex=sex, combatant=combatant, irregular=irregular)
            nouns[plural] = PersonNoun(plural=True, sex=sex, combatant=combatant, irregular=irregular)
    for parent in _PARENTS.split():
        word, _, sex = parent.partition(":")
        for children in _CHILDREN.split():
            nouns[f"{word}-of-{children}"] = PersonNoun(plural=False, sex=sex)
    for word in _INVARIANT.split():
        nouns[word] = PersonNoun(plural=True)
    for word in _FORCES.split():
        nouns[word] = PersonNoun(plural=True, combatant=word in {"troops", "forces", "military"})
    return nouns


PERSON = MappingProxyType(_lexicon())

OTHERS = words("others other more another additional")
"""Heads that stand for people beside those named before."""

COLLECTIVE = MappingProxyType({"couple": 2, "pair": 2, "duo": 2, "trio": 3, "twins": 2, "triplets": 3, "quartet": 4})
FAMILY = words("family group crowd party household crew")
"""Heads whose size follows: "a family of five"."""

KIN = words(
    """
    father dad husband son sons brother brothers uncle nephew nephews grandfather grandson stepfather stepson
    boyfriend mother mom mum wife daughter daughters sister sisters aunt niece nieces grandmother
    granddaughter stepmother stepdaughter girlfriend child children kid kids parents parent cousin cousins
    spouse fiancee fiance baby toddler infant friend friends siblings sibling twins ex-wife ex-husband
    ex-girlfriend ex-boyfriend grandparents grandchildren half-brother half-sister roommate neighbor neighbour
    classmate colleague partner lover pal buddy coworker co-worker stepdad stepmom housemate teammate godson
    goddaughter great-grandmother great-grandfather mother-in-law father-in-law son-in-law daughter-in-law
    brother-in-law sister-in-law grandparent grandchild nanny babysitter
    """
)
RETINUE = words(
    """
    driver drivers bodyguard bodyguards passenger passengers assistant aide aides chauffeur interpreter guide guides
    pilot instructor maid housekeeper secretary translator guard guards
    """
)
"""Who belongs to somebody without being kin: "the mayor and his driver"."""
POSSESSIVES = words("his her their its my our")
PRONOUNS = MappingProxyType({"he": "m", "she": "f", "him": "m", "her": "f", "they": "", "them": ""})

NO_MODIFIER = words(
    """
    a an the of in on at by to from for with without and or but nor as is are was were be been being has have
    had do does did will would could should may might can must not who whom whose which that this these those
    when while after before during since until than then if because where there here it he she they him her
    them we you i his their its into onto over under near between among amid about around through against out
    off up down including said says told reported killed kills killing killings wounded injured hurt dead died
    eliminated eliminates liquidated destroyed destroys lost loses
    dies die shot shooting fatally critically seriously per via despite following ago one's days day hours
    hour minutes weeks week months month years year times time percent miles kilometers meters yards blocks
    block shots rounds bullets drones missiles rockets shells vehicles tanks houses homes buildings cars buses
    planes left leaves leaving several both kill shoot shoots wound wounds injure injures stab stabs stabbed murder
    murders execute executes slay slays
    """
)
"""Words that never stand between a number and the people it counts."""

NOT_HEADS = words(
    """
    bus buses car cars vehicle vehicles plane planes train trains boat boats ship ships helicopter helicopters
    position positions stronghold base bases camp camps car's dog dogs station stations department
    headquarters convoy convoys flag flags house houses home homes home's school schools uniform uniforms van
    vans truck trucks wagon wagons seat seats side area areas case cases hospital union killer protests
    situation situations standoff stand-off crisis taking taker takers negotiator negotiators drama rescue
    checkpoint checkpoints cruiser cruisers abuse care center centre post posts system systems league ministry
    exchange exchanges injury injuries wound wounds burn burns cut cuts slash crash accident damage collision quake
    """
)
"""Nouns that make what stands before them no people: "two police cars", "passenger bus"."""

TITLES = words(
    """
    mr mrs ms miss dr sgt lt gen col capt maj cpl pvt officer deputy detective chief sheriff president senator
    sen rep governor gov mayor judge captain sergeant lieutenant colonel general major private corporal father
    rev reverend pastor prince princess king queen lord lady sir coach professor prof trooper agent commander
    minister spokesman spokeswoman spokesperson coroner monsignor bishop archbishop comandante commissioner
    """
)

STRUCK = words(
    """
    killed shot dead wounded injured dies died fatally stabbed critically seriously hurt gunned found murdered
    slain martyred drowned electrocuted strangled beheaded lynched
    """
)
"""Casualty words right behind people who have no article: "Ukrainian soldier killed"."""
