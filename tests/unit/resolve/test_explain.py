"""Why reports were joined, told from the row of their incident."""

import msgspec
from tests.support.reports import KHARKIV_REGION, NAMES, REGION_WORDS, resolve, told

from casualty_pipeline.resolve.evidence import weigh
from casualty_pipeline.resolve.explain import Part, explain, tellings
from casualty_pipeline.resolve.rows import encode_incident
from casualty_pipeline.resolve.statement import statements_of
from casualty_schemas.report import EvidenceClass
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


def test_each_report_that_states_a_figure_has_a_part_in_it() -> None:
    rows = [
        told(killed=3, injured=9, hours=0, document="first"),
        told(killed=2, hours=1, document="vague", killed_class=EvidenceClass.VAGUE),
        told(killed=1, hours=2, document="died before", change=True),
        told(killed=4, hours=3, document="newest"),
        told(killed=1, hours=4, document="died later", change=True, from_injured=True),
        told(injured=8, hours=5, document="injured alone"),
    ]
    (standing,) = resolve(*rows)
    row = msgspec.json.decode(encode_incident(standing, FigureRule.LATEST), type=ResolvedIncident)

    assert [(telling.report.id, telling.part) for telling in tellings(row, "killed")] == [
        ("first", Part.BOUNDS),
        ("vague", Part.OUTCLASSED),
        ("died before", Part.NOT_ADDED),
        ("newest", Part.GIVES),
        ("died later", Part.ADDED),
    ]
    assert [(telling.report.id, telling.part) for telling in tellings(row, "injured")] == [
        ("first", Part.BOUNDS),
        ("died later", Part.NOT_ADDED),
        ("injured alone", Part.GIVES),
    ]


def test_a_figure_that_nobody_states_has_no_tellings() -> None:
    (standing,) = resolve(told(killed=3))
    row = msgspec.json.decode(encode_incident(standing, FigureRule.LATEST), type=ResolvedIncident)
    assert tellings(row, "injured") == []
