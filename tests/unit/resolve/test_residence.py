"""Old days leave memory, come back when something touches them, and nobody else with them."""

from datetime import timedelta

from tests.support.reports import DAY, REGION_WORDS, row, told

from casualty_pipeline.resolve.residence import Residence, no_archive
from casualty_pipeline.resolve.statement import Statement, statements_of
from casualty_schemas.report import Document, Kind, RegionReports


class Region:
    """A residence with the ledger behind it."""

    def __init__(self, *rows: RegionReports) -> None:
        self.residence = Residence(REGION_WORDS)
        self.ledger = {row.document: row for row in rows}
        self.asked: list[Document] = []
        for each in rows:
            self.residence.documents[each.document] = statements_of(each, REGION_WORDS)
            for statement in self.residence.documents[each.document]:
                if not statement.is_summary:
                    self.residence.neighbourhood.add(statement, range(statement.first_day, statement.last_day + 1))

    def sleep(self, days: int) -> None:
        """Before so many days after the 23rd."""
        self.residence.sleep(DAY.toordinal() + days)
        self.residence.settle(self.residence.is_whole)

    def archive(self, document: Document) -> RegionReports | None:
        self.asked.append(document)
        return self.ledger.get(document)

    def wake(self, row: RegionReports) -> set[Statement]:
        return self.residence.wake({row.document: statements_of(row, REGION_WORDS)}, self.archive)

    @property
    def resident(self) -> set[str]:
        return {document.id for document in self.residence.documents}


def on(days: int, document: str, **said: object) -> RegionReports:
    """A document about the day so many days after the 23rd."""
    return told(killed=2, day=DAY + timedelta(days=days), document=document, **said)


def test_only_documents_that_tell_of_nothing_later_leave() -> None:
    region = Region(
        on(0, "old"), on(5, "new"), row(*on(0, "a").reports, *on(5, "b", ordinal=1).reports, document="both")
    )
    region.sleep(3)
    assert region.resident == {"new", "both"}


def test_a_day_that_is_touched_comes_back_without_the_others() -> None:
    region = Region(on(0, "day 0"), on(1, "day 1"), on(9, "day 9"))
    region.sleep(5)
    woken = region.wake(on(1, "late"))
    assert region.resident == {"day 1", "day 9"}
    assert {statement.document.id for statement in woken} == {"day 1"}


def test_what_touches_recent_days_asks_the_archive_for_its_own_document_alone() -> None:
    region = Region(on(0, "old"), on(9, "new"))
    region.sleep(5)
    assert region.wake(on(9, "newer")) == set()
    assert {document.id for document in region.asked} == {"newer"}
    assert region.resident == {"new"}


def test_a_revision_brings_back_the_day_that_it_takes_its_document_from() -> None:
    old = on(0, "moved")
    region = Region(old, on(0, "beside it"), on(9, "new"))
    region.sleep(5)
    revised = told(killed=2, day=DAY + timedelta(days=9), document="moved", source=old.document.source, revision=1)
    region.wake(revised)
    assert region.resident == {"moved", "beside it", "new"}


def test_links_over_several_days_are_followed_to_their_end() -> None:
    words = "Shelling of a dormitory injured at least 33 people including Petro Melnyk"
    chained = [on(days, f"day {days}", quote=words, injured=33, precision=1) for days in (0, 2, 4)]
    region = Region(*chained, on(20, "new"))
    assert len(region.residence.neighbourhood.links) == 3
    region.sleep(10)
    assert region.resident == {"new"}
    woken = region.wake(on(4, "late", quote=words, injured=33))
    assert {statement.document.id for statement in woken} == {"day 0", "day 2", "day 4"}


def test_a_summary_never_leaves() -> None:
    region = Region(on(0, "week", kind=Kind.SUMMARY), on(9, "new"))
    region.sleep(5)
    assert region.resident == {"week", "new"}


def test_nothing_is_asked_for_where_nothing_ever_fell_asleep() -> None:
    region = Region(on(0, "old"))
    assert region.residence.wake({on(0, "x").document: ()}, no_archive) == set()
