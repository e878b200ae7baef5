"""Whether two phrases can mean the same person: by name, age, sex, generation and role."""

from types import MappingProxyType
from typing import Protocol

from casualty_pipeline.extract.people.people import KIN
from casualty_pipeline.extract.text.vocabulary import words


class Described(Protocol):
    """What is known of a person: `sex` is "m", "f" or ""."""

    @property
    def name(self) -> str:
        """Folded words of the name, "" where none is told."""

    @property
    def age(self) -> int | None:
        """In whole years."""

    @property
    def sex(self) -> str:
        """Told by the noun or pronoun."""

    @property
    def head(self) -> str:
        """The noun, folded."""


_ROLES = (
    words(
        "officer officers deputy deputies trooper troopers policeman policemen policewoman sergeant detective"
        " constable police cop cops sheriff's"
    ),
    words("firefighter firefighters paramedic paramedics medic medics fireman firemen"),
    words(
        "suspect suspects gunman gunmen shooter shooters attacker attackers assailant assailants perpetrator robber"
        " robbers intruder burglar bomber"
    ),
    words("hostage hostages"),
    words("homeowner homeowners clerk clerks cashier"),
    words("driver drivers motorist"),
    words("passenger passengers"),
    words("pilot pilots"),
    words("bystander bystanders passerby pedestrian"),
    words("teacher teachers student students pupil pupils classmate"),
)
_ROLE_OF = MappingProxyType({word: number for number, row in enumerate(_ROLES) for word in row})
"""Nobody is told of under two of these roles."""
_SUSPECT = _ROLE_OF["suspect"]
_VICTIMS = words(
    """
    victim victims customer customers employee employees shopper shoppers patron patrons passenger passengers resident
    residents worshipper worshippers worshiper worshipers neighbor neighbors neighbour neighbours co-worker co-workers
    coworker coworkers civilian civilians mayor councillor councilman councilwoman lawmaker senator judge journalist
    reporter priest pastor imam rabbi nurse shopkeeper bodyguard bodyguards member members
    """
)
_CHILDREN = words(
    "boy boys girl girls toddler toddlers baby babies infant child children kid kids newborn schoolboy schoolgirl"
)
_GROWN = words(
    """
    man men woman women husband wife father mother grandfather grandmother officer deputy gunman teacher driver guard
    soldier firefighter trooper boyfriend girlfriend ex-boyfriend ex-girlfriend ex-husband ex-wife fiance fiancee
    """
)
_SMALL = 12
"""Up to this age nobody is called a man or a woman."""
_TEEN = 15
"""Up to this age hardly anybody is a parent."""
_PARENTS = words("father dad husband mother mom mum wife grandfather grandmother grandpa grandma stepfather stepmother")
_TODDLER = 3
_ADULT = 20
"""From this age on nobody is called a boy or a girl."""


def agree(one: Described, other: Described) -> bool:
    """Whether nothing told of them says that they are two persons."""
    if one.name and other.name:
        return bool(set(one.name.split()) & set(other.name.split()))
    if one.sex and other.sex and one.sex != other.sex:
        return False
    return _same_age(one, other) and not apart_by_role(one.head, other.head) and not _generations_apart(one, other)


def distinct(one: Described, other: Described) -> bool:
    """Whether age or name say that it is the same person."""
    if one.name and other.name:
        return True
    return one.age is not None and one.age == other.age


def has_role(noun: str) -> bool:
    """Whether a noun gives a role that nobody has beside some other."""
    return noun in _ROLE_OF


def apart_by_role(one: str, other: str) -> bool:
    """Whether nouns give roles that one person does not have at a time: a suspect is no deputy and no victim."""
    first, second = _ROLE_OF.get(one), _ROLE_OF.get(other)
    if _SUSPECT in {first, second} and _VICTIMS & {one, other}:
        return True
    return first is not None and second is not None and first != second


def is_suspect(head: str) -> bool:
    """Whether a noun is that of an attacker."""
    return _ROLE_OF.get(head) == _SUSPECT


def apart_as_kin(one: str, other: str) -> bool:
    """Whether one is told of as somebody's kin and the other by a role: "a teacher was hurt ... killed his father"."""
    kin = one in KIN, other in KIN
    return kin in {(True, False), (False, True)} and (other if kin[0] else one) in _ROLE_OF


def _same_age(one: Described, other: Described) -> bool:
    """Whether ages agree; a year more or less is a slip for kin and toddlers: "his 10-year-old son", "the boy, 11"."""
    if one.age is None or other.age is None or one.age == other.age:
        return True
    kin = bool({one.head, other.head} & KIN)
    return abs(one.age - other.age) == 1 and (kin or max(one.age, other.age) <= _TODDLER)


def _generations_apart(one: Described, other: Described) -> bool:
    if (_is_child(one) and _is_grown(other)) or (_is_child(other) and _is_grown(one)):
        return True
    return _is_no_parent(one, other) or _is_no_parent(other, one)


def _is_no_parent(one: Described, other: Described) -> bool:
    """Whether somebody is too young to be the mother that the other is."""
    return one.age is not None and one.age <= _TEEN and other.head in _PARENTS


def _is_child(person: Described) -> bool:
    if person.age is not None:
        return person.age <= _SMALL
    return person.head in _CHILDREN


def _is_grown(person: Described) -> bool:
    return person.head in _GROWN if person.age is None else person.age >= _ADULT
