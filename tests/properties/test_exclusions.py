"""The one look that spares a sentence the patterns of history and fiction lets everything through that they match."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casualty_pipeline.extract.exclusions.signs import HISTORY_AND_FICTION
from casualty_pipeline.extract.text.cues import SIGN, cues_in


@pytest.mark.parametrize("pattern", HISTORY_AND_FICTION, ids=lambda pattern: pattern.pattern[:20])
@given(data=st.data())
@settings(deadline=None, max_examples=400)
def test_what_a_pattern_matches_is_searched(pattern: re.Pattern[str], data: st.DataObject) -> None:
    sentence = data.draw(st.from_regex(pattern))
    assert cues_in(sentence.lower()) & SIGN, sentence
