"""How many texts a second are read in one process."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import process_time

from tests.evaluation.extraction.reading import article

from casualty_pipeline.reading import Reader
from casualty_schemas.article import Article


@dataclass(frozen=True, slots=True)
class Speed:
    """Texts read a second of processor time, one rate a run; the first run meets every text for the first time."""

    texts: int
    letters: int
    rates: tuple[float, ...]

    def line(self) -> str:
        """Say it in a line."""
        length = self.letters / self.texts / 1000
        spread = f"{min(self.rates):,.0f} - {max(self.rates):,.0f}, the first {self.rates[0]:,.0f}"
        runs = f"median of {len(self.rates)} runs over {self.texts} texts of {length:.1f} KB: {spread}"
        return f"speed: {median(self.rates):,.0f} texts/s of processor time in one process ({runs})"


def measure_speed(reader: Reader, folder: Path, *, runs: int, clock: Callable[[], float] = process_time) -> Speed:
    """Read `articles.jsonl` of a folder as often as asked; `clock` gives seconds.

    Raises:
        OSError: the file is missing.
    """
    articles = list(_articles(folder))
    rates = tuple(len(articles) / _seconds(reader, articles, clock) for _ in range(runs))
    return Speed(len(articles), sum(len(each.text) for each in articles), rates)


def _articles(folder: Path) -> Iterator[Article]:
    for line in (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield article(case=row["article_id"], title=row["title"], text=row["text"], day=row["published"])


def _seconds(reader: Reader, articles: Sequence[Article], clock: Callable[[], float]) -> float:
    began = clock()
    for each in articles:
        reader.read(each)
    return clock() - began
