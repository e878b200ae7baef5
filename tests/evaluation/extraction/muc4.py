"""News on Latin America of 1988-90: texts without a template, in which hardly a report of ours is right."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.evaluation.extraction.hand import JudgedReport, Verdict, verdicts
from tests.evaluation.extraction.measures import Answer, Measure
from tests.evaluation.extraction.reading import read

from casualty_pipeline.reading import PlacedReport, Reader, Reading

_DATELINE = re.compile(r"(\d{1,2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w* (\d\d)\b")
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_NO_DATE = "1989-06-01"
_NOT_JUDGED = "not judged"


def measure(reader: Reader, folder: Path, readings: Path) -> list[Measure]:
    """Measure, on `tst4.jsonl` of a folder, what is read in documents without a template.

    A template stands for an act of terrorism only; a report of a clash is right all the same. So each report is looked
    up in the list that was judged by hand, and one that the list does not hold is told as not judged.

    Raises:
        OSError: the file is missing.
    """
    rows = [json.loads(line) for line in (folder / "tst4.jsonl").read_text(encoding="utf-8").splitlines()]
    readings_of = {row["doc_id"]: _read(reader, row) for row in rows if not row["templates"]}
    return [
        Measure.of("muc4: nothing read where no template is", map(_nothing_read, readings_of, readings_of.values())),
        _judged(readings_of, verdicts(readings)),
    ]


def _read(reader: Reader, row: Mapping[str, str]) -> Reading:
    return read(reader, case=row["doc_id"], title=None, text=row["text"], day=_published(row["text"]))


def _published(text: str) -> str:
    found = _DATELINE.search(text, 0, 200)
    if found is None:
        return _NO_DATE
    return f"19{found.group(3)}-{_MONTHS.index(found.group(2)) + 1:02d}-{int(found.group(1)):02d}"


def _nothing_read(case: str, reading: Reading) -> Answer:
    quotes = [placed.report.quote.text for placed in reading.reports if placed.report.quote]
    return Answer(case, " | ".join(quotes), "", not reading.reports)


def _judged(readings_of: Mapping[str, Reading], known: Mapping[JudgedReport, Verdict]) -> Measure:
    answers = tuple(_judgements(readings_of, known))
    told = Counter(answer.gold.partition(":")[0] for answer in answers)
    remark = f"muc4: {len(answers)} reports, judged false {told['false']}, {_NOT_JUDGED} {told[_NOT_JUDGED]}"
    return Measure("muc4: report right, as judged by hand", answers, remark)


def _judgements(readings_of: Mapping[str, Reading], known: Mapping[JudgedReport, Verdict]) -> Iterator[Answer]:
    for case, reading in readings_of.items():
        for placed in reading.reports:
            key = _key(case, placed)
            found = known.get(key)
            gold = f"{found.verdict}: {found.why}" if found else _NOT_JUDGED
            yield Answer(case, _told(key), gold, found is not None and found.verdict == "right")


def _key(case: str, placed: PlacedReport) -> JudgedReport:
    report = placed.report
    killed = report.killed.best if report.killed else None
    injured = report.injured.best if report.injured else None
    return JudgedReport(case, placed.region, report.occurred_on.isoformat(), killed, injured)


def _told(key: JudgedReport) -> str:
    return f"{key.region} {key.day}: killed {key.killed}, injured {key.injured}"
