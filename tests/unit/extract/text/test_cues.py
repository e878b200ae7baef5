"""Cues: what the words of a sentence can set off in it."""

import pytest

from casualty_pipeline.extract.text.cues import CALENDAR, CASUALTY, DAY, HISTORY, MAY_BE_CASUALTY, NEARBY, cues_in


@pytest.mark.parametrize(
    ("sentence", "cue"),
    [
        ("(overkill).", CASUALTY),
        ("he was hit by a car", MAY_BE_CASUALTY),
        ("two are missing", NEARBY),
        ("on wednesday's march", DAY),
        ("in the past 24 hours", CALENDAR),
        ("a year ago", HISTORY),
    ],
)
def test_a_word_sets_off_what_it_holds(sentence: str, cue: int) -> None:
    assert cues_in(sentence) & cue


@pytest.mark.parametrize(
    ("sentence", "cue"),
    [
        ("sky ill", CASUALTY),
        ("the mayor lost his way", CASUALTY),
        ("the 13-year-old boy", HISTORY | CALENDAR),
        ("in the market of donetsk", CALENDAR),
        ("", CASUALTY | NEARBY | DAY),
    ],
)
def test_what_no_word_holds_is_not_set_off(sentence: str, cue: int) -> None:
    assert not cues_in(sentence) & cue


def test_cues_of_all_words_are_joined() -> None:
    found = cues_in("twelve were killed on monday")
    assert found & CASUALTY
    assert found & DAY
