"""The same statement in several documents: one report with several sources."""

from datetime import timedelta
from itertools import product

from tests.support.reports import DAY, KHARKIV_REGION, KUPIANSK, figures, resolve, statement, told

from casualty_pipeline.resolve.copies import fold_copies, is_copy
from casualty_schemas.count import Count
from casualty_schemas.report import RegionReports

QUOTE = "Three people were killed when a drone hit a bakery on Sumska Street, the prosecutor's office said"
EDITED = "Three people were killed when a drone hit a bakery on Sumska street, the prosecutors' office said."
OTHER = "A bakery burnt down and three of its workers died after the Shahed attack on Sumska Street"


def statements(*rows: RegionReports) -> list[tuple[str, list[str]]]:
    (incident,) = resolve(*rows)
    return [(told.first.document.source, [copy.document.source for copy in told.copies]) for told in incident.told]


def test_a_lightly_edited_copy_is_the_same_report_with_another_source() -> None:
    rows = [
        told(killed=3, quote=QUOTE, source="agency", hours=0),
        told(killed=3, quote=EDITED, source="paper", hours=3),
        told(killed=3, quote=QUOTE, source="radio", hours=4),
    ]
    assert statements(*rows) == [("agency", ["paper", "radio"])]
    (incident,) = resolve(*rows)
    assert incident.sources == ("agency", "paper", "radio")


def test_other_words_are_another_report_of_the_same_incident() -> None:
    rows = [told(killed=3, quote=QUOTE, source="agency"), told(killed=3, quote=OTHER, source="paper", hours=1)]
    assert statements(*rows) == [("agency", []), ("paper", [])]


def test_other_figures_are_another_report_whatever_the_words() -> None:
    rows = [
        told(killed=3, quote=QUOTE, source="agency"),
        told(killed=Count.at_least(3), quote=QUOTE, source="paper", hours=1),
    ]
    assert statements(*rows) == [("agency", []), ("paper", [])]


def test_the_same_words_of_another_place_are_another_incident() -> None:
    assert len(resolve(told(killed=3, quote=QUOTE), told(killed=3, quote=QUOTE, place=KUPIANSK))) == 2


def test_a_copy_may_name_only_the_region() -> None:
    rows = [
        told(killed=3, quote=QUOTE, source="agency"),
        told(killed=3, quote=QUOTE, source="paper", place=KHARKIV_REGION, hours=1),
    ]
    assert statements(*rows) == [("agency", ["paper"])]


def test_a_late_copy_of_an_old_figure_is_no_news() -> None:
    (incident,) = resolve(
        told(killed=3, quote=QUOTE, source="agency", hours=0),
        told(killed=5, source="governor", hours=6),
        told(killed=3, quote=EDITED, source="paper", hours=9),
    )
    assert figures(incident) == ((3, 5, 5), None)


def test_a_source_that_carries_a_copy_has_said_it() -> None:
    (incident,) = resolve(
        told(killed=9, source="paper", hours=0),
        told(killed=3, quote=QUOTE, source="agency", hours=1),
        told(killed=3, quote=EDITED, source="paper", hours=2),
    )
    assert figures(incident) == ((3, 3, 3), None)
    assert not incident.conflict


def test_a_copy_is_sought_among_the_newest_of_thousands() -> None:
    said = [f"{one * 30}{other * 30}" for one, other in product("abcdefghij", repeat=2)]
    cluster = [statement(killed=3, quote=words, hours=hour) for hour, words in enumerate(said)]
    old, new = cluster[0], cluster[-1]
    copies = [statement(killed=3, quote=each.report.quote.text, hours=200) for each in (old, new) if each.report.quote]
    folded = {each.first: each.copies for each in fold_copies([*cluster, *copies])}
    assert folded[new] == (copies[1],)
    assert folded[old] == ()
    assert folded[copies[0]] == ()


def test_words_are_compared_by_how_they_begin() -> None:
    begins = " ".join(f"{number} {QUOTE}" for number in range(6))
    assert is_copy(statement(killed=3, quote=begins), statement(killed=3, quote=f"{begins} {'But on it goes. ' * 60}"))


def test_copies_agree_on_days_and_place() -> None:
    first = statement(killed=3, quote=QUOTE)
    assert is_copy(first, statement(killed=3, quote=EDITED))
    next_day = statement(killed=3, quote=EDITED, day=DAY + timedelta(days=1))
    assert not is_copy(first, next_day)
    assert not is_copy(next_day, first)
    assert is_copy(first, statement(killed=3, quote=EDITED, day=DAY + timedelta(days=1), precision=1))
    assert not is_copy(first, statement(killed=3, quote=EDITED, place=KUPIANSK))
    assert not is_copy(first, statement(killed=3))


def test_a_source_that_repeats_its_words_another_day_tells_something_new() -> None:
    rows = [told(killed=3, quote=QUOTE, source="agency", hours=hours) for hours in (0, 1, 24)]
    ((first, copies),) = statements(*rows[:2])
    assert (first, copies) == ("agency", ["agency"])
    assert statements(rows[0], rows[2]) == [("agency", []), ("agency", [])]
