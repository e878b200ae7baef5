"""What a report costs the second hop beside many others: microseconds of processor time and bytes of memory.

`python -m tests.bench.resolution`. "fresh": a few reports a day; "region": the region holds 200,000 reports; "day": one
day of it holds 2,000, and the new reports are of that day. Every report has a quote, as those of articles do. Memory is
that of a history in the order of its days, first with all of it in memory, then with its last 180 days.
"""

import argparse
import gc
import time
import tracemalloc
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from random import Random

import typer
from msgspec.json import encode

from casualty_pipeline.counting import Counting
from casualty_pipeline.dedupe import utc_text
from casualty_pipeline.registers import decode_reports
from casualty_pipeline.tally.incremental import Tally
from casualty_schemas.category import Category
from casualty_schemas.count import Count
from casualty_schemas.report import (
    Document,
    EvidenceClass,
    FigureClasses,
    Precision,
    Quote,
    RegionReports,
    Report,
    ReportPlace,
    Version,
)

BATCH = 500
RESIDENT_DAYS = 180
FIRST_DAY = date(2015, 1, 1)
SYLLABLES = ("ka", "ro", "mi", "ten", "sul", "bar", "vik", "ola", "dun", "ger", "pol", "sha")
KINDS = (Category.SHOOTING, Category.DRONE_STRIKE, Category.SHELLING, Category.BOMBING, Category.UNKNOWN)


def rows(seed: int, *, days: int) -> Iterator[RegionReports]:
    """Reports of one region without end, a document each, on so many days; every fifth tells of the one before it."""
    random = Random(seed)
    number = 0
    while True:
        said = _report(random, FIRST_DAY + timedelta(days=random.randrange(days)))
        for _ in range(1 + (random.randrange(5) == 0)):
            number += 1
            published_at = datetime.combine(said.occurred_on, datetime.min.time(), UTC) + timedelta(seconds=number)
            yield RegionReports(
                region="UA-63",
                document=Document("articles", f"source {number % 40}", f"{seed}-{number}"),
                version=Version(0, utc_text(published_at), "", 1),
                reader="bench",
                published_at=published_at,
                reports=(said,),
            )


def _report(random: Random, day: date) -> Report:
    killed = random.choice((1, 1, 1, 2, 3, 5, 12))
    name = "".join(random.choices(SYLLABLES, k=3)).capitalize()
    place = ReportPlace(
        name=name, latitude=48 + 2 * random.random(), longitude=35 + 2 * random.random(), precision=Precision.PLACE
    )
    victim = " ".join("".join(random.choices(SYLLABLES, k=2)).capitalize() for _ in range(2))
    words = " ".join("".join(random.choices(SYLLABLES, k=2)) for _ in range(6))
    text = f"At least {killed} people, among them {victim}, were killed near {name} when {words}, officials said"
    return Report(
        ordinal=0,
        place=place,
        occurred_on=day,
        occurred_until=day,
        killed=Count.exactly(killed),
        injured=Count.exactly(random.randrange(9)),
        classes=FigureClasses(killed=EvidenceClass.STATED, injured=EvidenceClass.STATED),
        category=random.choice(KINDS),
        quote=Quote(text=text, start=0, end=len(text)),
    )


def microseconds_each(before: Iterable[RegionReports], new: Sequence[RegionReports]) -> float:
    """Processor time of one of the new reports, after all before them were taken in."""
    tally = Tally(Counting(), str)
    tally.load(before)
    gc.collect()
    gc.disable()
    began = time.thread_time()
    for start in range(0, len(new), BATCH):
        tally.apply(new[start : start + BATCH])
    spent = time.thread_time() - began
    gc.enable()
    return spent / len(new) * 1e6


def bytes_each(history: Sequence[RegionReports], *, resident_days: int | None) -> float:
    """Memory that one report of a history takes in the end, most of them asleep where old days leave memory."""
    tracemalloc.start()
    tally = Tally(Counting(), str, resident_days=resident_days)
    ledger: dict[Document, RegionReports] = {}
    for start in range(0, len(history), BATCH):
        batch = history[start : start + BATCH]
        tally.apply([decode_reports(encode(row)) for row in batch], lambda _, document: ledger.get(document))
        ledger.update({row.document: row for row in batch})  # the rows themselves were there before
    ledger.clear()
    gc.collect()
    taken, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return taken / len(history)


def main() -> None:
    """Measure and print one line a state."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=4_000, help="new reports that are measured")
    parser.add_argument("--region", type=int, default=200_000, help="reports that the full region holds before")
    parser.add_argument("--day", type=int, default=2_000, help="reports that the full day holds before")
    chosen = parser.parse_args()
    days = chosen.region // 25
    states = {
        "fresh": ((), rows(2, days=days)),
        "region": (islice(rows(1, days=days), chosen.region), rows(2, days=days)),
        "day": (islice(rows(1, days=1), chosen.day), rows(2, days=1)),
    }
    fresh = 0.0
    for state, (before, new) in states.items():
        cost = microseconds_each(before, [*islice(new, chosen.reports)])
        fresh = fresh or cost
        typer.echo(f"{state:8} {cost:8.1f} us a report, {cost / fresh:5.2f} times fresh")
    history = sorted(islice(rows(1, days=1_000), 25_000), key=lambda row: row.reports[0].occurred_on)
    for resident_days in (None, RESIDENT_DAYS):
        taken = bytes_each(history, resident_days=resident_days)
        typer.echo(f"{f'{resident_days} days' if resident_days else 'all days'} in memory: {taken:,.0f} bytes a report")


if __name__ == "__main__":
    main()
