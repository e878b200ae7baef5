"""Members of fixed sets: told apart by identity, named and ordered as they are declared."""

from typing import ClassVar, Self

from casualty_pipeline.extract.text.members import Members


class Colour(Members):
    RED: ClassVar[Self]
    GREEN: ClassVar[Self]


def test_each_name_is_one_member() -> None:
    assert Colour.RED is not Colour.GREEN
    assert len({Colour.RED, Colour.GREEN, Colour.RED}) == 2


def test_members_are_of_their_set_and_know_their_names() -> None:
    assert isinstance(Colour.GREEN, Colour)
    assert Colour.GREEN.name == "GREEN"
    assert repr(Colour.GREEN) == "Colour.GREEN"


def test_members_are_in_the_order_of_their_names() -> None:
    assert sorted([Colour.GREEN, Colour.RED]) == [Colour.RED, Colour.GREEN]
