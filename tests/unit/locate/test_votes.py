"""Votes of names: how they are spread, added up and heard."""

import pytest

from casualty_pipeline.locate.model import Candidate, Kind, Place
from casualty_pipeline.locate.votes import all_votes, name_of


def candidate(region: str, kind: Kind = Kind.CITY, parts: tuple[str, ...] = ()) -> Candidate:
    return Candidate(Place("Springfield", kind, region, region[:2], 0.0, 0.0, 1_000, "UTC", parts))


def test_the_only_candidate_has_the_whole_vote() -> None:
    name = name_of((candidate("US-IL"),), [4.0], 0.5)
    assert name.shares == [1.0]
    votes = name.votes()
    assert (votes.countries, votes.regions, votes.total) == ({"US": 0.5}, {"US-IL": 1.0}, 0.5)


def test_shares_follow_the_scores_and_sum_to_one() -> None:
    name = name_of((candidate("US-IL"), candidate("US-MO"), candidate("US-MA")), [5.0, 4.0, 4.0], 1.0)
    assert sum(name.shares) == pytest.approx(1.0)
    assert name.shares[0] == pytest.approx(10**0.7 * name.shares[1])
    assert name.votes().countries == {"US": pytest.approx(1.0)}


def test_a_city_and_its_district_count_as_the_better_of_them() -> None:
    both = name_of((candidate("US-IL"), candidate("US-IL", Kind.DISTRICT), candidate("US-MO")), [5.0, 4.0, 5.0], 1.0)
    city = name_of((candidate("US-IL"), candidate("US-MO")), [5.0, 5.0], 1.0)
    assert both.votes().regions == pytest.approx(city.votes().regions)


def test_the_vote_for_an_area_goes_to_its_regions() -> None:
    name = name_of((candidate("UA", Kind.AREA, ("UA-14", "UA-09")),), [6.0], 1.0)
    assert name.votes().regions == {"UA-14": 1.0, "UA-09": 1.0}


def test_others_raise_the_candidates_that_they_speak_for() -> None:
    open_name = name_of((candidate("US-IL"), candidate("US-MO")), [5.0, 5.0], 1.0)
    other = name_of((candidate("US-MO"),), [6.0], 1.0)
    every = all_votes([open_name.votes(), other.votes()])
    assert every.shared == {"US-MO"}
    illinois, missouri = every.heard(open_name, open_name.votes())
    assert missouri == pytest.approx(illinois + 1.5)


def test_a_name_does_not_hear_itself() -> None:
    alone = name_of((candidate("US-IL"), candidate("CA-ON")), [5.0, 4.0], 1.0)
    every = all_votes([alone.votes()])
    assert every.heard(alone, alone.votes()) == pytest.approx(alone.scores)
