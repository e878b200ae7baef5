"""Which reports of a region are in memory: those of recent days, and of an old day as soon as something touches it.

A day is awake if every statement of it is filed in its blocks, else it is asleep. A statement is whole while all its
days are awake: only then are its links all known. So before a day is touched it is woken, its statements are made
whole, and with them everything that a chain of links connects with them.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from casualty_pipeline.resolve.blocking import days_of
from casualty_pipeline.resolve.clusters import component_of
from casualty_pipeline.resolve.neighbourhood import Neighbourhood
from casualty_pipeline.resolve.statement import Statement, statements_of
from casualty_schemas.report import Document, RegionReports

Archive = Callable[[Document], RegionReports | None]
"""What a document gave to the region before the rows that are being applied; None where it gave nothing."""
Told = dict[Document, tuple[Statement, ...]]


def no_archive(document: Document) -> RegionReports | None:
    """Where nothing ever falls asleep, nothing is asked for."""
    raise LookupError(f"{document} is not in memory, and there is no archive to take it from")


class Residence:
    """The documents in memory and the neighbourhood of their statements.

    `documents` holds what each gave. Those with a summary never leave: they are few.
    """

    __slots__ = ("_asleep", "_region_words", "_torn", "_unsettled", "_waiting", "documents", "neighbourhood")

    def __init__(self, region_words: frozenset[str]) -> None:
        self.documents: dict[Document, tuple[Statement, ...]] = {}
        self.neighbourhood = Neighbourhood()
        self._region_words = region_words
        self._asleep: dict[int, set[Document]] = {}
        """The days asleep, and the documents of each that left memory."""
        self._waiting: dict[int, list[Statement]] = defaultdict(list)
        """Statements in memory by the days asleep that they cover."""
        self._unsettled: set[Statement] = set()
        """Statements in memory whose incidents are not: they came back as neighbours, or lost a part to sleep."""
        self._torn: set[int] = set()
        """Days of all that a chain of links connects with one that is waiting or unsettled."""

    def wake(self, told: Told, archive: Archive) -> set[Statement]:
        """Bring back everything that new statements of documents, in place of their old ones, may touch.

        Returns:
            The statements that were made whole, with all that their links connect with them.
        """
        if not self._asleep and not self._unsettled:
            return set()
        days = {day for each in told.values() for day in _days_of_all(each)}
        for document in told:
            days.update(_days_of_all(self._told_before(document, archive)))
        if days.isdisjoint(self._asleep) and days.isdisjoint(self._torn):
            return set()
        came_back: set[Statement] = set()
        whole = self._make_whole(days, archive, came_back)
        self._unsettled -= whole
        # What is woken here is whole now; who came back beside it is not.
        self._torn -= days
        self._torn |= self._days_linked_with(came_back - whole)
        return whole

    def sleep(self, before: int) -> None:
        """Let the days before this one fall asleep; documents that tell of nothing later leave memory."""
        for day in self.neighbourhood.days_before(before):
            self.neighbourhood.drop(day)
            self._asleep.setdefault(day, set())
        self._waiting.clear()
        for document, told in [*self.documents.items()]:
            if any(each.is_summary or days_of(each)[-1] >= before for each in told):
                self._wait_for_sleeping_days(told)
            else:
                del self.documents[document]
                for day in _days_of_all(told):
                    self._asleep[day].add(document)

    def settle(self, is_settled: Callable[[Statement], bool]) -> None:
        """Note, after a sleep, which statements still have their incidents."""
        resident = (each for told in self.documents.values() for each in told if not each.is_summary)
        self._unsettled = {each for each in resident if not is_settled(each)}
        self._torn = self._days_linked_with(chain(self._unsettled, *self._waiting.values()))

    def is_whole(self, statement: Statement) -> bool:
        """Whether all days of a statement are awake."""
        return self._asleep.keys().isdisjoint(days_of(statement))

    def _told_before(self, document: Document, archive: Archive) -> tuple[Statement, ...]:
        told = self.documents.get(document)
        if told is None:
            row = archive(document)
            return () if row is None else statements_of(row, self._region_words)
        return told

    def _make_whole(self, days: Iterable[int], archive: Archive, came_back: set[Statement]) -> set[Statement]:
        waiting: list[Statement] = []
        for day in days:
            self._wake_day(day, archive, came_back)
            waiting += self.neighbourhood.on(day)
        whole: set[Statement] = set()
        while waiting:
            statement = waiting.pop()
            if statement not in whole:
                whole.add(statement)
                for day in days_of(statement):
                    self._wake_day(day, archive, came_back)
                waiting += self.neighbourhood.links.get(statement, ())
        return whole

    def _wake_day(self, day: int, archive: Archive, came_back: set[Statement]) -> None:
        if day not in self._asleep:
            return
        for document in self._asleep[day] - self.documents.keys():
            told = self.documents[document] = self._told_before(document, archive)
            self._wait_for_sleeping_days(told)
            self._unsettled.update(told)
            came_back.update(told)
        del self._asleep[day]
        for statement in self._waiting.pop(day, ()):
            # Links that come back are told to nobody: those who woke are clustered anew, by all their links.
            self.neighbourhood.add(statement, [day])

    def _wait_for_sleeping_days(self, told: Iterable[Statement]) -> None:
        for statement in told:
            for day in _days_of_all([statement]):
                if day in self._asleep:
                    self._waiting[day].append(statement)

    def _days_linked_with(self, statements: Iterable[Statement]) -> set[int]:
        links = self.neighbourhood.links
        linked: set[Statement] = set()
        for statement in statements:
            if statement not in linked:
                linked.update(component_of(statement, links))
        return set(_days_of_all(linked))


def _days_of_all(statements: Iterable[Statement]) -> Iterator[int]:
    """Summaries aside, which are filed under no day."""
    return (day for statement in statements if not statement.is_summary for day in days_of(statement))
