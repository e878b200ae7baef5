"""Ordinals that count victims."""

import pytest

from casualty_pipeline.extract.numbers.ordinals import nth_of


@pytest.mark.parametrize(("word", "nth"), [("second", 2), ("twelfth", 12), ("3rd", 3), ("12th", 12), ("101st", 101)])
def test_an_ordinal_says_which_of_several(word: str, nth: int) -> None:
    assert nth_of(word) == nth


@pytest.mark.parametrize("word", ["first", "1st", "12", "12th-grade", "secondary", "19-year-old"])
def test_other_words_are_none(word: str) -> None:
    assert nth_of(word) is None
