"""Kinds of text of which no sentence tells news of casualties: matches, films, markets, studies, drills, looks back."""

import re
from types import MappingProxyType

from casualty_pipeline.extract.exclusions.signs import signs_in
from casualty_pipeline.extract.text.cues import FICTION
from casualty_pipeline.extract.text.tokens import Document
from casualty_pipeline.extract.text.vocabulary import words

_WORDS = MappingProxyType(
    {
        "sport": words(
            """
            touchdown touchdowns quarterback linebacker cornerback playoff playoffs inning innings halftime goalkeeper
            midfielder striker wicket wickets batsman nfl nba mlb nhl fifa uefa championship coach league referee
            goal goals scored defender defenders winger penalty offside booked equaliser equalizer
            """
        ),
        "stage": words(
            """
            film films movie movies director actor actress starring screenplay thriller scene sequel novel episode
            premiere audiences character characters plot review contestant contestants airs viewers
            finale spoiler spoilers
            """
        ),
        "science": words(
            """
            study trial researchers scientists patients drug placebo vaccine dose doses journal lancet clinical therapy
            """
        ),
        "market": words("stocks shares nasdaq traders trader investors funds earnings equities dow rally chipmakers"),
    }
)
_SURE = 3
"""Words of a kind that make a text one of it."""
_NEWS = (
    *("police", "sheriff", "authorities", "coroner", "paramedic", "prosecutor", "gunman", "militant", "firefighter"),
    *("rescue", "bodies", "stampede", "death toll", "bombing", "air strike", "airstrike", "wreckage", "emergency"),
)
"""Words of news of casualties, be it from a match, a film's set or a plane with a team on board."""
_WORD = re.compile(r"[a-z]+")
_STAGED = re.compile(
    r"\breview:|\bsimulat(?:es?|ed|ing|ion)\b|\bmock\b|\bre-?enact\w*"
    r"|\bdrills?\b(?! (?:rig|bit|hole|site|crew|ship))"
    r"|^(?:obituary|opinion|editorial|op-ed|commentary|book review|history|explainer|factbox|study|poll|quiz"
    r"|on this day):|\b(?:study|survey|poll)(?:,| says| finds| shows| suggests| reveals)$"
)
"""Headlines of what is staged, and of kinds of articles that report no news."""
_SPORTS = re.compile(
    r"^(?:football|soccer|cricket|rugby|tennis|nfl|nba|mlb|boxing)[:-]|\bdies (?:aged |at (?:age )?)[6-9]\d\b"
    r"|\binjury (?:blow|lists?|crisis|update|worry|scare|concerns?|setback)\b"
)
"""Headlines of sports and of those who died old, where no police are told of."""
_YEARS_LATER = re.compile(r"(?:^|- )(?:[\w-]+ ){1,2}(?:years|decades) (?:later|after|on)\b")
_OPENING = 3
"""Sentences that open a text: headline, dateline and lead."""
_LOOKING_BACK = re.compile(
    r"\b(?:genocide|holocaust) (?:victims|survivors?|memorial|remembrance|commemoration|fugitive|suspect)\b"
    r"|\banniversary of\b|\b(?:years?|decades?) (?:after|on|since|later)\b"
    r"|\brecall(?:s|ed|ing)? (?:[\w.,-]+ ){0,5}?(?:cars|vehicles|trucks|suvs|products|toys|cribs|batteries|airbags)\b"
    r"|\b(?:lose|win|reject|den[yi]|uphold|hear|dismiss)\w* (?:[\w'-]+ ){0,5}?"
    r"(?:appeals?(?! for)|parole|death sentence)"
)
"""What a headline looks back by: at years gone by, at products that did harm, at what courts have judged."""


def tells_no_news(document: Document) -> bool:
    """Whether a text is about a match, a film, a market, a study or a drill, by its headline or by its words."""
    first = document.sentences[0]
    if first.is_title and _STAGED.search(first.lower):
        return True
    sports = first.is_title and _SPORTS.search(first.lower) is not None
    if not (sports or any(sentence.cues & FICTION for sentence in document.sentences)):
        return False
    lower = document.text.lower()
    if any(word in lower for word in _NEWS):
        return False
    said = frozenset(_WORD.findall(lower))
    return sports or any(len(said & of_kind) >= _SURE for of_kind in _WORDS.values())


def looks_back(document: Document, year: int) -> bool:
    """Whether a headline is about an event of a year before that of publication, or the text opens years later."""
    first = document.sentences[0]
    if any(_YEARS_LATER.search(sentence.lower) for sentence in document.sentences[:_OPENING]):
        return True
    if not first.is_title:
        return False
    return any(event < year for _, event in signs_in(first).events) or _LOOKING_BACK.search(first.lower) is not None
