"""Animals: hurt or named, they are no people."""

from collections.abc import Sequence

from casualty_pipeline.extract.people.group import Group
from casualty_pipeline.extract.people.people import PERSON
from casualty_pipeline.extract.text.tokens import Token
from casualty_pipeline.extract.text.vocabulary import words

ANIMALS = words(
    """
    animal animals dog dogs k-9 k-9s k9 k9s puppy puppies cat cats cattle cow cows horse horses sheep goat goats pig
    pigs bird birds chicken chickens livestock elephant elephants deer turtle turtles whale whales dolphin
    dolphins seals bears camel camels shark sharks tiger tigers wolf wolves
    duck ducks hen hens turkeys geese goose swans fish salmon bees bats seal rhino rhinos lion lions
    monkey monkeys gorilla gorillas leopard leopards rats mice insects poultry buffalo buffaloes oxen yaks
    elk moose boar boars fox foxes coyote coyotes cougar cougars alligator alligators crocodile crocodiles
    """
)
_CALLED = frozenset({"named", "called", "dubbed"})


def is_named_animal(tokens: Sequence[Token], at: int) -> bool:
    """Whether the name at a token is an animal's: "a police dog named Rex", "K-9 Rex"."""
    noun = at - 1 - (at > 1 and tokens[at - 1].lower in _CALLED)
    return noun >= 0 and tokens[noun].lower in ANIMALS


def is_of_animals(tokens: Sequence[Token], group: Group, end: int) -> bool:
    """Whether a number of a statement up to `end` is of animals: "240 ducks died", "two dead elk", "dogs, one dead"."""
    behind = (*tokens[group.end : group.end + 1], *tokens[end : end + 1])
    if any(token.lower in ANIMALS for token in behind):
        return True
    for token in reversed(tokens[max(0, group.start - _BACK) : group.start]):
        if token.lower in ANIMALS:
            return True
        if token.lower in PERSON:
            return False
    return False


_BACK = 10
"""Tokens from animals to the number that goes on with them at most."""
