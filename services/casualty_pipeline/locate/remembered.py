"""What a function gives for single words, remembered: most words of a text were met before."""

from collections.abc import Callable
from typing import TypeVar

Value = TypeVar("Value")


class Remembered(dict[str, Value]):
    """The values of a pure function by word; it forgets all of them when it holds `most`, and starts anew.

    Half the time of `functools.lru_cache`, which on every look puts the word behind all others: that pays where a
    value costs much, not where it is asked for at every word of a text.
    """

    __slots__ = ("_function", "_most")

    def __init__(self, function: Callable[[str], Value], *, most: int) -> None:
        super().__init__()
        self._function = function
        self._most = most

    def __missing__(self, word: str) -> Value:
        value = self._function(word)
        if len(self) >= self._most:
            self.clear()
        self[word] = value
        return value
