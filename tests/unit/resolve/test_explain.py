"""Why reports were joined, told from the row of their incident."""

import msgspec
from tests.support.reports import KHARKIV_REGION, NAMES, REGION_WORDS, resolve, told

from casualty_pipeline.resolve.evidence import weigh
from casualty_pipeline.resolve.explain import explain
from casualty_pipeline.resolve.rows import encode_incident
from casualty_pipeline.resolve.statement import statements_of
from casualty_schemas.resolved_incident import FigureRule, ResolvedIncident


def test_each_report_is_tied_to_the_earlier_one_that_speaks_most_for_it() -> None:
    first = told(killed=3, hours=0)
    second = told(killed=3, injured=11, hours=1)
    third = told(injured=11, hours=2, place=KHARKIV_REGION)
    (standing,) = resolve(first, second, third)
    row = msgspec.json.decode(encode_incident(standing, FigureRule.LATEST), type=ResolvedIncident)
    reasons = explain(row, NAMES.__getitem__)
    one, two, three = (statements_of(each, REGION_WORDS)[0] for each in (first, second, third))
    assert [(reason.report, reason.other) for reason in reasons] == [(two.id, one.id), (three.id, two.id)]
    assert [reason.evidence for reason in reasons] == [weigh(two, one), weigh(three, two)]
    assert all(reason.evidence.joins for reason in reasons)
