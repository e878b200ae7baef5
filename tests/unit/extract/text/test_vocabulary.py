"""Word lists and the patterns made of them."""

import re

import pytest

from casualty_pipeline.extract.text.vocabulary import any_of, words


@pytest.mark.parametrize("text", ["kill", "kia", "shell-sh", "a.b", "hit "])
def test_a_pattern_finds_each_of_its_texts(text: str) -> None:
    pattern = re.compile(any_of(["kill", "kia", "shell-sh", "a.b", "hit "]))
    found = pattern.search(f"xx{text}yy")
    assert found is not None
    assert found.group() == text


@pytest.mark.parametrize("text", ["kil", "ki", "shell sh", "axb", "hit,", ""])
def test_a_pattern_finds_nothing_else(text: str) -> None:
    assert re.search(any_of(["kill", "kia", "shell-sh", "a.b", "hit "]), text) is None


def test_of_two_texts_that_begin_alike_the_shorter_is_found() -> None:
    found = re.search(any_of(["wounded", "wound"]), "the wounded")
    assert found is not None
    assert found.group() == "wound"


def test_a_pattern_does_not_depend_on_the_order_of_its_texts() -> None:
    assert any_of(words("slain slew shot dead")) == any_of(["dead", "shot", "slew", "slain"])
