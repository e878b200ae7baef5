"""News on Latin America of 1988-90: texts without a template, in which hardly a report of ours is right."""

import json
import re
from pathlib import Path

from tests.evaluation.extraction.measures import Answer, Measure
from tests.evaluation.extraction.reading import read

from casualty_pipeline.reading import Reader

_DATELINE = re.compile(r"(\d{1,2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w* (\d\d)\b")
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_NO_DATE = "1989-06-01"


def measure(reader: Reader, folder: Path) -> list[Measure]:
    """Measure, on `tst4.jsonl` of a folder, how many documents without a template give no report.

    A template stands for an act of terrorism only; a report of a clash is right all the same, so this is a list to
    judge by hand.

    Raises:
        OSError: the file is missing.
    """
    rows = [json.loads(line) for line in (folder / "tst4.jsonl").read_text(encoding="utf-8").splitlines()]
    empty = [row for row in rows if not row["templates"]]
    return [Measure.of("muc4: nothing read where no template is", (_answer(reader, row) for row in empty))]


def _answer(reader: Reader, row: dict[str, str]) -> Answer:
    reading = read(reader, case=row["doc_id"], title=None, text=row["text"], day=_published(row["text"]))
    quotes = [placed.report.quote.text for placed in reading.reports if placed.report.quote]
    return Answer(row["doc_id"], " | ".join(quotes), "", not quotes)


def _published(text: str) -> str:
    found = _DATELINE.search(text, 0, 200)
    if found is None:
        return _NO_DATE
    return f"19{found.group(3)}-{_MONTHS.index(found.group(2)) + 1:02d}-{int(found.group(1)):02d}"
