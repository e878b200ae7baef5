"""The one look that spares a sentence the patterns of history and fiction lets everything through that they match."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casualty_pipeline.extract.exclusions.signs import SEARCHED_BEHIND
from casualty_pipeline.extract.text.cues import cues_in


@pytest.mark.parametrize(("pattern", "cue"), SEARCHED_BEHIND, ids=lambda one: getattr(one, "pattern", str(one))[:20])
@given(data=st.data())
@settings(deadline=None, max_examples=400, suppress_health_check=[HealthCheck.filter_too_much])
def test_what_a_pattern_matches_is_searched(pattern: re.Pattern[str], cue: int, data: st.DataObject) -> None:
    sentence = data.draw(st.from_regex(pattern))
    assert cues_in(sentence.lower()) & cue, sentence
