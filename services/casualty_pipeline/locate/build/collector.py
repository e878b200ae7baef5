"""Collects places and the folded names that lead to them, on the way to the data files."""

from collections import defaultdict
from dataclasses import dataclass, field

from casualty_pipeline.locate.model import Kind
from casualty_pipeline.locate.tokens import fold

PRIMARY, ALTERNATE, WITH_DIVISION_WORD = "", "*", "+"
"""How a name leads to a place: its present name, another spelling, or only as "X region" or "X county"."""

_LONGEST_ACRONYM = 6
_SHORT_NAMES = frozenset({"dc", "us", "uk", "rf", "pk"})


@dataclass(frozen=True, slots=True)
class Entry:
    """A place to be written; `region` is a region code or a country's code, `timezone` an IANA name."""

    name: str
    kind: Kind
    region: str
    latitude: float
    longitude: float
    population: int
    timezone: str = ""


@dataclass(slots=True)
class Collector:
    """Places in order of arrival and, by folded name, how each name leads to which of them."""

    entries: list[Entry] = field(default_factory=list)
    names: defaultdict[str, dict[int, str]] = field(default_factory=lambda: defaultdict(dict))
    acronyms: set[str] = field(default_factory=set)
    """Folded names that count only in capitals."""

    def add(self, entry: Entry) -> int:
        """Take a place and give its number; its names are added apart."""
        self.entries.append(entry)
        return len(self.entries) - 1

    def name(self, text: str, number: int, mark: str = PRIMARY) -> None:
        """Let a name lead to a place; the strongest mark stands. Names under three letters are not taken."""
        key = fold(text)
        if len(key) < 3 and key not in _SHORT_NAMES:  # noqa: PLR2004 - two letters are initials and particles
            return
        if key not in self.names and len(key) < _LONGEST_ACRONYM and text.isupper():
            self.acronyms.add(key)
        self.names[key][number] = min(mark, self.names[key].get(number, mark), key=_STRENGTH.index)


_STRENGTH = (PRIMARY, ALTERNATE, WITH_DIVISION_WORD)
