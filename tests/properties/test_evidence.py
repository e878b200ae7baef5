"""The evidence between any two reports: symmetric, never of figures alone, and the same by the short way."""

from hypothesis import given
from hypothesis import strategies as st
from tests.support.strategies import documents, rows

from casualty_pipeline.resolve.evidence import THRESHOLD, joining_score, told_apart, weigh
from casualty_pipeline.resolve.places_compared import VETO
from casualty_pipeline.resolve.statement import Statement, statements_of

NO_WORDS: frozenset[str] = frozenset()


@st.composite
def statements(draw: st.DrawFn) -> Statement:
    document = draw(documents())
    told = draw(rows(document, "UA-63", 0).filter(lambda row: bool(row.reports)))
    return draw(st.sampled_from(statements_of(told, NO_WORDS)))


@given(statements(), statements())
def test_it_is_the_same_whichever_comes_first(one: Statement, other: Statement) -> None:
    assert weigh(one, other) == weigh(other, one)
    assert joining_score(one, other) == joining_score(other, one)


@given(statements(), statements())
def test_figures_and_days_alone_never_join(one: Statement, other: Statement) -> None:
    evidence = weigh(one, other)
    if evidence.joins:
        assert evidence.score >= THRESHOLD
        assert evidence.place + evidence.category + evidence.wording > 0
        assert VETO not in {evidence.days, evidence.place}


@given(statements(), statements())
def test_the_score_of_a_joining_pair_is_its_evidence_and_of_others_nothing(one: Statement, other: Statement) -> None:
    evidence = weigh(one, other)
    joins = evidence.joins and not told_apart(one, other)
    assert joining_score(one, other) == (evidence.score if joins else 0)
