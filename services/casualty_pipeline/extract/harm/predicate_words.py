"""Words that say that somebody was killed, injured or shot: verbs with their forms, and phrases, by effect and form."""

from casualty_pipeline.extract.harm.predicate import Effect, Form
from casualty_pipeline.extract.harm.self_harm import self_harm

_K, _I, _S, _C = Effect.KILLED, Effect.INJURED, Effect.SHOT, Effect.CASUALTY

VERBS = (
    (_K, "kill kills killed killed killing"),
    (_K, "murder murders murdered murdered murdering"),
    (_K, "slay slays slew slain slaying"),
    (_K, "assassinate assassinates assassinated assassinated assassinating"),
    (_K, "massacre massacres massacred massacred massacring"),
    (_K, "slaughter slaughters slaughtered slaughtered slaughtering"),
    (_K, "behead beheads beheaded beheaded beheading"),
    (_K, "execute executes executed executed executing"),
    (_K, "electrocute electrocutes electrocuted electrocuted electrocuting"),
    (_K, "lynch lynches lynched lynched lynching"),
    (_K, "eliminate eliminates eliminated eliminated eliminating"),
    (_K, "liquidate liquidates liquidated liquidated liquidating"),
    (_K, "destroy destroys destroyed destroyed destroying"),
    (_K, "neutralize neutralizes neutralized neutralized neutralizing"),
    (_K, "neutralise neutralises neutralised neutralised neutralising"),
    (_K, "martyr martyrs martyred martyred martyring"),
    (_I, "wound wounds wounded wounded wounding"),
    (_I, "injure injures injured injured injuring"),
    (_I, "hurt hurts hurt hurt hurting"),
    (_I, "maim maims maimed maimed maiming"),
    (_I, "hospitalize hospitalizes hospitalized hospitalized hospitalizing"),
    (_I, "hospitalise hospitalises hospitalised hospitalised hospitalising"),
    (_I, "graze grazes grazed grazed grazing"),
    (_S, "stab stabs stabbed stabbed stabbing"),
    (_I, "shell-shock shell-shocks shell-shocked shell-shocked shell-shocking"),
    (_S, "shoot shoots shot shot shooting"),
    (_S, "strike strikes struck struck striking"),
    (_S, "hit hits hit hit hitting"),
)
"""Base, third person, past, past participle and -ing of each verb."""

PHRASES: tuple[tuple[Effect, Form, str], ...] = (
    (
        _K,
        Form.PAST,
        """
        shot dead; shot to death; shot and killed; hanged; fatally shot; fatally wounded; fatally injured; fatally
        stabbed; stabbed to death; beaten to death; burned to death; burnt to death; hacked to death; crushed to
        death; trampled to death; shot and fatally wounded; gunned down; mortally wounded; fatally struck; mowed
        down; burned alive; burnt alive; buried alive;
        bludgeoned to death; strangled; kia; kia's; kias; put to death; found shot to death; strangled to death; beat
        to death; choked to death; shot fatally; charred to death; mauled to death; gored to death; stoned to death;
        clubbed to death; battered to death; kicked to death; tortured to death; knifed to death; scalded to death;
        pecked to death; bitten to death; run over and killed; struck and killed; hit and killed; attacked and killed;
        stabbed and killed; ambushed and killed; wiped out
        """,
    ),
    (
        _K,
        Form.PARTICIPLE,
        """
        shooting dead; fatally shooting; shooting to death; shooting and killing; fatally wounding; fatally
        injuring; gunning down; stabbing to death; fatally stabbing
        """,
    ),
    (
        _K,
        Form.PRESENT,
        """
        lost; lose; loses; shoot dead; shoots dead; shoot and kill; shoots and kills; guns down; gun down; kills;
        fatally shoots; fatally stabs; fatally wounds; fatally strikes; fatally injures; shoots, kills
        """,
    ),
    (
        _K,
        Form.STATE,
        """
        died; dies; die; dead; dying; pronounced dead; found dead; declared dead; lost his life; lost her life;
        lost their lives; lose their lives; loses life; losing their lives; succumbed; succumbs; perished;
        perish; perishes; drowned; did not survive; didn't survive; fatally; were fatal; was fatal; found slain;
        deceased; killed in action; shot fatally; bled to death; burned to death; lost his battle; lost her
        battle; dead on arrival; found shot dead; froze to death; suffocated; fell to their deaths; fell to his
        death; fell to her death; passed away; embraced martyrdom; attained martyrdom; achieved martyrdom; laid down
        his life; laid down her life; laid down their lives; lost their life; breathed his last; breathed her last;
        breathed their last; found hanging; found hanged; found murdered; found killed; starved to death; dead at
        the scene; was burned alive; were burned alive; was burned to death; were burned to death;
        drown; drowns; suffocate; suffocates; freeze to death; bleeds to death; fell dead;
        plunged to his death; plunged to her death; plunged to their deaths; leapt to his death; leapt to her death;
        met their deaths; met his death; met her death; fell to death
        """,
    ),
    (
        _K,
        Form.NOUN,
        """
        death of; deaths of; killing of; killings of; murder of; murders of; slaying of; slayings of; execution
        of; assassination of; shooting death of; shooting deaths of; lives of; life of; body of; bodies of;
        remains of; massacre of; fatal shooting of; fatal shootings of; fatal stabbing of; homicide of; corpse of;
        corpses of; murdering of
        """,
    ),
    (
        _I,
        Form.NOUN,
        """
        wounding of; injuring of; injuries to; injury to
        """,
    ),
    (
        _S,
        Form.NOUN,
        """
        shooting of; shootings of; stabbing of; stabbings of
        """,
    ),
    (
        _K,
        Form.TOLL,
        """
        death toll; toll; losses; number of dead; number of deaths; number of the dead; number of killed; number of
        people killed; number of victims; number of fatalities; number of those killed; number of
        """,
    ),
    (
        _I,
        Form.TOLL,
        """
        number of injured; number of wounded; number of the injured; number of the wounded; number of those
        injured; injury toll; injuries toll; injured toll; wounded toll; toll of injured; toll of injuries;
        toll of wounded; toll of the injured; toll of the wounded
        """,
    ),
    (
        _K,
        Form.UNITS,
        """
        deaths; fatalities; lives; body; bodies; corpses; killings; murders; dead people; fatality; death; homicide
        victims; homicides
        """,
    ),
    (
        _I,
        Form.UNITS,
        """
        injuries; wounded people; injured people
        """,
    ),
    (
        _C,
        Form.UNITS,
        """
        casualties; casualty
        """,
    ),
    (
        _C,
        Form.PAST,
        """
        killed or wounded; killed or injured; dead or wounded; killed or maimed; killed and wounded; dead and
        wounded; killed and injured; dead or injured
        """,
    ),
    (
        _C,
        Form.PARTICIPLE,
        """
        killing or wounding; killing or injuring; killing and wounding; killing and injuring
        """,
    ),
    (
        _I,
        Form.PAST,
        """
        shot and wounded; shot and injured; seriously wounded; seriously injured; critically wounded; critically
        injured; wia; wia's; wias; struck by gunfire; hit by gunfire; hit by bullets; struck by bullets;
        hit by a bullet; struck by a bullet; grazed by a bullet; struck by a stray bullet; hit by a stray bullet;
        slightly wounded; slightly injured; lightly wounded; badly wounded; badly hurt; badly injured; severely wounded;
        severely injured; gravely wounded; seriously hurt; critically hurt; grievously injured; grievously wounded;
        grievously hurt; gravely injured; badly burned; severely burned; seriously burned; badly burnt; severely burnt;
        critically burned; badly beaten; severely beaten;
        lightly injured; moderately wounded; moderately injured; mildly injured
        """,
    ),
    (
        _I,
        Form.PARTICIPLE,
        """
        shooting and wounding; shooting and injuring; seriously wounding; seriously injuring; critically
        wounding; critically injuring; slightly wounding; slightly injuring
        """,
    ),
    (
        _S,
        Form.PAST,
        """
        blown up; run over; ran over
        """,
    ),
    (
        _S,
        Form.STATE,
        """
        suffered a gunshot wound; suffered gunshot wounds; suffered multiple gunshot wounds; sustained gunshot
        wounds; sustained a gunshot wound; with a gunshot wound; with gunshot wounds; with multiple gunshot
        wounds; suffering from gunshot wounds; suffering from a gunshot wound; suffering gunshot wounds;
        suffering a gunshot wound; had gunshot wounds; had a gunshot wound; suffering from multiple gunshot
        wounds; suffered apparent gunshot wounds; suffering from apparent gunshot wounds; with apparent gunshot
        wounds; caught in the crossfire; took a bullet
        """,
    ),
    (
        _K,
        Form.LIVED,
        """
        no survivors; no survivor
        """,
    ),
    (
        _K,
        Form.SELF,
        "; ".join(self_harm())
        + """;
        committed suicide; committing suicide; commits suicide; died by suicide; dies by suicide; dying by suicide;
        died from a self-inflicted gunshot wound; died of a self-inflicted gunshot wound; killed him self
        """,
    ),
    (
        _S,
        Form.SELF,
        """
        accidentally shot himself; accidentally shot herself; accidentally shoots himself; accidentally shoots
        herself; accidentally shooting himself; accidentally shooting herself; accidentally shoots self;
        accidentally shot self; accidentally shooting self
        """,
    ),
)
"""Phrases, parted by semicolons; the longest that fits is read."""

SOFT_PHRASES: tuple[tuple[Effect, Form, str], ...] = (
    (
        _I,
        Form.STATE,
        """
        in critical condition; in serious condition; in stable condition; in good condition; in fair condition;
        in guarded condition; in critical but stable condition; in grave condition; in unknown condition; in
        serious but stable condition; in satisfactory condition; critical; recovering; expected to survive;
        expected to recover; being treated; were treated; was treated; treated for; taken to a hospital; taken
        to hospital; taken to the hospital; taken to hospitals; taken to a local hospital; taken to local
        hospitals; taken to area hospitals; rushed to hospital; rushed to a hospital; rushed to the hospital;
        transported to a hospital; transported to the hospital; transported to a local hospital; transported to
        local hospitals; airlifted to; flown to; in hospital; in the hospital; in a hospital;
        in hospitals; in local hospitals; in area hospitals; in nearby hospitals; to the hospital;
        to a hospital; to hospital; to hospitals; to area hospitals; to local hospitals; in extremely critical
        condition; suffered injuries; suffered serious injuries; suffered minor injuries; suffered
        non-life-threatening injuries; sustained injuries; sustained non-life-threatening injuries; with
        non-life-threatening injuries; with life-threatening injuries; with serious injuries; with minor
        injuries; suffered wounds; sustained wounds; remain hospitalized; in serious-to-critical condition;
        in the pediatric icu; in an icu;
        suffered burns; was burned; were burned; fighting for his life; fighting for her life; fighting for their lives;
        fighting for life; clinging to life;
        on life support; undergoing surgery; underwent surgery; in intensive care; in the icu; in icu; in a coma;
        undergoing treatment; received hospital treatment; received emergency treatment;
        under treatment; receiving treatment; received treatment; receiving medical treatment;
        received medical treatment; required treatment; required medical attention; sought medical attention;
        sought medical help; sought medical assistance; sought medical care; sought medical treatment;
        asked for medical help; received medical help; received medical assistance; received medical care;
        required medical assistance; needed medical attention; needed medical help; required hospital care;
        required hospital treatment; needed hospital treatment; admitted to hospital; admitted to a hospital;
        admitted to the hospital; in extremely serious condition; in very serious condition; in moderate condition;
        overcome by smoke; overcome by fumes;
        in a critical condition; in a serious condition; in a stable condition; in a critical state
        """,
    ),
)
"""Phrases that only imply an injury."""
