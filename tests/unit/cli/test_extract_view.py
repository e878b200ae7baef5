from datetime import date

import pytest
from rich.text import Text
from tests.support.cli import RunCli
from tests.unit.cli.test_extract import article

from casualty_cli.extract_marks import Mark, MarkKind, marks_of, places_and_days
from casualty_cli.extract_view import marked, verdict_lines
from casualty_pipeline.reading import Figures, Ignored, PlacedReport, Reading
from casualty_schemas.article import Article
from casualty_schemas.category import Category
from casualty_schemas.count import Count
from casualty_schemas.report import FigureClasses, Precision, Quote, Report, ReportPlace

TEXT = "A strike on Sochi on Monday killed two people and hurt 9. Three trucks burnt. In all seven died."


def quote(words: str) -> Quote:
    start = TEXT.index(words)
    return Quote(text=words, start=start, end=start + len(words))


def report(**figures: Count | None) -> Report:
    return Report(
        ordinal=0,
        place=ReportPlace(name="Sochi", precision=Precision.PLACE),
        occurred_on=date(2025, 7, 21),
        occurred_until=date(2025, 7, 21),
        classes=FigureClasses(),
        category=Category.AIRSTRIKE,
        quote=quote("killed two people"),
        killed=figures.get("killed"),
        injured=figures.get("injured"),
    )


def kinds_of(text: Text, words: str) -> set[str]:
    at = text.plain.index(words)
    return {str(span.style) for span in text.spans if span.start <= at and span.end >= at + len(words)}


@pytest.mark.parametrize(
    ("killed", "injured", "kind"),
    [
        (Count.exactly(2), None, MarkKind.KILLED),
        (None, Count.exactly(2), MarkKind.INJURED),
        (Count.exactly(2), Count.at_least(9), MarkKind.BOTH),
    ],
)
def test_words_of_a_report_are_marked_by_what_they_count(
    killed: Count | None, injured: Count | None, kind: MarkKind
) -> None:
    reading = Reading(reports=(PlacedReport("RU-KDA", report(killed=killed, injured=injured)),))

    (mark,) = marks_of(reading)

    assert mark.kind is kind
    assert TEXT[mark.start : mark.end] == "killed two people"
    assert mark.note.startswith("#0 RU-KDA: ")


def test_the_total_and_what_was_left_out_are_marked_with_the_reason() -> None:
    reading = Reading(
        total=Figures(killed=Count.exactly(7), quote=quote("seven died")),
        ignored=(Ignored("not_people", quote("Three trucks")),),
    )

    assert {(mark.kind, mark.note) for mark in marks_of(reading)} == {
        (MarkKind.TOTAL, "total: killed 7"),
        (MarkKind.IGNORED, "not people"),
    }


def test_places_and_days_are_found_in_title_and_text() -> None:
    line = article(title="Strike on Sochi", text="It came on Monday in Kharkiv.")
    read = Article.model_validate_json(line)
    text = f"{read.title}\n{read.text}"

    found = {(mark.kind, text[mark.start : mark.end]) for mark in places_and_days(read)}

    assert {(MarkKind.PLACE, "Sochi"), (MarkKind.PLACE, "Kharkiv"), (MarkKind.DAY, "Monday")} <= found


def test_notes_stand_behind_their_words_and_colours_under_them() -> None:
    marks = [
        Mark(MarkKind.DAY, TEXT.index("Monday"), TEXT.index(" killed")),
        Mark(MarkKind.KILLED, TEXT.index("on Monday"), TEXT.index(" and"), "#0"),
        Mark(MarkKind.KILLED, TEXT.index("on Monday"), TEXT.index(" and"), "#1"),
        Mark(MarkKind.IGNORED, TEXT.index("Three"), TEXT.index(" burnt"), "trucks"),
    ]

    shown = marked(TEXT, marks)

    assert "killed two people [#0] [#1] and hurt 9. Three trucks [trucks] burnt." in shown.plain
    assert kinds_of(shown, "Monday") == {"bold red", "blue"}
    assert kinds_of(shown, "killed two people") == {"bold red"}
    assert kinds_of(shown, "Three trucks") == {"dim"}
    assert kinds_of(shown, "In all") == set()


def test_a_text_cannot_steer_the_terminal_and_marks_stay_in_place() -> None:
    text = "\x1b[31mRed\r\n\ud800 two died\x9b"

    shown = marked(text, [Mark(MarkKind.KILLED, text.index("two"), text.index("\x9b"), "#0")])

    assert shown.plain == "\ufffd[31mRed \n\ufffd two died [#0]\ufffd"


def test_a_total_is_set_against_its_parts() -> None:
    total, parts = Figures(killed=Count.exactly(5)), Figures(killed=Count.exactly(5), injured=Count.exactly(1))

    assert [*verdict_lines(Reading(total=total, parts=parts, reconciled=True))] == [
        "total: killed 5",
        "parts: killed 5, injured 1",
        "reconciled",
    ]
    assert [*verdict_lines(Reading(total=total, reconciled=False))][1:] == ["parts: none", "not reconciled"]
    assert [*verdict_lines(Reading(empty_reason="no_casualties"))] == ["no report: no casualties"]


def test_explain_shows_text_reports_and_total(cli: RunCli) -> None:
    ended = cli("extract", "--explain", stdin=article(text="A drone strike on Sochi on Monday killed two people."))

    assert ended.code == 0
    assert "a  s  2025-07-24 18:00 UTC" in ended.out
    assert "killed two people [#0 RU-KDA: killed 2]." in ended.out
    assert "0 RU-KDA Sochi 2025-07-21 drone_strike 2 not stated" in " ".join(ended.out.split())
    assert "\x1b" not in ended.out


def test_explain_is_in_colour_on_a_terminal(cli: RunCli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)

    ended = cli("extract", "--explain", stdin=article(text="A drone strike on Sochi on Monday killed two people."))

    assert "\x1b[1;31mkilled two people" in ended.out
    assert "\x1b[36mSochi" in ended.out
    assert "not counted" in ended.out


def test_explain_and_json_exclude_each_other(cli: RunCli) -> None:
    ended = cli("extract", "--explain", "--json", stdin=article())

    assert ended.code == 2
    assert "choose one" in ended.err
    assert not ended.out
