"""Whatever the text, finding places neither fails nor lies about where it read."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casualty_pipeline.locate.atlas import read_atlas
from casualty_pipeline.locate.gazetteer import Gazetteer
from casualty_pipeline.locate.hits import find_hits
from casualty_pipeline.locate.model import Located, Unlocatable
from casualty_pipeline.locate.name_index import NameEntry, NameIndex, read_name_index
from casualty_pipeline.locate.voting import vote
from casualty_pipeline.locate.words import cut

PIECES = st.sampled_from(
    cut(
        "Kyiv Kharkiv Springfield Ill IL San St U.S of the region regions in Ukraine's Ukrainian and Lincoln "
        "Reading Gaza city Moscow said Georgia Donetsk Donbas county Pima Moi Annan"
    ).raw
    + list(",(-.")
)
NEWS = st.lists(PIECES, max_size=40).map(" ".join) | st.lists(PIECES, max_size=40).map("\n".join)
UNITS = ("A ", "San ", "Kyiv, ", "Kyiv in the ", "Kyiv's ", "Kherson and ")
TEXTS = st.one_of(st.text(max_size=300), NEWS, st.text(alphabet="AB. ,'’-\n", max_size=200))


@pytest.fixture(scope="session")
def index() -> NameIndex:
    return read_name_index(read_atlas())


@given(text=TEXTS)
@settings(deadline=None, max_examples=300)
def test_mentions_slice_the_text_in_order(gazetteer: Gazetteer, text: str) -> None:
    end = 0
    for mention in gazetteer.mentions(text):
        assert text[mention.start : mention.end] == mention.text
        assert mention.text
        assert end <= mention.start
        assert mention.candidates
        end = mention.end


@given(text=TEXTS)
@settings(deadline=None, max_examples=300)
def test_readings_are_complete(gazetteer: Gazetteer, text: str) -> None:
    mentions = gazetteer.mentions(text)
    resolved = gazetteer.resolve(mentions)
    assert [each.mention for each in resolved] == mentions
    for each in resolved:
        assert sum(share for _, share in each.shares) == pytest.approx(1.0)
        assert (each.country is None) == (each.region == "ZZ")
        assert each.place is None or each.place.region == each.region
    region = vote(resolved)
    assert region == "ZZ" or gazetteer.region_name(region) != region


@given(name=TEXTS, country=st.sampled_from([None, "UA", "US", "XX"]))
@settings(deadline=None, max_examples=200)
def test_any_name_is_located_or_refused(gazetteer: Gazetteer, name: str, country: str | None) -> None:
    located = gazetteer.locate_input(name=name, country=country)
    if country == "XX":
        assert isinstance(located, Unlocatable)
    else:
        assert isinstance(located, Located)
        assert country is None or located.region.startswith(country)


@given(latitude=st.floats(-90, 90), longitude=st.floats(-180, 180))
@settings(deadline=None, max_examples=200)
def test_any_point_is_located(gazetteer: Gazetteer, latitude: float, longitude: float) -> None:
    located = gazetteer.locate_input(latitude=latitude, longitude=longitude)
    assert isinstance(located, Located)
    assert (located.latitude, located.longitude) == (latitude, longitude)


@given(region=st.text(max_size=16))
@settings(deadline=None, max_examples=200)
def test_any_region_code_is_a_region_or_refused(gazetteer: Gazetteer, region: str) -> None:
    located = gazetteer.locate_input(region=region)
    if isinstance(located, Unlocatable):
        assert located.value == region
    else:
        assert gazetteer.region_name(located.region)


@pytest.mark.parametrize("unit", [*UNITS, "St. ", "U.S.", "'A", "Ж"])
def test_a_long_text_asks_in_proportion_to_its_length(index: NameIndex, unit: str) -> None:
    asked = 0

    def lookup(key: str) -> NameEntry | None:
        nonlocal asked
        asked += 1
        return index.lookup(key)

    counting = replace(index, lookup=lookup)
    counts = []
    for length in (2_000, 20_000):
        asked = 0
        hits = list(find_hits(cut((unit * length)[:length]), counting))
        counts.append(asked + len(hits))
    assert counts[1] <= 11 * max(counts[0], 1)


@pytest.mark.parametrize("unit", [*UNITS, "(((", "\n", "Kyiv\n", "'"])
def test_two_hundred_kilobytes_of_junk_are_read(gazetteer: Gazetteer, unit: str) -> None:
    text = (unit * 200_000)[:200_000]
    resolved = gazetteer.resolve(gazetteer.mentions(text))
    assert all(text[each.mention.start : each.mention.end] == each.mention.text for each in resolved)
