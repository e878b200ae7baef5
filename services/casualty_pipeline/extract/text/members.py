"""Small fixed sets of names, as an enumeration has, for what is asked of every phrase of a text."""

from typing_extensions import override


class Members(int):
    """A base of such sets: each name that a class declares becomes a member of it, counted from 1.

    `enum.IntEnum` says the same, but before Python 3.12 a look at one of its members takes four times as long, and a
    text takes a thousand of them.
    """

    name: str

    @override
    def __init_subclass__(cls) -> None:
        """Make the members."""
        super().__init_subclass__()
        for number, name in enumerate(cls.__annotations__, start=1):
            member = cls(number)
            member.name = name
            setattr(cls, name, member)

    @override
    def __repr__(self) -> str:
        return f"{type(self).__name__}.{self.name}"
