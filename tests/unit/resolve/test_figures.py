"""The current figure: which report gives it, between which bounds, and what later reports add."""

import pytest
from tests.support.reports import figures, resolve, told

from casualty_schemas.count import MOST_PEOPLE, Count
from casualty_schemas.report import EvidenceClass, RegionReports
from casualty_schemas.resolved_incident import FigureRule


def only(*rows: RegionReports, rule: FigureRule = FigureRule.LATEST) -> tuple[object, object]:
    (incident,) = resolve(*rows, rule=rule)
    return figures(incident)


def rising() -> list[RegionReports]:
    """Best killed 3, 5, 5, 4 in the order of publication, each of a source of its own."""
    return [told(killed=killed, hours=hours) for hours, killed in enumerate((3, 5, 5, 4))]


@pytest.mark.parametrize(
    ("rule", "best"),
    [(FigureRule.LATEST, 4), (FigureRule.MAX, 5), (FigureRule.MODE, 5), (FigureRule.MIN, 3)],
)
def test_the_rule_of_the_settings_chooses_the_figure(rule: FigureRule, best: int) -> None:
    killed, _ = only(*rising(), rule=rule)
    assert killed == (3, best, 5)


def test_mode_with_no_majority_is_the_newest() -> None:
    rows = [told(killed=killed, hours=hours) for hours, killed in enumerate((3, 5))]
    assert only(*rows, rule=FigureRule.MODE) == ((3, 5, 5), None)


def test_latest_follows_publication_and_not_arrival() -> None:
    late, early = told(killed=4, hours=5), told(killed=3, hours=1)
    assert only(late, early) == only(early, late) == ((3, 4, 4), None)


def test_of_one_instant_the_greater_version_is_newer_then_the_greater_document() -> None:
    revised = told(killed=4, hours=1, revision=2, source="a")
    assert only(revised, told(killed=3, hours=1, source="b")) == ((3, 4, 4), None)
    assert only(told(killed=4, hours=1, source="b"), told(killed=3, hours=1, source="a")) == ((3, 4, 4), None)


def test_only_the_best_class_that_states_it_counts() -> None:
    stated = told(killed=3, hours=0)
    claimed = told(killed=9, hours=9, killed_class=EvidenceClass.CLAIM)
    vague = told(killed=Count.at_least(2, best=3), hours=8, killed_class=EvidenceClass.VAGUE)
    assert only(stated, claimed, vague) == ((3, 3, 3), None)
    assert only(vague, claimed) == ((2, 3, None), None)


def test_killed_and_injured_have_classes_and_reports_apart() -> None:
    early = told(killed=3, injured=Count.at_least(2, best=3), injured_class=EvidenceClass.VAGUE, hours=0)
    late = told(killed=Count.at_least(2), killed_class=EvidenceClass.VAGUE, injured=11, hours=2)
    assert only(early, late) == ((3, 3, 3), (11, 11, 11))


def test_not_stated_is_never_a_zero() -> None:
    assert only(told(killed=3, hours=0), told(injured=4, hours=1)) == ((3, 3, 3), (4, 4, 4))
    assert only(told(killed=0, hours=1)) == ((0, 0, 0), None)


def test_sources_never_add_up() -> None:
    assert only(*[told(killed=3, injured=7, hours=hours) for hours in range(5)]) == ((3, 3, 3), (7, 7, 7))


def test_the_span_is_over_the_newest_report_of_each_source() -> None:
    rows = [
        told(killed=9, source="agency", hours=0),
        told(killed=4, source="agency", hours=2),
        told(killed=5, source="paper", hours=1),
    ]
    assert only(*rows) == ((4, 4, 5), None)


@pytest.mark.parametrize(
    ("other", "expected"),
    [(35, (33, 33, 35)), (33, (33, 33, 33)), (30, (30, 33, None))],
    ids=["closed by a greater number", "closed by the same number", "not closed by a number below its low"],
)
def test_an_open_end_is_closed_by_anothers_number_not_below_its_low(other: int, expected: object) -> None:
    at_least = told(killed=Count.at_least(33), hours=2)
    assert only(told(killed=other, hours=1), at_least) == (expected, None)


def test_a_conflict_is_two_sources_whose_newest_ranges_do_not_meet() -> None:
    (apart,) = resolve(told(killed=3, hours=0), told(killed=5, hours=1))
    (meeting,) = resolve(told(killed=Count(low=3, best=4, high=6), hours=0), told(killed=5, hours=1))
    (corrected,) = resolve(
        told(killed=3, hours=0, source="agency"), told(killed=5, hours=1), told(killed=5, hours=2, source="agency")
    )
    assert (apart.conflict, meeting.conflict, corrected.conflict) == (True, False, False)


class TestChange:
    """Later deaths and injuries, told as such."""

    def test_it_adds_to_the_newest_figure_before_it(self) -> None:
        before = [told(killed=2, injured=9, hours=0), told(killed=3, injured=10, hours=1)]
        died = told(killed=1, change=True, from_injured=True, hours=20)
        assert only(*before, died) == ((3, 4, 4), (8, 9, 9))

    def test_it_leaves_the_injured_alone_unless_it_says_so(self) -> None:
        found = told(killed=2, change=True, hours=20)
        assert only(told(killed=3, injured=10, hours=1), found) == ((5, 5, 5), (10, 10, 10))

    def test_a_later_full_figure_ends_it(self) -> None:
        rows = [told(killed=3, hours=0), told(killed=1, change=True, hours=20), told(killed=5, hours=30)]
        (incident,) = resolve(*rows)
        assert incident.killed is not None
        assert (incident.killed.count.best, incident.killed.changed_by) == (5, ())

    def test_a_later_figure_of_a_worse_class_does_not_end_it(self) -> None:
        vague = told(killed=Count.at_least(2, best=3), killed_class=EvidenceClass.VAGUE, hours=30)
        assert only(told(killed=3, hours=0), told(killed=1, change=True, hours=20), vague) == ((4, 4, 4), None)

    def test_unnamed_it_counts_once_a_day_however_many_tell_it(self) -> None:
        same_day = [told(killed=1, change=True, hours=20 + hours) for hours in range(3)]
        next_day = told(killed=1, change=True, hours=50)
        assert only(told(killed=3, hours=0), *same_day) == ((4, 4, 4), None)
        assert only(told(killed=3, hours=0), *same_day, next_day) == ((5, 5, 5), None)

    def test_a_named_victim_counts_once_whatever_the_day(self) -> None:
        petro = [
            told(killed=1, change=True, hours=hours, quote="Petro Melnyk, 54, died in hospital") for hours in (20, 60)
        ]
        olena = told(killed=1, change=True, hours=21, quote="Olena Bondar has died of her wounds")
        assert only(told(killed=3, hours=0), *petro) == ((4, 4, 4), None)
        assert only(told(killed=3, hours=0), *petro, olena) == ((5, 5, 5), None)

    def test_alone_it_is_what_is_known(self) -> None:
        assert only(told(killed=1, change=True, from_injured=True)) == ((1, 1, 1), None)

    def test_a_claim_changes_nothing(self) -> None:
        claim = told(killed=1, change=True, hours=20, killed_class=EvidenceClass.CLAIM)
        assert only(told(killed=3, hours=0), claim) == ((3, 3, 3), None)

    def test_no_sum_leaves_the_range_of_a_count(self) -> None:
        most = told(killed=MOST_PEOPLE, hours=0)
        assert only(most, told(killed=1, change=True, hours=1)) == ((MOST_PEOPLE,) * 3, None)
        assert only(told(injured=1, hours=0), told(killed=2, change=True, from_injured=True, hours=1))[1] == (0, 0, 0)
