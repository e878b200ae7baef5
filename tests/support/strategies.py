"""Rows of `reports` for Hypothesis: few names, so that they collide, and words that real reports use."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import msgspec
from hypothesis import strategies as st

from casualty_schemas.category import Category
from casualty_schemas.count import Count
from casualty_schemas.report import (
    Document,
    EvidenceClass,
    FigureClasses,
    Kind,
    Precision,
    Quote,
    RegionReports,
    Report,
    ReportPlace,
    Version,
)

REGIONS = ("UA-63", "UA-71", "UA")
FIRST_DAY = date(2025, 7, 20)
FIRST_INSTANT = datetime(2025, 7, 20, 6, tzinfo=UTC)

PLACES = (
    ReportPlace(precision=Precision.REGION, name="Kharkiv region"),
    ReportPlace(precision=Precision.PLACE, name="Kharkiv", latitude=49.98, longitude=36.25),
    ReportPlace(precision=Precision.POINT, name="Kharkiv city centre", latitude=49.99, longitude=36.23),
    ReportPlace(precision=Precision.PLACE, name="Kupiansk", latitude=49.71, longitude=37.61),
    ReportPlace(precision=Precision.DISTRICT, name="Izium"),
    ReportPlace(precision=Precision.UNKNOWN),
)
QUOTES = (
    None,
    "A strike on the market in Kupiansk killed three and wounded several",
    "A strike on the market in Kupiansk killed three and wounded several, officials said",
    "Shelling of a dormitory injured at least 33 people including Petro Melnyk",
    "Two men were shot near the railway station on Thursday",
    "Olena Kovalenko, 54, died in hospital",
    "One of the wounded died",
)


def counts() -> st.SearchStrategy[Count | None]:
    """Counts as reports state them, open and closed, and not stated."""
    numbers = st.integers(0, 6)
    return st.none() | st.builds(
        lambda low, more, width: Count(low=low, best=low + more, high=None if width is None else low + more + width),
        numbers,
        st.integers(0, 2),
        st.none() | st.integers(0, 2),
    )


@st.composite
def reports(draw: st.DrawFn, ordinal: int) -> Report:
    """One report; it states killed, injured or both."""
    killed = draw(counts())
    injured = draw(counts()) if killed is not None else Count.exactly(draw(st.integers(0, 4)))
    day = FIRST_DAY + timedelta(days=draw(st.integers(0, 3)))
    quote = draw(st.sampled_from(QUOTES))
    classes = st.sampled_from(EvidenceClass)
    change = draw(st.integers(0, 5)) == 0
    said = {
        "ordinal": ordinal,
        "place": draw(st.sampled_from(PLACES)),
        "occurred_on": day,
        "occurred_until": day + timedelta(days=draw(st.sampled_from([0, 0, 0, 1, 3]))),
        "date_precision": draw(st.sampled_from([0, 0, 1])),
        "killed": killed,
        "injured": injured,
        "change": change,
        "from_injured": change and draw(st.booleans()),
        "kind": Kind.SUMMARY if not change and draw(st.integers(0, 5)) == 0 else Kind.INCIDENT,
        "class": FigureClasses(
            killed=None if killed is None else draw(classes), injured=None if injured is None else draw(classes)
        ),
        "category": draw(
            st.sampled_from([Category.DRONE_STRIKE, Category.SHELLING, Category.ACCIDENT, Category.UNKNOWN])
        ),
        "quote": None if quote is None else Quote(text=quote, start=0, end=len(quote)),
    }
    return msgspec.convert(said, Report)


@st.composite
def rows(draw: st.DrawFn, document: Document, region: str, revision: int) -> RegionReports:
    """What one version of a document gives to a region, which may be nothing."""
    published_at = FIRST_INSTANT + timedelta(hours=draw(st.integers(0, 90)))
    most = 1 if document.topic == "incidents" else 3
    said = tuple(draw(reports(ordinal)) for ordinal in range(draw(st.integers(0, most))))
    return RegionReports(
        region=region,
        document=document,
        version=Version(revision, published_at.strftime("%Y-%m-%dT%H:%M:%S.%fZ"), "", 1),
        reader="test",
        published_at=published_at,
        url=draw(st.sampled_from([None, "https://news.example/1"])),
        reports=said,
    )


def documents() -> st.SearchStrategy[Document]:
    """Few documents of few sources."""
    return st.builds(
        Document,
        st.sampled_from(["articles", "incidents"]),
        st.sampled_from(["agency", "governor", "paper"]),
        st.sampled_from(["1", "2", "3", "4"]),
    )


@st.composite
def histories(draw: st.DrawFn, regions: Sequence[str] = REGIONS, most: int = 14) -> list[RegionReports]:
    """Rows in an order in which each (region, document) rises from version to version."""
    revisions: dict[tuple[str, Document], int] = {}
    history = []
    for _ in range(draw(st.integers(1, most))):
        document, region = draw(documents()), draw(st.sampled_from(regions))
        revision = revisions[region, document] = revisions.get((region, document), -1) + 1
        history.append(draw(rows(document, region, revision)))
    return history


@st.composite
def shuffled(draw: st.DrawFn, history: list[RegionReports]) -> list[RegionReports]:
    """The same rows in another order, stale ones left out as the ledger does."""
    greatest: dict[tuple[str, Document], RegionReports] = {}
    arriving = []
    for row in draw(st.permutations(history)):
        key = (row.region, row.document)
        if key not in greatest or row.version > greatest[key].version:
            greatest[key] = row
            arriving.append(row)
    return arriving


@st.composite
def batched(draw: st.DrawFn, history: list[RegionReports]) -> list[list[RegionReports]]:
    """The same rows in batches."""
    batches: list[list[RegionReports]] = [[]]
    for row in history:
        batches[-1].append(row)
        if draw(st.booleans()):
            batches.append([])
    return batches
