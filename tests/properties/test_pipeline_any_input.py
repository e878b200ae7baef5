"""Invariant 6 for the core: whatever lies in an input topic ends in an outcome, and what it gives can be tallied."""

import json
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.properties.test_pipeline import readers
from tests.support.in_memory import MemoryRecord, World

from casualty_pipeline.dedupe import utc_text, version_of
from casualty_pipeline.pipeline import Received, read_documents
from casualty_pipeline.validate import validate
from casualty_schemas.article import Article
from casualty_schemas.fields import InputTopic
from casualty_schemas.incident import Incident

ARTICLE = {
    "article_id": "1",
    "source": "s",
    "published_at": "2025-07-20T12:00:00Z",
    "text": "Shelling overnight into Sunday killed three people in Kharkiv and wounded several in Sumy.",
    "title": "Three killed",
    "url": "https://news.example/1",
    "language": "en",
    "revision": 0,
    "status": "published",
}
INCIDENT = {
    "incident_id": "1",
    "source": "s",
    "published_at": "2025-07-20T12:00:00Z",
    "place": {"name": "Kharkiv", "region": "UA-63"},
    "occurred_on": "2025-07-19",
    "occurred_until": "2025-07-20",
    "killed": {"low": 1, "best": 2, "high": None},
    "injured": 4,
    "category": "shelling",
    "description": "A strike on the market killed two.",
    "revision": 0,
    "status": "reported",
}
BASES: tuple[tuple[InputTopic, dict[str, Any]], ...] = (("articles", ARTICLE), ("incidents", INCIDENT))
EDGES = (
    "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59-14:00",
    "0001-01-01",
    "1900-01-01",
    "2199-12-31",
    "9999-12-31",
    "2025-02-30",
    "2199-12-31T23:59:59Z",
    "1900-01-01T00:00:00+14:00",
    "\x00",
    "|",
    "\n",
    "\u2028",
    "killed " * 2000,
    10**400,
    -1,
    2**63,
    1e308,
    True,
    {"latitude": 90, "longitude": 180},
    {"latitude": -90.0, "longitude": -180.0},
    {"name": "\x00"},
    {"region": "", "country": ""},
    {"low": 0, "best": 0, "high": 10**7},
    {"low": 3, "best": 2, "high": 1},
)
TIMESTAMPS = (1_790_000_000_000, 0, -1, 2**62, -(2**62), -(10**14))
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(EDGES),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=5,
)


@st.composite
def nearly_right(draw: st.DrawFn) -> tuple[InputTopic, bytes]:
    """A message with a few of its fields replaced, dropped or added."""
    topic, base = draw(st.sampled_from(BASES))
    said = dict(base)
    for name in draw(st.lists(st.sampled_from([*base, "unknown"]), min_size=1, max_size=3)):
        said[name] = draw(anything)
    for name in draw(st.lists(st.sampled_from(list(said)), max_size=1)):
        del said[name]
    return topic, json.dumps(said, ensure_ascii=draw(st.booleans())).encode(errors="surrogatepass")


inputs = nearly_right() | st.tuples(st.sampled_from(["articles", "incidents"]), st.binary(max_size=60) | st.none())
robust = settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def with_(topic: InputTopic, **fields: Any) -> tuple[InputTopic, bytes]:
    base = dict(BASES)[topic]
    return topic, json.dumps(base | fields).encode()


@given(st.lists(inputs, min_size=1, max_size=4), st.sampled_from(TIMESTAMPS))
@example([with_("incidents")], -(10**14))
@example([with_("articles")], 2**62)
@example([with_("incidents", published_at="0001-01-01T00:00:00+14:00", occurred_on="0001-01-01")], 0)
@example([with_("articles", published_at="9999-12-31T23:59:59-14:00")], 2**62)
@example([with_("incidents", occurred_until="9999-12-31"), with_("incidents", incident_id="2")], 2**62)
@example([with_("incidents", occurred_on="1900-01-01", occurred_until="2199-12-31"), with_("articles")], 2**62)
@robust
def test_nothing_is_fatal(said: list[tuple[InputTopic, bytes | None]], timestamp: int) -> None:
    world = World(readers(), partitions=1)
    records = [MemoryRecord(0, offset, value, topic, timestamp=timestamp) for offset, (topic, value) in enumerate(said)]
    for record in records:
        done = read_documents(
            [Received(record.origin, record)],
            read_from=record.origin,
            documents=world.documents[0].get,
            readers=readers(),
            partitions=1,
        )
        assert done.outcomes.total() == 1
        assert len(done.dead_letters) + len(done.documents) == 1
        for _, value in done.reports:
            world.append("reports", 0, value, record.origin)
    while world.waiting():
        world.take("reports", 0, 3)
    assert not world.dead, "what the first hop writes, the second one reads"


@given(inputs)
@robust
def test_versions_sort_as_instants_do(said: tuple[InputTopic, bytes | None]) -> None:
    message = validate(*said, max_bytes=1 << 20)
    if isinstance(message, Article | Incident):
        version = version_of(message, 1)
        assert version.published_at == utc_text(message.published_at)
        assert len(version.published_at) == len("2025-07-20T12:00:00.000000Z")
