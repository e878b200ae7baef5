"""A party's claim about its enemy's losses: who says so, and whose dead they are."""

from collections.abc import Sequence

from casualty_pipeline.extract.harm.predicate import Form
from casualty_pipeline.extract.harm.predicates import OF_COMBAT
from casualty_pipeline.extract.people.group import Group
from casualty_pipeline.extract.people.sides import OPPONENTS, sides_of
from casualty_pipeline.extract.sentences.clause import Parsed, Statement
from casualty_pipeline.extract.sentences.phrases import Role
from casualty_pipeline.extract.text.tokens import Token
from casualty_pipeline.extract.text.vocabulary import words

_FORCES = words(
    """
    army military troops forces ministry navy general staff command headquarters security government hq
    coalition soldiers paramilitary ispr centcom
    """
)
_CLAIMING = words("claim claims claimed claiming")
_ENEMY = words("enemy invaders occupiers invader occupier orcs aggressors")
_OCCUPANTS = frozenset({"occupant", "occupants"})
"""Enemies in the word of a side at war, else people in a car."""
_SAYING = words(
    """
    says said say claims claimed claim claiming reported reports announced announces according told stated
    confirms confirmed statement saying reporting claiming stating announcing
    """
)


_MARKS = frozenset({"-", ":"})
"""What stands before a speaker at the end: "12 killed - JFO HQ"."""
_SPEAKER = 6
"""Tokens that name who speaks, at most."""


def claimant(parsed: Parsed, statement: Statement) -> str | None:
    """Name who claims the losses of his enemy, or None where nobody does."""
    author = _author(parsed, statement)
    if author is not None:
        return _text(parsed, *author)
    speaker = _speaker(parsed, statement)
    if statement.form is not Form.STATE and parsed.tokens[statement.at].lower in _OF_COMBAT:
        return _who_fights(parsed, statement, speaker)
    if speaker is None:
        return None
    said = parsed.tokens.lower[speaker[0] : speaker[1] + 1]
    if not (
        all(_is_enemy(parsed, statement, group, said) for group in statement.groups)
        or (_is_own_deed(parsed, statement, speaker[1]) and _KEEPING_PEACE.isdisjoint(said))
    ):
        return None
    return _text(parsed, *speaker)


def _author(parsed: Parsed, statement: Statement) -> tuple[int, int] | None:
    """Find who boasts of an attack: "the group claimed responsibility, saying it had killed 20"."""
    if "responsibility" not in parsed.words:
        return None
    lower = parsed.tokens.lower
    at = lower.index("responsibility")
    between = lower[at + 1 : statement.at]
    if not at or lower[at - 1] not in _CLAIMING or _BOASTING.isdisjoint(between) or _ITSELF.isdisjoint(between):
        return None
    return (max(0, at - 1 - _SPEAKER), at - 1) if at > 1 else None


_BOASTING = words("saying said adding says stating")
_ITSELF = words("it its they their")


def _text(parsed: Parsed, first: int, last: int) -> str:
    start, end = parsed.tokens[first].start, parsed.tokens[last - 1].end
    return parsed.sentence.text[start - parsed.sentence.start : end - parsed.sentence.start]


_OWN = frozenset({"lost", "lose", "loses", "losses"})
_OF_COMBAT = OF_COMBAT | _OWN
_SIDE = 12
"""Tokens around "lost" and "losses" that say whose they are."""


def _who_fights(parsed: Parsed, statement: Statement, speaker: tuple[int, int] | None) -> str | None:
    """Name who says that an enemy's fighters were "destroyed" or "lost"; a side on its own losses claims nothing."""
    at = statement.at
    first, last = speaker or (max(0, at - _SPEAKER), at)
    if parsed.tokens[at].lower in _OWN:
        around = (
            parsed.tokens[max(0, at - _SIDE) : at]
            if parsed.tokens[at].lower != "losses"
            else parsed.tokens[at:][:_SIDE]
        )
        theirs = sides_of(token.lower for token in around)
        ours = sides_of(token.lower for token in parsed.tokens[first : last + 1])
        if speaker is not None and theirs and theirs == ours:
            return None
    return _text(parsed, first, last) if first < last else "a side in the fighting"


_SELF = words(
    """
    it they we its their our that had have has also to fighters forces troops soldiers men units members snipers
    mujahideen warplanes planes jets drones
    """
)
"""What may stand between "claimed" and "killed" where the speaker is who killed."""
_KEEPING_PEACE = words("police sheriff officer officers deputies officials authorities")
_ARMED = words(
    """police policeman policemen policewoman officer officers guard guards gendarme gendarmes attackers assailants
    gunmen"""
)
_NEAR = 7
"""Tokens from the word of saying to that of killing at most."""


def _is_own_deed(parsed: Parsed, statement: Statement, said: int) -> bool:
    """Read "claimed it had killed 50 soldiers", "claims killing", "said its fighters killed": a party on its enemy."""
    if not said < statement.at <= said + _NEAR or parsed.tokens[said].lower not in _SAYING:
        return False
    between = parsed.tokens.lower[said + 1 : statement.at]
    done = statement.form is Form.PARTICIPLE or bool(between)
    if not done or not _SELF.issuperset(between):
        return False
    return all(group.start > statement.at and (group.combatant or group.head in _ARMED) for group in statement.groups)


_FORCE_WORDS = words(
    """
    brigade brigades battalion regiment army armed forces troops soldiers fighters units
    """
)


_BEHIND = 20
"""Tokens that may name the force of the dead: "soldiers of the 127th and 14th brigades of the Armed Forces"."""
_OF_FORCES = words("sbu fsb gru gur apu afu uaf ssu idf isi rsf")
"""Services and forces whose "employees" fight, too."""


def _force_behind(parsed: Parsed, group: Group) -> set[str]:
    """Read "servicemen of the Armed Forces of Ukraine" before the verb."""
    behind = parsed.tokens.lower[group.end : group.end + _ATTRIBUTE]
    named = behind[:1] == ["of"] and not _FORCE_WORDS.isdisjoint(behind)
    return sides_of(behind) if named and group.combatant else set()


_ATTRIBUTE = 7
"""Tokens of "of the Armed Forces of Ukraine" at most."""


def _theirs(parsed: Parsed, statement: Statement, group: Group) -> set[str]:
    """Whose people they are: adjectives, "soldiers of the Armed Forces of Ukraine", "the APU lost 300"."""
    named = f"{group.party} {group.head}".split()
    sides = sides_of(named) if group.combatant or not _OF_FORCES.isdisjoint(named) else set()
    if sides:
        return sides
    force = _force_behind(parsed, group)
    if force:
        return force
    behind = parsed.tokens.lower[statement.end : statement.end + _BEHIND]
    behind = behind[: behind.index("-")] if "-" in behind else behind
    if _FORCE_WORDS & set(behind[:6]) and "of" in behind[:6]:
        return sides_of(behind)
    before = parsed.tokens.lower[max(0, statement.start - 12) : statement.start]
    return sides_of(before) if "lost" in before[-2:] or "losses" in before else set()


def _is_enemy(parsed: Parsed, statement: Statement, group: Group, speaker: Sequence[str]) -> bool:
    ours = sides_of(speaker)
    if group.head in _OCCUPANTS:
        return bool(ours)
    if group.head in _ENEMY:
        return True
    if group.combatant and not ours and _CLAIMING & set(speaker) and any(word in _FORCES for word in speaker):
        return True
    theirs = _theirs(parsed, statement, group) if ours else set()
    if theirs:
        return not theirs & ours and any(frozenset((a, b)) in OPPONENTS for a in theirs for b in ours)
    a_side = bool(ours) or any(word in _FORCES for word in speaker)
    return group.irregular and a_side and "rebels" not in ours


def _is_inverted(tokens: Sequence[Token], index: int) -> bool:
    """Whether who speaks stands behind: "..., says the army", not "..., reported in the republic"."""
    if not 0 < index < len(tokens) - 1 or tokens[index - 1].text != ",":
        return False
    return tokens[index + 1].lower not in {"in", "on", "by", "to", "that", "it", "at", "from"}


def _speaker(parsed: Parsed, statement: Statement) -> tuple[int, int] | None:
    """Find the tokens that name who speaks: "Ukraine says ...", "... - JFO HQ", "... : officials"."""
    tokens = parsed.tokens
    for index, word in enumerate(() if _SAYING.isdisjoint(parsed.words) else tokens.lower):
        if word not in _SAYING:
            continue
        if word == "according":
            return (index + 2, min(len(tokens), index + 8)) if index + 2 < len(tokens) else None
        start = index
        while start > 0 and tokens[start - 1].text not in {",", ";", ":", "-"} and index - start < _SPEAKER:
            start -= 1
        if start < index:
            return start, index
        if _is_inverted(tokens, index):
            return index + 1, min(len(tokens), index + 1 + _SPEAKER)
    for phrase in () if _MARKS.isdisjoint(parsed.words) else reversed(parsed.phrases):
        if (
            phrase.role is Role.BREAK
            and phrase.word in _MARKS
            and phrase.start > statement.at
            and (phrase.word == ":" or tokens[phrase.start - 1].end < tokens[phrase.start].start)
            and phrase.end < len(tokens)
        ):
            return phrase.end, len(tokens)
    head = tokens[:2]
    if len(head) > 1 and head[1].text == ":":
        return 0, 1
    return None
